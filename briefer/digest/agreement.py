"""What several articles of a story measure: lined up, with who says so, and whether they agree."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from briefer.digest.likeness import SAME, SURE, agree, likeness, may_be_of, states
from briefer.digest.measures import Measure
from briefer.facts.mention import FigureType

_COMPARED: Final = 8
"""Figures of a line that another is compared with: the first ones. A line of 200 articles says the same in all."""


class Status(StrEnum):
    """What a line comes to."""

    AGREE = "agree"
    """All that the articles say may be right at once."""
    CHANGED = "changed"
    """Articles of one day agree, and a later one says something else, or one takes up what the other says ("13, not
    15"): an update or a correction."""
    DIFFER = "differ"
    """Articles of one day, or of days that are not known, say different things."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A measure and the article that states it, by its index in the story; `date` is the article's."""

    article: int
    date: date | None
    measure: Measure


@dataclass(frozen=True, slots=True)
class Line:
    """One measure as the articles of a story state it, in their order; of at least two of them."""

    status: Status
    stated: tuple[Stated, ...]

    @property
    def articles(self) -> frozenset[int]:
        """Who states it."""
        return frozenset(one.article for one in self.stated)


def lines_of(stated: Sequence[Stated]) -> list[Line]:
    """The measures that at least two articles of a story state: those that differ first, then as they come.

    First the figures that agree are put together, then groups of other values that measure the same surely; an article
    that states both values does not contradict itself, so its groups stay apart.
    """
    by_article = _by_article(stated)
    merged = _with_other_values(_agreeing(stated), by_article)
    lines = [_line(group, by_article) for group in merged if len({one.article for one in group}) > 1]
    return sorted(lines, key=lambda line: (line.status is not Status.DIFFER, line.status is not Status.CHANGED))


_Group = list[Stated]


def _block(one: Stated) -> tuple[object, ...]:
    """What two measures must share to be compared at all."""
    figure = one.measure.figure
    if figure.type in (FigureType.COUNT, FigureType.RANGE, FigureType.AGE):
        return ("count",)
    return figure.type, figure.unit


def _agreeing(stated: Sequence[Stated]) -> list[_Group]:
    groups: list[_Group] = []
    blocks: defaultdict[tuple[object, ...], list[_Group]] = defaultdict(list)
    for one in stated:
        block = blocks[_block(one)]
        fits = [(_best(one, group), -place) for place, group in enumerate(block) if _all_agree(one, group)]
        best, place = max(fits, default=(0.0, 0))
        if best >= SAME and not (_only_within(one, block[-place]) and _differs_more(one, block, best)):
            block[-place].append(one)
        else:
            block.append([one])
            groups.append(block[-1])
    return groups


def _only_within(one: Stated, group: _Group) -> bool:
    """True where no measure of a group says the value, and a bound allows it: 190 of "more than 140"."""
    return not any(states(one.measure.figure, other.measure.figure) for other in group[:_COMPARED])


def _differs_more(one: Stated, block: Sequence[_Group], best: float) -> bool:
    """True where a group that says otherwise is more like it: "in all 140 people were injured in Tasmet"."""
    return any(_best(one, group) > best for group in block if not _all_agree(one, group))


def _all_agree(one: Stated, group: _Group) -> bool:
    return all(agree(one.measure.figure, other.measure.figure) for other in group[:_COMPARED])


def _best(one: Stated, group: _Group) -> float:
    """How like a measure is to the likest of a group; to one of its own article, only where that says it again."""
    return max(likeness(one.measure, other.measure) for other in group[:_COMPARED])


def _by_article(stated: Sequence[Stated]) -> dict[int, list[Measure]]:
    found: defaultdict[int, list[Measure]] = defaultdict(list)
    for one in stated:
        found[one.article].append(one.measure)
    return found


def _with_other_values(groups: list[_Group], by_article: dict[int, list[Measure]]) -> Iterator[_Group]:
    """Joins each group with the likest of another value, as long as one is like enough."""
    blocks: defaultdict[tuple[object, ...], list[_Group]] = defaultdict(list)
    for group in groups:
        found = blocks[_block(group[0])]
        fits = [
            (max(_best(one, other) for one in group[:_COMPARED]), -place)
            for place, other in enumerate(found)
            if not (_knows(group, other, by_article) or _knows(other, group, by_article))
        ]
        best, place = max(fits, default=(0.0, 0))
        if best >= SURE:
            found[-place].extend(group)
        else:
            found.append(list(group))
    for found in blocks.values():
        yield from found


def _knows(group: _Group, other: _Group, by_article: dict[int, list[Measure]]) -> bool:
    """True when an article of a group says what the other group says: "nine, by evening 23", "12 and eight more"."""
    said = other[0].measure
    for article in {one.article for one in group}:
        of_it = [measure for measure in by_article[article] if may_be_of(measure, said)]
        if any(states(measure.figure, said.figure) for measure in of_it) or _adds_up(said, group[0].measure, of_it):
            return True
    return False


def _adds_up(said: Measure, one: Measure, others: Sequence[Measure]) -> bool:
    """True when a figure and another of its article make what is said: 12 and eight more are 20, 380 less 70 310."""
    total, part = said.figure.low, one.figure.low
    if total is None or part is None or total == part:
        return False
    rest = (other for other in others if other is not one and (other.noun == one.noun or not other.noun))
    return any(other.figure.low == abs(total - part) for other in rest)


def _line(group: _Group, by_article: dict[int, list[Measure]]) -> Line:
    ordered = sorted(group, key=lambda one: (one.article, one.measure.figure.start))
    status = _status(ordered)
    if status is Status.DIFFER and _is_corrected(ordered, by_article):
        status = Status.CHANGED
    return Line(status, tuple(_once_an_article(ordered)))


def _is_corrected(stated: Sequence[Stated], by_article: dict[int, list[Measure]]) -> bool:
    """True when of each two values one article gives the other as what it was, or was not: "13, not 15"."""

    def takes_up(one: Stated, other: Stated) -> bool:
        olds = (measure for measure in by_article[one.article] if measure.old)
        return any(states(measure.figure, other.measure.figure) for measure in olds)

    return all(
        agree(one.measure.figure, other.measure.figure) or takes_up(one, other) or takes_up(other, one)
        for at, one in enumerate(stated)
        for other in stated[at + 1 : at + 1 + _COMPARED]
    )


def _once_an_article(stated: Iterable[Stated]) -> Iterator[Stated]:
    """What an article states again in the same words is listed once."""
    seen: set[tuple[int, str | None]] = set()
    for one in stated:
        what = one.article, one.measure.figure.value
        if what not in seen:
            seen.add(what)
            yield one


def _status(stated: Sequence[Stated]) -> Status:
    if _consistent(stated):
        return Status.AGREE
    days: defaultdict[date | None, list[Stated]] = defaultdict(list)
    for one in stated:
        days[one.date].append(one)
    if None in days or not all(map(_consistent, days.values())):
        return Status.DIFFER
    return Status.CHANGED


def _consistent(stated: Sequence[Stated]) -> bool:
    figures = [one.measure.figure for one in stated]
    return all(agree(one, other) for at, one in enumerate(figures) for other in figures[at + 1 : at + 1 + _COMPARED])
