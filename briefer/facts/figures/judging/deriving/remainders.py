"""What is left for the last of several: "of the 900 tonnes Arbe has 420 and Sant Pol 300; the rest is Vila's"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.deriving.comparisons import side_of
from briefer.facts.figures.judging.deriving.portions import REST
from briefer.facts.figures.judging.keys import keys_of
from briefer.facts.figures.judging.made import Made, kind_of
from briefer.facts.figures.judging.spread import of_one_thing
from briefer.facts.mention import Figure, FigureType
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_THE_REST: Final = re.compile(
    rf"\bthe (?:{one_of(words(__package__, 'remainders_words.tsv', 'rest'))})\b", re.IGNORECASE
)
_WHO_BEFORE: Final = re.compile(r"[^,;:.()]{0,60}\Z")
_WHO_AFTER: Final = re.compile(r"[^,;:.()]{0,60}")
_OLD: Final = re.compile(r"\b(?:from|than|against|below|above) \Z")
_AMOUNTS: Final = frozenset({FigureType.MONEY, FigureType.QUANTITY, FigureType.COUNT, FigureType.PERCENT})
_MEASURED: Final = frozenset({FigureType.MONEY, FigureType.QUANTITY})
_BACK: Final = 24  # figures
_AROUND: Final = 200  # characters
_MOST_PARTS: Final = 6


def remainders(figures: Sequence[Figure], text: str, breaks: Sequence[int]) -> Iterator[tuple[str, Made]]:
    """What "the rest" of a whole is, each with its kind; arguments as of `comparisons.compared`."""
    matches = list(_THE_REST.finditer(text))
    starts = [figure.start for figure in figures] if matches else []
    for match in matches:
        number = bisect_right(breaks, match.start())
        place = bisect_left(starts, match.start())
        first = bisect_left(starts, breaks[number - 1] if number else 0)
        parts = _parts(figures[max(first, place - _MOST_PARTS) : place], text)
        if not parts:
            continue
        whole = _whole(parts, figures[max(0, first - _BACK) : first], text)
        # Of a sentence before, or "The group sold 900 cars: Arbe 420, Sant Pol 300 and Vila the rest".
        for total, taken in ((whole, parts), (parts[0], parts[1:])):
            left = (total.low or Decimal(0)) - _sum(taken) if total else Decimal(0)
            if total and taken and left > 0 and of_one_thing((total, *taken)):
                ends = tuple(sorted((total, *taken), key=lambda one: one.start))
                how = " - ".join([total.text, *(one.text for one in taken)])
                yield kind_of(total), Made(left, REST, ends, how, told=True, of=_bearers(match, text))


def _parts(figures: Sequence[Figure], text: str) -> list[Figure]:
    """The amounts of one kind that the sentence tells before; those without a unit have that of the others."""
    amounts = [one for one in figures if _is_amount(one, text)]
    measured = next((one for one in amounts if one.type is not FigureType.COUNT), None)
    if measured is None:
        return amounts
    alike = [_in_unit_of(measured, one) for one in amounts]
    return [one for one in alike if kind_of(one) == kind_of(measured)]


def _in_unit_of(measured: Figure, figure: Figure) -> Figure:
    """The 338 million of "SEK 702 million; Marine contributed 338 million"."""
    if figure.type is not FigureType.COUNT or figure.label or figure.unit:
        return figure
    return replace(figure, type=measured.type, unit=measured.unit)


def _is_amount(figure: Figure, text: str) -> bool:
    if figure.type not in _AMOUNTS or figure.low is None or figure.low != figure.high or figure.series:
        return False
    return side_of(figure, text) is None and _OLD.search(text, max(0, figure.start - 8), figure.start) is None


def _whole(parts: Sequence[Figure], before: Sequence[Figure], text: str) -> Figure | None:
    """The amount before the sentence of which these are parts: the nearest whose words are most like theirs."""
    least, kind = _sum(parts), kind_of(parts[0])
    is_bare = all(part.type is FigureType.COUNT and not part.label for part in parts)
    found = [
        one
        for one in before
        if (kind_of(one) == kind or (is_bare and one.type in _MEASURED))
        and _is_amount(one, text)
        and (one.low or 0) > least
        and of_one_thing((one, *parts))
    ]
    said = _words(text, parts[0].start, parts[-1].end)
    # Of two in one row or sentence the first is the newest.
    return max(found, key=lambda one: len(said & _words(text, one.start, one.end)), default=None)


def _words(text: str, start: int, end: int) -> frozenset[str]:
    """The keys of the words around a span, within its line."""
    low = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    high = min(end + _AROUND, len(text))
    after = text.find("\n", end, high)
    return keys_of(text[low : after if after >= 0 else high])


def _bearers(match: re.Match[str], text: str) -> frozenset[str]:
    before = _WHO_BEFORE.search(text, max(0, match.start() - 60), match.start())
    after = _WHO_AFTER.match(text, match.end())
    return keys_of(f"{before.group() if before else ''} {after.group() if after else ''}")


def _sum(parts: Sequence[Figure]) -> Decimal:
    return sum((one.low or Decimal(0) for one in parts), Decimal(0))
