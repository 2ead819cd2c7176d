"""What a source says in figures, arranged for looking a summary's figures up."""

import bisect
import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Self

from briefer.facts.codes import find_codes
from briefer.facts.figures.grammar.labels import singular
from briefer.facts.figures.judging.listings import count_listings
from briefer.facts.figures.judging.totals import Totals
from briefer.facts.mention import Figure, FigureType
from briefer.text import split_sentences

_WORD: Final = re.compile(r"[^\W\d_]+")

# Words that say a number without being a figure of their own: "the pair" supports "two men", "debut" supports "first".
_HINTS: Final = {
    1: "only single sole alone lone solo",
    2: "both pair pairs couple twice double doubles doubled duo twin twins ii bilateral either",
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
SECOND_WORDS: Final = ("again", "another", "new", "repeat", "twice", "both")
HINT_WORDS: Final = {word: Decimal(value) for value, words in _HINTS.items() for word in words.split()}
_FIRST: Final = (
    "debut maiden inaugural inaugurated opening opened opens opener initial initially never earliest new newest newly "
    "beginning began begins begin start started starts premiere premiered pioneer pioneering pioneered original "
    "unprecedented once one i primary top leading leader lead leads led ever launch launched historic"
)
FIRST_WORDS: Final = tuple(_FIRST.split())

_TOP: Final = 400
_SHORT_LINE: Final = 60


@dataclass(frozen=True, slots=True)
class FigureIndex:
    """A source's figures, by value and in order.

    `by_value` maps each number that a figure states (its ends, its parts) to the figures that state it; `values` holds
    those numbers sorted. `implied_numbers` are words such as "both" by the number they imply, as spans. `words` maps
    each word,
    lower case and singular, to the offsets at which it stands; `labelled` maps each word of a label to the figures that
    bear it. `by_value`, `types` and `labelled` keep one of several figures that say the same. `totals` and `listings`
    are what arithmetic makes of neighbouring figures and of lists. `dateline` is the date that the text itself carries.
    """

    text: str
    figures: tuple[Figure, ...]
    by_value: dict[Decimal, tuple[Figure, ...]]
    values: tuple[Decimal, ...]
    years: tuple[int, ...]
    types: dict[FigureType, tuple[Figure, ...]]
    labelled: dict[str, tuple[Figure, ...]]
    totals: Totals
    listings: dict[int, tuple[int, int]]
    words: dict[str, tuple[int, ...]]
    implied_numbers: dict[Decimal, tuple[int, int]]
    breaks: tuple[int, ...]
    dateline: datetime.date | None

    @classmethod
    def of(cls, text: str, figures: Sequence[Figure]) -> Self:
        """The index of `figures`, which stand in `text`."""
        by_value: defaultdict[Decimal, list[Figure]] = defaultdict(list)
        types: defaultdict[FigureType, list[Figure]] = defaultdict(list)
        labelled: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in _distinct(figures):
            types[figure.type].append(figure)
            for value in dict.fromkeys(_numbers(figure)):
                by_value[value].append(figure)
            for word in dict.fromkeys(figure.label):
                labelled[word].append(figure)
        words: defaultdict[str, list[int]] = defaultdict(list)
        implied_numbers: dict[Decimal, tuple[int, int]] = {}
        for match in _WORD.finditer(text):
            word = match.group().lower()
            words[singular(word)].append(match.start())
            if word in HINT_WORDS:
                implied_numbers.setdefault(HINT_WORDS[word], match.span())
        # The 1 of F1 is that of "Formula 1", the 21 of "U21s" that of "under-21s".
        for start, end in find_codes(text):
            for digits in re.findall(r"\d{1,9}", text[start:end]):
                implied_numbers.setdefault(Decimal(digits), (start, end))
        breaks = tuple(span.start for span in split_sentences(text)[1:])
        return cls(
            text=text,
            figures=tuple(figures),
            by_value={value: tuple(found) for value, found in by_value.items()},
            values=tuple(sorted(by_value)),
            years=tuple(sorted(_years(figures))),
            types={kind: tuple(found) for kind, found in types.items()},
            labelled={word: tuple(found) for word, found in labelled.items()},
            totals=Totals.of(text, figures, breaks),
            listings=count_listings(text, breaks),
            words={word: tuple(found) for word, found in words.items()},
            implied_numbers=implied_numbers,
            breaks=breaks,
            dateline=_dateline(text, figures),
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

    def of_types(self, *types: FigureType) -> Iterator[Figure]:
        """The distinct figures of these types, in the order of the types."""
        return (figure for kind in types for figure in self.types.get(kind, ()))

    def first_of(self, words: Iterable[str]) -> tuple[int, int] | None:
        """The first span of the first of `words` that the text has."""
        return next(((self.words[w][0], self.words[w][0] + len(w)) for w in words if w in self.words), None)

    @property
    def now(self) -> int | None:
        """The year in which the text was written, as far as it tells: that of its dateline, else the latest one."""
        if self.dateline:
            return self.dateline.year
        return max((year for year in self.years if year <= 2040), default=None)


def _distinct(figures: Iterable[Figure]) -> Iterable[Figure]:
    """The first of each set of figures that say the same of the same, so that long tables cost no more than short."""
    first: dict[object, Figure] = {}
    for figure in figures:
        key = (figure.type, figure.low, figure.high, figure.unit, figure.parts, figure.bound, figure.label, figure.text)
        first.setdefault(key, figure)
    return first.values()


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


def _dateline(text: str, figures: Sequence[Figure]) -> datetime.date | None:
    """The first full date near the top, when it stands in brackets or on a short line: "(Jan 3, 2016 3:36 PM)"."""
    for figure in figures[:3]:
        if figure.type is FigureType.DATE and figure.start < _TOP and None not in figure.parts:
            line_start = text.rfind("\n", 0, figure.start) + 1
            line = text[line_start : figure.end + _SHORT_LINE].split("\n")[0]
            if (text[:1] == "(" and figure.start < 20) or len(line) < _SHORT_LINE:
                year, month, day = (int(part or 1) for part in figure.parts[:3])
                return datetime.date(year, month, day)
    return None
