import json
import os
import shutil
import subprocess
import sys
from importlib import util
from pathlib import Path

import pytest
from models import CORPUS, FAMILIES

from briefer.errors import ConfigError, ModelError
from briefer.models import GenerationSettings, Passage, load
from briefer.models.base import Choice
from briefer.models.ctranslate2_engine import store
from briefer.models.ctranslate2_engine.record import RECORD, whole_record
from briefer.models.model_folder import resolve

PASSAGES = [Passage(None, CORPUS[0]), Passage("Storm", CORPUS[1]), Passage("Space", CORPUS[3]), Passage(None, "Six.")]


def _cut(name):
    return lambda entry: os.truncate(entry / name, (entry / name).stat().st_size // 2)


def _write(name, data):
    return lambda entry: (entry / name).write_bytes(data)


def _pipe(name):
    def put(entry):
        (entry / name).unlink()
        os.mkfifo(entry / name)

    return put


def _flip(entry):
    content = bytearray((entry / "model" / "model.bin").read_bytes())
    content[len(content) // 2] ^= 255
    (entry / "model" / "model.bin").write_bytes(content)


def _replace(entry, put):
    shutil.rmtree(entry)
    put(entry)


def _unlink(name):
    return lambda entry: (entry / name).unlink()


DAMAGES = {
    "weights cut off": _cut("model/model.bin"),
    "weights empty": _write("model/model.bin", b""),
    "weights changed": _flip,
    "weights gone": _unlink("model/model.bin"),
    "vocabulary gone": _unlink("model/shared_vocabulary.json"),
    "vocabulary of another": _write("model/shared_vocabulary.json", b'["a"]'),
    "settings gone": _unlink("model/config.json"),
    "settings broken": _write("model/config.json", b"{"),
    "model gone": lambda entry: shutil.rmtree(entry / "model"),
    "tokenizer gone": _unlink("tokenizer.json"),
    "tokenizer cut off": _cut("tokenizer.json"),
    "record empty": _write("record.json", b""),
    "record a pipe": _pipe("record.json"),
    "seal a pipe": _pipe("seal.json"),
    "record of another form": _write("record.json", b"[]"),
    "record without fields": _write("record.json", b"{}"),
    "nothing in it": lambda entry: _replace(entry, Path.mkdir),
    "a file in its place": lambda entry: _replace(entry, Path.touch),
}

FAMILY = pytest.mark.parametrize("family", list(FAMILIES))

GREEDY = GenerationSettings(num_beams=1)


def test_a_missing_extra_is_named(model_folders, monkeypatch):
    find_spec = util.find_spec
    monkeypatch.setattr(
        "briefer.models.ctranslate2_engine.find_spec",
        lambda name: None if name == "ctranslate2" else find_spec(name),
    )

    with pytest.raises(ConfigError, match=r'needs an extra: run `pip install "briefer-cli\[fast\]"`'):
        load(str(model_folders("t5")), engine="ctranslate2")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"engine": "onnx"}, "unknown engine onnx: give numpy, transformers or ctranslate2"),
        ({"compute_type": "int4"}, "unknown compute type int4: give int8 or float32"),
    ],
)
def test_unknown_names(values, message):
    with pytest.raises(ConfigError, match=message):
        load("extractive", **values)


pytest.importorskip("ctranslate2")


@pytest.fixture(autouse=True, scope="module")
def cache(tmp_path_factory):
    """A cache of its own, with a space in its name, for all tests of this file."""
    folder = tmp_path_factory.mktemp("briefer cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFER_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="module")
def folders(model_folders, tmp_path_factory):
    """Tiny models that never write padding, by which the engines count repeats differently, nor end at once."""

    def folder(family):
        copy = tmp_path_factory.getbasetemp() / f"fast {family}"
        if not copy.exists():
            shutil.copytree(model_folders(family), copy)
            file = copy / "generation_config.json"
            search = json.loads(file.read_text())
            never = ["pad_token_id", *(["eos_token_id"] if family == "bart" else [])]
            file.write_text(json.dumps({**search, "suppress_tokens": [search[name] for name in never]}))
        return copy

    return folder


def load_fast(folder, settings=None, compute_type="float32"):
    return load(str(folder), settings, engine="ctranslate2", compute_type=compute_type)


@FAMILY
def test_greedy_texts_equal_those_of_transformers(folders, family):
    folder = folders(family)
    slow = load(str(folder), GREEDY, grounded=False)
    fast = load_fast(folder, GREEDY)

    encoded = [fast._encode(passage) for passage in PASSAGES]

    for ours, theirs in zip(fast._search(encoded, []), slow._search(encoded, []), strict=True):
        assert [hypothesis.tokens for hypothesis in ours] == [hypothesis.tokens for hypothesis in theirs]
        assert len(ours[0].tokens) > 5
    for ours, theirs in zip(fast.candidates(PASSAGES), slow.candidates(PASSAGES), strict=True):
        assert [candidate.text for candidate in ours] == [candidate.text for candidate in theirs]


@FAMILY
def test_scores_are_those_of_transformers_where_nothing_is_barred(folders, family):
    """CTranslate2 shares the probability of what is barred (here: padding, half a percent) out among the rest."""
    settings = GenerationSettings(num_beams=1, no_repeat_ngram_size=0, length_penalty=2.0)
    slow = load(str(folders(family)), settings, grounded=False)
    fast = load_fast(folders(family), settings)

    for ours, theirs in zip(fast.candidates(PASSAGES), slow.candidates(PASSAGES), strict=True):
        assert [c.score for c in ours] == pytest.approx([c.score for c in theirs], abs=0.01)


@FAMILY
def test_choices_are_scored_as_by_transformers(folders, family, tmp_path):
    folder = shutil.copytree(folders(family), tmp_path / family)
    (folder / "briefer.json").write_text('{"prompt": "plain", "decoding": "choices"}')
    choices = tuple(Choice((text, text.partition(",")[0] + "."), 1.0 + n) for n, text in enumerate(CORPUS))
    passages = [Passage(None, CORPUS[0], choices), Passage("Storm", CORPUS[1], choices[:2]), Passage(None, CORPUS[2])]
    slow, fast = load(str(folder)), load_fast(folder)
    assert fast.reranks_options
    assert fast.grounded

    for ours, theirs in zip(fast.candidates(passages), slow.candidates(passages), strict=True):
        assert {c.text: c.score for c in ours} == pytest.approx({c.text: c.score for c in theirs}, abs=0.01)


@FAMILY
def test_ids_are_those_of_transformers(folders, family):
    slow, fast = load(str(folders(family))), load_fast(folders(family))

    for text in (*CORPUS, " two  spaces ", "¥7½", ""):
        passage = Passage("Heading", text)
        assert fast._encode(passage) == slow._encode(passage)
    assert fast._round_trip(CORPUS) == slow._round_trip(CORPUS)
    assert fast.losses == slow.losses


@FAMILY
def test_a_mark_of_the_tokenizer_in_an_article_is_text_to_both(folders, family):
    slow, fast = load(str(folders(family))), load_fast(folders(family))
    spelled = Passage("</s>", "It reads </s>, <pad> and <mask_1>, he said.")

    assert fast._encode(spelled) == slow._encode(spelled)
    assert fast._encode(spelled).count(slow._model.config.eos_token_id) == 1


@FAMILY
def test_beams_give_several_candidates(folders, family):
    # In int8 the beams of a tiny model come to one text on some processors.
    found = load_fast(folders(family), GenerationSettings(num_beams=4)).candidates(PASSAGES)

    assert len(found) == len(PASSAGES)
    assert any(len(candidates) > 1 for candidates in found)
    for candidates in found:
        texts = [candidate.text for candidate in candidates]
        assert len(texts) <= 4
        assert len(set(texts)) == len(texts)
        assert all(text == text.strip() and text.isprintable() for text in texts)
        assert all(candidate.score < 0 for candidate in candidates)


@FAMILY
@pytest.mark.parametrize("compute_type", ["int8", "float32"])
def test_company_changes_nothing(folders, family, compute_type):
    summarizer = load_fast(folders(family), compute_type=compute_type)
    alone = [summarizer.candidates([passage])[0] for passage in PASSAGES]

    together = summarizer.candidates([*PASSAGES, Passage(None, " \n"), *reversed(PASSAGES)])

    texts = [[c.text for c in candidates] for candidates in alone]
    assert [[c.text for c in candidates] for candidates in together] == [*texts, [], *reversed(texts)]


def test_what_it_says_of_itself(folders):
    folder = folders("t5")
    slow, fast = load(str(folder)), load_fast(folder)

    assert (fast.engine, fast.grounded) == ("ctranslate2", False)
    assert (fast.name, fast.sha256, fast.prompt) == (slow.name, slow.sha256, slow.prompt)
    assert fast.settings == slow.settings


def test_what_does_not_fit_is_an_error_and_never_cut(folders):
    summarizer = load_fast(folders("bart"))
    long = Passage(None, " ".join(CORPUS))

    assert not summarizer.fits(long)
    with pytest.raises(ModelError, match=r"\d+ tokens do not fit its 128: split the text"):
        summarizer.candidates([PASSAGES[0], long])


def test_a_half_word_at_the_longest_length_is_left_out(folders):
    settings = GenerationSettings(num_beams=1, max_new_tokens=9)
    slow = load(str(folders("bart")), settings, grounded=False)
    fast = load_fast(folders("bart"), settings)

    found = fast.candidates(PASSAGES)

    assert [[c.text for c in cs] for cs in found] == [[c.text for c in cs] for cs in slow.candidates(PASSAGES)]
    hypotheses = [h for hs in fast._search([fast._encode(p) for p in PASSAGES], []) for h in hs]
    assert any(len(h.tokens) == 9 and not h.ended for h in hypotheses)


@pytest.mark.parametrize("family", ["led", "mbart"])
def test_families_that_it_cannot_run(folders, tmp_path, family):
    folder = shutil.copytree(folders("bart"), tmp_path / family)
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "model_type": family}))

    with pytest.raises(ModelError, match=rf"is a {family} model, .*: use --engine transformers") as caught:
        load_fast(folder)
    assert "\n" not in str(caught.value)


def test_the_second_run_needs_neither_torch_nor_transformers(folders, tmp_path):
    folder = shutil.copytree(folders("t5-spiece"), tmp_path / "a folder with spaces")
    script = (
        "import json, sys\n"
        "from briefer.models import Passage, load\n"
        "found = load(sys.argv[1], engine='ctranslate2').candidates([Passage(None, sys.argv[2])])\n"
        "heavy = [name for name in ('torch', 'transformers', 'sentencepiece') if name in sys.modules]\n"
        "print(json.dumps([[c.text for c in found[0]], heavy]))\n"
    )
    command = [sys.executable, "-c", script, str(folder), CORPUS[0]]
    environment = {**os.environ, "BRIEFER_CACHE": str(tmp_path / "cache")}
    runs = [
        json.loads(subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout)
        for _ in range(2)
    ]

    assert runs[0][0] == runs[1][0]
    assert runs[0][0]
    assert "torch" in runs[0][1]
    assert runs[1][1] == []


class TestCache:
    @pytest.fixture
    def folder(self, folders, tmp_path, monkeypatch):
        """A model's folder that a test may change, and an empty cache."""
        monkeypatch.setenv("BRIEFER_CACHE", str(tmp_path / "cache"))
        return shutil.copytree(folders("t5"), tmp_path / "model")

    @pytest.fixture
    def conversions(self, monkeypatch):
        from briefer.models.ctranslate2_engine import conversion

        made = []
        convert = conversion.convert
        monkeypatch.setattr(conversion, "convert", lambda *args: (made.append(args[1].value), convert(*args)))
        return made

    def entries(self, tmp_path):
        return sorted((tmp_path / "cache" / "ctranslate2").iterdir())

    def test_a_model_is_converted_once_for_each_precision(self, folder, conversions, tmp_path):
        for compute_type in ("int8", "float32", "int8", "float32"):
            load_fast(folder, compute_type=compute_type)

        assert conversions == ["int8", "float32"]
        assert len(self.entries(tmp_path)) == 2

    @pytest.mark.parametrize("file", ["config.json", "tokenizer.json", "generation_config.json"])
    def test_a_changed_folder_is_another_model(self, folder, conversions, file):
        load_fast(folder)
        (folder / file).write_text((folder / file).read_text() + "\n")
        load_fast(folder)

        assert len(conversions) == 2

    def test_changed_weights_are_another_model(self, folder, conversions):
        from safetensors.numpy import load_file, save_file

        load_fast(folder)
        weights = load_file(folder / "model.safetensors")
        save_file(
            {name: 2 * tensor for name, tensor in weights.items()}, folder / "model.safetensors", {"format": "pt"}
        )
        load_fast(folder)

        assert len(conversions) == 2

    def test_half_a_conversion_is_never_found(self, folder, conversions, tmp_path, monkeypatch):
        def break_off(self):
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(store.Record, "to_json", break_off)
            with pytest.raises(KeyboardInterrupt):
                load_fast(folder)
        assert self.entries(tmp_path) == []

        assert load_fast(folder).candidates(PASSAGES[:1])[0]

    def test_what_a_killed_process_left_is_made_again(self, folder, tmp_path):
        load_fast(folder)
        (entry,) = self.entries(tmp_path)
        (entry / RECORD).unlink()

        assert load_fast(folder).candidates(PASSAGES[:1])[0]

    @pytest.mark.parametrize("damage", DAMAGES)
    def test_what_is_damaged_is_made_again(self, folder, tmp_path, damage):
        before = load_fast(folder).candidates(PASSAGES[:1])
        (entry,) = self.entries(tmp_path)
        DAMAGES[damage](entry)

        assert load_fast(folder).candidates(PASSAGES[:1]) == before
        assert self.entries(tmp_path) == [entry]
        assert whole_record(entry) is not None

    def test_two_processes_at_once(self, folder, tmp_path, monkeypatch):
        """The other one is done while this one still converts."""
        from briefer.models.ctranslate2_engine import conversion

        convert = conversion.convert

        def late(resolved, compute_type, making):
            convert(resolved, compute_type, making)
            shutil.copytree(making, making.parent.parent / store._key(resolved, compute_type))

        monkeypatch.setattr(conversion, "convert", late)

        assert load_fast(folder).candidates(PASSAGES[:1])[0]
        assert len(self.entries(tmp_path)) == 1

    def test_a_cache_that_cannot_be_written(self, folder, tmp_path):
        (tmp_path / "cache").write_text("a file")

        with pytest.raises(ModelError, match=r"cannot be kept in .*: free some space, or set BRIEFER_CACHE"):
            load_fast(folder)

    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ({"BRIEFER_CACHE": "/b", "XDG_CACHE_HOME": "/x"}, "/b"),
            ({"XDG_CACHE_HOME": "/x"}, "/x/briefer"),
            ({}, str(Path.home() / ".cache" / "briefer")),
        ],
    )
    def test_where_it_is(self, monkeypatch, values, expected):
        for name in ("BRIEFER_CACHE", "XDG_CACHE_HOME"):
            monkeypatch.delenv(name, raising=False)
        for name, value in values.items():
            monkeypatch.setenv(name, value)

        assert store.cache_folder() == Path(expected)

    def test_the_key_tells_files_apart(self, folder):
        before = store._key(resolve(str(folder)), store.ComputeType.INT8)
        (folder / "special_tokens_map.json").write_text("{}")

        assert store._key(resolve(str(folder)), store.ComputeType.INT8) != before
