"""A number in another language and what follows it: percent, money, quantities, durations, ranges, counts."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.money import MONEY_PREFIX, currency_of
from briefer.facts.figures.grammar.numerals import Numeral
from briefer.facts.figures.grammar.units import read_symbol
from briefer.facts.figures.grammar.vocabulary import CURRENCY_CODES, CURRENCY_SIGNS
from briefer.facts.figures.languages.numerals import Marks, Numerals
from briefer.facts.figures.languages.words import Words, as_key
from briefer.facts.mention import Bound, Figure, FigureType
from briefer.text.language import Language
from briefer.text.patterns import SPACE, one_of
from briefer.text.wordlists import word_map

_map = partial(word_map, __package__, "amounts_words.tsv")

_SIGN_AFTER: Final = re.compile(rf"{SPACE}?([{''.join(CURRENCY_SIGNS)}]|(?:{one_of(CURRENCY_CODES)})(?!\w))")
# "2,15 M€", "12 Mds€": letters that scale nothing but money.
_LETTERS: Final = {word: int(value) for word, value in _map("letters").items()}  # fmt: skip
_LETTER: Final = re.compile(rf"{SPACE}?({one_of(_LETTERS)})\.?{SPACE}?(?=[€$£]|EUR|CHF|USD|GBP)")
_FRANCS: Final = re.compile(rf"[Ff]r\.{SPACE}?(?=\d)")
_PERCENT: Final = re.compile(rf"(?:{SPACE}|\n)?%")
_MINUS: Final = re.compile(r"(?:^|(?<=[\s(\[/:]))(?:[-−–+±])\Z")
_YEARS: Final = re.compile(r"(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)")
_DASH: Final = re.compile(rf"{SPACE}?[-–—〜～]{SPACE}?(?=\d)")
_SIGNED: Final = frozenset(
    {FigureType.COUNT, FigureType.PERCENT, FigureType.PERCENTAGE_POINTS, FigureType.QUANTITY, FigureType.MONEY}
)
_CALENDAR: Final = frozenset(
    {FigureType.DATE, FigureType.WEEKDAY, FigureType.TIME, FigureType.YEAR, FigureType.ORDINAL}
)
_REACH: Final = 32
_WIDEST: Final = 10


class Amounts:
    """Reads the amounts of one language."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.numerals = Numerals(words)
        gap = rf"(?:{SPACE}|\n|-)" if words.spaced else rf"{SPACE}?"
        edge = r"(?<!\w)" if words.spaced else ""
        articles = rf"(?:{words.any_of('one', 'article')}){SPACE}|(?:l|d|dell|all)['’]"
        of = rf"(?:{SPACE}?{words.any_of('of')}{SPACE}?)?"
        self._percent = re.compile(rf"{gap}?{words.any_of('percent')}", re.IGNORECASE)
        self._points = re.compile(rf"{gap}?{words.any_of('points')}", re.IGNORECASE)
        self._currency = re.compile(rf"{gap}?{of}({words.any_of('currency')})", re.IGNORECASE)
        self._time = re.compile(rf"{gap}({words.any_of('time')})", re.IGNORECASE)
        self._unit = re.compile(rf"{gap}{of}({words.any_of('unit')})", re.IGNORECASE)
        self._per = re.compile(
            rf"(?:{SPACE}{words.any_of('per')}{SPACE}?|{SPACE}?/{SPACE}?)({words.any_of('time', 'unit')})",
            re.IGNORECASE,
        )
        self._to = re.compile(
            rf"{SPACE}{words.any_of('to')}{SPACE}" if words.spaced else rf"{words.any_of('to')}", re.IGNORECASE
        )
        self._changes = frozenset(words.of("changed"))
        self._and = re.compile(
            rf"{SPACE}{words.any_of('and', 'to')}{SPACE}?(?:{words.any_of('article')}{SPACE})?", re.IGNORECASE
        )
        self._between = re.compile(rf"{edge}{words.any_of('between')}{SPACE}(?:[$€£]{SPACE}?)?\Z", re.IGNORECASE)
        self._from = re.compile(rf"(?<!\w){words.any_of('from')}{SPACE}?(?:[$€£]{SPACE}?)?\Z", re.IGNORECASE)
        self._bound = re.compile(
            rf"{edge}({words.any_of('bound')})\.?{SPACE}*(?:{articles})?\Z",
            re.IGNORECASE,
        )
        self._bounds = words.bounds
        self._after = re.compile(rf"{SPACE}?({words.any_of('boundafter')})", re.IGNORECASE)
        kinds = ("one", "and", "or", "of", "to", "from", "changed", "outof", "amongof", "per", "year", "bound")
        self._joining = frozenset(form for kind in kinds for form in words.of(kind))
        self._half = re.compile(rf"{SPACE}{words.any_of('halfafter')}", re.IGNORECASE)
        self._minus = re.compile(rf"{edge}{words.any_of('minus')}{SPACE}\Z", re.IGNORECASE)

    def prefixed(self, text: str, at: int, marks: Marks) -> Figure | None:
        """The amount of money whose sign or code stands before it: "€ 3,2 Mio.", "CHF 1’200"."""
        prefix = MONEY_PREFIX.match(text, at)
        if prefix is None and (francs := _FRANCS.match(text, at)) and self.words.language is Language.GERMAN:
            number = self.numerals.read(text, francs.end(), marks)
            if number:
                return _made(text, at, number.end, FigureType.MONEY, _span(number, number), "CHF", number.digits)
        if prefix is None:
            return self.read(text, at, marks) if text[at] not in CURRENCY_SIGNS and not text[at].isalpha() else None
        number = self.numerals.read(text, prefix.end(), marks)
        if number is None:
            return None
        last = self._second(text, number, marks) or number
        return _made(
            text, at, last.end, FigureType.MONEY, _span(number, last), currency_of(prefix.group()), last.digits
        )

    def spelled(self, text: str, at: int, marks: Marks) -> Figure | None:
        """The amount that starts with a number word; an article alone is none."""
        number = self.numerals.read(text, at, marks)
        if number is None:
            return None
        figure = self._measured(text, number, self._second(text, number, marks) or number)
        if number.value == 1 and figure.type not in (
            FigureType.PERCENT,
            FigureType.MONEY,
            FigureType.PERCENTAGE_POINTS,
        ):
            return None  # "un an plus tôt", "ein Mann"
        return figure

    def read(self, text: str, at: int, marks: Marks) -> Figure | None:
        """The amount that starts with a number in digits."""
        number = self.numerals.read(text, at, marks)
        if number is None:
            return None
        return self._measured(text, number, self._second(text, number, marks) or number)

    def _second(self, text: str, first: Numeral, marks: Marks) -> Numeral | None:
        """The upper end of a range: "3 bis 5", "zwischen 3 und 5"; "de 3 à 5" may be a change, and is two figures."""
        before = text[max(0, first.start - _REACH) : first.start]
        joint = _DASH.match(text, first.end)
        if joint is None and self._between.search(before):
            joint = self._and.match(text, first.end)
        if joint is None and (found := self._to.match(text, first.end)):
            changes = found.group().strip().lower() in self._changes
            joint = None if changes and (self.words.spaced and self._from.search(before)) else found
            if changes and joint and not self.words.spaced:
                joint = None
        if joint is None or joint.end() >= len(text):
            return None
        if _YEARS.match(text, first.start) and _YEARS.match(text, joint.end()):
            return None  # "von 2019 bis 2023"
        second = self.numerals.read(text, joint.end(), marks)
        if second is None or second.spelled != first.spelled:
            return None
        low = _low_end(first, second)
        return second if low < second.value <= max(low * _WIDEST, Decimal(20)) else None

    def _measured(self, text: str, first: Numeral, last: Numeral) -> Figure:
        start, end, span, digits = first.start, last.end, _span(first, last), last.digits
        if match := self._points.match(text, end):
            return _made(text, start, match.end(), FigureType.PERCENTAGE_POINTS, span, "pp", digits)
        if match := _PERCENT.match(text, end) or self._percent.match(text, end):
            return _made(text, start, match.end(), FigureType.PERCENT, span, "%", digits)
        if (letter := _LETTER.match(text, end)) and not last.scaled:
            by = Decimal(10) ** _LETTERS[letter[1]]
            end, span = letter.end(), (span[0] * by, span[1] * by)
        if match := _SIGN_AFTER.match(text, end):
            mark = match[1]
            code = "CNY" if mark == "RMB" else mark if mark in CURRENCY_CODES else CURRENCY_SIGNS[mark]
            return _made(text, start, match.end(), FigureType.MONEY, span, code, digits)
        if match := self._currency.match(text, end):
            code, _, part = self.words.of("currency")[as_key(match[1])].partition("/")
            span = (span[0] / int(part), span[1] / int(part)) if part else span
            return _made(text, start, match.end(), FigureType.MONEY, span, code, digits)
        if match := self._time.match(text, end):
            unit, end = self.words.of("time")[as_key(match[1])], match.end()
            if last is first and (half := self._half.match(text, end)):  # "deux ans et demi"
                end, span = half.end(), (span[0] + Decimal("0.5"), span[1] + Decimal("0.5"))
            return _made(text, start, end, FigureType.DURATION, span, unit, digits)
        if match := self._unit.match(text, end):
            symbol = self.words.of("unit")[as_key(match[1])]
            return _made(text, start, match.end(), FigureType.QUANTITY, span, symbol, digits)
        # "350 in Österreich" are no inches.
        if self.words.spaced and not last.spelled and (sign := self._symbol(text, end)):
            return _made(text, start, sign[1], FigureType.QUANTITY, span, sign[0], digits)
        kind = FigureType.RANGE if last is not first else FigureType.COUNT
        return _made(text, start, end, kind, span, None, digits)

    def _says_minus(self, figure: Figure) -> bool:
        return figure.unit == "°C" or not set(self.words.of("minus")) & set(self.words.of("bound"))

    def _symbol(self, text: str, at: int) -> tuple[str, int] | None:
        """The unit whose sign follows, but for what is a word: the "um" of "2026 um orçamento" is no micrometre."""
        sign = read_symbol(text, at)
        return sign if sign and sign[0] != "″" and as_key(text[at : sign[1]]) not in self._joining else None

    def completed(self, text: str, figure: Figure, floor: int) -> Figure:
        """A figure with its sign, what limits it, and what it is said for each of."""
        start, low, high, value = figure.start, figure.low, figure.high, figure.value
        before = text[max(floor, start - _REACH) : start]
        if figure.type in _SIGNED and low is not None and high is not None:
            # "menos 25 puntos" are fewer by 25; "menos 4 grados" are cold.
            sign = _MINUS.search(before) or (self._minus.search(before) if self._says_minus(figure) else None)
            if sign and sign.group() not in "+±":
                start -= len(sign.group())
                low, high, value = -high, -low, f"-{value}"
        bound = figure.bound
        if (match := self._bound.search(before)) and figure.type not in _CALENDAR:
            bound = self._bounds[as_key(match[1])]
        elif match := self._after.match(text, figure.end):
            bound = Bound(self.words.of("boundafter")[as_key(match[1])])
        per = figure.per
        if figure.type in _SIGNED and (rate := self._per.match(text, figure.end)):
            word = as_key(rate[1])
            per = self.words.of("time").get(word) or self.words.of("unit")[word]
        return replace(
            figure, start=start, text=text[start : figure.end], low=low, high=high, value=value, bound=bound, per=per
        )


def _low_end(first: Numeral, second: Numeral) -> Decimal:
    """As in "3 bis 5 Millionen" starts at three million."""
    if not second.scaled or first.scaled or second.scale == 1:
        return first.value
    scaled = first.value * second.scale
    return scaled if scaled < second.value else first.value


def _span(first: Numeral, last: Numeral) -> tuple[Decimal, Decimal]:
    return (_low_end(first, last), last.value) if last is not first else (first.value, first.value)


def plain_number(value: Decimal) -> str:
    """A number in digits, without zeros that say nothing."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _made(
    text: str, start: int, end: int, kind: FigureType, span: tuple[Decimal, Decimal], unit: str | None, digits: int
) -> Figure:
    low, high = span
    value = plain_number(low) if low == high else f"{plain_number(low)}..{plain_number(high)}"
    return Figure(text[start:end], start, end, kind, low, high, unit, digits=digits, value=value)
