"""Numbers of a source that count nothing by themselves: the parts of a share, of odds, and what a rate is of."""

import re
from decimal import Decimal
from functools import partial
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.nouns import is_person
from briefer.facts.figures.judging.said import singular_words
from briefer.facts.mention import Figure, FigureType
from briefer.facts.names.tables.lexicon import is_ordinary
from briefer.text.english import is_verb
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "shares_words.tsv")

_SCORED: Final = _words("scored")
_VOTING: Final = _words("voting")
_PAIRS: Final = frozenset({FigureType.RATIO, FigureType.SCORE})
_SHARES: Final = _PAIRS | {FigureType.FRACTION, FigureType.PERCENT}
_OUT_OF: Final = re.compile(r"\sout\s+of\s", re.IGNORECASE)
# "9 out of 10.", "4 out of 5 stars": what somebody gave.
_MARKS: Final = _words("marks")
_RATING: Final = re.compile(rf"[-\s]*(?:[.;!?)]|\Z|(?:{one_of(_MARKS)})s?\b)", re.IGNORECASE)
_ODDS: Final = re.compile(rf"\b(?:{one_of(_words('odds'))})\b", re.IGNORECASE)
_SPOKEN: Final = re.compile(r"\sto\s|/")
_OF_ODDS: Final = re.compile(rf"\b(?:{one_of(_words('odds'))})\s(?:(?:of|at|is|was|are|were)\s)?\Z", re.IGNORECASE)
_PER: Final = re.compile(r"\b(?:per|each|every)\s+", re.IGNORECASE)
_FOR_EACH: Final = re.compile(r"(?: [\w-]+){1,3} (?:for|to) (?:each|every|one)\b", re.IGNORECASE)
_AMONG: Final = re.compile(rf"\b(?:{one_of(_words('among'))})\s+(?:the\s+)?\Z", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d+")
_BEFORE: Final = 16
_NEAR: Final = 40
_SMALL: Final = 10
_USUAL: Final = frozenset({Decimal(20), Decimal(50)})
"""Wholes that a share is said of besides ten and less and the powers of ten: "19 out of 20"."""


def counts_nothing(figure: Figure, other: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> bool:
    """True where `other` has the number of `figure` only as a part of what it says.

    "Nine out of ten members" are neither nine members nor ten, "odds of 5/1" no five horses, and of "50 cases per
    100,000 people" neither number is a count. "Seven out of 12 jurors" are seven, and there are twelve.

    Args:
        figure: Of the summary.
        other: A figure of the source that has its number.
        index: The source's figures.
        stated_in: The summary's; None where the figure stands alone.
    """
    is_score = other.type is FigureType.SCORE and figure.type is FigureType.COUNT
    if is_score and figure.label and not _is_of_score(figure.label[-1], other, index):
        return True
    if other.type in _PAIRS:
        if figure.type in _SHARES or figure.low is None or figure.low != figure.high or figure.low not in other.parts:
            return False
        if other.low is None and stated_in is not None and _FOR_EACH.match(stated_in.text, figure.end):
            return False  # "three boys for each girl" of "three to one"
        return _is_odds(other, index) if other.low is None else not _of_a_group(figure, other, index)
    if figure.type is not FigureType.COUNT or other.type is not FigureType.COUNT or stated_in is None:
        return False
    # Most numbers stand behind no "per" and are said for none of anything.
    if other.per is not None and _has_rate(figure, other.per, stated_in):
        return True
    return other.start in index.once(_behind_per) and _is_per(figure, other, index, stated_in)


def _is_of_score(noun: str, score: Figure, index: FigureIndex) -> bool:
    """True for what a score or a vote may count: of "backed the bill 61-39" 39 members, and no 39 pages."""
    if noun in _SCORED or is_verb(noun) or not is_ordinary(noun):
        return True
    said = index.of_sentence(singular_words, score.start)
    return noun in said or (is_person(noun) and not said.isdisjoint(_VOTING))


def _is_odds(pair: Figure, index: FigureIndex) -> bool:
    """True for "5/1", "two to one" and "a ratio of 2:1"; a score, "won 3:1", counts something."""
    if _SPOKEN.search(pair.text):
        return True
    if pair.type is FigureType.SCORE:  # "odds of 5-1", and not "an odds ratio in those aged 45-64"
        return _stands_behind(_OF_ODDS, pair, index)
    return _ODDS.search(index.text, max(0, pair.start - _NEAR), pair.end + _NEAR) is not None


def _of_a_group(figure: Figure, share: Figure, index: FigureIndex) -> bool:
    """True for a share whose numbers are counts: of a group that has so many, or a rating."""
    top, whole = share.parts[0], share.parts[-1]
    if top is None or whole is None:
        return True
    if _OUT_OF.search(share.text) and not _is_usual(whole):
        return True
    may_be_marks = share.text[-1].isdigit() and (not figure.label or figure.label[-1] in _MARKS)
    if may_be_marks and _RATING.match(index.text, share.end):
        return True
    after = index.text[share.end : share.end + _NEAR].lower()
    return any(
        counted.type is FigureType.COUNT and counted.label and counted.label[-1] in after
        for counted in index.holders(whole, figure)
    )


def _is_usual(whole: Decimal) -> bool:
    return whole <= _SMALL or whole in _USUAL or whole == Decimal(10) ** whole.adjusted()


def _is_per(figure: Figure, other: Figure, index: FigureIndex, stated_in: FigureIndex) -> bool:
    """True for the 1,000 of "one per 1,000 people", where the summary has a thousand people."""
    if index.text[other.end : other.end + 1] == "-":
        return False  # "each 12-member panel"
    return figure.start not in stated_in.once(_behind_per) and not _stands_behind(_AMONG, figure, stated_in)


def _behind_per(index: FigureIndex) -> frozenset[int]:
    """Where what stands behind "per" or "each" begins."""
    return frozenset(match.end() for match in _PER.finditer(index.text))


def _stands_behind(pattern: re.Pattern[str], figure: Figure, index: FigureIndex) -> bool:
    return pattern.search(index.text, max(0, figure.start - _BEFORE), figure.start) is not None


def _has_rate(figure: Figure, per: str, stated_in: FigureIndex) -> bool:
    """True for the 50 of "50 cases per 100,000 people", where the summary has 50 cases."""
    of = _NUMBER.match(per)
    if of is None or figure.per is not None or not figure.label:
        return False
    return all(near.low != Decimal(of.group()) for near in stated_in.near_after(figure))
