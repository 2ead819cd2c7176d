"""Counting what a source lists instead of numbering it: names joined by "and", numbered lists, speakers."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from briefer.facts.figures.grammar.labels import singular
from briefer.facts.figures.grammar.vocabulary import CARDINALS
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "listings_words.tsv")

# "easyJet" begins with small letters.
_NAME: Final = r"(?:[A-Z]|(?<!\w)[a-z]{1,5}[A-Z])[\w’'.-]{1,30}(?: (?:[a-z]{2,3} )?[A-Z][\w’'.-]{0,30}){0,3}"
_NAME_LIST: Final = re.compile(rf"{_NAME}(?:, (?:and )?{_NAME}){{0,8}}(?:,? and | & )(?:the )?{_NAME}")
_PERSON: Final = rf"(?:an?|another) (?:[\w-]+ ){{0,2}}(?:{one_of(_words('person'))})"
_TWO_PERSONS: Final = re.compile(rf"\b{_PERSON},?(?: aged \d+,?)? and {_PERSON}\b", re.IGNORECASE)
_LIST_JOINT: Final = re.compile(r",? and | & |, ")
_LONGEST_LIST: Final = 9
_OLDEST_SPELLED: Final = 20
_MARKER: Final = re.compile(r"^[ \t]*\(?(\d{1,2})[.)][ \t]", re.MULTILINE)
_SPEAKER: Final = re.compile(r"(?:^|[.\n] )([A-Z][\w-]{1,20}): ", re.MULTILINE)


def count_listings(text: str, breaks: Sequence[int]) -> dict[int, tuple[int, int]]:
    """The lengths of the lists in `text`, from 2 to 9, each with the span of the first list of that length.

    `breaks` are the offsets at which sentences start. Two names joined by "and" are everywhere: they count as two of
    something only as the subject of a sentence.
    """
    found: dict[int, tuple[int, int]] = {}
    for start, end in pairwise((0, *breaks, len(text))):
        for match in _NAME_LIST.finditer(text, start, end):
            length = len(_LIST_JOINT.split(match.group()))
            if length > 2 or match.start() == start:
                found.setdefault(length, match.span())
    for match in _NUMBERED_NAMES.finditer(text):
        found.setdefault(len(_EACH_NUMBER.findall(match.group())), match.span())
    for length, span in _lists(text):
        found.setdefault(length, span)
    return {length: span for length, span in found.items() if 2 <= length <= _LONGEST_LIST}


# "420 people in Hull, 130 in Leeds and 50 in York"
_NUMBER_IN: Final = rf"(?<![\d,.])\d[\d,.]{{0,15}}(?: [a-z]+)? (?:in|at|from|for) {_NAME}"
_NUMBERED_NAMES: Final = re.compile(rf"{_NUMBER_IN}(?:(?:,? and|,) {_NUMBER_IN}){{1,8}}")
_EACH_NUMBER: Final = re.compile(_NUMBER_IN)
_BEFORE_LIST: Final = 40
_COUNTED: Final = re.compile(r"[A-Za-z][a-z]+")
_TITLED: Final = re.compile(r"\b(?P<title>[A-Z][a-z]+) (?P<name>[A-Z][\w’'-]+)")


def counted_names(text: str) -> dict[tuple[str, int], tuple[int, int]]:
    """How many names a text has of what, each with a span: two banks of "Bank of Leith and Skandia Merchant Bank".

    What a list is of stands in one of its names or in the words before it ("the wards of Harbour and Old Town"); three
    judges are "Judge Amin", "Judge Sorley" and "Judge Mackie" wherever they stand.
    """
    found: dict[tuple[str, int], tuple[int, int]] = {}
    for match in _NAME_LIST.finditer(text):
        names = _LIST_JOINT.split(match.group())
        before = text[max(0, match.start() - _BEFORE_LIST) : match.start()].rpartition(".")[2]
        for word in _COUNTED.findall(f"{match.group()} {before}"):
            found.setdefault((singular(word.lower()), len(names)), match.span())
    titled: dict[str, dict[str, tuple[int, int]]] = {}
    for match in _TITLED.finditer(text):
        titled.setdefault(singular(match["title"].lower()), {}).setdefault(match["name"], match.span())
    for title, names_of in titled.items():
        found.setdefault((title, len(names_of)), next(iter(names_of.values())))
    return found


def two_persons(text: str) -> tuple[int, int] | None:
    """The span of "a man and a woman"."""
    match = _TWO_PERSONS.search(text)
    return match.span() if match else None


_AGE: Final = rf"(?:\d{{1,3}}|{one_of(word for word, value in CARDINALS.items() if value < _OLDEST_SPELLED)})"
_AGED: Final = rf"{_NAME}(?:,? \({_AGE}\)|, {_AGE})"
_AGED_NAMES: Final = re.compile(rf"{_AGED}(?:,?(?: and|,) {_AGED}){{1,{_LONGEST_LIST - 1}}}(?![\w-])")
_AGES: Final = re.compile(rf"\baged {_AGE}(?:, {_AGE}){{0,{_LONGEST_LIST - 2}}},? and {_AGE}(?![\w-])")
_EACH_AGE: Final = re.compile(rf"[ (]{_AGE}(?![\w-])")


def aged_persons(text: str) -> dict[int, tuple[int, int]]:
    """How many people a text gives the ages of, one after the other, each number with the span of its first list.

    "Ida Moen, 22, and Kai Lund, 19" are two people, "the women, aged 24, 31 and 40" three.
    """
    found: dict[int, tuple[int, int]] = {}
    for pattern in (_AGED_NAMES, _AGES):
        for match in pattern.finditer(text):
            found.setdefault(len(_EACH_AGE.findall(match.group())), match.span())
    return found


def _lists(text: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """The lengths of numbered lists, and of the list of speakers of a dialogue."""
    last: re.Match[str] | None = None
    for marker in _MARKER.finditer(text):
        number = int(marker[1])
        if last and number != int(last[1]) + 1:
            yield int(last[1]), last.span()
        last = marker if number == 1 or (last and number == int(last[1]) + 1) else None
    if last:
        yield int(last[1]), last.span()
    speakers: dict[str, tuple[int, int]] = {}
    for speaker in _SPEAKER.finditer(text):
        speakers.setdefault(speaker[1], speaker.span(1))
    if speakers:
        yield len(speakers), next(iter(speakers.values()))
