"""What a source says in figures, arranged for looking a summary's figures up."""

import datetime
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, Self, TypeVar, cast

from briefer.facts.figures.judging.clause import CALENDAR, EMPTY, Clause
from briefer.facts.figures.judging.clauses import clauses_of, was_before
from briefer.facts.figures.judging.layout import (
    by_series,
    dateline_of,
    distinct,
    likenesses,
    numbers_of,
    series_names,
    years_of,
)
from briefer.facts.figures.judging.said import SaidInWords
from briefer.facts.figures.judging.totals import Totals
from briefer.facts.mention import Figure, FigureType
from briefer.text.language import Language

Laid = TypeVar("Laid")
_NEXT: Final = 12
FEW_PLACES: Final = 4
"""In how many places a value may stand for a rule that reads what is said at each of them."""
_MOST_HOLDERS: Final = 32
# What is further from a figure tells nothing of it: a list of thousands in one sentence costs no more for each.
_MOST_NEAR: Final = 64  # figures
_LONGEST_LIST: Final = 48


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
    _clauses: dict[int, Clause] = field(default_factory=dict, repr=False, compare=False)
    _laid_out: set[int] = field(default_factory=set, repr=False, compare=False)
    """Where the sentences start whose clauses are known."""
    _once: dict[Callable[["FigureIndex"], Any], Any] = field(default_factory=dict, repr=False, compare=False)
    _of_sentences: dict[Callable[[str], Any], dict[int, Any]] = field(
        default_factory=lambda: defaultdict(dict), repr=False, compare=False
    )
    _of_figures: dict[Callable[[Figure, "FigureIndex"], Any], dict[int, tuple[Figure, Any]]] = field(
        default_factory=lambda: defaultdict(dict), repr=False, compare=False
    )

    @classmethod
    def of(cls, text: str, figures: Sequence[Figure], language: Language = Language.ENGLISH) -> Self:
        """The index of `figures`, which stand in `text`, a text in `language`."""
        by_value: defaultdict[Decimal, list[Figure]] = defaultdict(list)
        types: defaultdict[FigureType, list[Figure]] = defaultdict(list)
        labelled: defaultdict[str, list[Figure]] = defaultdict(list)
        by_name: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in distinct(figures):
            types[figure.type].append(figure)
            if figure.series:
                for name, named in series_names(figure):
                    by_name[name].append(named)
                continue
            for value in dict.fromkeys(numbers_of(figure)):
                by_value[value].append(figure)
            for word in dict.fromkeys(figure.label):
                labelled[word].append(figure)
        said = SaidInWords(text, language)
        return cls(
            text=text,
            figures=tuple(figures),
            by_value={value: tuple(found) for value, found in by_value.items()},
            values=tuple(sorted(by_value)),
            years=tuple(sorted(years_of(figures))),
            types={kind: tuple(found) for kind, found in types.items()},
            labelled={word: tuple(found) for word, found in labelled.items()},
            said=said,
            dateline=dateline_of(text, figures),
            starts=tuple(figure.start for figure in figures),
            by_name={name: tuple(found) for name, found in by_name.items()},
            numbered=by_series(by_name),
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
                for likeness in likenesses(other):
                    self._holders[value].setdefault(likeness, []).append(other)
        alike = self._holders[value]
        asked = tuple(likenesses(figure))
        if asked not in alike:
            likest = [other for likeness in asked for other in alike.get(likeness, ())[:_MOST_HOLDERS]]
            alike[asked] = list({id(other): other for other in (*likest, *found[:_MOST_HOLDERS])}.values())
        return alike[asked]

    def within(self, start: int, end: int) -> tuple[Figure, ...]:
        """The figures that start in ``text[start:end]``."""
        return self.figures[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    @property
    def totals(self) -> Totals:
        """What arithmetic makes of neighbouring figures; worked out once, when it is first asked for."""
        if not self._totals:
            self._totals.append(Totals.of(self.text, self.figures, self.breaks))
        return self._totals[0]

    def once(self, what: Callable[["FigureIndex"], Laid]) -> Laid:
        """What `what` makes of this index, worked out when it is first asked for.

        A rule that looks at all figures does so once for a text, never once for each figure that is judged.
        """
        try:
            laid: Laid = self._once[what]
        except KeyError:
            laid = self._once[what] = what(self)
        return laid

    def of_sentence(self, what: Callable[[str], Laid], at: int) -> Laid:
        """What `what` makes of the sentence around offset `at`; worked out once for all that ask in that sentence."""
        start, end = self.sentence(at)
        known = self._of_sentences[what]
        try:
            laid: Laid = known[start]
        except KeyError:
            laid = known[start] = what(self.text[start:end])
        return laid

    def of_figure(self, what: "Callable[[Figure, FigureIndex], Laid]", figure: Figure) -> Laid:
        """What `what` makes of a figure of the text; worked out once for all with which it is compared."""
        known = self._of_figures[what]
        asked, laid = known.get(figure.start, (None, None))
        if asked is not figure:  # a figure that is read in two ways stands at one place
            laid = what(figure, self)
            known[figure.start] = figure, laid
        return cast(Laid, laid)

    def figures_of_units(self, *units: str) -> Iterator[Figure]:
        """The distinct figures in one of these units."""
        return (figure for found in self.types.values() for figure in found if figure.unit in units)

    def after(self, figure: Figure) -> Figure | None:
        """The next figure of the sentence, close by: the second of two that make a range or a score."""
        place = bisect_right(self.starts, figure.start)
        if place == len(self.figures):
            return None
        other = self.figures[place]
        near = other.start - figure.end <= _NEXT and other.start < self.sentence(figure.start)[1]
        return other if near else None

    def next_amount(self, figure: Figure) -> Figure | None:
        """The next figure of the sentence that is no date."""
        end = self.sentence(figure.start)[1]
        first = bisect_left(self.starts, figure.end)
        later = (other for other in self.figures[first : first + _MOST_NEAR] if other.start < end)
        return next((other for other in later if other.type not in CALENDAR), None)

    def nearest(self, figure: Figure) -> Iterator[Figure]:
        """The other figures of the sentence, the nearest first, and of very many only those."""
        start, end = self.sentence(figure.start)
        figures, starts, at = self.figures, self.starts, figure.start
        place, after = bisect_left(starts, at), bisect_right(starts, at)
        before = place - 1
        first = max(bisect_left(starts, start), place - _MOST_NEAR)
        last = min(bisect_left(starts, end), after + _MOST_NEAR)
        while before >= first or after < last:
            if after >= last or (before >= first and at - starts[before] <= starts[after] - at):
                yield figures[before]
                before -= 1
            else:
                yield figures[after]
                after += 1

    def before(self, figure: Figure) -> Figure | None:
        """The last figure before `figure` in its sentence."""
        place = bisect_left(self.starts, figure.start) - 1
        return self.figures[place] if place >= 0 and self.starts[place] >= self.sentence(figure.start)[0] else None

    def near_before(self, figure: Figure) -> Sequence[Figure]:
        """The figures before `figure` in its sentence, of very many the nearest."""
        start = self.sentence(figure.start)[0]
        last = bisect_left(self.starts, figure.start)
        return self.figures[max(bisect_left(self.starts, start), last - _MOST_NEAR) : last]

    def near_after(self, figure: Figure) -> Sequence[Figure]:
        """The figures behind `figure` in its sentence, of very many the nearest."""
        end = self.sentence(figure.start)[1]
        first = bisect_right(self.starts, figure.start)
        return self.figures[first : min(bisect_left(self.starts, end), first + _MOST_NEAR)]

    def units_before(self, figure: Figure) -> frozenset[str | None]:
        """The units of the figures before `figure` in its sentence; percent and points give each other's."""
        units = {other.unit for other in self.near_before(figure)}
        return frozenset(units | ({"%", "pp"} if units & {"%", "pp"} else set()))

    def measure_before(self, figure: Figure) -> Figure | None:
        """The nearest figure before `figure` in its sentence that is in a unit; a year is in none."""
        before = reversed(self.near_before(figure))
        return next((other for other in before if other.unit is not None and other.type not in CALENDAR), None)

    def unit_before(self, figure: Figure) -> str | None:
        """The unit of the nearest figure before `figure` in its sentence that has one."""
        measure = self.measure_before(figure)
        return measure.unit if measure else None

    def unit_in_sentence_before(self, figure: Figure) -> str | None:
        """The unit of the last figure of the sentence before that of `figure`, where its own gives none before it."""
        start = self.sentence(figure.start)[0]
        if not start or any(other.unit for other in self.near_before(figure)):
            return None
        before = self.within(self.sentence(start - 1)[0], start)
        return before[-1].unit if before else None

    def nth_sentence(self, number: int) -> tuple[int, int]:
        """The span of the sentence of this number, from 0."""
        return self.said.sentences[number]

    def clause(self, figure: Figure) -> Clause:
        """What stands with a figure of this text; worked out once for a sentence, when it is first asked for."""
        found = self._clauses.get(figure.start)
        if found is None:
            start, end = self.sentence(figure.start)
            if start not in self._laid_out:
                self._laid_out.add(start)
                self._clauses.update(self._made_clauses(start, end))
            found = self._clauses.get(figure.start, EMPTY)
        return found

    def is_old(self, figure: Figure) -> bool:
        """Whether a figure is said to be what something was before, for which alone no clauses are made."""
        place = bisect_left(self.starts, figure.start)
        if self.language is not Language.ENGLISH or self.starts[place : place + 1] != (figure.start,):
            return self.clause(figure).old
        return was_before(self.figures[place], self.text)

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
    def implied_numbers(self) -> Mapping[Decimal, Sequence[tuple[int, int]]]:
        """Words such as "both" by the number that they imply, as spans."""
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
        """The numbers of the sentences that have a word with this key (`keys.key`), in order."""
        return self.said.keys.get(word, ())

    def sentence(self, at: int) -> tuple[int, int]:
        """The span of the sentence around offset `at`."""
        said = self.said
        return said.sentences[bisect_right(said.breaks, at)]

    def is_list(self, at: int) -> bool:
        """True for a sentence of so many figures that it tells of none what it is of: a list without an end."""
        return self.sentence(at)[0] in self.once(_lists)

    def between(self, low: Decimal, high: Decimal) -> Iterable[Figure]:
        """The figures with a number of ``low..high``, smallest first."""
        start, end = bisect_left(self.values, low), bisect_right(self.values, high)
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
        return next((year for year in reversed(self.years) if year <= 2040), None)


def _lists(index: FigureIndex) -> frozenset[int]:
    """Where the sentences start that have so many figures that none of them tells what it is of."""
    starts = index.starts
    pairs = zip(starts, starts[_LONGEST_LIST:], strict=False)  # of a figure, and of the one that makes it too many
    return frozenset(span[0] for at, last in pairs for span in [index.sentence(at)] if last < span[1])
