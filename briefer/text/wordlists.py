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

A module that needs several short lists keeps them in one file, each under a line ``# list: NAME``; what its comments
say holds until the next one. An entry of a list that maps words to something is ``halve = 0.5``.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

ARROW = " => "
_SECTION = "# list: "

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
def words(package: str, file: str, section: str = "") -> frozenset[str]:
    """The entries of a list of words.

    Args:
        package: The package whose folder holds the file: ``__package__`` of the module that asks.
        file: Its name, such as ``negations.tsv``.
        section: Which of its lists, where it holds several.

    Raises:
        WordListError: when the file is not written as this module says, or has no such list.
    """
    return frozenset(ordered_words(package, file, section))


def ordered_words(package: str, file: str, section: str = "") -> tuple[str, ...]:
    """The entries of a list in the order of the file, for whoever tries one after the other. As `words` otherwise."""
    name = _name(package, file, section)
    found = _sections(package, file).get(section)
    if not found:
        raise WordListError(f"{name}: holds no entry")
    return tuple(entry for entry in found if (name, entry) not in _left_out) if _left_out else found


def word_map(package: str, file: str, section: str = "") -> dict[str, str]:
    """What each word of a list of ``word = value`` maps to, in the order of the file. As `words` otherwise."""
    pairs = (entry.partition(" = ") for entry in ordered_words(package, file, section))
    return {word: value for word, _, value in pairs}


@cache
def _sections(package: str, file: str) -> dict[str, tuple[str, ...]]:
    """The entries of each list of a file; the only list of a file has the name ""."""
    text = _PACKAGE.joinpath(*package.split(".")[1:], file).read_text(encoding="utf-8")
    if _SECTION not in text:  # without `_lines`: a start reads some 20,000 entries so
        return {"": tuple([line.partition("\t")[0] for line in text.splitlines() if line and line[0] != "#"])}
    sections: dict[str, list[str]] = {}
    found: list[str] = []
    for line in text.splitlines():
        if line.startswith(_SECTION):
            found = sections.setdefault(line.removeprefix(_SECTION).strip(), [])
        elif line and line[0] != "#":
            found.append(line.partition("\t")[0])
    return {name: tuple(entries) for name, entries in sections.items()}


def _name(package: str, file: str, section: str) -> str:
    return f"{package}:{file}{section and '#'}{section}"


def read_lists(path: Path, name: str) -> tuple[WordList, ...]:
    """The whole lists of a file with reasons and witnesses, for tests and for maintainers.

    Raises:
        WordListError: when an entry has no reason or no witness, or stands twice, or a list names no probe.
    """
    lists: list[_Reading] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith(_SECTION) or not lists:
            section = line.removeprefix(_SECTION).strip() if line.startswith(_SECTION) else ""
            lists.append(_Reading(f"{name}{section and '#'}{section}"))
        if line.startswith("#") and not line.startswith(_SECTION):
            lists[-1].head(line.lstrip("# "))
        elif line and not line.startswith("#"):
            lists[-1].entry(number, line)
    if len(lists) > 1 and lists[0].name == name and not lists[0].entries:
        del lists[0]  # what stands above the first list is about the file
    return tuple(one.whole() for one in lists) or (_Reading(name).whole(),)


class _Reading:
    """A list of words while its lines are read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.heads = {"probe": "", "witness": "", "reason": ""}
        self.about: list[str] = []
        self.entries: dict[str, Entry] = {}

    def head(self, line: str) -> None:
        key, _, value = line.partition(": ")
        if key in self.heads:
            self.heads[key] = value.strip()
        else:
            self.about.append(line)

    def entry(self, number: int, line: str) -> None:
        text, reason, witness, probe = (*line.split("\t"), "", "", "")[:4]
        reason = reason or self.heads["reason"]
        witness = witness or _filled(self.heads["witness"], text)
        if not self.heads["probe"]:
            raise WordListError(f'{self.name}: names no probe; give "# probe: NAME", one of tests/witnesses.py')
        if not reason or ARROW not in witness:
            raise WordListError(f'{self.name}:{number}: "{text}" needs a reason and a witness "example{ARROW}answer"')
        if text in self.entries:
            raise WordListError(f'{self.name}:{number}: "{text}" stands there twice')
        self.entries[text] = Entry(text, reason, witness, probe or self.heads["probe"])

    def whole(self) -> WordList:
        if not self.entries:
            raise WordListError(f"{self.name}: holds no entry")
        return WordList(self.name, " ".join(self.about), tuple(self.entries.values()))


def _filled(template: str, text: str) -> str:
    """A witness for an entry; of ``halve = 0.5`` it shows the word, and for ``{value}`` what it maps to."""
    text, _, value = text.partition(" = ")
    for name, filling in (("entry", text), ("value", value)):
        template = template.replace(f"{{{name}}}", filling)
        template = template.replace(f"{{{name.capitalize()}}}", filling[:1].upper() + filling[1:])
    return template
