"""What a source says in figures, arranged for looking a summary's figures up."""

import bisect
import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final, Self

from briefer.facts.figures.judging.clauses import CALENDAR, EMPTY, Clause, clauses_of, key
from briefer.facts.figures.judging.said import SaidInWords
from briefer.facts.figures.judging.totals import Totals
from briefer.facts.mention import Figure, FigureType
from briefer.text.language import Language

_SECTION_IN: Final = re.compile(r"§\s?(\S+)\Z")
# "GENEVA, 14 March 2025 (Friday) - The panel met".
_PLACE_BEFORE: Final = re.compile(r"[A-Z][A-Z .()/-]{2,30}, ")
_TOP: Final = 400
_SHORT_LINE: Final = 60
_NEXT: Final = 12
_BETWEEN_SCORES: Final = 3
_MOST_HOLDERS: Final = 32
_STEM: Final = 4
# What is further from a figure tells nothing of it: a list of thousands in one sentence costs no more for each.
_NEAR: Final = 400  # characters
_MOST_NEAR: Final = 64  # figures
_LAST_NAME: Final = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2} ?\Z")
_NEXT_NAME: Final = re.compile(r" ?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}")


@dataclass(frozen=True, slots=True)
class FigureIndex:
    """A source's figures, by value and in order.

    `by_value` maps each number that a figure states (its ends, its parts) to the figures that state it; `values` holds
    those numbers sorted. `labelled` maps each word of a label to the figures that bear it. `by_value`, `types` and
    `labelled` keep one of several figures that say the same. `dateline` is the date that the text itself carries.
    `said` is what its words say.
    """

    text: str
    figures: tuple[Figure, ...]
    by_value: dict[Decimal, tuple[Figure, ...]]
    values: tuple[Decimal, ...]
    years: tuple[int, ...]
    types: dict[FigureType, tuple[Figure, ...]]
    labelled: dict[str, tuple[Figure, ...]]
    said: SaidInWords
    dateline: datetime.date | None
    starts: tuple[int, ...]
    by_name: dict[str, tuple[Figure, ...]]
    numbered: dict[str, dict[str, tuple[Figure, ...]]]
    language: Language = Language.ENGLISH
    _holders: dict[Decimal, dict[object, list[Figure]]] = field(default_factory=dict, repr=False, compare=False)
    _totals: list[Totals] = field(default_factory=list, repr=False, compare=False)
    _clauses: dict[int, dict[int, Clause]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, text: str, figures: Sequence[Figure], language: Language = Language.ENGLISH) -> Self:
        """The index of `figures`, which stand in `text`, a text in `language`."""
        by_value: defaultdict[Decimal, list[Figure]] = defaultdict(list)
        types: defaultdict[FigureType, list[Figure]] = defaultdict(list)
        labelled: defaultdict[str, list[Figure]] = defaultdict(list)
        by_name: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in _distinct(figures):
            types[figure.type].append(figure)
            if figure.series:
                for name, named in _series_names(figure):
                    by_name[name].append(named)
                continue
            for value in dict.fromkeys(_numbers(figure)):
                by_value[value].append(figure)
            for word in dict.fromkeys(figure.label):
                labelled[word].append(figure)
        said = SaidInWords(text, language)
        return cls(
            text=text,
            figures=tuple(figures),
            by_value={value: tuple(found) for value, found in by_value.items()},
            values=tuple(sorted(by_value)),
            years=tuple(sorted(_years(figures))),
            types={kind: tuple(found) for kind, found in types.items()},
            labelled={word: tuple(found) for word, found in labelled.items()},
            said=said,
            dateline=_dateline(text, figures),
            starts=tuple(figure.start for figure in figures),
            by_name={name: tuple(found) for name, found in by_name.items()},
            numbered=_by_series(by_name),
            language=language,
        )

    def holders(self, value: Decimal, figure: Figure) -> Sequence[Figure]:
        """The figures that state a number; where very many do, those that are likest to `figure`, and the first.

        Thousands of figures of one value, each of something else, are not all compared with each other.
        """
        found = self.by_value.get(value, ())
        if len(found) <= _MOST_HOLDERS:
            return found
        if value not in self._holders:
            self._holders[value] = {}
            for other in found:
                for likeness in _likenesses(other):
                    self._holders[value].setdefault(likeness, []).append(other)
        alike = self._holders[value]
        likest = [other for likeness in _likenesses(figure) for other in alike.get(likeness, ())[:_MOST_HOLDERS]]
        return tuple({id(other): other for other in (*likest, *found[:_MOST_HOLDERS])}.values())

    def within(self, start: int, end: int) -> tuple[Figure, ...]:
        """The figures that start in ``text[start:end]``."""
        return self.figures[bisect.bisect_left(self.starts, start) : bisect.bisect_left(self.starts, end)]

    @property
    def totals(self) -> Totals:
        """What arithmetic makes of neighbouring figures; worked out once, when it is first asked for."""
        if not self._totals:
            self._totals.append(Totals.of(self.text, self.figures, self.breaks))
        return self._totals[0]

    def figures_of_units(self, *units: str) -> Iterator[Figure]:
        """The distinct figures in one of these units."""
        return (figure for found in self.types.values() for figure in found if figure.unit in units)

    def after(self, figure: Figure) -> Figure | None:
        """The next figure of the sentence, close by: the second of two that make a range or a score."""
        place = bisect.bisect_right(self.starts, figure.start)
        if place == len(self.figures):
            return None
        other = self.figures[place]
        near = other.start - figure.end <= _NEXT and other.start < self.sentence(figure.start)[1]
        return other if near else None

    def next_amount(self, figure: Figure) -> Figure | None:
        """The next figure of the sentence that is no date."""
        end = self.sentence(figure.start)[1]
        first = bisect.bisect_left(self.starts, figure.end)
        later = (other for other in self.figures[first : first + _MOST_NEAR] if other.start < end)
        return next((other for other in later if other.type not in CALENDAR), None)

    def names_before(self, figure: Figure) -> list[frozenset[str]]:
        """The names of the sentence before a figure, as sets of keys; those behind it where none are before."""
        start, end = self.sentence(figure.start)
        start, end = max(start, figure.start - _NEAR), min(end, figure.end + _NEAR)
        cut = max(self.text.rfind(mark, start, figure.start) for mark in (" and ", ", ", "; "))
        for low, high in ((cut, figure.start), (start, figure.start), (figure.end, end)):
            if low >= 0 and (names := self.said.capitals.names(low, high)):
                return names
        return []

    def sides_of(self, figure: Figure) -> list[frozenset[str]]:
        """The names of those between whom a score stands, in order: "Robertson 3-5 Carter", else those before it."""
        before = _LAST_NAME.search(self.text, max(0, figure.start - 40), figure.start)
        after = _NEXT_NAME.match(self.text, figure.end)
        if before and after:
            return [frozenset(key(word) for word in match.group().split()) for match in (before, after)]
        return self.names_before(figure)

    def score_before(self, figure: Figure) -> Figure | None:
        """The score that stands right before one: the 3-6 of "6-4, 3-6, 7-6"."""
        place = bisect.bisect_left(self.starts, figure.start) - 1
        if place < 0:
            return None
        other = self.figures[place]
        return other if other.type is FigureType.SCORE and figure.start - other.end <= _BETWEEN_SCORES else None

    def _before(self, figure: Figure) -> Sequence[Figure]:
        """The figures before `figure` in its sentence, of very many the nearest."""
        start = self.sentence(figure.start)[0]
        last = bisect.bisect_left(self.starts, figure.start)
        return self.figures[max(bisect.bisect_left(self.starts, start), last - _MOST_NEAR) : last]

    def units_before(self, figure: Figure) -> frozenset[str | None]:
        """The units of the figures before `figure` in its sentence; percent and points give each other's."""
        units = {other.unit for other in self._before(figure)}
        return frozenset(units | ({"%", "pp"} if units & {"%", "pp"} else set()))

    def measure_before(self, figure: Figure) -> Figure | None:
        """The nearest figure before `figure` in its sentence that is in a unit."""
        return next((other for other in reversed(self._before(figure)) if other.unit is not None), None)

    def unit_before(self, figure: Figure) -> str | None:
        """The unit of the nearest figure before `figure` in its sentence that has one."""
        measure = self.measure_before(figure)
        return measure.unit if measure else None

    def unit_in_sentence_before(self, figure: Figure) -> str | None:
        """The unit of the last figure of the sentence before that of `figure`, where its own gives none before it."""
        start = self.sentence(figure.start)[0]
        if not start or any(other.unit for other in self._before(figure)):
            return None
        before = self.within(self.sentence(start - 1)[0], start)
        return before[-1].unit if before else None

    def nth_sentence(self, number: int) -> tuple[int, int]:
        """The span of the sentence of this number, from 0."""
        start = self.breaks[number - 1] if number else 0
        return start, self.breaks[number] if number < len(self.breaks) else len(self.text)

    def clause(self, figure: Figure) -> Clause:
        """What stands with a figure of this text; worked out once for a sentence, when it is first asked for."""
        number = bisect.bisect_right(self.breaks, figure.start)
        if number not in self._clauses:
            start, end = self.nth_sentence(number)
            self._clauses[number] = self._made_clauses(start, end)
        return self._clauses[number].get(figure.start, EMPTY)

    def _made_clauses(self, start: int, end: int) -> dict[int, Clause]:
        if self.language is Language.ENGLISH:
            return clauses_of(self.text, start, end, self.within(start, end))
        from briefer.facts.figures.judging.clauses_abroad import clauses_abroad

        return clauses_abroad(self.text, self.language, start, end, self.within(start, end))

    @property
    def breaks(self) -> tuple[int, ...]:
        """The offsets at which sentences start, but for the first."""
        return self.said.breaks

    @property
    def words(self) -> Mapping[str, Sequence[int]]:
        """Each word, lower case and singular, with the offsets at which it stands."""
        return self.said.words

    @property
    def implied_numbers(self) -> dict[Decimal, tuple[int, int]]:
        """Words such as "both" by the number that they imply, and codes by theirs, as spans."""
        return self.said.implied_numbers

    @property
    def coded_numbers(self) -> dict[Decimal, tuple[int, int]]:
        """Codes and Roman numerals by their numbers, as spans."""
        return self.said.coded_numbers

    @property
    def listings(self) -> dict[int, tuple[int, int]]:
        """The lengths of the text's lists, each with the span of the first of that length."""
        return self.said.listings

    def sentences_with(self, word: str) -> Sequence[int]:
        """The numbers of the sentences that have a word with this key (`clauses.key`), in order."""
        return self.said.keys.get(word, ())

    def sentence(self, at: int) -> tuple[int, int]:
        """The span of the sentence around offset `at`."""
        return self.nth_sentence(bisect.bisect_right(self.breaks, at))

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


def _likenesses(figure: Figure) -> Iterator[object]:
    """What figures have in common that may stand for each other: what they measure, and the words they are bound to."""
    yield figure.type, figure.unit
    for word in figure.label:
        yield word[:_STEM]


def _series_names(figure: Figure) -> Iterator[tuple[str, Figure]]:
    """The number of a series by its value; "42 U.S.C. § 1983" also as section 1983."""
    yield figure.value or "", figure
    if section := _SECTION_IN.search(figure.text):
        yield section[1].lower(), replace(figure, series="section")


def _by_series(by_name: Mapping[str, Sequence[Figure]]) -> dict[str, dict[str, tuple[Figure, ...]]]:
    """The numbered figures by the word of their series, then by their number."""
    found: defaultdict[str, dict[str, tuple[Figure, ...]]] = defaultdict(dict)
    for name, figures in by_name.items():
        for figure in figures:
            series = found[figure.series or ""]
            series[name] = (*series.get(name, ()), figure)
    return dict(found)


def _distinct(figures: Iterable[Figure]) -> Iterable[Figure]:
    """The first of each set of figures that say the same of the same, so that long tables cost no more than short."""
    first: dict[object, Figure] = {}
    for figure in figures:
        key = (
            figure.type,
            figure.low,
            figure.high,
            figure.unit,
            figure.parts,
            figure.bound,
            figure.label,
            figure.text,
            figure.per,
        )
        first.setdefault(key, figure)
    return first.values()


# The parts of these are no numbers that something else could have: the day of "Dec. 18" supports no "18 people".
_UNCOUNTED: Final = frozenset({FigureType.DATE, FigureType.WEEKDAY, FigureType.TIME, FigureType.FRACTION})


def _numbers(figure: Figure) -> Iterator[Decimal]:
    parts = figure.parts[:1] if figure.type is FigureType.DATE else () if figure.type in _UNCOUNTED else figure.parts
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
            placed = _PLACE_BEFORE.fullmatch(text, 0, figure.start) is not None
            if placed or (text[:1] == "(" and figure.start < 20) or len(line) < _SHORT_LINE:
                year, month, day = (int(part or 1) for part in figure.parts[:3])
                return datetime.date(year, month, day)
    return None
