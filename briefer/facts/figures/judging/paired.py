"""Whose a figure is where a sentence tells it by order: "up 12% and 30% respectively", "the former employs 220".

The figures of such a list belong to the members of another one in turn: of "Leeds and Hull drew 40,000 and 26,000
respectively" Hull drew 26,000.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import keys_of
from briefer.facts.figures.judging.placement import same_kind
from briefer.facts.mention import Figure, FigureType
from briefer.text.english import PREPOSITIONS
from briefer.text.patterns import one_of

IN_TURN: Final = "in-turn"
"""The licence: the order of the source's list says that the figure is of whom the summary says."""

Owners = tuple[frozenset[str], ...]
"""What tells each member of a list from the others, in order, as keys."""

_IN_TURN: Final = re.compile(r"\brespectively\b", re.IGNORECASE)
_ONE_OF_TWO: Final = re.compile(
    rf"(?P<before>\b(?:{one_of(PREPOSITIONS)}) )?\bthe (?P<which>former|latter)(?!\w)", re.IGNORECASE
)
_JOINT: Final = re.compile(r"(?: [a-z]+){0,2}(?:,| and|, and|,? while)(?: (?:by|to|at|an?|about))? ")
_NAME: Final = r"[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|of [A-Z][\w’'-]*))*"
_MANY: Final = re.compile(r"(?:,? and |, )(?:(?:in|for|of|the|to|at) )*")
_NAMES: Final = re.compile(rf"{_NAME}(?:{_MANY.pattern}{_NAME})+")
_THINGS: Final = re.compile(rf"[\w-]+(?:{_MANY.pattern}[\w-]+)+")
_TIMES: Final = frozenset({FigureType.YEAR, FigureType.DATE, FigureType.WEEKDAY, FigureType.TIME, FigureType.DECADE})
_CUT: Final = re.compile(r"[;.](?:\s|\Z)|\bthe (?:former|latter)\b", re.IGNORECASE)
_REACH: Final = 400  # characters
_MOST: Final = 8
_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class _Bond:
    """The member that a figure belongs to, those of the list, and the figures of each."""

    member: int
    owners: Owners
    figures: tuple[tuple[Figure, ...], ...]


@dataclass(frozen=True, slots=True)
class Paired:
    """What the order tells of a figure: that it is of whom the summary says, or whose it is instead."""

    rival: Figure | None


_OF_TWO: Final = re.compile(r" (?:of|for|in|by) the (?:former|latter)\b")


def is_of_two(figure: Figure, index: FigureIndex) -> bool:
    """True for "41% of the latter": whose it is the order tells, if anything does."""
    return _OF_TWO.match(index.text, figure.end) is not None


def speaks_of_two(index: FigureIndex) -> bool:
    """True for a text with "the former" or "the latter", as few have."""
    return "the former" in index.text or "the latter" in index.text


def paired(figure: Figure, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex) -> Paired | None:
    """What the order of a list in the source tells of a figure of a summary; None where it tells nothing.

    Args:
        figure: A figure of the summary that the source states.
        stated: Where the source states it.
        index: The figures of the source.
        stated_in: Those of the summary.
    """
    known = index.once(_bonds)
    if not known:
        return None  # as in most texts
    homes = [known.get(home.start) for home in stated]
    if not homes or any(home is None for home in homes):
        return None
    ours = stated_in.once(_bonds).get(figure.start)
    said = ours.owners[ours.member] if ours else stated_in.clause(figure).all
    rival: Figure | None = None
    for home in homes:
        assert home is not None
        heard = [number for number, owner in enumerate(home.owners) if owner & said]
        if heard == [home.member]:
            return Paired(None)
        if len(heard) != 1:
            return None
        others = home.figures[heard[0]]
        rival = rival or next((other for other in others if same_kind(figure, other)), None)
    return Paired(rival) if rival else None


def _bonds(index: FigureIndex) -> Mapping[int, _Bond]:
    """The bonds of the figures of a text, by where they start."""
    found: dict[int, _Bond] = {}
    folded = index.text.casefold()  # few texts have either word, and to look for the patterns takes 30 times as long
    for match in _IN_TURN.finditer(index.text) if "respectively" in folded else ():
        _bind(found, *_in_turn(match.start(), index))
    references: dict[Owners, list[list[Figure]]] = {}
    for match in _ONE_OF_TWO.finditer(index.text) if "latter" in folded else ():
        owners = _two_before(match.start(), index)
        if owners:
            sides = references.setdefault(owners, [[], []])
            sides[match["which"].lower() == "latter"] += _figures_of(match, index)
    for owners, sides in references.items():
        if not sides[1]:
            continue  # "the former mayor": only with "the latter" it is one of two
        _bind(found, owners, tuple(map(tuple, sides)))
    return found


def _bind(found: dict[int, _Bond], owners: Owners, figures: tuple[tuple[Figure, ...], ...]) -> None:
    if len(owners) != len(figures) or not all(owners):
        return
    if any(word.isdigit() for owner in owners for word in owner):
        return  # "of 60 lambs, 40 were treated and the rest not": numbers are none of the two
    for member, of_it in enumerate(figures):
        for figure in of_it:
            found[figure.start] = _Bond(member, owners, figures)


def _in_turn(at: int, index: FigureIndex) -> tuple[Owners, tuple[tuple[Figure, ...], ...]]:
    """The figures before "respectively", each with the member of the list that it belongs to."""
    start = index.sentence(at)[0]
    before = [one for one in index.within(max(start, at - _REACH), at)[-2 * _MOST :] if one.type not in _TIMES]
    run = _last_run(before, index.text)
    if len(run) < _PAIR:
        return (), ()
    rest = before[: -len(run)][-len(run) :]
    lists = (
        _told(index.text[run[-1].end : at], len(run)),
        _of_figures(rest, run[0].start, index.text) if len(rest) == len(run) else (),
        _told(index.text[max(start, run[0].start - _REACH) : run[0].start], len(run)),
    )
    return next((one for one in lists if one), ()), tuple((one,) for one in run)


def _last_run(figures: Sequence[Figure], text: str) -> Sequence[Figure]:
    """The last figures that are joined to each other: the 12% and the 30% of "up 12% and 30%"."""
    first = len(figures) - 1
    while first > 0 and _JOINT.fullmatch(text, figures[first - 1].end, figures[first].start):
        first -= 1
    return figures[max(first, 0) :][-_MOST:]


def _of_figures(figures: Sequence[Figure], end: int, text: str) -> Owners:
    """The names behind each of some figures: "3.1 million in India and 1.4 million in Brazil"."""
    ends = [*(one.start for one in figures[1:]), end]
    parts = [text[one.end : last] for one, last in zip(figures, ends, strict=True)]
    return _apart([" ".join(re.findall(_NAME, part)) for part in parts])


def _told(text: str, number: int) -> Owners:
    """The members of the last list of so many names or things in a text."""
    for pattern in (_NAMES, _THINGS):
        for match in reversed(list(pattern.finditer(text))):
            members = _MANY.split(match.group())
            if len(members) == number and (owners := _apart(members)):
                return owners
    return ()


def _apart(members: Sequence[str]) -> Owners:
    """What tells each member from the others; empty where one has nothing of its own."""
    said = [keys_of(member) for member in members]
    if any(one & other for one, other in pairwise(said)):
        return ()
    return tuple(said) if all(said) else ()


def _two_before(at: int, index: FigureIndex) -> Owners:
    """The two that "the former" and "the latter" mean: the last two that are joined before them."""
    start = index.sentence(at)[0]
    first = _ONE_OF_TWO.search(index.text, start, at)
    here = _told(index.text[max(start, at - _REACH) : first.start() if first else at], _PAIR)
    if here or not start:
        return here
    before = index.sentence(start - 1)[0]
    return _told(index.text[max(before, start - _REACH) : start], _PAIR)


def _figures_of(match: re.Match[str], index: FigureIndex) -> Iterator[Figure]:
    """The figures that are said of "the former" or "the latter": those behind it, or the one before "in the latter"."""
    start, end = index.sentence(match.start())
    cut = _CUT.search(index.text, match.end(), end)
    if match["before"]:
        yield from index.within(start, match.start())[-1:]
    else:
        yield from index.within(match.end(), cut.start() if cut else end)[:_MOST]
