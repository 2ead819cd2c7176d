"""What a source says in figures, arranged for looking a summary's figures up."""

import bisect
import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Self

from briefer.facts.figures.labels import singular
from briefer.facts.mention import Figure, FigureType

_SENTENCE_END: Final = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+(?=[\"“‘(\[]*[A-Z0-9])|\n+")
_WORD: Final = re.compile(r"[^\W\d_]+")

# Words that say a number without being a figure of their own: "the pair" supports "two men", "debut" supports "first".
_HINTS: Final = {
    1: "another only single sole alone lone solo",
    2: "both pair pairs couple twice double doubles doubled duo twin twins second two-time ii bilateral either",
    3: "trio triple triplets hat-trick hat trick treble thrice trilogy tripled iii third threefold",
    4: "quartet quadruple quadruplets foursome quadrupled iv quad",
    5: "quintet quintuplets v",
    6: "sextet sextuplets vi",
    7: "vii",
    8: "viii",
    9: "ix",
    10: "decade decades",
    12: "dozen",
    14: "fortnight",
    50: "half half-century",
    100: "century",
}
HINT_WORDS: Final = {word: Decimal(value) for value, words in _HINTS.items() for word in words.split()}
FIRST_WORDS: Final = tuple(
    "debut maiden inaugural inaugurated opening opened opens opener initial initially never earliest new newest newly "
    "beginning began begins begin start started starts premiere premiered pioneer pioneering pioneered original "
    "unprecedented once one i primary top leading leader lead leads led ever launch launched historic".split()
)


@dataclass(frozen=True, slots=True)
class Sum:
    """A number that arithmetic makes of neighbouring figures of one sentence."""

    value: Decimal
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class FigureIndex:
    """A source's figures, by value and in order.

    `by_value` maps each number that a figure states (its ends, its parts) to the figures that state it; `values` holds
    those numbers sorted. `hints` are words such as "both" by the number they imply, as spans. `words` maps each word,
    lower case and singular, to the offsets at which it stands. `dateline` is the date that the text itself carries.
    """

    text: str
    figures: tuple[Figure, ...]
    by_value: dict[Decimal, tuple[Figure, ...]]
    values: tuple[Decimal, ...]
    years: tuple[int, ...]
    words: dict[str, tuple[int, ...]]
    hints: dict[Decimal, tuple[int, int]]
    breaks: tuple[int, ...]
    dateline: datetime.date | None

    @classmethod
    def of(cls, text: str, figures: Sequence[Figure]) -> Self:
        """The index of `figures`, which stand in `text`."""
        by_value: defaultdict[Decimal, list[Figure]] = defaultdict(list)
        for figure in figures:
            for value in dict.fromkeys(_numbers(figure)):
                by_value[value].append(figure)
        words: defaultdict[str, list[int]] = defaultdict(list)
        hints: dict[Decimal, tuple[int, int]] = {}
        for match in _WORD.finditer(text):
            word = match.group().lower()
            words[singular(word)].append(match.start())
            if word in HINT_WORDS:
                hints.setdefault(HINT_WORDS[word], match.span())
        return cls(
            text,
            tuple(figures),
            {value: tuple(found) for value, found in by_value.items()},
            tuple(sorted(by_value)),
            tuple(sorted(_years(figures))),
            {word: tuple(found) for word, found in words.items()},
            hints,
            tuple(match.end() for match in _SENTENCE_END.finditer(text)),
            _dateline(figures),
        )

    def sentence(self, at: int) -> tuple[int, int]:
        """The span of the sentence around offset `at`."""
        place = bisect.bisect_right(self.breaks, at)
        start = self.breaks[place - 1] if place else 0
        return start, self.breaks[place] if place < len(self.breaks) else len(self.text)

    def between(self, low: Decimal, high: Decimal) -> Iterable[Figure]:
        """The figures with a number of ``low..high``, smallest first."""
        start, end = bisect.bisect_left(self.values, low), bisect.bisect_right(self.values, high)
        return (figure for value in self.values[start:end] for figure in self.by_value[value])

    def first_of(self, words: Iterable[str]) -> tuple[int, int] | None:
        """The first span of the first of `words` that the text has."""
        return next(((self.words[w][0], self.words[w][0] + len(w)) for w in words if w in self.words), None)

    @property
    def now(self) -> int | None:
        """The year in which the text was written, as far as it tells: that of its dateline, else the latest one."""
        if self.dateline:
            return self.dateline.year
        return max((year for year in self.years if year <= 2040), default=None)


# The parts of these are no numbers that something else could have: the day of "Dec. 18" supports no "18 people".
_CALENDAR: Final = frozenset({FigureType.DATE, FigureType.WEEKDAY, FigureType.TIME})


def _numbers(figure: Figure) -> Iterator[Decimal]:
    parts = figure.parts[:1] if figure.type is FigureType.DATE else () if figure.type in _CALENDAR else figure.parts
    return (value for value in (figure.low, figure.high, *parts) if value is not None)


def _years(figures: Iterable[Figure]) -> set[int]:
    years: set[int] = set()
    for figure in figures:
        if figure.type is FigureType.YEAR and figure.low is not None and figure.high is not None:
            years.update((int(figure.low), int(figure.high)))
        elif figure.type is FigureType.DATE and figure.parts[0] is not None:
            years.add(int(figure.parts[0]))
    return years


def _dateline(figures: Sequence[Figure]) -> datetime.date | None:
    """The first full date, when it opens the text: "(Jan 3, 2016 3:36 PM) ..."."""
    for figure in figures[:1]:
        if figure.type is FigureType.DATE and figure.start < 20 and None not in figure.parts:
            year, month, day = (int(part or 1) for part in figure.parts[:3])
            return datetime.date(year, month, day)
    return None
