"""Which way a figure went, by the words near it: rose, fell, "up 3%", but not "gave up 3%"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from operator import attrgetter
from typing import Final, NamedTuple

from briefer.facts.figures.judging.keys import FALLING, RISING, key
from briefer.facts.mention import Figure
from briefer.text.english import is_verb
from briefer.text.patterns import one_of
from briefer.text.remembered import Remembered
from briefer.text.wordlists import words

_words = partial(words, __package__, "directions_words.tsv")
_MOVING: Final = RISING | FALLING
_COMPARED: Final = re.compile(r"\s(?:than|to)\b")
_COMPARATIVES: Final = frozenset("more less fewer higher lower up down".split())
_GAVE_UP: Final = re.compile(rf"\b(?:{one_of(_words('gave_up'))}) \Z", re.IGNORECASE)
_WROTE_OFF: Final = re.compile(rf"\b(?:{one_of(_words('wrote_off'))}) \Z", re.IGNORECASE)
_REACH_BEFORE: Final = 6
_REACH_AFTER: Final = 3
_REACH_OPENED: Final = 9
_OPENS: Final = re.compile(r"(?:\A|\s)At \Z")
_WINDOW: Final = 400  # characters


class Token(NamedTuple):
    """A word of a sentence with figures: its span, its key, itself in small letters, which way it points."""

    start: int
    end: int
    text: str
    key: str
    folded: str
    way: int
    is_verb: bool


def _token_forms(word: str) -> tuple[str, str, int, bool]:
    """The key of a word, the word in small letters, which way it says something went, and whether it is a verb."""
    folded = word.casefold()
    way = 1 if folded in RISING else -1 if folded in FALLING else 0
    return key(word), folded, way, way != 0 or is_verb(folded)


TOKEN_FORMS: Final = Remembered(_token_forms)
"""By a word: its key, itself in small letters, which way it says something went, and whether it is a verb."""


# "318 robberies, up from 276": a part of its own says it, whatever was said of the figure before.
_BEHIND: Final = re.compile(r"[^,;:()]{0,48}, (?P<way>up|down)(?: [\w.]+%?)? (?:from|on)\b")
# "Fell by 200", "a drop of about 200": nothing else stands between.
_RIGHT_BEFORE: Final = re.compile(r"\s(?:(?:by|of)\s)?(?:(?:an?|about|some|nearly|almost|around)\s)?")
_AT: Final = {
    **dict.fromkeys(_words("more"), 1), **dict.fromkeys(_words("fewer"), -1),
}  # fmt: skip
_NEXT: Final = re.compile(r"[ -]([a-z]+)\b")
_LAST: Final = re.compile(r"\b([a-z]+) \Z", re.IGNORECASE)


_start: Final = attrgetter("start")


def way_at(text: str, figure: Figure, ways: Sequence[Token]) -> int:
    """Which way the word right at a figure says that it went, whatever stands elsewhere: "the cut means 200 fewer".

    0 where none does, and where two do, of which one is what there is more of: "cuts 200 more jobs".
    """
    behind = _NEXT.match(text, figure.end)
    before = _LAST.search(text, max(0, figure.start - _LONGEST_AT), figure.start)
    told = {_AT.get(behind[1].lower(), 0)} if behind else {0}
    if before is not None and before[1].lower() not in _MOVING:
        told.add(_AT.get(before[1].lower(), 0))  # "an extra 200"
    place = bisect_left(ways, figure.start, key=_start) - 1
    if place >= 0 and _RIGHT_BEFORE.fullmatch(text, ways[place].end, figure.start) and not _turns(ways[place], text):
        told.add(ways[place].way)
    told.discard(0)
    return told.pop() if len(told) == 1 else 0


_LONGEST_AT: Final = 16  # characters


def _turns(token: Token, text: str) -> bool:
    """True for the "up" of "gave up 5 shares" and the "off" of "wrote off 5 of them"."""
    before = text[max(0, token.start - 8) : token.start]
    given = token.folded == "up" and _GAVE_UP.search(before) is not None
    return given or (token.folded == "off" and _WROTE_OFF.search(before) is not None)


def ways_of(text: str, figure: Figure, ways: Sequence[Token]) -> list[int]:
    """Which ways the words near a figure say that it went, the nearest first; one behind it only when it is near."""
    told = []
    if behind := _BEHIND.match(text, figure.end):
        told.append((0, 1 if behind["way"] in RISING else -1))
    first = bisect_left(ways, figure.start - _WINDOW, key=_start)
    last = bisect_left(ways, figure.end + _WINDOW, key=_start)
    for token in ways[first:last]:
        if token.start < figure.start:
            if token.folded in _COMPARATIVES and token.folded != "down" and _COMPARED.match(text, token.end):
                continue  # "more than 5%", "up to 5%"; "down to 5%" says which way
            if token.folded == "up" and _GAVE_UP.search(text[max(0, token.start - 8) : token.start]):
                continue
            if token.folded == "off" and _WROTE_OFF.search(text[max(0, token.start - 8) : token.start]):
                continue
            distance = text.count(" ", token.end, figure.start)
            if distance > _REACH_BEFORE:
                continue
        else:
            gap = text[figure.end : token.start]
            distance = gap.count(" ") + 1
            # "At 68.4%, turnout was higher than in May."
            reach = (
                _REACH_OPENED if gap[:1] == "," and _OPENS.search(text, max(0, figure.start - 4), figure.start) else 0
            )
            if distance > (reach or _REACH_AFTER) or "," in gap[bool(reach) :]:
                continue
            if token.folded == "lost":
                continue  # "$14bn lost on the rescue" went nowhere
        told.append((distance, token.way))
    return [way for _, way in sorted(told, key=lambda one: one[0])]
