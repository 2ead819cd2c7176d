"""Parts that a source gives by a whole: what each gets of what is shared equally, and what is left beside a part.

$90,000 divided equally among three schools is $30,000 each; of 42,000 new jobs 16,000 are men's where women have
26,000; what was voted 17 to 12 is carried by five.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from briefer.facts.figures.grammar.labels import singular
from briefer.facts.figures.judging.deriving.comparisons import side_of
from briefer.facts.figures.judging.keys import keys_of
from briefer.facts.figures.judging.made import COUNTS, Made, kind_of
from briefer.facts.mention import Figure, FigureType

EQUAL: Final = "equal-share"
REST: Final = "rest"
MARGIN: Final = "margin"

_EQUALLY: Final = re.compile(r"\b(?:equally|evenly|equal)\b", re.IGNORECASE)
_AMONG: Final = re.compile(r"\b(?:by|between|among|amongst|across|with)\s(?:the |its |their |all )?\Z")
_AMOUNTS: Final = frozenset({FigureType.MONEY, FigureType.QUANTITY, FigureType.COUNT, FigureType.DURATION})
_MOST_SHARES: Final = 20
_REACH: Final = 60  # characters
_BESIDE: Final = 6  # figures
_ACCOUNTS: Final = re.compile(
    r"(?P<who>[^,;:.]*?)\b(?:account(?:s|ed|ing)? for|ma(?:de|kes?|king) up|contribut(?:es?|ed|ing))"
    r" (?:about |some |around |just )?\Z"
)
_OF_IT: Final = re.compile(r" of (?:the|this|that|its|their) [a-z]+")
_BY: Final = re.compile(r"\bby (?:about |some |just |only )?\Z")
_REMAINING: Final = re.compile(r"\bthe (?:remaining|other) (?P<noun>[a-z]+)\b(?P<who>[^.,;]{0,80})")
_OF: Final = re.compile(r"\bof (?:the |its |their |all )\Z")
_ALL_BUT: Final = re.compile(r"\ball but \Z", re.IGNORECASE)
_OLD: Final = re.compile(r"\b(?:from|than|against) \Z")
_OWN: Final = re.compile(r"\b(?:its|their|his|her|won|kept|has) \Z")
_MOST_PARTS: Final = 12
_VOTED: Final = re.compile(r"\b(?:vot(?:e|es|ed|ing)|ballots?|carried|passed|approved|rejected)\b", re.IGNORECASE)
_TO: Final = re.compile(r"(?: votes?)? to \Z")


def portions(figures: Sequence[Figure], text: str, breaks: Sequence[int]) -> Iterator[tuple[str, Made]]:
    """The parts that a source gives by a whole, each with its kind; arguments as of `comparisons.compared`."""
    starts = [figure.start for figure in figures]
    for match in _REMAINING.finditer(text):
        yield from _remaining(match, figures, starts, text, breaks)
    for match in _EQUALLY.finditer(text):
        yield from _equal(match, figures, starts, text, breaks)
    for place, figure in enumerate(figures):
        if figure.low is None or figure.low != figure.high or figure.series:
            continue
        if _OF_IT.match(text, figure.end):
            yield from _left(place, figures, text, breaks)
        if place + 1 < len(figures) and (left := _all_but(figure, figures[place + 1], text)):
            yield kind_of(figures[place + 1]), left
        if place + 1 < len(figures) and (margin := _margin(figure, figures[place + 1], text, breaks)):
            yield COUNTS, margin


def _equal(
    match: re.Match[str], figures: Sequence[Figure], starts: Sequence[int], text: str, breaks: Sequence[int]
) -> Iterator[tuple[str, Made]]:
    place, number = bisect_left(starts, match.start()), bisect_right(breaks, match.start())
    near = [one for one in figures[max(0, place - _BESIDE) : place + 2] if bisect_right(breaks, one.start) == number]
    shares = next((one for one in near if _shares(one, match, text)), None)
    if shares is None or shares.low is None:
        return
    before = [one for one in near if one.end <= match.start() and one is not shares and one.type in _AMOUNTS]
    money = [one for one in before if one.type is FigureType.MONEY]
    for whole in (money or before)[-1:]:
        if whole.low is not None and whole.low == whole.high:
            first, last = (whole, shares) if whole.start < shares.start else (shares, whole)
            yield (
                kind_of(whole),
                Made(whole.low / shares.low, EQUAL, (first, last), f"{whole.text} among {shares.text}"),
            )


def _shares(figure: Figure, match: re.Match[str], text: str) -> bool:
    """True for the two of "equally by the two", "in two equal parts"."""
    if figure.type is not FigureType.COUNT or figure.low is None or not 2 <= figure.low <= _MOST_SHARES:
        return False
    if figure.end <= match.start():
        among = _AMONG.search(text[max(0, figure.start - 24) : figure.start])
        return text[figure.end : match.start()] == " " or (among is not None and match.start() - figure.end <= _REACH)
    near = figure.start - match.end() <= _REACH
    return near and _AMONG.search(text[max(match.end(), figure.start - 24) : figure.start]) is not None


def _left(place: int, figures: Sequence[Figure], text: str, breaks: Sequence[int]) -> Iterator[tuple[str, Made]]:
    """What is left of "rose by 42,000 to 5.61 million, women accounting for 26,000 of the rise"."""
    part = figures[place]
    number = bisect_right(breaks, part.start)
    start = breaks[number - 1] if number else 0
    match = _ACCOUNTS.search(text, max(start, part.start - 80), part.start)
    if match is None or part.low is None:
        return
    wholes = [
        one
        for one in figures[max(0, place - _BESIDE) : place]
        if kind_of(one) == kind_of(part)
        and number - bisect_right(breaks, one.start) <= 1
        and one.low is not None
        and one.low == one.high
        and one.low > part.low
        and not one.series
    ]
    changes = [one for one in wholes if _BY.search(text[max(0, one.start - 16) : one.start])]
    who = keys_of(match["who"])
    for whole in (changes or wholes)[-1:]:
        yield kind_of(whole), Made(_gap(whole, part), REST, (whole, part), f"{whole.text} less {part.text}", of=who)


def _all_but(part: Figure, whole: Figure, text: str) -> Made | None:
    """What "all but four of the 117" are."""
    if not _ALL_BUT.search(text[max(0, part.start - 10) : part.start]) or kind_of(part) != kind_of(whole):
        return None
    if whole.low is None or not _OF.fullmatch(text, part.end + 1, whole.start):
        return None
    return Made(_gap(whole, part), REST, (part, whole), f"all but {part.text} of {whole.text}")


def _gap(one: Figure, other: Figure) -> Decimal:
    return abs((one.low or Decimal(0)) - (other.low or Decimal(0)))


def _remaining(
    match: re.Match[str], figures: Sequence[Figure], starts: Sequence[int], text: str, breaks: Sequence[int]
) -> Iterator[tuple[str, Made]]:
    """What went to the last of "38 of the 90 seats, ... the Greens kept their 11; the remaining seats went to B"."""
    place, number = bisect_left(starts, match.start()), bisect_right(breaks, match.start())
    noun = singular(match["noun"])
    near = [
        one for one in figures[max(0, place - _MOST_PARTS) : place] if number - bisect_right(breaks, one.start) <= 1
    ]
    counts = [one for one in near if one.type is FigureType.COUNT and one.low is not None and one.low == one.high]
    whole = next((one for one in reversed(counts) if one.label[-1:] == (noun,) and _is_whole(one, text)), None)
    if whole is None or whole.low is None:
        return
    parts = [one for one in counts if one is not whole and _is_part(one, noun, text)]
    left = whole.low - sum((one.low or Decimal(0) for one in parts), Decimal(0))
    who = keys_of(match["who"])
    if parts and left > 0:
        how = " - ".join([whole.text, *(one.text for one in parts)])
        ends = tuple(sorted((whole, *parts), key=lambda one: one.start))
        yield kind_of(whole), Made(left, REST, ends, how, told=True, of=who)


def _is_whole(figure: Figure, text: str) -> bool:
    return _OF.search(text[max(0, figure.start - 12) : figure.start]) is not None


def _is_part(figure: Figure, noun: str, text: str) -> bool:
    """True for "38 of the 90 seats", "54 seats" and "their 11"; not for "five more than", and not for "from 31"."""
    before = text[max(0, figure.start - 12) : figure.start]
    if side_of(figure, text) or _OLD.search(before):
        return False
    return figure.label[-1:] == (noun,) or (not figure.label and _OWN.search(before) is not None)


def _margin(one: Figure, other: Figure, text: str, breaks: Sequence[int]) -> Made | None:
    """By how many votes something was carried: "voted 21 to 14"."""
    if one.type is not FigureType.COUNT or other.type is not FigureType.COUNT or other.low != other.high:
        return None
    if other.start - one.end > len(" votes to ") or not _TO.fullmatch(text, one.end, other.start):
        return None
    number = bisect_right(breaks, one.start)
    if not _VOTED.search(text, max(breaks[number - 1] if number else 0, one.start - _REACH), one.end + _REACH):
        return None
    return Made(_gap(one, other), MARGIN, (one, other), f"{one.text} to {other.text}", told=True)
