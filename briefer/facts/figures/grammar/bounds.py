"""Hedges and comparators around a figure: "nearly", "more than", "at least", "or so"."""

import re
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.following import word_behind
from briefer.facts.figures.grammar.preceding import said_before
from briefer.facts.mention import Bound, FigureType
from briefer.text.patterns import SPACE, one_of
from briefer.text.wordlists import word_map, words

_map = partial(word_map, __package__, "bounds_words.tsv")
_words = partial(words, __package__, "bounds_words.tsv")

_BOUNDS: Final = {word: Bound(bound) for word, bound in _map("before").items()}
_BETWEEN: Final = _words("between")
_PHRASE: Final = one_of(_BOUNDS).replace(SPACE, r"\s")  # a line may end inside it
_BEFORE_FIGURE: Final = re.compile(rf"(?<![\w~-])({_PHRASE})\.?\s*(?:(?:{one_of(_BETWEEN)})\s)?\Z", re.IGNORECASE)
_OR: Final = rf"{SPACE}or{SPACE}"
_AFTER: Final = (
    (Bound.AT_LEAST, rf"\+|-plus(?!\w)|{_OR}(?:more|older|over|above|higher|greater)(?!\w)"),
    (Bound.AT_LEAST, rf"{SPACE}and{SPACE}(?:over|above|up)(?!\w)"),
    (Bound.AT_MOST, rf"{_OR}(?:less|fewer|under|below|younger)(?!\w)"),
    (Bound.ABOUT, rf"-?ish(?!\w)|{_OR}so(?!\w)|-odd(?!\w)"),
)
_AFTER_FIGURE: Final = re.compile("|".join(f"({pattern})" for _, pattern in _AFTER), re.IGNORECASE)
_AMOUNT_BEFORE: Final = re.compile(r"\d(?: ?(?:%|[a-zA-Z]+)){0,3} ?\Z")
_BOUNDS_BEHIND: Final = frozenset({"", "or", "and"})
_MAY_FOLLOW: Final = ("+", "-", "i", "I", " ", "\u00a0", "\u2009", "\u202f")
_LAST_WORDS: Final = frozenset(word.split()[-1] for word in _BOUNDS) | _BETWEEN
_MAY_BOUND: Final = (".", "<", ">", "~", "≈", "≤", "≥")
_REACH: Final = 32
_QUOTES: Final = '"“‘(['

_CALENDAR: Final = frozenset({FigureType.DATE, FigureType.WEEKDAY, FigureType.TIME, FigureType.YEAR, FigureType.DECADE})
_PLACES: Final = _CALENDAR | {FigureType.ORDINAL, FigureType.SCORE}
_DECADES: Final = ("a decade", "a century")
_PLACING: Final = _words("placing")
_LASTING: Final = _words("lasting")
_LAST_WORD: Final = re.compile(r"([a-z]+)\s\Z", re.IGNORECASE)


def bound_of(text: str, start: int, end: int, kind: FigureType, floor: int = 0) -> Bound:
    """How the words right before, from `floor` on, and after ``text[start:end]`` limit it."""
    if text.startswith(_MAY_FOLLOW, end) and word_behind(text, end) in _BOUNDS_BEHIND:
        after = _AFTER_FIGURE.match(text, end)
        if after and after.lastindex:
            return _AFTER[after.lastindex - 1][0]
    # Most figures follow another word, and are asked no more.
    last = said_before(text, start)
    if not (last.lstrip(_QUOTES) in _LAST_WORDS or last.endswith(_MAY_BOUND)):
        return Bound.EXACT
    before = text[max(floor, start - _REACH) : start]
    match = _BEFORE_FIGURE.search(before)
    if match is None or (match[1] == ">" and _is_markup(before, match.start())):
        return Bound.EXACT
    word = re.sub(r"\s", " ", match[1].lower())
    # "over three years" and "a win over 3rd-placed Leeds" tell when and whom, not how much; "over a decade" how much.
    # "Has over 30 days of water" and "for over a week" how much, too.
    is_span = word == "over" and kind is FigureType.DURATION and not text.startswith(_DECADES, start)
    if is_span and (lasts := _LAST_WORD.search(before[: match.start()])):
        is_span = lasts[1].lower() not in _LASTING
    if (word in _PLACING and kind in _PLACES) or is_span:
        return Bound.EXACT
    # "12,500 tonnes above the 71,500 that were advised": by how much, and of nothing more than 71,500.
    at = start - len(match.group())
    if before.endswith("the ") and _AMOUNT_BEFORE.search(text, max(floor, start - 2 * _REACH), at):
        return Bound.EXACT
    return _BOUNDS[word]


def _is_markup(before: str, at: int) -> bool:
    """Whether the ``>`` at `at` quotes a line, as in Markdown and in mail ("> 40 jobs were cut"), or ends a tag."""
    return not before.rpartition("\n")[2].strip(" >") or before[:at].endswith(("/", '"'))
