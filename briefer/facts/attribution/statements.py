"""What a text states, piece by piece: each coordinate part of a sentence with its words, its names and its figures.

"A man died in Florø, police said, and four people were hurt in Bergen" is two statements: what is told of Bergen is not
told of Florø. A subordinate part ("when a roof struck him") belongs to the statement it hangs on.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, TypeVar

from briefer.facts.attribution.places import START, Placed, Word, located
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import key
from briefer.facts.mention import Mention, Name, NameType
from briefer.facts.names.tables.lexicon import compass
from briefer.text.english import CONJUNCTIONS, PREPOSITIONS, PRONOUNS, is_verb
from briefer.text.remembered import Remembered
from briefer.text.verb_forms import UNCHANGED
from briefer.text.words import TOKEN

_PARTING: Final = re.compile(r";\s|\s[–—]\s|,?\s(?=(?:and|but|while|whereas|although|though|or)\s)")
# "58-year-old", "58-year-old premier"
_TITLED: Final = re.compile(r" (?:[a-z]+ ){0,2}")
# "Ann Lee, 58", "Ann Lee, a 58-year-old"
_AGED: Final = frozenset({", ", ", a ", ", an ", ", the "})
_PLACED: Final = re.compile(rf"\b(?:{'|'.join(sorted(PREPOSITIONS))})\b")
_YOU: Final = re.compile(r"\b[Yy]ou\b")


Laid = TypeVar("Laid")
MOST_MENTIONS: Final = 48
"""Names and figures of a sentence; one with more is a list without an end."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One coordinate part of a sentence, ``text[start:end]``; `keys` are those of its words, `mentions` in order."""

    text: str
    start: int
    end: int
    keys: frozenset[str]
    mentions: tuple[Placed, ...]
    refers_back: bool
    """Whether a pronoun in it may stand for what an earlier sentence names."""

    @property
    def asks_another(self) -> bool:
        """True for "Ann: Did you call the bank?", in which Ann says nothing of herself."""
        return self.text.rstrip().endswith("?") and _YOU.search(self.text) is not None


class Statements:
    """The statements of a text by the number of their sentence, each sentence laid out when it is first asked for."""

    def __init__(self, index: FigureIndex, names: Sequence[Name], added: Sequence[Name] = ()) -> None:
        self.index = index
        self.added = added
        self.names = names
        self._made: dict[int, tuple[Statement, ...]] = {}
        self._lists: set[int] = set()
        self._said: dict[int, frozenset[str]] = {}
        self._around: dict[int, frozenset[str]] = {}
        self._once: dict[Callable[[Statements], Any], Any] = {}

    def with_names(self, names: Sequence[Name]) -> "Statements":
        """The statements of the same text with more names in it."""
        return Statements(self.index, sorted((*self.names, *names), key=lambda name: name.start), names)

    def once(self, lay_out: "Callable[[Statements], Laid]") -> "Laid":
        """What a function gives for this text, worked out when it is first asked for."""
        if lay_out not in self._once:
            self._once[lay_out] = lay_out(self)
        found: Laid = self._once[lay_out]
        return found

    @cached_property
    def _breaks(self) -> tuple[int, ...]:
        return self.index.breaks

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start for name in self.names]

    def number_at(self, place: int) -> int:
        """The number of the sentence at an offset, from 0."""
        return bisect_right(self._breaks, place)

    def of_sentence(self, number: int) -> tuple[Statement, ...]:
        """The statements of a sentence, in order; none of a list, and for a number that the text does not have."""
        made = self._made.get(number)
        if made is not None:
            return made
        if not 0 <= number <= len(self.index.breaks):
            return ()
        start, end = self.index.nth_sentence(number)
        names = self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        mentions: list[Mention] = sorted((*self.index.within(start, end), *names), key=lambda mention: mention.start)
        is_list = len(mentions) > MOST_MENTIONS
        self._made[number] = () if is_list else tuple(_statements(self.index.text, start, end, mentions))
        if is_list:
            self._lists.add(number)
        return self._made[number]

    def said(self, number: int) -> frozenset[str]:
        """The words of a sentence, as keys."""
        if number not in self._said:
            self._said[number] = frozenset().union(*(statement.keys for statement in self.of_sentence(number)))
        return self._said[number]

    def said_around(self, number: int) -> frozenset[str]:
        """The words of a sentence, and of the next one where that goes on about the same: "She said ..."."""
        if number not in self._around:
            goes_on = any(statement.refers_back for statement in self.of_sentence(number + 1))
            following: frozenset[str] = self.said(number + 1) if goes_on else frozenset()
            self._around[number] = self.said(number) | following
        return self._around[number]

    def statement_at(self, place: int) -> Statement | None:
        """The statement at an offset; None in a list."""
        return next((one for one in self.of_sentence(self.number_at(place)) if place < one.end), None)

    def is_list(self, number: int) -> bool:
        """True for a sentence of more mentions than any statement has: who of them does what is not told there."""
        return not self.of_sentence(number) and number in self._lists

    def placed_at(self, span: tuple[int, int]) -> Placed | None:
        """The mention that overlaps a span, in its statement; None for none."""
        for statement in self.of_sentence(self.number_at(span[0])):
            for placed in statement.mentions:
                if placed.mention.start < span[1] and span[0] < placed.mention.end:
                    return placed
        return None


def _statements(text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Statement]:
    new = tuple.__new__  # what `Word(...)` calls in the end, in half the time
    words = [new(Word, (*match.span(), *_FORMS[match.group()])) for match in TOKEN.finditer(text, start, end)]
    cuts = [start, *_cuts(text, start, end, words), end]
    return [_statement(text, low, high, words, mentions) for low, high in pairwise(cuts)]


def _forms(word: str) -> tuple[str, str]:
    """A word in small letters, and its key."""
    return word.casefold().replace("’", "'"), key(word)


_FORMS: Final = Remembered(_forms)


def _cuts(text: str, start: int, end: int, words: Sequence[Word]) -> list[int]:
    """Where a part begins that has a verb of its own, behind one that has one."""
    cuts: list[int] = []
    low = start
    for match in _PARTING.finditer(text, start, end):
        sure = not match.group().startswith(",") and match.group().strip() != ""
        is_clause = match.group().startswith(";")
        before = is_clause or any(is_verb(word.folded) for word in words if low <= word.start < match.start())
        following = _upto_next(text, words, match.end(), end)
        # "approved a zone and put off its decision"
        after = any(is_verb(word.folded) for word in following) or _begins_with_verb(following)
        if before and (after or sure):
            cuts.append(match.end())
            low = match.end()
    return cuts


def _begins_with_verb(words: Sequence[Word]) -> bool:
    """True for "and put off", whose verb has one form for present and past."""
    return len(words) > 1 and words[0].folded in CONJUNCTIONS and words[1].folded in UNCHANGED


def _upto_next(text: str, words: Sequence[Word], start: int, end: int) -> list[Word]:
    following = _PARTING.search(text, start + 1, end)
    stop = following.start() if following else end
    return [word for word in words if start <= word.start < stop]


def _statement(text: str, start: int, end: int, words: Sequence[Word], mentions: Sequence[Mention]) -> Statement:
    inside = words[bisect_left(words, start, key=START) : bisect_left(words, end, key=START)]
    placed: list[Placed] = []
    for mention in mentions:
        if start <= mention.start < end:
            placed.append(located(text, mention, inside, placed))
    keys = frozenset([word.key for word in inside if word.key])
    refers_back = not PRONOUNS.isdisjoint([word.folded for word in inside])
    return Statement(text[start:end], start, end, keys, tuple(placed), refers_back)


def owner_of(age: Mention, statement: Statement) -> Name | None:
    """Whose age it is: the name before it ("Ann Lee, 58,") or behind it ("58-year-old Ann Lee"); None for neither."""
    text, offset = statement.text, statement.start
    for placed in statement.mentions:
        name = placed.mention
        if not isinstance(name, Name) or name.type in (NameType.NATIONALITY, NameType.PLACE):
            continue  # "Ana Ruiz, a 23-year-old Brazilian", "a 9-year-old Leeds girl"
        if name.end <= age.start and text[name.end - offset : age.start - offset] in _AGED:
            return name
        titled = age.end <= name.start and _TITLED.fullmatch(text, age.end - offset, name.start - offset)
        if (
            titled
            and not _PLACED.search(text, age.end - offset, name.start - offset)
            and not acts_between(text, age.end - offset, name.start - offset)
        ):
            return name
    return None


def part_before(mention: Mention, statement: Statement) -> str:
    """The point of the compass right before a name, in small letters: the "western" of "western Norway"; or empty."""
    before = statement.text[: mention.start - statement.start].rpartition(" ")[0].rpartition(" ")[2].lower()
    return before if before in compass() else ""


def acts_between(text: str, start: int, end: int) -> bool:
    """True where a verb stands between two offsets."""
    return any(is_verb(match.group().casefold()) for match in TOKEN.finditer(text, start, end))
