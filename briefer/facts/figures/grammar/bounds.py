"""Hedges and comparators around a figure: "nearly", "more than", "at least", "or so"."""

import re
from typing import Final

from briefer.facts.mention import Bound, FigureType
from briefer.text.patterns import SPACE

_BEFORE: Final = (
    (Bound.AT_MOST, "no more than|not more than|at most|at the most|up to|as many as|as much as|as high as|as long as"),
    (Bound.AT_MOST, "maximum of|to a maximum of|max|≤|no later than"),
    (Bound.AT_LEAST, "at least|at the very least|no fewer than|no less than|not less than|not fewer than"),
    (Bound.AT_LEAST, "a minimum of|minimum of|as few as|as little as|≥|upwards of|upward of"),
    (Bound.BELOW, "nearly|almost|less than|fewer than|under|just under|below|just below|close to|just shy of|shy of"),
    (Bound.BELOW, "approaching|nearing|not quite|just short of|short of|lower than|smaller than|younger than|<"),
    (Bound.ABOVE, "more than|over|well over|just over|a little over|above|in excess of|exceeding|exceeded|exceeds"),
    (Bound.ABOVE, "greater than|higher than|bigger than|larger than|longer than|older than|topping|topped|past|beyond"),
    (Bound.ABOVE, "surpassing|surpassed|north of|>"),
    (Bound.ABOUT, "about|around|roughly|approximately|approx|some|circa|c|ca|an estimated|estimated|estimated at"),
    (Bound.ABOUT, "in the region of|somewhere around|in the neighborhood of|give or take|perhaps|maybe|probably|~|≈"),
)
_BOUNDS: Final = {word: bound for bound, row in _BEFORE for word in row.split("|")}
_WORDS: Final = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(_BOUNDS, key=len, reverse=True))
_BEFORE_FIGURE: Final = re.compile(
    rf"(?<![\w~-])({_WORDS})\.?\s*(?:(?:a|an|the|another|just|only|his|her|their|its)\s)?\Z", re.IGNORECASE
)
_OR: Final = rf"{SPACE}or{SPACE}"
_AFTER: Final = (
    (Bound.AT_LEAST, rf"\+|-plus(?!\w)|{_OR}(?:more|older|over|above|higher|greater)(?!\w)"),
    (Bound.AT_LEAST, rf"{SPACE}and{SPACE}(?:over|above|up)(?!\w)"),
    (Bound.AT_MOST, rf"{_OR}(?:less|fewer|under|below|younger)(?!\w)"),
    (Bound.ABOUT, rf"-?ish(?!\w)|{_OR}so(?!\w)|-odd(?!\w)"),
)
_AFTER_FIGURE: Final = tuple((bound, re.compile(pattern, re.IGNORECASE)) for bound, pattern in _AFTER)
_MAY_FOLLOW: Final = ("+", "-", "i", "I", " ", "\u00a0", "\u2009", "\u202f")
_LAST_WORDS: Final = frozenset(word.split()[-1] for word in _BOUNDS) | frozenset(
    "a an the another just only his her their its".split()
)
_MAY_BOUND: Final = (".", "<", ">", "~", "≈", "≤", "≥")
_REACH: Final = 32

_CALENDAR: Final = frozenset({FigureType.DATE, FigureType.WEEKDAY, FigureType.TIME, FigureType.YEAR, FigureType.DECADE})
_PLACES: Final = _CALENDAR | {FigureType.ORDINAL, FigureType.SCORE}
_PLACING: Final = frozenset({"over", "under", "above", "below", "past", "beyond", "some", "c", "ca", "close to", "max"})


def bound_of(text: str, start: int, end: int, kind: FigureType, floor: int = 0) -> Bound:
    """How the words right before, from `floor` on, and after ``text[start:end]`` limit it."""
    if text.startswith(_MAY_FOLLOW, end):
        for bound, pattern in _AFTER_FIGURE:
            if pattern.match(text, end):
                return bound
    before = text[max(floor, start - _REACH) : start]
    words = before.split()
    # Most figures follow another word, and are asked no more.
    if not words or not (words[-1].lower() in _LAST_WORDS or words[-1].endswith(_MAY_BOUND)):
        return Bound.EXACT
    match = _BEFORE_FIGURE.search(before)
    if match is None or (match[1] == ">" and _is_markup(before, match.start())):
        return Bound.EXACT
    word = re.sub(r"\s", " ", match[1].lower())
    # "over three years" and "a win over 3rd-placed Leeds" tell when and whom, not how much.
    if (word in _PLACING and kind in _PLACES) or (word == "over" and kind is FigureType.DURATION):
        return Bound.EXACT
    return _BOUNDS[word]


def _is_markup(before: str, at: int) -> bool:
    """Whether the ``>`` at `at` quotes a line, as in Markdown and in mail ("> 40 jobs were cut"), or ends a tag."""
    return not before.rpartition("\n")[2].strip(" >") or before[:at].endswith(("/", '"'))
