"""Where a source has a mention of a summary."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple

from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.statements import Statement, Statements
from briefer.facts.mention import Figure, Mention, Name, NameType
from briefer.facts.names.judging.bonds import same_person
from briefer.facts.names.judging.forms import core

_MOST_HOMES: Final = 64
_MOST_REMEMBERED: Final = 4096
_WHOLE: Final = 2
_PERSONS: Final = {NameType.PERSON}


class Home(NamedTuple):
    """A statement of the source that has the mention, the number of its sentence, and the mention there as found."""

    number: int
    statement: Statement
    placed: Placed | None


class Homes(tuple[Home, ...]):
    """All the places where a source has a mention, and what the rules ask of all of them, worked out once."""

    @cached_property
    def keys(self) -> frozenset[str]:
        """The words of all their statements, as keys."""
        return frozenset().union(*(home.statement.keys for home in self))

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The numbers of their sentences."""
        return frozenset(home.number for home in self)


def homes_of(mention: Mention, evidence: Mention | None, ours: frozenset[str], source: Statements) -> Homes:
    """The places where a source has a mention; none where it stands in a list without an end.

    A mention that a summary repeats is looked up once.

    Args:
        mention: Of the summary.
        evidence: What of the source its verdict rests on.
        ours: The words of both.
        source: The statements of the source.
    """
    number = source.number_at(evidence.start) if evidence is not None else None
    if isinstance(mention, Figure):
        asked: _Asked = (mention.low, mention.high, mention.parts, ours, number)
    else:
        asked = (mention.words, mention.suffix, mention.type, ours, number)
    found = source.once(_found)
    if asked not in found:
        if len(found) >= _MOST_REMEMBERED:
            found.clear()  # one source may be asked about many summaries
        found[asked] = Homes(_homes(mention, number, ours, source))
    return found[asked]


_Asked = tuple[Any, ...]


def _found(_: Statements) -> dict[_Asked, Homes]:
    """What was looked up in a source."""
    return {}


def _homes(mention: Mention, beside: int | None, ours: frozenset[str], source: Statements) -> Iterator[Home]:
    numbers: set[int] = set()
    if isinstance(mention, Figure):
        for value in (mention.low, mention.high, *mention.parts):
            if value is not None:
                numbers.update(_first_sentences(source, source.index.by_value.get(value, ())))
    for word in ours:
        numbers.update(source.index.sentences_with(word)[:_MOST_HOMES])
    if beside is not None:
        numbers.add(beside)
    first = [(number, source.of_sentence(number)) for number in sorted(numbers)[:_MOST_HOMES]]
    if any(not statements and source.is_list(number) for number, statements in first):
        return
    for number, statements in first:
        for statement in statements:
            sharing = [placed for placed in statement.mentions if not ours.isdisjoint(placed.words)]
            there = [placed for placed in sharing if not is_another(mention, placed.mention)]
            for placed in there:
                yield Home(number, statement, placed)
            if not there and statement.keys & ours.difference(*(placed.words for placed in sharing)):
                yield Home(number, statement, None)


def of_same_person(person: Name, homes: Iterable[Home]) -> Iterator[tuple[Placed, Statement]]:
    """Where a source names a person, of the places where it has a mention."""
    for home in homes:
        placed = home.placed
        if placed is not None and isinstance(placed.mention, Name) and same_person(person, placed.mention):
            yield placed, home.statement


def is_another(one: Mention, other: Mention) -> bool:
    """True for Reuben Lasky and Hyman Lasky: two persons of one surname, each with a first name of another letter.

    So too for two lines and two clubs: the Northern Line and the Victoria Line, Leeds United and Leeds City; and for
    two bearers of one name: Aldric II and Aldric III, Title VII and Title IX.
    """
    if not isinstance(one, Name) or not isinstance(other, Name):
        return False
    if one.words == other.words:
        return bool(one.suffix and other.suffix) and one.suffix != other.suffix
    here, there = core(one.words), core(other.words)
    if (
        len(here) == len(there) == _WHOLE
        and sum(map(str.__ne__, here, there)) == 1
        and {one.type, other.type} != _PERSONS
    ):
        return not _akin(here, there)
    if one.type is not NameType.PERSON:
        return False
    named = other.type is NameType.PERSON and min(len(here), len(there)) > 1 and here[-1] == there[-1]
    return named and here[0][:1] != there[0][:1] and not same_person(one, other)


def _akin(one: Sequence[str], other: Sequence[str]) -> bool:
    """True for the Kestrian Bank and the Kestria Bank, Acme Ltd and Acme Limited."""
    return all(here[0] == there[0] for here, there in zip(one, other, strict=True))


def _first_sentences(source: Statements, figures: Sequence[Figure]) -> Iterator[int]:
    """The sentences of some figures in order, up to as many as are looked at."""
    last, found = -1, 0
    for figure in figures:
        number = source.number_at(figure.start)
        found += number != last
        if found > _MOST_HOMES:
            return
        last = number
        yield number
