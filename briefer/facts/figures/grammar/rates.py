"""What a figure is said for each of: "$18 an hour", "15 mg/kg", "7.5 per 100,000 people", "40 litres a minute"."""

import re
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.following import first_words, is_closed, word_behind
from briefer.facts.figures.grammar.labels import singular
from briefer.facts.figures.grammar.units import unit_called, unit_of_sign
from briefer.facts.figures.grammar.vocabulary import CALENDAR_UNITS, CARDINALS
from briefer.facts.mention import Figure, FigureType
from briefer.text.english import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from briefer.text.patterns import SPACE, one_of
from briefer.text.wordlists import word_map, words

_map = partial(word_map, __package__, "rates_words.tsv")

_words = partial(words, __package__, "rates_words.tsv")

_TIMES: Final = _map("times")  # fmt: skip
# After "a" and "an" only what amounts are said for: "$18 a day", not "$18 a mistake".
_AFTER_ARTICLE: Final = rf"{one_of(_words('after_article'))}"
_ENERGY: Final = rf"[^\W\d_]*watt(?:{SPACE}|-)hour"  # "74 crowns a megawatt-hour"
_CLAUSE_GOES_ON: Final = one_of((*PREPOSITIONS, *CONJUNCTIONS))  # "£7,000 each but"
_RATE: Final = re.compile(
    rf"""
    (?: {SPACE}? (?:p/|/(?=[^\W\d_]|\d+{SPACE}?(?:ml|l|g|kg|km|mm|m)\b))
      | (?:{SPACE}|-|\n)per(?:{SPACE}|-) | {SPACE}(?:for{SPACE})?(?:each|every){SPACE}(?!(?:{_CLAUSE_GOES_ON})\b) )
    (?P<per>(?:\d[\d,.]*(?:{SPACE}?(?:million|thousand|m))?{SPACE}?)?(?:{_ENERGY}s?|(?:(?:square|cubic|sq){SPACE})?[^\W\d_]*(?:[²³])?))(?!\w)
  | {SPACE}(?:once{SPACE})?an?{SPACE}(?P<a>{_ENERGY}|(?:(?:square|cubic){SPACE})?(?:{_AFTER_ARTICLE}))(?![\w-])
    (?!{SPACE}(?:ago|later|earlier|before|after|half)\b)
  | {SPACE}(?P<adverb>{one_of(_words("rate"))})(?![\w-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Behind money and units also what no list has, at the end of its clause: "$340 a crate."; not "$340 a rich aunt gave".
_OF_ANYTHING: Final = re.compile(
    rf"{SPACE}an?{SPACE}(?P<a>[a-z]{{3,}})(?={SPACE}?(?:[.,;:!?)]|\Z)|{SPACE}(?:and|but|for|in|at|from)\b)"
)
_LAST_WORD: Final = re.compile(rf"(\w+){SPACE}\Z")
_FARTHEST: Final = 12
_MEASURED: Final = frozenset({FigureType.MONEY, FigureType.QUANTITY})
_PERS: Final = ("p", "per", "for", "each", "every")
_ARTICLES: Final = ("once", "a", "an")
_RATING: Final = first_words(("", *_PERS, *_ARTICLES, *_words("rate")))
_MATTER: Final = re.compile(
    rf"(?:{SPACE}(?:of{SPACE})?[a-z]+){{1,2}}(?={SPACE}(?:an?|per|each|every){SPACE}|/)"
    # "300 mg of Fenoxil a day"; "20 mg twice daily" is no 20 mg a day.
    rf"|{SPACE}of{SPACE}[A-Za-z]+(?={SPACE}(?:an?|per|each|every){SPACE}|{SPACE}daily\b)"
)
# "20 mg twice a day", "5 ml of the syrup three times daily", "$40 once a month"
_FREQUENCY: Final = re.compile(
    rf"(?:{SPACE}(?:of{SPACE}(?:the{SPACE})?)?[a-z]+)??"
    rf"(?:{SPACE}(?P<once>once)|,?{SPACE}(?:twice|thrice|(?:\d+|{one_of(CARDINALS)}){SPACE}times))"
    rf"{SPACE}(?:(?:an?|each|every|per){SPACE}(?P<span>{one_of(CALENDAR_UNITS)})|(?P<adverb>{one_of(_words('rate'))}))\b",
    re.IGNORECASE,
)
_FREQUENT: Final = frozenset({FigureType.MONEY, FigureType.QUANTITY})
A_TIME: Final = "time"
"""What 20 mg are said for each of in "20 mg twice a day"."""
_RATED: Final = frozenset(
    {
        FigureType.MONEY, FigureType.QUANTITY, FigureType.COUNT, FigureType.PERCENT, FigureType.RANGE,
        FigureType.DURATION,
    }
)  # fmt: skip
# "7.5 per 100,000 people" and "per 100,000" say the same.
_MANY: Final = re.compile(r"(\d{3,}) [a-z]+\Z")
_PLAIN_PER: Final = re.compile(r"[a-z]+")
# "20 daily flights" are flights; "every year" after a count of people is a time, and so is "10 years each".
_TIMELESS: Final = frozenset({FigureType.DURATION})


# "Each day of the strike cost 25 million euros"
# and "each day of the strike would cost the firm 25 million euros".
_COSTS: Final = re.compile(
    rf"\b(?:an?|each|every|per){SPACE}({_AFTER_ARTICLE})(?:{SPACE}(?:of|in){SPACE}(?:(?:the|an?){SPACE})?[\w-]+){{0,2}}"
    rf"(?:{SPACE}(?:{one_of(AUXILIARIES)})){{0,2}}{SPACE}costs?{SPACE}(?:[\w’'-]+{SPACE}){{0,4}}\Z",
    re.IGNORECASE,
)
_BEFORE: Final = 96


def rate_before(text: str, figure: Figure) -> str | None:
    """What the figure is said for each of where that comes first: "each day of the strike cost 25 million euros"."""
    if figure.type is not FigureType.MONEY:
        return None
    match = _COSTS.search(text, max(0, figure.start - _BEFORE), figure.start)
    return _normal(match[1]) if match else None


def rate_after(text: str, figure: Figure) -> tuple[str, int] | None:
    """What the figure is said for each of, and where that ends."""
    if figure.type not in _RATED:
        return None
    if figure.type in _FREQUENT and (often := _FREQUENCY.match(text, figure.end)):
        return _normal(often["span"] or often["adverb"]) if often["once"] else A_TIME, figure.end
    if is_closed(text, figure.end):
        return None
    match = _RATE.match(text, figure.end) if word_behind(text, figure.end) in _RATING else None
    if match is None and figure.type in (FigureType.QUANTITY, FigureType.COUNT):
        matter = _MATTER.match(text, figure.end)
        match = _RATE.match(text, matter.end()) if matter else None
    if match is None:
        return _of_anything(text, figure)
    said = match["per"] or match["a"] or match["adverb"]
    if not said or (figure.type in _TIMELESS and match["a"] is None and match["per"] is None):
        return None
    # "15 mg/kg" is one figure as written; "$18 an hour" is $18, for an hour.
    return _normal(said), match.end() if text[figure.end] == "/" else figure.end


def _of_anything(text: str, figure: Figure) -> tuple[str, int] | None:
    match = _OF_ANYTHING.match(text, figure.end) if figure.type in _MEASURED else None
    if match is None:
        return None
    before = _LAST_WORD.search(text, max(0, figure.start - _FARTHEST), figure.start)
    if before and before[1].lower() in DETERMINERS:
        return None  # "They called the $340 a mistake": of a certain amount nothing is said for each
    return _normal(match["a"]), figure.end


def _normal(said: str) -> str:
    if unit := unit_of_sign(said):
        return unit
    said = " ".join(said.lower().replace(",", "").rstrip(".").split())
    if "watt" in said and (unit := unit_called(said)):
        return unit  # "74 crowns a megawatt-hour" and "per MWh"
    if number := _MANY.match(said):
        return number[1]
    if _PLAIN_PER.fullmatch(said):
        said = _TIMES.get(said) or _TIMES.get(singular(said)) or singular(said)
    return said
