"""What a figure is compared with: the 33 of "38 seats, five more than in 2019", the 65 of "61 points, four behind".

The source states one figure and how far it is from another that it does not state. Whoever says the other has worked it
out; it counts for nothing but what the source compares with.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Final

from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.figures.judging.compare import same_currency
from briefer.facts.figures.judging.keys import key, way_told
from briefer.facts.figures.judging.made import COUNTS, PERCENT, Made, kind_of
from briefer.facts.figures.judging.nouns import may_stand_for
from briefer.facts.mention import Figure, FigureType
from briefer.text.patterns import one_of
from briefer.text.wordlists import words
from briefer.text.words import OWNING_WORD

_words = partial(words, __package__, "comparisons_words.tsv")

RULE: Final = "before-the-change"
EARLIER: Final = words("briefer.facts.figures.judging", "earlier.tsv")
GREATER: Final = _words("greater")
FURTHER: Final = _words("further")
NEARER: Final = _words("nearer")
SMALLER: Final = _words("smaller")
_PLACED: Final = FURTHER | NEARER
_SIDES: Final = GREATER | SMALLER
# "More than" compares; of two more who were hurt no other number follows.
_SIDE: Final = re.compile(
    rf"\s(?:[a-z]+\s)?(?:(?P<than>{one_of(_SIDES)})(?=\s(?:[a-z]+\s){{0,2}}than\b)|(?P<alone>{one_of(_PLACED)}))\b",
)
_REFERENCE: Final = re.compile(r"(?:[^.,;:\n(]|,(?= [A-Z])|\.(?=\w)){0,90}")
_NEXT_ONE: Final = re.compile(r" (?:but|and|while|though) (?=[\w£$€]+ )")
_WHOLE: Final = re.compile(r"\bof (?:the |its |their |all )?\Z")
_FROM: Final = re.compile(r"\b(?:from|in|within) \Z")
_UP: Final = re.compile(r"\b(?P<way>up|down)(?: by)? (?:just |some |about )?\Z", re.IGNORECASE)
_TO: Final = re.compile(r"(?: [a-z]+){0,2},? to (?:just |only |about |some )?")
# "Eight productions, two fewer than this year" tells of the next.
_NOW: Final = re.compile(
    r"[a-z ]*\bthan (?:this|the current) (?:year|season|month|week|quarter)\b|\s?(?:this|the current) [a-z]+\b"
)
_NEAR: Final = 160
_OF_RACES: Final = frozenset({"second", "minute", "millisecond"})
_LEADERS: Final = frozenset(key(word) for word in _words("leaders"))
_MOST_BEFORE: Final = 4
_OLDEST: Final = 120
_NAMED: Final = frozenset({FigureType.COUNT, FigureType.MONEY, FigureType.QUANTITY, FigureType.DURATION})


def side_of(figure: Figure, text: str) -> re.Match[str] | None:
    """The words behind a figure that say how far something is from something else: "six behind", "two more than"."""
    if figure.type not in _NAMED and figure.type is not FigureType.PERCENTAGE_POINTS:
        return None
    return _SIDE.match(text, figure.end)


def compared(figures: Sequence[Figure], text: str, breaks: Sequence[int]) -> Iterator[tuple[str, Made]]:
    """The numbers that the source compares its figures with, each with its kind.

    Args:
        figures: The figures of the text, in its order.
        text: The text.
        breaks: The offsets at which its sentences start, but for the first.
    """
    for place, apart in enumerate(figures):
        if apart.low is None or apart.low != apart.high or apart.series:
            continue
        if side := side_of(apart, text):
            way = 1 if (side["than"] or side["alone"]) in GREATER | FURTHER else -1
            if side["alone"] and apart.type is FigureType.DURATION and apart.unit in _OF_RACES:
                way = -way  # "second at 27 seconds, one second ahead of Lund", who came in 28 seconds behind
            of, old = _reference(side, text)
            # "31 points from 14 matches, two more than": nobody says of which.
            for base in _bases(place, apart, figures, text, breaks) if of or old or side["alone"] else ():
                kind, before = _made(base, apart, -way, of if of or old else _LEADERS, old)
                yield kind, before
                if old:
                    yield from _in_percent(before, apart)
        elif signed := _signed(place, figures, text):
            yield signed
        elif found := _changed(place, figures, text, breaks):
            base, way = found
            kind, before = _made(base, apart, -way, frozenset(), True)
            yield kind, before
            yield from _in_percent(before, apart)


def _made(base: Figure, apart: Figure, way: int, of: frozenset[str], old: bool) -> tuple[str, Made]:
    first, last = (base, apart) if base.start < apart.start else (apart, base)
    value = (base.low or Decimal(0)) + way * (apart.low or Decimal(0))
    kind = COUNTS if base.type is FigureType.AGE else kind_of(base)
    return kind, Made(value, RULE, (first, last), f"{first.text} and {last.text}", told=True, of=of, old=old)


def _in_percent(before: Made, apart: Figure) -> Iterator[tuple[str, Made]]:
    """By how much it changed: 27 percent of "4,200, 900 more than the year before"."""
    base = next(part for part in before.parts if part is not apart)
    if before.value > 0 and apart.low and kind_of(base) != PERCENT:
        how = f"the change by {apart.text} to {base.text}"
        yield PERCENT, Made(apart.low / before.value * 100, "change", before.parts, how, told=True)


def _reference(side: re.Match[str], text: str) -> tuple[frozenset[str], bool]:
    """What is behind "than" or "behind", as keys, and whether that was before."""
    match = _REFERENCE.match(text, side.end())
    said = match.group() if match else ""
    if parted := _NEXT_ONE.search(said):
        said = said[: parted.start()]
    spoken = OWNING_WORD.findall(said)
    old = _NOW.match(said) is not None or any(
        word.lower() in EARLIER or (word.isdecimal() and len(word) == 4) for word in spoken
    )
    return frozenset(key(word) for word in spoken) - {""}, old


def _bases(place: int, apart: Figure, figures: Sequence[Figure], text: str, breaks: Sequence[int]) -> Iterator[Figure]:
    """The figures that may stand on the other side of the comparison: those before it that may be of one kind."""
    number = bisect_right(breaks, apart.start)
    for base in figures[max(0, place - _MOST_BEFORE) : place][::-1]:
        if bisect_right(breaks, base.start) != number or apart.start - base.end > _NEAR:
            return
        if base.type in CALENDAR or base.low is None or base.low != base.high or side_of(base, text):
            continue
        if not side_of(apart, text) or (base.low <= (apart.low or 0) and _is_greater(apart, text)):
            continue  # "4,200 visitors in eleven days, 900 more than last year": not of the eleven
        if _WHOLE.search(text, max(0, base.start - 12), base.start):
            continue  # "38 of the 90 seats, five more than in 2019"
        if _same_kind(base, apart):
            yield base
            if _FROM.search(text, max(0, base.start - 6), base.start) is None:
                return


def _is_greater(apart: Figure, text: str) -> bool:
    side = side_of(apart, text)
    return side is not None and side["than"] in GREATER


def _same_kind(base: Figure, apart: Figure) -> bool:
    if apart.type is FigureType.DURATION and base.type is not FigureType.DURATION:
        return base.type is FigureType.AGE or (base.type is FigureType.COUNT and (base.low or 0) <= _OLDEST)
    if apart.type is FigureType.PERCENTAGE_POINTS or (apart.label[-1:] == ("point",) and base.unit == "%"):
        return kind_of(base) == PERCENT
    if apart.type is FigureType.MONEY and base.type is FigureType.MONEY:
        return same_currency(base, apart)  # "3.10 euros, 20 cents less"
    if apart.type is not FigureType.COUNT:
        return kind_of(base) == kind_of(apart)
    if base.type is FigureType.COUNT:
        nouns = (base.label[-1:], [word for word in apart.label[-1:] if word not in _SIDES | _PLACED])
        return not (nouns[0] and nouns[1]) or may_stand_for(nouns[0][0], nouns[1][0])
    # "For six years, two more than her deputy": the number leaves out its unit.
    return base.type in _NAMED and (not apart.label or apart.label[-1] in _SIDES | _PLACED | {base.unit})


def _changed(place: int, figures: Sequence[Figure], text: str, breaks: Sequence[int]) -> tuple[Figure, int] | None:
    """What something came to by a change, and which way: "214, down 36", "rose by 42,000 to 5.61 million"."""
    apart = figures[place]
    if apart.type not in _NAMED:
        return None
    number = bisect_right(breaks, apart.start)
    before = text[max(0, apart.start - 24) : apart.start]
    if (match := _UP.search(before)) and place:
        base = figures[place - 1]
        near = bisect_right(breaks, base.start) == number and apart.start - base.end <= len(match.group()) + 3
        if near and _counts_alike(base, apart):
            return base, 1 if match["way"].lower() == "up" else -1
        return None
    if place + 1 == len(figures):
        return None
    after = figures[place + 1]
    if after.type is FigureType.COUNT and not after.label and apart.unit:
        after = replace(after, type=apart.type, unit=apart.unit)  # "by 310,000 tonnes to 4.2 million"
    if not (
        _TO.fullmatch(text, apart.end, after.start) and after.start - apart.end <= 40 and _counts_alike(after, apart)
    ):
        return None
    if _FROM.search(before):
        return None  # "between £12 and £48, up from £10 to £45"
    said = [word.lower() for word in OWNING_WORD.findall(before)][-5:]
    way = way_told(said)
    return (after, way) if way else None


def _signed(place: int, figures: Sequence[Figure], text: str) -> tuple[str, Made] | None:
    """What was before "21 of the 54 seats (minus six)"."""
    apart = figures[place]
    if (
        not place
        or apart.type is not FigureType.COUNT
        or not _IN_BRACKETS.fullmatch(text, max(0, apart.start - 1), apart.end + 1)
    ):
        return None
    before = [one for one in figures[max(0, place - 2) : place] if apart.start - one.end <= _BESIDE]
    for base in reversed(before):
        is_whole = _WHOLE.search(text, max(0, base.start - 12), base.start)
        if not is_whole and base.type is FigureType.COUNT and base.low is not None and base.low == base.high:
            return _made(base, apart, -1, frozenset(), True)
    return None


_IN_BRACKETS: Final = re.compile(r"\((?:minus|plus|[-−+±])\s?[\w,.]+\)", re.IGNORECASE)
_BESIDE: Final = 24


def _counts_alike(base: Figure, apart: Figure) -> bool:
    if base.low is None or base.low != base.high or base.series:
        return False
    return kind_of(base) == kind_of(apart) and apart.low is not None and apart.low < base.low * 20
