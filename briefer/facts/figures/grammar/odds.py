"""Odds and scores in words: "three-one", "five to one", "a ratio of 3 to 1"."""

import re
from decimal import Decimal
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.numerals import Numeral, read_numeral
from briefer.facts.figures.grammar.ratios import pair
from briefer.facts.figures.grammar.vocabulary import CARDINALS
from briefer.facts.mention import Figure, FigureType
from briefer.text.patterns import SPACE, one_of
from briefer.text.wordlists import words

_SPOKEN: Final = "|".join(list(CARDINALS)[:20])
_SPOKEN_SCORE: Final = re.compile(
    rf"(?P<one>{_SPOKEN})(?:-(?P<other>{_SPOKEN})|{SPACE}to{SPACE}(?P<odds>one)|-to-(?P<against>{_SPOKEN}))(?![\w-])",
    re.IGNORECASE,
)


def read_spoken_score(text: str, at: int) -> Figure | None:
    """Reads "three-one" and "five-to-four" as a score, "three to one" as odds."""
    match = _SPOKEN_SCORE.match(text, at)
    if match is None:
        return None
    said = match["one"], match["other"] or match["odds"] or match["against"]
    parts = tuple(Decimal(CARDINALS[word.lower()]) for word in said)
    if match["against"] and parts[0] <= parts[1]:
        return None  # "two-to-three weeks"
    kind, mark = (FigureType.RATIO, ":") if match["odds"] else (FigureType.SCORE, "-")
    return pair(text, at, match.end(), kind, parts, mark)


_words = partial(words, __package__, "odds_words.tsv")

# "The ratio of boys to girls is"
_OF_TWO: Final = rf"of{SPACE}[\w ]{{1,24}}{SPACE}to{SPACE}[\w ]{{1,24}}{SPACE}"
_ODDS: Final = re.compile(
    rf"\b(?:{one_of(_words('odds'))}){SPACE}(?:{_OF_TWO})?(?:(?:of|at|is|was|are|were){SPACE})?"
    rf"(?:(?:{one_of(_words('about'))}){SPACE})?\Z",
    re.IGNORECASE,
)
_TO: Final = re.compile(rf"{SPACE}to{SPACE}(?=\w)", re.IGNORECASE)
_BEFORE: Final = 80


def read_odds(text: str, number: Numeral) -> Figure | None:
    """Reads the "3 to 1" of "a ratio of 3 to 1", which is no 3 and no 1."""
    match = _TO.match(text, number.end)
    if match is None or not _ODDS.search(text, max(0, number.start - _BEFORE), number.start):
        return None
    other = read_numeral(text, match.end())
    if other is None:
        return None
    return pair(text, number.start, other.end, FigureType.RATIO, (number.value, other.value), ":")
