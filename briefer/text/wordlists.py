"""Lists of words that decide what is printed or judged: data files, each entry with its reason and a witness.

A list is a file of tab-separated values beside the module that uses it, ``negations.tsv``::

    # Words that turn a statement round: none of them may be cut.
    # probe: cuts
    not<TAB>denies what follows<TAB>The board, which did not vote, resigned. => -
    hardly<TAB>nearly denies what follows<TAB>...

Lines that begin with ``#`` say what the list decides and which probe of `tests/witnesses.py` reads its witnesses. A
line is an entry, why it is there, and a witness: an input and, behind `` => ``, what the probe answers to it. Taken
out, the entry changes that answer; `tests/test_words.py` takes out one after another and fails where nothing changes.

A list of very many entries of one kind gives its witness once: ``# witness: {Entry} spoke in Leeds. => -`` serves all
entries that have none of their own; ``{entry}`` stands for the entry as it is written, ``{Entry}`` for the entry with a
capital. Likewise ``# reason: ...``. A fourth value names the probe of an entry whose witness needs another one.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

ARROW = " => "

# Not importlib.resources, which costs a start more than all that is read here.
_PACKAGE = Path(__file__).parents[1]


class WordListError(ValueError):
    """A list of words that is not written as this module says; its message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: the word or words, why they are there, what shows it, and the probe that reads that."""

    text: str
    reason: str
    witness: str
    probe: str

    @property
    def example(self) -> str:
        """The witness's input."""
        return self.witness.partition(ARROW)[0]

    @property
    def answer(self) -> str:
        """What the list's probe answers to the witness's input."""
        return self.witness.partition(ARROW)[2]


@dataclass(frozen=True, slots=True)
class WordList:
    """A list of words: what it decides, and its entries in order."""

    name: str
    about: str
    entries: tuple[Entry, ...]


_left_out: set[tuple[str, str]] = set()
"""Entries, by the name of their list, that a test has taken out before it imports what reads them."""


@cache
def words(package: str, file: str) -> frozenset[str]:
    """The entries of a list of words.

    Args:
        package: The package whose folder holds the file: ``__package__`` of the module that asks.
        file: Its name, such as ``negations.tsv``.

    Raises:
        WordListError: when the file is not written as this module says.
    """
    return frozenset(ordered_words(package, file))


def ordered_words(package: str, file: str) -> tuple[str, ...]:
    """The entries of a list in the order of the file, for whoever tries one after the other. As `words` otherwise."""
    name = f"{package}:{file}"
    text = _PACKAGE.joinpath(*package.split(".")[1:], file).read_text(encoding="utf-8")
    # Without `_lines`: a start reads some 20,000 entries so.
    found = tuple([line.partition("\t")[0] for line in text.splitlines() if line and line[0] != "#"])
    if not found:
        raise WordListError(f"{name}: holds no entry")
    return tuple(entry for entry in found if (name, entry) not in _left_out) if _left_out else found


def read_list(path: Path, name: str) -> WordList:
    """A whole list with reasons and witnesses, for tests and for `briefer` maintainers.

    Raises:
        WordListError: when an entry has no reason or no witness, or stands twice, or the list names no probe.
    """
    heads = {"probe": "", "witness": "", "reason": ""}
    about: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            key, _, value = line.lstrip("# ").partition(": ")
            if key in heads:
                heads[key] = value.strip()
            else:
                about.append(line.lstrip("# "))
    if not heads["probe"]:
        raise WordListError(f'{name}: names no probe; give "# probe: NAME", one of tests/witnesses.py')
    entries: dict[str, Entry] = {}
    for number, line in _lines(path, name):
        text, reason, witness, probe = (*line.split("\t"), "", "", "")[:4]
        reason = reason or heads["reason"]
        witness = witness or _filled(heads["witness"], text)
        if not reason or ARROW not in witness:
            raise WordListError(f'{name}:{number}: "{text}" needs a reason and a witness "example{ARROW}answer"')
        if text in entries:
            raise WordListError(f'{name}:{number}: "{text}" stands there twice')
        entries[text] = Entry(text, reason, witness, probe or heads["probe"])
    return WordList(name, " ".join(about), tuple(entries.values()))


def _lines(path: Path, name: str) -> list[tuple[int, str]]:
    """The lines that hold an entry, with their numbers from 1."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [(number, line) for number, line in enumerate(lines, start=1) if line and not line.startswith("#")]
    if not found:
        raise WordListError(f"{name}: holds no entry")
    return found


def _filled(template: str, text: str) -> str:
    return template.replace("{entry}", text).replace("{Entry}", text[:1].upper() + text[1:])
