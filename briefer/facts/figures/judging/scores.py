"""The order of a score: 3-1 for who won, 1-3 for who lost."""

import bisect
import re
from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import key
from briefer.facts.mention import Figure, FigureType
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "scores_words.tsv")

_BETWEEN_SCORES: Final = 3
_LAST_NAME: Final = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2} ?\Z")
_NEXT_NAME: Final = re.compile(r" ?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}")
_VOTES: Final = re.compile(r"\bvotes?\b", re.IGNORECASE)
_NEAR: Final = 400  # characters


class _Score(NamedTuple):
    """What a text says of a score: the one right before it, and what its sentence says.

    `carried` is as `_carried` says; `loses` where it says that somebody lost, `wins` where it says only that
    somebody won; `sides` are those between whom it stands.
    """

    before: Figure | None
    carried: int
    loses: bool
    wins: bool
    sides: Sequence[frozenset[str]]


def _said_of(figure: Figure, index: FigureIndex) -> _Score:
    return index.of_figure(_score_of, figure)


def _score_of(figure: Figure, index: FigureIndex) -> _Score:
    """What is said of a score."""
    won, lost = index.of_sentence(_tells_outcome, figure.start)
    if _LED.search(index.text, max(0, figure.start - _LED_REACH), figure.start):
        won = lost = False  # "Hull, who led 17-13 at the break, lost"
    carried, sides = index.of_sentence(_carried, figure.start), _sides_of(figure, index, told=won or lost)
    return _Score(_score_before(figure, index), carried, lost, won and not lost, sides)


def keeping_order(figure: Figure, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex) -> list[Figure]:
    """The places where a score has the source's order for the side that its sentence names first.

    "Hull beat Derby 5-4" supports "Derby lost 4-5", where Derby comes first, and not "Hull beat Derby 4-5".
    """
    ours = _said_of(figure, stated_in)
    return [other for other in stated if _keeps_order(figure, other, ours, index, stated_in)]


def _keeps_order(figure: Figure, other: Figure, ours: _Score, index: FigureIndex, stated_in: FigureIndex) -> bool:
    if other.low is not None and other.low == other.high and set(figure.parts) == {other.low}:
        return True  # "90-90" of "level at 90"
    theirs = _said_of(other, index)
    if not _same_run(ours.before, theirs.before):
        return False
    if ours.carried * theirs.carried < 0:
        return False  # "rejected by 27 votes to 19" of what was approved so
    if other.low is not None and other.low != other.high:
        parts: tuple[object, ...] = (other.low, other.high)
    else:
        parts = other.parts if len(other.parts) == len(figure.parts) else _neighbours(figure, other, index)
    same, turned = parts == figure.parts, parts == figure.parts[::-1]
    if turned and ours.loses and theirs.loses and _VOTES.search(figure.text):
        return True  # "failed by five votes to three" of "lost by 3 votes to 5"
    if ours.wins and theirs.wins:
        # Whoever else is named: "Adeyemi headed home as Wexley beat Dunmore 3-2". "Dunmore beat Wexley 3-2" is none.
        return same and not _changed_places(figure, other, index, stated_in)
    first = ours.sides[0] if ours.sides else frozenset[str]()
    places = [place for place, name in enumerate(theirs.sides) if name & first] if first else []
    if not places:
        return same
    if turned and not same and len(other.parts) != len(figure.parts) and ours.loses:
        return True  # "beaten 2-1" of "England 1, France 2"
    lost = ours.loses != theirs.loses
    return turned if places[0] > 0 and turned and not same else same and lost == (places[0] > 0)


def _carried(sentence: str) -> int:
    """1 where a sentence says that a vote carried something, -1 where it did not; 0 for neither or both."""
    votes = _VOTES.search(sentence) is not None
    carried = votes and _CARRIED.search(sentence) is not None
    return carried - (votes and _LOSES.search(sentence) is not None)


def _changed_places(figure: Figure, other: Figure, index: FigureIndex, stated_in: FigureIndex) -> bool:
    """True where winner and beaten stand the other way round: the names before and behind the word that tells a win."""
    ours, theirs = _winner_and_beaten(figure, stated_in), _winner_and_beaten(other, index)
    if ours is None or theirs is None or not theirs[1]:
        return False
    if not ours[1]:  # "Marsh won 54-46" of "Wend beat Marsh 54-46"
        return bool(ours[0] & theirs[1]) and not ours[0] & theirs[0]
    return bool(ours[0] & theirs[1]) and bool(ours[1] & theirs[0])


def _winner_and_beaten(figure: Figure, index: FigureIndex) -> tuple[frozenset[str], frozenset[str]] | None:
    """The names before and behind the word that tells a win in a figure's sentence; None where none is before it."""
    start, end = index.sentence(figure.start)
    start, end = max(start, figure.start - _NEAR), min(end, figure.end + _NEAR)
    win = _WINS.search(index.text, start, end)
    if win is None:
        return None
    before, behind = index.said.capitals.names(start, win.start()), index.said.capitals.names(win.end(), end)
    return (before[-1], behind[0] if behind else frozenset()) if before else None


_LED: Final = re.compile(r"\b(?:led|leads?|leading|ahead)\b[^,;.]*\Z")
_LED_REACH: Final = 32
_WINS: Final = re.compile(rf"\b(?:{one_of(_words('wins'))})\b", re.IGNORECASE)
_CARRIED: Final = re.compile(rf"\b(?:{one_of(_words('carried'))})\b", re.IGNORECASE)
_LOSES: Final = re.compile(rf"\b(?:{one_of(_words('loses'))})\b", re.IGNORECASE)


def _tells_outcome(sentence: str) -> tuple[bool, bool]:
    """Whether a sentence says that somebody won, and that somebody lost."""
    return _WINS.search(sentence) is not None, _LOSES.search(sentence) is not None


def _same_run(ours: Figure | None, theirs: Figure | None) -> bool:
    """True unless the score before it is another one in the source: 6-4, 3-6, 7-5 of 6-4, 3-6, 7-6 (7-5)."""
    return ours is None or (theirs is not None and theirs.parts in (ours.parts, ours.parts[::-1]))


def _neighbours(figure: Figure, other: Figure, index: FigureIndex) -> tuple[object, ...]:
    """The numbers that stand one after the other from `other` on, as many as the score has."""
    run: Figure | None = other
    numbers: list[object] = []
    while run is not None and len(numbers) < len(figure.parts):
        numbers.append(run.low)
        run = index.after(run)
    return tuple(numbers)


def _names_before(figure: Figure, index: FigureIndex, *, told: bool) -> list[frozenset[str]]:
    """The names of the sentence before a figure, as sets of keys; those behind it where none are before.

    Behind it are sides only where somebody won or lost: "by 2-1 judges freed Okoro" has none.
    """
    start, end = index.sentence(figure.start)
    start, end = max(start, figure.start - _NEAR), min(end, figure.end + _NEAR)
    cut = max(index.text.rfind(mark, start, figure.start) for mark in (" and ", ", ", "; "))
    behind = ((figure.end, end),) if told else ()
    for low, high in ((cut, figure.start), (start, figure.start), *behind):
        if low >= 0 and (names := index.said.capitals.names(low, high)):
            return names
    return []


def _sides_of(figure: Figure, index: FigureIndex, *, told: bool) -> list[frozenset[str]]:
    """The names of those between whom a score stands, in order: "Robertson 3-5 Carter", else those before it."""
    before = _LAST_NAME.search(index.text, max(0, figure.start - 40), figure.start)
    after = _NEXT_NAME.match(index.text, figure.end)
    if before and after:
        return [frozenset(key(word) for word in match.group().split()) for match in (before, after)]
    return _names_before(figure, index, told=told)


def _score_before(figure: Figure, index: FigureIndex) -> Figure | None:
    """The score that stands right before one: the 3-6 of "6-4, 3-6, 7-6"."""
    place = bisect.bisect_left(index.starts, figure.start) - 1
    if place < 0:
        return None
    other = index.figures[place]
    return other if other.type is FigureType.SCORE and figure.start - other.end <= _BETWEEN_SCORES else None
