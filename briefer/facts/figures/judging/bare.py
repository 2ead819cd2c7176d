"""Numbers of a source that leave out what they are of: "a bid of 27 million", "five of the previous 30 hours"."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.nouns import PERSONS, is_person
from briefer.facts.mention import Figure, FigureType

_MILLION: Final = Decimal(1_000_000)
_TELLING: Final = 4  # digits
_SCALED: Final = re.compile(r"(?:million|billion|trillion|[mb]n|[mMbB])\Z")


def as_count(figure: Figure) -> Figure:
    """The eight people of "eight night staff", which is read as eight nights."""
    if figure.type is not FigureType.DURATION or figure.unit is None or figure.low == 1 or not figure.label:
        return figure
    head = figure.label[-1]
    # "A 15 week course covers" has a verb for its last word.
    counts_people = is_person(head) if len(figure.label) == 1 else head in PERSONS
    if not figure.text.endswith(f" {figure.unit}") or not counts_people:
        return figure
    return replace(figure, type=FigureType.COUNT, unit=None, label=(figure.unit, *figure.label))


def is_bare_amount(figure: Figure, other: Figure, index: FigureIndex) -> bool:
    """True where a number of the source, that names no unit, can only be in that of `figure`.

    "A bid of 27 million" is in euros in a text of no other currency; of "five of the previous 30 hours" it is five
    hours. "1.9m of its shares" are 1.9 million shares, and no metres.

    Args:
        figure: Of the summary, with the value of `other`; "1.9m" has that of 1.9 million too.
        other: A count of the source.
        index: The source's figures.
    """
    if figure.unit == "m" and figure.low is not None and other.low == figure.low * _MILLION:
        return True
    if figure.unit is None or other.series or other.per != figure.per:
        return False
    if other.label:
        return figure.type is FigureType.DURATION and other.label == (figure.unit,)
    if figure.type is FigureType.DURATION and other.type is FigureType.COUNT:
        start, _ = index.sentence(other.start)
        return re.search(rf"\b{re.escape(figure.unit)}s\b", index.text[start : other.start]) is not None
    if figure.type is FigureType.MONEY:
        return _SCALED.search(other.text) is not None and index.once(_currencies) == {figure.unit}
    # "The pool holds a hundred and two point five": so exact a number is of nothing else.
    return figure.type is FigureType.QUANTITY and figure.low == other.low and _is_telling(figure.low)


def _is_telling(value: Decimal | None) -> bool:
    return value is not None and value % 1 != 0 and len(value.as_tuple().digits) >= _TELLING


def _currencies(index: FigureIndex) -> frozenset[str | None]:
    return frozenset(money.unit for money in index.of_types(FigureType.MONEY))
