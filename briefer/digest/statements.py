"""What a digest, written by anybody, states, statement by statement, and of which articles it says that they say so."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefer.text.calendar import MONTH_NAMES
from briefer.text.patterns import one_of
from briefer.text.sentences import split_paragraph

_BULLET: Final = re.compile(r"\s*(?:(?:[-*+•]|#{1,6}|\d{1,4}[.)])\s+)*")
_BRACKETS: Final = re.compile(r"[(\[](?P<inside>[^()\[\]\n]{1,400})[)\]]")
_DAY: Final = re.compile(rf"\d{{1,2}} (?:{one_of(month.capitalize() for month in MONTH_NAMES)}) \d{{4}}")
# What `briefer digest` writes around the sentences: no statements about the articles.
_TITLE: Final = re.compile(r"Digest of [\d,]+ articles?, [\d,]+ stor(?:y|ies)")
_FRAME: Final = re.compile(
    rf"[\d,]+ articles?(?:, [\d,]+ cop(?:y|ies))?(?:, {_DAY.pattern}(?: to {_DAY.pattern})?)?"
    r"|Where they differ|What changed|What several say|Timeline|More(?:: \d+)?|Articles|Their sentences|-{3,}"
    r"|(?:Not printed|Left out): .+|[\d,]+ articles? of unknown day kept \(--since\)\."
    r"|Every sentence is one of its article's brief .+"
)
_LEFT_OUT: Final = re.compile(r"Not in this digest(?:: \d+)?")
_ITEM: Final = 6  # words
_OPENING_DAY: Final = re.compile(rf"{_DAY.pattern}:? ")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or an item of a digest; `line` counts from 1, `named` are the articles that it names for it."""

    text: str
    line: int
    named: tuple[str, ...]


def names_of(paths: Sequence[str]) -> dict[str, str]:
    """How a digest may call its articles: by path, by the name of the file, by that without its suffix."""
    found: dict[str, str] = {}
    for make in (lambda path: path, lambda path: path.rpartition("/")[2], _stem):
        called: dict[str, list[str]] = {}
        for path in paths:
            called.setdefault(make(path), []).append(path)
        for name, every in called.items():
            if len(every) == 1 and name:  # what two files are called names neither
                found.setdefault(name, every[0])
    return found


def _stem(path: str) -> str:
    name = path.rpartition("/")[2]
    return name.rpartition(".")[0] or name


def statements(text: str, names: Mapping[str, str]) -> Iterator[Statement]:
    """The statements of a digest, in order.

    A name in brackets is that of the article that says what stands before it, back to the name before: "13 drones
    (a.txt), 15 drones (b.txt)". In what `briefer digest` wrote that is all between the two names, elsewhere the last
    sentence.

    Args:
        text: The digest as a reader sees it.
        names: Of `names_of`.
    """
    lines = text.split("\n")
    ours = any(_TITLE.fullmatch(_bare(line)) for line in lines[:3])
    is_left_out = False
    for number, line in enumerate(lines, start=1):
        said = _bare(line)
        if ours:
            if _LEFT_OUT.fullmatch(said):
                is_left_out = True
                continue
            if _TITLE.fullmatch(said) or _FRAME.fullmatch(said) or not said:
                is_left_out = is_left_out and not said
                continue
            if is_left_out:
                continue
            said = _OPENING_DAY.sub("", said, count=1)
            if row := _row(said, names):
                yield from (Statement(title, number, (who,)) for who, title in [row] if title)
                continue
        yield from _of_line(said, number, names, ours)


def _bare(line: str) -> str:
    return line[_BULLET.match(line).end() :].strip()  # type: ignore[union-attr]


def _row(said: str, names: Mapping[str, str]) -> tuple[str, str] | None:
    """The article and the title of a row of our list of articles; None for another line."""
    for end in (match.start() for match in re.finditer(r"[,:]|\Z", said)):
        if (path := names.get(said[:end])) is not None:
            _, _, title = said[end:].partition(": ")
            return path, title
    return None


def _of_line(said: str, number: int, names: Mapping[str, str], ours: bool) -> Iterator[Statement]:
    at = 0
    for match in _BRACKETS.finditer(said):
        if named := _named(match["inside"], names):
            yield from _chunk(said[at : match.start()], number, named, ours)
            at = match.end()
    yield from _chunk(said[at:], number, (), ours)


def _named(inside: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The articles that brackets name; none where something else stands in them too."""
    if inside in names:
        return (names[inside],)
    parts = [part.strip() for part in re.split(r"[,;]\s", inside)]
    if not all(part in names or _DAY.fullmatch(part) for part in parts):
        return ()
    return tuple(dict.fromkeys(names[part] for part in parts if part in names))


def _items(sentence: str) -> list[str]:
    """A sentence, and apart from it the short item that it ends in: "Drones struck Velin: 13 drones"."""
    head, colon, item = sentence.rpartition(": ")
    return [head, item] if colon and len(item.split()) <= _ITEM else [sentence]


def _chunk(text: str, number: int, named: tuple[str, ...], ours: bool) -> Iterator[Statement]:
    text = text.strip(" \t,;.") if not any(char.isalnum() for char in text) else text.strip(" \t,;")
    sentences = [part for span in split_paragraph(text) for part in _items(span.of(text))]
    for place, sentence in enumerate(sentences, start=1):
        if any(char.isalnum() for char in sentence):
            yield Statement(sentence, number, named if ours or place == len(sentences) else ())
