"""Whether the words of a summary call for what follows from its source: "each", "the rest", "by five votes"."""

import re
from typing import Final

from briefer.facts.figures.judging.deriving import comparisons, portions
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import keys_of
from briefer.facts.figures.judging.made import Made
from briefer.facts.figures.judging.nouns import may_stand_for
from briefer.facts.mention import Figure, FigureType
from briefer.text.words import ALPHANUMERICS

_EACH: Final = re.compile(r"\b(?:each|apiece|every|respective)\b", re.IGNORECASE)
_REST: Final = re.compile(r"\b(?:other|others|rest|remaining|remainder|else)\b", re.IGNORECASE)
_FROM: Final = re.compile(r"\b(?:from|than|against) \Z", re.IGNORECASE)
_BY_VOTES: Final = re.compile(r"\b(?:by|majority of|margin of) (?:just |only |a )?\Z", re.IGNORECASE)


def is_called_for(made: Made, figure: Figure, stated_in: FigureIndex) -> bool:
    """True where the summary says its figure of what the source all but states it of.

    Args:
        made: What follows from the source: of a comparison or of a whole.
        figure: Of the summary; its value need not be that of `made`.
        stated_in: The figures of the summary.
    """
    start, end = stated_in.sentence(figure.start)
    if made.rule == comparisons.RULE:
        return _is_compared(made, figure, stated_in)
    if made.rule == portions.EQUAL:
        return _EACH.search(stated_in.text, start, end) is not None
    if made.rule == portions.MARGIN:
        before = stated_in.text[max(start, figure.start - 24) : figure.start]
        return _BY_VOTES.search(before) is not None or stated_in.text.startswith("-vote", figure.end)
    if made.told:
        return not made.of.isdisjoint(stated_in.clause(figure).all)
    # "Men accounted for 5,000" of a rise of which the source tells the part of women.
    return tells_rest(figure, stated_in) or made.of.isdisjoint(stated_in.clause(figure).all)


def tells_rest(figure: Figure, stated_in: FigureIndex) -> bool:
    """True where the summary speaks of what is left: "the other four", "the rest"."""
    return stated_in.of_sentence(_tells_of_rest, figure.start)


def _tells_of_rest(sentence: str) -> bool:
    return _REST.search(sentence) is not None


def _is_compared(made: Made, figure: Figure, stated_in: FigureIndex) -> bool:
    """True for what the source compares with, by a word for it, and for what was before, by a word for that."""
    nouns = [part.label[-1] for part in made.parts[:1] if part.label and part.type is FigureType.COUNT]
    if figure.label and nouns and not may_stand_for(figure.label[-1], nouns[0]):
        return False
    if not {word.lstrip("#") for word in stated_in.clause(figure).all}.isdisjoint(made.of):
        return True
    start, end = stated_in.sentence(figure.start)
    if not made.of.isdisjoint(stated_in.of_sentence(keys_of, start)):
        return True  # "than in June": a month is no word of a clause
    if _FROM.search(stated_in.text[max(start, figure.start - 12) : figure.start]):
        # "From ten productions to eight": the other end is what the source compares.
        ends = {(one.low, one.high) for one in stated_in.within(figure.end, end)}
        if any((part.low, part.high) in ends for part in made.parts):
            return True
    if not made.old:
        return False
    before = stated_in.text[max(start, figure.start - 12) : figure.start]
    return _FROM.search(before) is not None or stated_in.of_sentence(_tells_before, start)


def _tells_before(sentence: str) -> bool:
    return not comparisons.EARLIER.isdisjoint(ALPHANUMERICS.findall(sentence.lower()))
