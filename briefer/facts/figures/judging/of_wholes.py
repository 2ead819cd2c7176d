"""How many of how many: "five of its eight posts are vacant", where three of the eight are."""

import re
from typing import Final

from briefer.facts.figures.grammar.labels import singular
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import key
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.mention import Figure, FigureType

_OF: Final = re.compile(r" (?:[a-z]+ )?of (?:the |its |their |his |her |these |those )?(?:[\w.-]+['’]s )?")

_PART_OF: Final = re.compile(r" of (?:the|its|their|these|those) (?P<noun>[a-z]+)")
_NEAR: Final = 1_500  # characters


def another_part(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Figure | None:
    """The number of the source of which it says the same of as many, where the summary has another.

    None where the source has the summary's own number of as many, too.
    """
    whole = _whole(figure, stated_in)
    if whole is None or whole.low is None:
        return None
    clause = stated_in.clause(figure)
    counted = {key(noun) for noun in (*whole.label, *figure.label)}
    found: Figure | None = None
    for there in index.holders(whole.low, whole):
        part = _part(there, index)
        if part is None or not set(there.label[-1:]) & set(whole.label[-1:]):
            continue
        if part.low == figure.low:
            return None
        # "Three are vacant" says nothing of those that pay well.
        if clause.own & index.clause(part).own - counted:
            found = found or part
    return found


def rest_of_counted(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """As in "nine of the eleven stops open in 2029", of eleven stops of which two do not open until 2031."""
    whole = _whole(figure, stated_in)
    if whole is None or whole.low is None or figure.low is None:
        return None
    for part in index.holders(whole.low - figure.low, figure):
        behind = _PART_OF.match(index.text, part.end)
        noun = part.label[-1:] or ((singular(behind["noun"].lower()),) if behind else ())
        if part.type is not FigureType.COUNT or noun != whole.label[-1:]:
            continue
        for all_of in index.holders(whole.low, whole):
            near = abs(index.sentence(all_of.start)[0] - index.sentence(part.start)[0])
            if all_of.label[-1:] in ((), whole.label[-1:]) and near <= _NEAR and all_of is not part:
                first, last = sorted((part, all_of), key=lambda one: one.start)
                return Derivation((first.start, last.end), f"{all_of.text} - {part.text}", "rest")
    return None


def _whole(figure: Figure, index: FigureIndex) -> Figure | None:
    """The eight of "five of its eight posts"."""
    if figure.type is not FigureType.COUNT or figure.low is None:
        return None
    whole = index.next_amount(figure)
    if whole is None or whole.type is not FigureType.COUNT or not whole.label:
        return None
    return whole if _OF.fullmatch(index.text, figure.end, whole.start) else None


def _part(whole: Figure, index: FigureIndex) -> Figure | None:
    """The three of "three of the eight posts"."""
    before = index.within(index.sentence(whole.start)[0], whole.start)[-1:]
    return before[0] if before and _whole(before[0], index) == whole else None
