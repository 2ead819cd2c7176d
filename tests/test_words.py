"""Every entry of every list of words decides something: taken out, the answer to its witness changes.

With ``CI`` or ``BRIEFER_ALL_WORDS`` set all entries are tried, in groups (`tests/word_groups.py`); else a sample, the
same one every time, each alone and in a group.
"""

import os
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest

import briefer
from briefer.text.wordlists import ARROW, Entry, WordList, WordListError, read_lists
from tests.witnesses import PROBES
from tests.word_groups import Row, changed_together, changes_alone, groups_of

ROOT = Path(briefer.__file__).parent
PATHS = sorted(ROOT.rglob("*.tsv"))
SAMPLE = 24
EACH = 2
SHARES = 16
"""Into how many tests all groups are dealt."""
ALL = bool(os.environ.get("CI") or os.environ.get("BRIEFER_ALL_WORDS"))


def _name(path: Path) -> str:
    package = ".".join(("briefer", *path.parent.relative_to(ROOT).parts))
    return f"{package}:{path.name}"


LISTS = [words for path in PATHS for words in read_lists(path, _name(path))]
ROWS = [(words, entry) for words in LISTS for entry in words.entries]


def _sample() -> list[Row]:
    drawn = sorted(ROWS, key=lambda row: sha256(f"{row[0].name} {row[1].text}".encode()).digest())
    taken: dict[str, int] = {}
    sample = []
    for row in drawn:  # a list of thousands of entries must not crowd out the others
        taken[row[0].name] = taken.get(row[0].name, 0) + 1
        if taken[row[0].name] <= EACH:
            sample.append(row)
    return sample[:SAMPLE]


@cache
def _groups() -> list[list[Row]]:
    return groups_of(ROWS)


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
def test_no_entry_of_a_sample_is_idle(words: WordList, entry: Entry) -> None:
    assert changes_alone(words, entry), "nothing changes without it: drop it, or witness it"


def test_a_group_decides_as_single_entries_do() -> None:
    rows = _sample()
    idle = [(words, replace(entry, witness=f"Ana Lee spoke.{ARROW}-", probe="cuts")) for words, entry in rows[:2]]
    changed = {
        (words.name, entry.text, entry.witness): answer
        for group in groups_of([*rows, *idle])
        for (words, entry), answer in zip(group, changed_together(group), strict=True)
    }
    assert len(changed) == len(rows) + len(idle)
    for words, entry in (*rows, *idle):
        assert changed[words.name, entry.text, entry.witness] == changes_alone(words, entry), (words.name, entry.text)


@pytest.mark.skipif(not ALL, reason="some minutes; set BRIEFER_ALL_WORDS=1")
@pytest.mark.parametrize("share", range(SHARES))
def test_no_entry_is_idle(share: int) -> None:
    groups = _groups()[share::SHARES]
    assert groups
    idle = [
        f"{words.name}: {entry.text}"
        for group in groups
        for (words, entry), changed in zip(group, changed_together(group), strict=True)
        if not changed and not changes_alone(words, entry)
    ]
    assert not idle, "nothing changes without these: drop them, or witness them\n" + "\n".join(idle)


@pytest.mark.parametrize(
    ("entries", "apart"),
    [
        pytest.param([("not", "It did not fall."), ("never", "It never fell.")], False, id="strangers"),
        pytest.param(
            [("not", "It never did not fall."), ("never", "It never fell.")], True, id="in the other's witness"
        ),
        pytest.param([("carry", "They carry it."), ("boats", "It carries boats.")], True, id="inflected"),
        pytest.param([("école", "Une école."), ("ville", "Une ECOLE en ville.")], True, id="accents and case"),
        pytest.param([("a = b", "Say a."), ("c = d", "Say d, not b.")], True, id="what it maps to"),
    ],
)
def test_which_entries_go_together(entries: list[tuple[str, str]], apart: bool) -> None:
    filling = [Entry(f"filling{number}", "", "", "") for number in range(4)]  # no group has half of a list
    made = [Entry(text, "", f"{example}{ARROW}-", "cuts") for text, example in entries]
    words = WordList("list", "", (*made, *filling))
    assert len(groups_of([(words, entry) for entry in made])) == 1 + apart


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
