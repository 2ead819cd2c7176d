"""Finding the figures of a text in another language: one pass, a reader tried wherever a figure can start."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from briefer.facts.figures.grammar.find import blocked_spans
from briefer.facts.figures.grammar.vocabulary import CURRENCY_SIGNS, FRACTION_SIGNS
from briefer.facts.figures.languages.amounts import Amounts
from briefer.facts.figures.languages.calendar import Calendar
from briefer.facts.figures.languages.numerals import IN_ASCII, Marks
from briefer.facts.figures.languages.parts import HAN_PART, Parts
from briefer.facts.figures.languages.shared import with_shared_units
from briefer.facts.figures.languages.words import Words, words_of
from briefer.facts.mention import Figure
from briefer.text.language import Language

_SIGNS: Final = "".join((*CURRENCY_SIGNS, *FRACTION_SIGNS))
_TOKEN: Final = re.compile(rf"[{_SIGNS}]|\d+|[^\W\d_]+(?:[-‑][^\W\d_]+)*['’]?")
# Chinese and Japanese words do not stand apart.
_EASTERN: Final = rf"[{_SIGNS}]|\d+|{HAN_PART}|(?:USD|EUR|HK\$|US\$)(?=\s?\d)"
# A number with points at the start of a line is no code of a version: "2.700.000 personas".
_ONLY_NUMBER: Final = re.compile(r"[\d.,'’]+")


class Reader:
    """Reads the figures of one language."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.calendar = Calendar(words)
        self.amounts = Amounts(words)
        self.parts = Parts(words, self.amounts.numerals)
        days = words.pattern(words.weekdays)
        self.tokens = _TOKEN if words.spaced else re.compile(rf"{days}|{_EASTERN}")
        self._starts = frozenset(
            form.split()[0].rstrip("-")
            for kind in (
                "half",
                "fraction",
                "multiple",
                "group",
                "ordinal",
                "part",
                "one",
                "every",
                "halfclock",
                "decade",
                "decades",
            )
            for form in words.of(kind)
        ) | {name.split()[0] for name in words.whole_months}

    def read(self, text: str, at: int, token: str, marks: Marks) -> Figure | None:
        """The figure that starts with a token."""
        if token[0].isdecimal():
            return (
                self.calendar.date(text, at)
                or self.calendar.decade(text, at)
                or (None if self.words.spaced else self.parts.ratio(text, at, marks))
                or self.calendar.clock(text, at)
                or self.parts.ratio(text, at, marks)
                or self.parts.ordinal_number(text, at)
                or self._amount_or_year(text, at, marks)
            )
        if token in CURRENCY_SIGNS or token in FRACTION_SIGNS or token.isupper() or token == "Fr":
            if found := self.amounts.prefixed(text, at, marks):
                return found
            if token in CURRENCY_SIGNS:
                return None
        if not self.words.spaced:
            if day := self.calendar.weekday(text, at, token):
                return day
            return self.parts.ratio(text, at, marks) or self.parts.in_east(text, at)
        word = token.lower()
        if day := self.calendar.weekday(text, at, token):
            return day
        if word.split("-")[0].rstrip("'’") in self._starts or word in self._starts:
            found = (
                self.calendar.half_hour(text, at)
                or self.calendar.decade(text, at)
                or self.calendar.month(text, at)
                or self.parts.in_words(text, at, marks)
            )
            if found:
                return found
        return (
            self.calendar.hour_in_words(text, at)
            or self.parts.ratio(text, at, marks)
            or self.amounts.spelled(text, at, marks)
        )

    def _amount_or_year(self, text: str, at: int, marks: Marks) -> Figure | None:
        amount = self.amounts.read(text, at, marks)
        if amount is None or amount.unit is not None:
            year = None if amount is not None and not self._is_east_year(amount) else self.calendar.year(text, at)
            return year or amount
        return (
            (self.calendar.year(text, at) or amount)
            if amount.low == amount.high or "/" in text[at : at + 9]
            else amount
        )

    def _is_east_year(self, amount: Figure) -> bool:
        """True for 1987年, which reads as a duration first."""
        return not self.words.spaced and amount.unit == "year" and amount.digits > 2 and len(amount.text) > 4


@cache
def _reader(language: Language) -> Reader:
    return Reader(words_of(language))


def find_figures_in(text: str, language: Language) -> tuple[Figure, ...]:
    """The figures of a text in a language other than English, as `find_figures` gives them."""
    read = text.translate(IN_ASCII)
    found = list(_found(read, _reader(language)))
    shared = with_shared_units(read, found, _reader(language).words)
    return tuple(replace(figure, text=text[figure.start : figure.end]) for figure in shared)


def _is_day(text: str, at: int, token: str, reader: Reader) -> bool:
    """True for the day of a date that begins a line as a list marker does: "17. Januar"."""
    return token[0].isdecimal() and reader.calendar.date(text, at) is not None


def _is_amount(blocked: str) -> bool:
    return _ONLY_NUMBER.fullmatch(blocked) is not None and len(re.findall(r"\d{3}", blocked)) > 1


def _found(text: str, reader: Reader) -> Iterator[Figure]:
    marks = Marks.of(text, reader.words)
    blocked = [span for span in blocked_spans(text) if not _is_amount(text[slice(*span)])]
    end = block = 0
    for token in reader.tokens.finditer(text):
        at = token.start()
        if at < end:
            continue
        while block < len(blocked) and blocked[block][1] <= at:
            block += 1
        if block < len(blocked) and blocked[block][0] <= at and not _is_day(text, at, token.group(), reader):
            continue
        if (
            reader.words.spaced
            and at
            and token.group()[0].isdecimal()
            and (text[at - 1].isalpha() or text[at - 1] == "_")
        ):
            continue
        figure = reader.read(text, at, token.group(), marks)
        if figure is None:
            continue
        figure = reader.amounts.completed(text, figure, end)
        yield figure
        end = figure.end
