"""Finding the figures of a text: one pass over its words, with the grammar tried where a figure can start."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Final

from briefer.facts.codes import find_codes
from briefer.facts.figures.amounts import ordinal, read_amount
from briefer.facts.figures.bounds import bound_of
from briefer.facts.figures.calendar import (
    read_clock,
    read_date,
    read_decade_word,
    read_named_time,
    read_weekday,
    read_year,
)
from briefer.facts.figures.labels import label_of
from briefer.facts.figures.numerals import SPACE, read_numeral
from briefer.facts.figures.ratios import read_fraction_word, read_score, read_share
from briefer.facts.figures.vocabulary import (
    CARDINALS,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    FRACTION_SIGNS,
    GROUPS,
    MONTHS,
    ORDINALS,
    SCALES,
    WEEKDAYS,
)
from briefer.facts.mention import Bound, Figure, FigureType

_TOKEN: Final = re.compile(rf"[{''.join(CURRENCY_SIGNS)}{''.join(FRACTION_SIGNS)}]|['’](?=\d\ds?(?!\w))|\.(?=\d)|\d+|[^\W\d_]+")
_LIST_MARKER: Final = re.compile(r"^[ \t]*(?:[-*•][ \t]+)?\(?\d{1,3}[.)](?=[ \t]+[^\d\s]|[ \t]*$)|\[\d{1,3}\]", re.MULTILINE)
_SIGN: Final = re.compile(r"(?:^|(?<=[\s(\[/:]))(?:[-−–+±]|(?:minus|plus)\s)$", re.IGNORECASE)
_NO_FIGURE_ONE: Final = re.compile(
    rf"one(?:[-’']|{SPACE}(?:of|another|who|that|which|is|was|can|must|should|has|had|would|will|could|may|might|and|or|but|to|for|"
    rf"with|on|by|as|at|in|from|after|if|when|where|whose|day|thing|such|way|so|not|side|it|he|she|they|we|you|i|another|"
    rf"final|stop)(?!\w)|[^\w\s-]|\s*$)",
    re.IGNORECASE,
)
_BEFORE_PRONOUN: Final = re.compile(
    r"\b(?:no|the|this|that|any|every|each|which|another|some|other|same|right|wrong|good|bad|big|only|loved|new|old|a|an|my|his|her|their)[ -]$", re.IGNORECASE
)
_ORDINAL_TAIL: Final = re.compile(r"[- ](" + "|".join(sorted(ORDINALS, key=len, reverse=True)[:]) + r")(?!\w)", re.IGNORECASE)
_NO_ORDINAL: Final = re.compile(
    r"(?:[ -](?:minister|lady|aid|hand|class|name|names|responders?|nations?|person|floor|of all|and foremost|rate|come|thing|"
    r"thoughts?|nature|guess(?:ing)?|opinion|reading|party|world|half of|ballot|hand)(?!\w)|[,:]|ly\b)",
    re.IGNORECASE,
)
_SECOND_OF_TIME: Final = re.compile(r"\b(?:per|split|every|each|milli|a|any|this)[ -]$", re.IGNORECASE)
_SPAN_OF_TIME: Final = re.compile(
    r"half(?:[ -]an?)?[ -](hour|day|year|decade|century|month|minute|second)(?!\w)|an?[ ](decade|century|fortnight)(?!\w)",
    re.IGNORECASE,
)
_ROLE_GROUP: Final = re.compile(rf"{SPACE}of(?!{SPACE}(?:the|his|her|their|them|us)(?!\w))(?!\w)", re.IGNORECASE)

# Currency and fraction signs may follow a letter or a digit: US$5, 2½.
_GLUED: Final = frozenset((*CURRENCY_SIGNS, *FRACTION_SIGNS))
_DECADES: Final = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def find_figures(text: str) -> tuple[Figure, ...]:
    """The figures of `text`, sorted and apart from each other; ``text[f.start:f.end] == f.text`` for each."""
    figures: list[Figure] = []
    blocked = _blocked(text)
    block = 0
    end = 0
    for token in _TOKEN.finditer(text):
        at = token.start()
        if at < end:
            continue
        read = _reader(token.group())
        if read is None:
            continue
        while block < len(blocked) and blocked[block][1] <= at:
            block += 1
        if block < len(blocked) and blocked[block][0] <= at:
            continue
        if at and (text[at - 1].isalnum() or text[at - 1] == "_") and text[at] not in _GLUED:
            continue
        figure = read(text, at, token.group().lower())
        if figure is None:
            end = token.end()
            continue
        figure = _completed(text, figure, end)
        figures.append(figure)
        end = figure.end
    return tuple(figures)


def _blocked(text: str) -> list[tuple[int, int]]:
    spans = [match.span() for match in _LIST_MARKER.finditer(text)]
    return sorted([*spans, *find_codes(text)])


def _completed(text: str, figure: Figure, floor: int) -> Figure:
    """With its sign, currency prefix, hedge and label."""
    start, low, high, value = figure.start, figure.low, figure.high, figure.value
    if low is not None and high is not None and figure.type in _SIGNED:
        sign = _SIGN.search(text[max(floor, start - 6) : start])
        if sign:
            start -= len(sign.group())
            if sign.group()[0] in "-−–mM" and low == high:
                low, high, value = -low, -high, f"-{value}"
    if figure.text[0] in CURRENCY_SIGNS and (prefix := re.search(r"(?<!\w)(?:US|AU|CA|NZ|HK|SG|NT|A|C|S|R)$", text[max(floor, start - 3) : start])):
        start -= len(prefix.group())
    bound = figure.bound
    if bound is Bound.EXACT:
        bound = bound_of(text, start, figure.end, figure.type)
    return replace(
        figure, text=text[start : figure.end], start=start, low=low, high=high, value=value, bound=bound,
        label=label_of(text, figure.end, figure.type) if figure.type not in _UNLABELLED else (),
    )  # fmt: skip


_SIGNED: Final = frozenset(
    {FigureType.COUNT, FigureType.PERCENT, FigureType.PERCENTAGE_POINTS, FigureType.QUANTITY, FigureType.MONEY}
)
_UNLABELLED: Final = frozenset(
    {FigureType.DATE, FigureType.WEEKDAY, FigureType.TIME, FigureType.YEAR, FigureType.DECADE, FigureType.AGE}
)


def _digits(text: str, at: int, word: str) -> Figure | None:
    for read in (read_date, read_clock, _decade_or_age, read_score):
        if figure := read(text, at):
            return figure
    number = read_numeral(text, at)
    if number is None:
        return None
    if share := read_share(text, number):
        return share
    amount = read_amount(text, at)
    # "2014" is a year where nothing after it makes it an amount: "2014 metres" is none.
    if amount and amount.type in (FigureType.COUNT, FigureType.RANGE, FigureType.AGE) and (year := read_year(text, at)):
        return year
    return amount


def _decade_or_age(text: str, at: int) -> Figure | None:
    figure = read_year(text, at)
    return figure if figure and figure.type in (FigureType.DECADE, FigureType.AGE) else None


def _money(text: str, at: int, word: str) -> Figure | None:
    prefix = re.search(r"(?<!\w)(?:US|AU|CA|NZ|HK|SG|NT|A|C|S|R)$", text[max(0, at - 3) : at])
    figure = read_amount(text, at - len(prefix.group()) if prefix else at)
    if figure is None or prefix is None:
        return figure
    return replace(figure, text=text[at : figure.end], start=at)


def _cardinal(text: str, at: int, word: str) -> Figure | None:
    number = read_numeral(text, at)
    if number is None:
        return None
    if share := read_share(text, number):
        return share
    figure = read_amount(text, at)
    if figure is None:
        return None
    if figure.type is FigureType.COUNT and figure.text.lower() == "one":
        if _NO_FIGURE_ONE.match(text, at) or _BEFORE_PRONOUN.search(text[max(0, at - 10) : at]):
            return None
    if word in SCALES and figure.type is FigureType.COUNT and not number.scaled:
        return None
    tail = _ORDINAL_TAIL.match(text, figure.end) if figure.low is not None and figure.low % 10 == 0 else None
    if tail and figure.type is FigureType.COUNT and figure.low is not None and ORDINALS[tail[1].lower()] < 10 and figure.low < 100:
        return ordinal(text, at, tail.end(), figure.low + ORDINALS[tail[1].lower()])
    return figure


def _ordinal(text: str, at: int, word: str) -> Figure | None:
    end = at + len(word)
    if _NO_ORDINAL.match(text, end):
        return None
    before = text[max(0, at - 8) : at]
    if word == "first" and re.search(r"\bat[ -]$", before, re.IGNORECASE):
        return None
    if word == "second" and _SECOND_OF_TIME.search(before) and not re.match(r"[ -][a-z]{3,}", text[end : end + 5]):
        return None
    return ordinal(text, at, end, Decimal(ORDINALS[word]))


def _article(text: str, at: int, word: str) -> Figure | None:
    """What an article or "half" can start: "a third of", "a million", "half an hour", "a decade"."""
    if match := _SPAN_OF_TIME.match(text, at):
        one = Decimal("0.5") if word == "half" else Decimal(1)
        unit = (match[1] or match[2]).lower()
        return Figure(match.group(), at, match.end(), FigureType.DURATION, one, one, unit, digits=1, value=str(one))
    if read_numeral(text, at):
        return read_amount(text, at)
    return read_fraction_word(text, at, word)




def _group(text: str, at: int, word: str) -> Figure | None:
    if word != "dozen" and not _ROLE_GROUP.match(text, at + len(word)):
        return None
    value = Decimal(GROUPS[word])
    end = at + len(word)
    bound = Bound.ABOUT if word == "couple" else Bound.EXACT
    return Figure(text[at:end], at, end, FigureType.COUNT, value, value, bound=bound, digits=2, value=str(value))


def _sign_or_quote(text: str, at: int, word: str) -> Figure | None:
    return read_year(text, at)


def _fraction_sign(text: str, at: int, word: str) -> Figure | None:
    number = read_numeral(text, at)
    if number and number.end > at + 1:
        return read_amount(text, at)
    amount = read_amount(text, at)
    return amount if amount and amount.type is not FigureType.COUNT else read_fraction_word(text, at, word)


def _decimal_point(text: str, at: int, word: str) -> Figure | None:
    return None if at and text[at - 1] in ".)" else read_amount(text, at)


Reader = Callable[[str, int, str], Figure | None]


def _date_word(text: str, at: int, word: str) -> Figure | None:
    return read_date(text, at)


def _code_word(text: str, at: int, word: str) -> Figure | None:
    return read_amount(text, at) if text[at].isupper() else None


_READERS: Final[dict[str, Reader]] = {
    **dict.fromkeys(CARDINALS, _cardinal),
    **dict.fromkeys(SCALES, _cardinal),
    **dict.fromkeys(ORDINALS, _ordinal),
    **dict.fromkeys(GROUPS, _group),
    **dict.fromkeys(MONTHS, _date_word),
    **dict.fromkeys(WEEKDAYS, read_weekday),
    **dict.fromkeys(("noon", "midday", "midnight"), read_named_time),
    **dict.fromkeys(_DECADES, read_decade_word),
    **dict.fromkeys(("a", "an", "half"), _article),
    **dict.fromkeys(("'", "’"), _sign_or_quote),
    **dict.fromkeys(FRACTION_SIGNS, _fraction_sign),
    **dict.fromkeys(CURRENCY_SIGNS, _money),
    **{code.lower(): _code_word for code in CURRENCY_CODES},
    "rs": _code_word,
    "rm": _code_word,
    ".": _decimal_point,
}


def _reader(token: str) -> Reader | None:
    if token[0].isdecimal():
        return _digits
    return _READERS.get(token if len(token) == 1 else token.lower()) or (_article if token in ("A",) else None)
