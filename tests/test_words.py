"""Every entry of every list of words decides something: taken out, the answer to its witness changes.

A run tries a sample, the same one every time; ``BRIEFER_ALL_WORDS=1 python -m pytest tests/test_words.py`` tries all.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest

import briefer
from briefer.text import wordlists
from briefer.text.wordlists import Entry, WordList, WordListError, read_lists
from tests.witnesses import PROBES

ROOT = Path(briefer.__file__).parent
PATHS = sorted(ROOT.rglob("*.tsv"))
SAMPLE = 24
EACH = 2


def _name(path: Path) -> str:
    package = ".".join(("briefer", *path.parent.relative_to(ROOT).parts))
    return f"{package}:{path.name}"


LISTS = [words for path in PATHS for words in read_lists(path, _name(path))]
ROWS = [(words, entry) for words in LISTS for entry in words.entries]


def _sample() -> list[tuple[WordList, Entry]]:
    if os.environ.get("BRIEFER_ALL_WORDS"):
        return ROWS
    drawn = sorted(ROWS, key=lambda row: sha256(f"{row[0].name} {row[1].text}".encode()).digest())
    taken: dict[str, int] = {}
    sample = []
    for row in drawn:  # a list of thousands of entries must not crowd out the others
        taken[row[0].name] = taken.get(row[0].name, 0) + 1
        if taken[row[0].name] <= EACH:
            sample.append(row)
    return sample[:SAMPLE]


@contextmanager
def _without(name: str, text: str) -> Iterator[None]:
    """Imports briefer anew without one entry; afterwards the modules of before are back."""
    kept = {module: sys.modules[module] for module in sys.modules if module.split(".")[0] == "briefer"}
    for module in kept:
        if module not in ("briefer", "briefer.text", "briefer.text.wordlists"):
            del sys.modules[module]
    parents = {m: dict(vars(kept[m])) for m in ("briefer", "briefer.text")}
    for parent in parents:
        del sys.modules[parent]
    wordlists.words.cache_clear()
    wordlists._left_out.add((name, text))
    try:
        yield
    finally:
        wordlists._left_out.discard((name, text))
        wordlists.words.cache_clear()
        for module in [module for module in sys.modules if module.split(".")[0] == "briefer"]:
            del sys.modules[module]
        sys.modules.update(kept)


def test_there_are_lists() -> None:
    assert PATHS


@pytest.mark.parametrize("words", LISTS, ids=lambda words: words.name)
def test_witnesses_hold(words: WordList) -> None:
    assert words.about, f"{words.name}: say what the list decides"
    wrong = [
        f"{entry.text}: {entry.example} => {found}, not {entry.answer}"
        for entry in words.entries
        if (found := PROBES[entry.probe](entry.example)) != entry.answer
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("words", "entry"), [pytest.param(w, e, id=f"{w.name} {e.text}") for w, e in _sample()])
def test_no_entry_is_idle(words: WordList, entry: Entry) -> None:
    with _without(words.name, entry.text):
        assert PROBES[entry.probe](entry.example) != entry.answer, "nothing changes without it: drop it, or witness it"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("# about\nnot\twhy\ta => b\n", "names no probe", id="no probe"),
        pytest.param("# probe: cuts\nnot\twhy\n", "needs a reason and a witness", id="no witness"),
        pytest.param("# probe: cuts\nnot\t\ta => b\n", "needs a reason and a witness", id="no reason"),
        pytest.param("# probe: cuts\nnot\twhy\ta => b\nnot\twhy\ta => b\n", "stands there twice", id="twice"),
        pytest.param("# probe: cuts\n", "holds no entry", id="empty"),
    ],
)
def test_lists_that_are_not_written_so(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "words.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WordListError, match=message):
        read_lists(path, "words.tsv")


def test_all_lists_ship() -> None:
    for path in PATHS:
        package, _, file = _name(path).partition(":")
        assert files(package).joinpath(file).is_file()
