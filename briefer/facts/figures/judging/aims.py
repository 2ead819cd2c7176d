"""Aims and limits told as what came about: "spending was $60m", where $60m was planned and $48m was spent."""

import re
from collections.abc import Sequence
from typing import Final

from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.figures.judging.index import FEW_PLACES, FigureIndex
from briefer.facts.figures.judging.keys import key
from briefer.facts.figures.judging.marks import tells_which
from briefer.facts.figures.judging.placement import same_kind
from briefer.facts.mention import Figure
from briefer.text.patterns import one_of
from briefer.text.verb_groups import Status, verb_groups
from briefer.text.wordlists import words
from briefer.text.words import words_of

_AIMS: Final = one_of(words(__package__, "aims_words.tsv", "aims"))
_AIM: Final = re.compile(rf"\b(?:{_AIMS})\b", re.IGNORECASE)
_AIMED: Final = re.compile(rf"\b(?:{_AIMS})\b(?! and\b)[^,;]*\Z", re.IGNORECASE)
_AIM_BEHIND: Final = re.compile(rf" (?:{_AIMS})\b", re.IGNORECASE)
_SPEAKS_OF_AIMS: Final = re.compile(
    rf"\b(?:{_AIMS}|{one_of(words(__package__, 'aims_words.tsv', 'spoken_of'))})\b", re.IGNORECASE
)
_MOST_FIGURES: Final = 24


def only_aimed_at(
    figure: Figure, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex
) -> Figure | None:
    """What came about by the source, where the summary says so of what was planned, forecast or allowed.

    Args:
        figure: A figure of the summary that the source states.
        stated: Where the source states it.
        index: The figures of the source.
        stated_in: Those of the summary.
    """
    if figure.type in CALENDAR or len(stated) > FEW_PLACES or not are_aims(stated, index):
        return None
    start, end = stated_in.sentence(figure.start)
    if _SPEAKS_OF_AIMS.search(stated_in.text, start, end):
        return None
    said = stated_in.within(start, end)
    own = stated_in.clause(figure).all
    done = stated_in.of_sentence(_done, start)
    # "She was banned for the maximum four games" tells itself that it was done.
    if all(done & index.clause(place).own - index.of_sentence(_done, place.start) for place in stated):
        return stated[0]
    homes = {index.sentence(place.start) for place in stated}
    others = {index.nth_sentence(number) for word in own for number in index.sentences_with(word)[:FEW_PLACES]}
    for span in (*homes, *sorted(others - homes)):
        for other in index.within(*span)[:_MOST_FIGURES]:
            if not same_kind(figure, other) or other.low == figure.low or tells_which(other, index.text):
                continue
            if is_aim(other, index) or any(one.low == other.low for one in said if one is not figure):
                continue
            # Of another sentence only what has all the words of the summary.
            if own & index.clause(other).all and (span in homes or own <= index.clause(other).all):
                return other
    return None


def _done(sentence: str) -> frozenset[str]:
    """The keys of what a sentence says is done: of "it has recruited 1,400", and not of "it recruits 1,400"."""
    said = words_of(sentence, [(0, len(sentence))])
    groups = [group for group in verb_groups(said) if group.status is Status.DONE and group.has_auxiliary]
    return frozenset(key(said[group.end - 1].folded) for group in groups) - {""}


def are_aims(places: Sequence[Figure], index: FigureIndex) -> bool:
    """True where all places tell what was planned, forecast or allowed; two rules ask it of each."""
    return all(index.of_figure(is_aim, place) for place in places)


def is_aim(figure: Figure, index: FigureIndex) -> bool:
    """True for the $60m of "it had planned spending of $60m", and of "the $60m target"."""
    if _AIM_BEHIND.match(index.text, figure.end):
        return True
    if not index.of_sentence(_names_aim, figure.start):
        return False
    return _AIMED.search(index.text[index.clause(figure).span[0] : figure.start]) is not None


def _names_aim(sentence: str) -> bool:
    return _AIM.search(sentence) is not None
