"""Hedges and comparators around a figure: "nearly", "more than", "at least", "or so"."""

import re
from typing import Final

from briefer.facts.figures.numerals import SPACE
from briefer.facts.mention import Bound, FigureType

_BEFORE: Final = (
    (Bound.AT_MOST, "no more than|not more than|at most|at the most|up to|as many as|as much as|as high as|as long as|maximum of|max|to a maximum of|≤|no later than"),
    (Bound.AT_LEAST, "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of|as few as|as little as|≥|at the very least|upwards of|upward of"),
    (Bound.BELOW, "nearly|almost|less than|fewer than|under|just under|below|just below|close to|just shy of|shy of|approaching|lower than|smaller than|nearing|not quite|just short of|short of|<|younger than"),
    (Bound.ABOVE, "more than|over|above|well over|just over|in excess of|exceeding|exceeded|exceeds|greater than|higher than|topping|topped|bigger than|larger than|longer than|a little over|>|older than|past|beyond|surpassing|surpassed|north of"),
    (Bound.ABOUT, "about|around|roughly|approximately|approx|some|circa|c|ca|an estimated|estimated|estimated at|in the region of|or so|give or take|~|≈|somewhere around|in the neighborhood of|perhaps|maybe|probably|give or take"),
)  # fmt: skip
_BOUNDS: Final = {word: bound for bound, words in _BEFORE for word in words.split("|")}
_BEFORE_FIGURE: Final = re.compile(
    rf"(?<![\w-])({'|'.join(re.escape(word).replace(chr(92) + ' ', SPACE) for word in sorted(_BOUNDS, key=len, reverse=True))})\.?\s*(?:(?:a|an|the|another|just|only|his|her|their|its)\s)?$",
    re.IGNORECASE,
)
_AFTER: Final = (
    (Bound.AT_LEAST, re.compile(rf"\+|-plus(?!\w)|{SPACE}or{SPACE}(?:more|older|over|above|higher|greater)(?!\w)|{SPACE}and{SPACE}(?:over|above|up)(?!\w)", re.IGNORECASE)),
    (Bound.AT_MOST, re.compile(rf"{SPACE}or{SPACE}(?:less|fewer|under|below|younger)(?!\w)", re.IGNORECASE)),
    (Bound.ABOUT, re.compile(rf"-?ish(?!\w)|{SPACE}or{SPACE}so(?!\w)|-odd(?!\w)", re.IGNORECASE)),
)  # fmt: skip
_REACH: Final = 32

# "over three years" and "under 5 January" tell when, not how much.
_TIMELIKE: Final = frozenset({FigureType.DATE, FigureType.WEEKDAY, FigureType.TIME, FigureType.YEAR, FigureType.DECADE})
_PLACING: Final = frozenset({"over", "under", "above", "below", "past", "beyond", "some", "c", "ca", "close to", "max"})


def bound_of(text: str, start: int, end: int, kind: FigureType) -> Bound:
    """How the words right before and after ``text[start:end]`` limit it."""
    for bound, pattern in _AFTER:
        if pattern.match(text, end):
            return bound
    match = _BEFORE_FIGURE.search(text[max(0, start - _REACH) : start])
    if match is None:
        return Bound.EXACT
    word = re.sub(r"\s", " ", match[1].lower())
    if word in _PLACING and (kind in _TIMELIKE or kind in (FigureType.ORDINAL, FigureType.SCORE)):
        return Bound.EXACT
    if word == "over" and kind is FigureType.DURATION:
        return Bound.EXACT
    return _BOUNDS[word]
