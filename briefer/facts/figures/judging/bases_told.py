"""With what a change is compared: "up 5% from a year earlier" is no rise on the quarter before."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from briefer.facts.figures.judging.index import FEW_PLACES, FigureIndex
from briefer.facts.figures.judging.periods_told import REACH, amounts_around
from briefer.facts.mention import Figure, FigureType
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_UNIT: Final = "year|quarter|month|week|day|decade"
_LINK: Final = rf"\b(?:{one_of(words(__package__, 'bases_told_words.tsv', 'links'))})"
_BASE: Final = re.compile(
    rf"\b(?P<each>{_UNIT})[ -](?:on|over|to)[ -](?P=each)\b"
    rf"|{_LINK}(?: [a-z-]+){{0,5}}? (?:an?|one|the) (?P<ago>{_UNIT}) (?:earlier|ago|before|previously)\b"
    rf"|{_LINK}(?: [a-z-]+){{0,5}}? (?:previous|prior|preceding|last) (?P<last>{_UNIT})\b(?!['’]s? \w)"
    rf"|{_LINK}(?: [a-z-]+){{1,3}}? (?P<average>average)\b"
    rf"|(?:\bsince|{_LINK})(?: (?:the|its|levels?|of|in))* (?P<since>[12]\d{{3}})(?![\w,.]\d|\w| to\b)",
    re.IGNORECASE,
)
# "$3m a year earlier", "3.4% the previous month": the figure is what another is compared with.
_ITSELF: Final = re.compile(
    rf",? (?:in )?(?:(?:an?|one|the) (?P<ago>{_UNIT}) (?:earlier|ago|before)"
    rf"|(?:the|its|their) (?:previous|prior|preceding) (?P<last>{_UNIT}))\b"
)
_MEASURED: Final = frozenset(
    {
        FigureType.MONEY, FigureType.PERCENT, FigureType.QUANTITY, FigureType.COUNT, FigureType.PERCENTAGE_POINTS,
        FigureType.FRACTION, FigureType.RATIO,
    }
)  # fmt: skip
_MARKS: Final = ' ,;:—–-"“”'


class _Base(NamedTuple):
    """What a figure is compared with: a span of time ago or an average, or a year; and where that is said.

    Or how long ago it was what another is compared with.
    """

    kind: str
    which: str
    end: int


def of_another_base(
    figure: Figure, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex
) -> tuple[Figure, int] | None:
    """A place of the figure and the end of its base there, where every place has another base than the summary.

    Args:
        figure: A figure of the summary that the source states.
        stated: Where the source states it.
        index: The figures of the source.
        stated_in: Those of the summary.
    """
    if figure.type not in _MEASURED or not 0 < len(stated) <= FEW_PLACES:
        return None
    ours = _base_of(figure, stated_in)
    if ours is None:
        return None
    theirs = [_base_of(home, index) for home in stated]
    if any(base is None or base.kind != ours.kind or base.which == ours.which for base in theirs):
        return None
    return next(((home, base.end) for home, base in zip(stated, theirs, strict=True) if base), None)


def is_of_this_base(
    figure: Figure, stated: Sequence[Figure], rival: Figure, index: FigureIndex, stated_in: FigureIndex
) -> bool:
    """True where both texts compare the figure with the same, and the rival with something else or with nothing."""
    ours = _base_of(figure, stated_in)
    if ours is None:
        return False
    there = _base_of(rival, index)
    if there is not None and there[:2] == ours[:2]:
        return False
    bases = (_base_of(home, index) for home in stated[:FEW_PLACES])
    return any(base is not None and base[:2] == ours[:2] for base in bases)


def _base_of(figure: Figure, index: FigureIndex) -> _Base | None:
    return index.of_figure(_found, figure)


def _found(figure: Figure, index: FigureIndex) -> _Base | None:
    """The base behind a figure, of another amount between them it is none; else the one with which it is led in."""
    if itself := _ITSELF.match(index.text, figure.end):
        return _Base("itself", (itself["ago"] or itself["last"]).lower(), itself.end())
    before, after = amounts_around(figure, index)
    if behind := _BASE.search(index.text, figure.end, min(after, figure.end + REACH)):
        return _base(behind)
    ahead = _BASE.search(index.text, max(before, figure.start - REACH), figure.start)
    # "Since 2019 it has grown 5%"; the tower of "a tower, stalled since 2019, costs £5m" costs that by itself.
    leads = ahead is not None and not index.text[before : ahead.start()].strip(_MARKS)
    return _base(ahead) if ahead is not None and leads else None


def _base(match: re.Match[str]) -> _Base:
    if match["since"]:
        return _Base("year", match["since"], match.end())
    said = match["each"] or match["ago"] or match["last"] or "average"
    return _Base("ago", said.lower(), match.end())
