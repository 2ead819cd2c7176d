"""Numbers as other languages write them: "1.234,5", "12 450", "CHF 1’200", "dreihundert", "3,2 Mio.", "18億5000万"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from text_to_num import text2num

from briefer.facts.figures.grammar.numerals import MAX_DIGITS, Numeral, significant_digits
from briefer.facts.figures.grammar.vocabulary import FRACTION_SIGNS
from briefer.facts.figures.languages.words import Words
from briefer.text.language import Language
from briefer.text.patterns import SPACE
from briefer.text.remembered import REMEMBERED

# ٣٫٥ and ３．５ are 3.5; each sign is one character, so that offsets stay.
_DIGITS: Final = {
    ord(char): str(number)
    for start in "٠۰０"
    for number, char in enumerate(map(chr, range(ord(start), ord(start) + 10)))
}
IN_ASCII: Final = {
    **_DIGITS,
    ord("٫"): ".",
    ord("٬"): ",",
    ord("٪"): "%",
    ord("％"): "%",
    ord("．"): ".",
    ord("，"): "，",
}

_GROUPED: Final = re.compile(
    r"""
    (?P<space>[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d|[ ]?[%]?\d))(?P<spacepart>[.,]\d+)?
  | (?P<mark>[1-9]\d{0,2}(?:['’]\d{3})+(?!\d))(?P<markpart>[.,]\d+)?
  | (?P<dots>[1-9]\d{0,2}(?:\.\d{3})+(?!\d))(?P<dotspart>,\d+)?
  | (?P<commas>[1-9]\d{0,2}(?:,\d{3})+(?!\d))(?P<commaspart>\.\d+)?
  | (?P<plain>\d+)(?P<part>[.,]\d+(?![.,]?\d))?
    """,
    re.VERBOSE,
)
_WHOLE: Final = re.compile(r"[.,](?:-|–|—)(?!\d)")
# What shows which mark a text puts before decimals; "1.200" and "1,200" show nothing.
_COMMA: Final = re.compile(r"(?<![\d.,])\d+,(?:\d{1,2}|\d{4,})(?![\d.,])|\d\.\d{3},\d")
_POINT: Final = re.compile(
    r"(?<![\d.,])\d+\.(?:\d{1,2}|\d{4,})(?![\d.,]|[.:]\d| (?:Uhr|uur)|\s?h\b)(?=\s?(?:%|[^\W\d_]|[$€£]))|\d,\d{3}\.\d"
)


@dataclass(frozen=True, slots=True)
class Marks:
    """Which mark stands before decimals in a text."""

    decimal: str

    @classmethod
    def of(cls, text: str, words: Words) -> "Marks":
        """By what the text itself shows, for one text does not use both; else by its language."""
        commas, points = (sum(1 for _ in pattern.finditer(text)) for pattern in (_COMMA, _POINT))
        if commas != points:
            return cls("," if commas > points else ".")
        return cls(words.decimal)


def read_digits(text: str, at: int, marks: Marks) -> Numeral | None:
    """The number in digits that starts at `at`, without the words behind it."""
    match = _GROUPED.match(text, at)
    if match is None:
        return None
    kind = next(name for name in ("space", "mark", "dots", "commas", "plain") if match[name] is not None)
    whole, part = match[kind], match["part" if kind == "plain" else f"{kind}part"] or ""
    end = match.end()
    if kind in ("dots", "commas") and not part and len(re.findall("[.,]", whole)) == 1:
        mark = "." if kind == "dots" else ","
        if mark == marks.decimal:  # "1.200" in a text that writes 3.5
            whole, _, decimals = whole.partition(mark)
            part = mark + decimals
    if not part and (dash := _WHOLE.match(text, end)):
        end = dash.end()  # "5,- euro"
    digits = re.sub(r"\D", "", whole)
    if len(digits) > MAX_DIGITS:
        return Numeral(at, end, Decimal(digits), MAX_DIGITS)
    written = f"{digits}.{part[1:]}" if part else digits
    value, count = Decimal(written), significant_digits(written)
    if not part and text[end : end + 1] in FRACTION_SIGNS and text[end : end + 1]:
        top, bottom = FRACTION_SIGNS[text[end]]
        value, end, count = value + Decimal(top) / bottom, end + 1, count + 1
    return Numeral(at, end, value, count)


_BARE: Final = {
    Language.GERMAN: "ein", Language.FRENCH: "un", Language.SPANISH: "un", Language.ITALIAN: "un",
    Language.DUTCH: "een", Language.PORTUGUESE: "um",
}  # fmt: skip
"""The form of "one" before a scale."""


class Numerals:
    """Reads the numbers of one language."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._scales = words.numbers("scale")
        self._scale = re.compile(rf"{SPACE}?\n?({words.any_of('scale')})", re.IGNORECASE)
        self._no_scale = re.compile(words.any_of("unit", "points", "percent"))
        self._after = re.compile(rf"{SPACE}({words.any_of('halfafter')})", re.IGNORECASE)
        self._half = words.numbers("half")
        self._half_before = re.compile(rf"({words.any_of('half')}){SPACE}?(?=({words.any_of('scale')}))", re.IGNORECASE)
        join = words.any_of("and") if words.spelled else "(?!)"
        word = r"[^\W\d_]+(?:[-‑][^\W\d_]+)*"
        self._run = re.compile(rf"{word}(?:{SPACE}(?:{join}{SPACE})?{word}){{0,7}}", re.IGNORECASE)
        self._word = re.compile(word)
        # A share, a score and an amount ask for the same number one after the other.
        self.read = lru_cache(maxsize=8)(self._read)

    def _read(self, text: str, at: int, marks: Marks) -> Numeral | None:
        """The number that starts at `at`, with its scale."""
        if text[at].isdecimal():
            number = read_digits(text, at, marks)
        elif text[at] in FRACTION_SIGNS:
            top, bottom = FRACTION_SIGNS[text[at]]
            number = Numeral(at, at + 1, Decimal(top) / bottom, 1)
        elif half := self._half_before.match(text, at):
            number = Numeral(at, half.end(1), self._half[half[1].lower()], 1, spelled=True)
        else:
            number = self._in_words(text, at) if self.words.spelled else None
        return None if number is None else self._scaled(text, number, marks)

    def _in_words(self, text: str, at: int) -> Numeral | None:
        run = self._run.match(text, at) if self._may_begin(text, at) else None
        if run is None:
            return None
        pieces = list(self._word.finditer(text, at, run.end()))
        for last in reversed(pieces):
            first = self.words.of("one") and pieces[0].group().lower() in self.words.of("one")
            said = " ".join(text[at : last.end()].split())
            if first and last is not pieces[0]:  # "eine Million": text2num knows only the bare form
                said = f"{_BARE[self.words.language]} {' '.join(text[pieces[0].end() : last.end()].split())}"
            elif first:
                said = _BARE[self.words.language]
            if said.lower() in self.words.of("vague"):
                return None  # "miles de personas"
            value = value_of(said.lower().replace("‑", "-"), self.words.language)
            if value is not None:
                # text2num has read "un millón" whole; the half that may follow is of the million.
                scale = self._scales.get(last.group().lower(), Decimal(1))
                digits = significant_digits(str(value))
                return Numeral(at, last.end(), value, digits, spelled=True, scaled=value >= 1000, scale=scale)
        return None

    def _may_begin(self, text: str, at: int) -> bool:
        """Whether a number in words begins at `at`: its first word says one by itself, or a scale; few words do."""
        match = self._word.match(text, at)
        if match is None:
            return False
        word = match.group().lower()
        known = word in self.words.of("one") or word in self._scales
        return known or value_of(word.replace("‑", "-"), self.words.language) is not None

    def _scaled(self, text: str, number: Numeral, marks: Marks) -> Numeral:
        value, end, digits, scale = number.value, number.end, number.digits, number.scale
        if scale == 1 and (after := self._after.match(text, end)):
            value, end, digits = value + Decimal("0.5"), after.end(), digits + 1
        match = self._next_scale(text, end)
        while match:
            by = self._scales[" ".join(match[1].lower().split())]
            value, end, scale = value * by, match.end(), scale * by
            match = self._next_scale(text, end)
        if scale != 1 and (after := self._after.match(text, end)):  # "un millón y medio"
            value, end, digits = value + scale / 2, after.end(), digits + 1
        found = number._replace(value=value, end=end, digits=digits, scaled=number.scaled or scale != 1, scale=scale)
        if not self.words.spaced and scale != 1 and text[end : end + 1].isdecimal():
            # 18億5000万 is one number.
            rest = read_digits(text, end, marks)
            lower = self._scaled(text, rest, marks) if rest else None
            if lower is not None and lower.value < scale:
                return found._replace(value=value + lower.value, end=lower.end, digits=digits + lower.digits)
        return found

    def _next_scale(self, text: str, at: int) -> re.Match[str] | None:
        """The scale at `at`; the 千 of 千克 is none, that is a kilogram."""
        match = self._scale.match(text, at)
        if match and not self.words.spaced:
            unit = self._no_scale.match(text, match.start(1))
            if unit and unit.end() > match.end():
                return None
        return match


@lru_cache(REMEMBERED)
def value_of(said: str, language: str) -> Decimal | None:
    """What number words say in a language; None for what is none, and for an ordinal."""
    try:
        return Decimal(text2num(said, language))
    except ValueError:
        return None
