"""Whether a writer who says a figure may have worked it out so."""

import re
from collections.abc import Sequence
from typing import Final

from briefer.facts.figures.judging.clause import Clause
from briefer.facts.figures.judging.conversions import POINTS
from briefer.facts.figures.judging.deriving import comparisons, portions
from briefer.facts.figures.judging.deriving.bases import is_compared, is_of_other_base
from briefer.facts.figures.judging.deriving.called_for import is_called_for, tells_rest
from briefer.facts.figures.judging.deriving.multiples import is_of_base, stated_base
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import key
from briefer.facts.figures.judging.made import Made
from briefer.facts.figures.judging.placement import told_of_another_part
from briefer.facts.figures.judging.spread import of_one_thing
from briefer.facts.mention import Figure, FigureType
from briefer.text.wordlists import words
from briefer.text.words import ALPHANUMERICS

_TOLD: Final = words(__package__, "compared.tsv")


def is_told(figure: Figure, clause: Clause, stated_in: FigureIndex | None) -> bool:
    """True where the summary speaks of a change or a difference: "grew by", "30 nT weaker", "short of"."""
    if clause.direction or figure.unit in POINTS or "point" in figure.label or not _TOLD.isdisjoint(figure.label):
        return True
    if stated_in is None:
        return False
    return stated_in.of_sentence(_tells, figure.start)


def _tells(sentence: str) -> bool:
    return not _TOLD.isdisjoint(sentence.lower().replace(",", " ").replace(".", " ").split())


def may_make(
    made: Made, figure: Figure, clause: Clause, told: bool, index: FigureIndex, stated_in: FigureIndex | None
) -> bool:
    """Whether a writer who says `figure` may have worked it out so."""
    match made.rule:
        case "sum":
            if stated_in is not None and is_compared(figure, stated_in.text):
                return False  # "20 per cent higher than" is a difference
            if not _counts_all(made, figure, index):
                return False
            of_one = stated_in is not None and _of_one_part(made, clause, index)
            return not of_one or (stated_in is not None and _of_all_parts(made, figure, index, stated_in))
        case "difference":
            if figure.type in (FigureType.PERCENT,):
                return told and made.told
            if figure.type is FigureType.COUNT and not of_one_thing((figure, *made.parts)):
                return False  # of "three of its seven mills" no four ships follow
            return told or made.is_rest or (made.told and _about_these(made, clause, index))
        case "change" | "ratio" | "multiple":
            if stated_in is not None and not is_of_base(made.parts, figure, index, stated_in):
                return False
            base = stated_base(figure, stated_in) if stated_in is not None else None
            if base is not None and all(part.low != base for part in made.parts):
                return False
            if figure.type in _OF_CHANGES or figure.unit == "times":
                if made.rule == "change" and is_of_other_base(made.parts, figure, clause):
                    return False
                if made.rule == "change" and stated_in is not None and _is_share(figure, stated_in):
                    return False
                if _goes_other_way(made, clause, index):
                    return False
                return (told or figure.unit == "times") and (made.told or _about_same(made, clause, index))
            # "The city has to find 32 million, the remaining 40%" of 80 million of which the state pays 60%.
            rest = stated_in is not None and tells_rest(figure, stated_in)
            return rest or _about_same(made, clause, index)
        case "share":
            if stated_in is not None and _is_change(figure, clause, stated_in):
                return False  # "cut by more than half" is no half of it
            if figure.type is FigureType.PERCENT and not made.told:
                return False
            if stated_in is None and figure.type is not FigureType.PERCENT:
                return True
            return _about_same(made, clause, index) and not told_of_another_part(figure, made.parts, clause, index)
        case comparisons.RULE | portions.EQUAL | portions.REST | portions.MARGIN:
            return stated_in is None or is_called_for(made, figure, stated_in)
        case _:
            return True


def _counts_all(made: Made, figure: Figure, index: FigureIndex) -> bool:
    """True for a noun that only the summary has: the sheep of five ewes and six lambs, no "55 hens"."""
    return not made.mixed or (len(figure.label) > 0 and not index.words.get(figure.label[-1]))


_BY: Final = re.compile(r"\bby (?:[a-z]+ ){0,3}\Z", re.IGNORECASE)


def _is_change(figure: Figure, clause: Clause, stated_in: FigureIndex) -> bool:
    """True for what something rose or fell by."""
    by = _BY.search(stated_in.text, max(0, figure.start - 24), figure.start) is not None
    # "Backed by half of voters" is a share.
    return by and (bool(clause.direction) or not stated_in.text.startswith(" of", figure.end))


def _is_share(figure: Figure, stated_in: FigureIndex) -> bool:
    """True for "three fifths of those who left", by which nothing changed."""
    text = stated_in.text
    return text.startswith(
        (" of the ", " of those ", " of its ", " of their ", " of all "), figure.end
    ) and not _BY.search(text, max(0, figure.start - 24), figure.start)


_OF_CHANGES: Final = frozenset({FigureType.PERCENT, FigureType.FRACTION})


def _goes_other_way(made: Made, clause: Clause, index: FigureIndex) -> bool:
    """True where the summary says that it fell, and the source that it rose."""
    ways = {index.clause(part).direction for part in made.parts} - {0}
    return bool(clause.direction) and ways == {-clause.direction}


def _of_one_part(made: Made, clause: Clause, index: FigureIndex) -> bool:
    """True when the summary says the sum of one of its addends: "Party B has 28 seats", when it has ten of them."""
    if len(made.parts) < 2 or not clause.own:
        return False
    clauses = [index.clause(part) for part in made.parts]
    # "27 lamps" are not those of one part of "13 red and 14 blue lamps".
    shared = frozenset[str].intersection(*(frozenset(map(key, part.label[-1:])) for part in made.parts))
    hits = [bool(_of_one_alone((clause.own & one.head) - shared, one, clauses)) for one in clauses]
    return any(hits) and not all(hits)


_PHRASE: Final = re.compile(r"[^,.;:]*")


def _of_all_parts(made: Made, figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> bool:
    """True where the words behind the sum name the bearer of each addend: "$48m came from A and B, ..."."""
    match = _PHRASE.match(stated_in.text, figure.end)
    said = frozenset(key(word) for word in ALPHANUMERICS.findall(match.group() if match else ""))
    clauses = [index.clause(part) for part in made.parts]
    return all(_of_one_alone(said & one.head, one, clauses) for one in clauses)


def _of_one_alone(names: frozenset[str], one: Clause, clauses: Sequence[Clause]) -> frozenset[str]:
    """Those of `names` that no other clause has."""
    for other in clauses:
        if names and other is not one:
            names = names - other.own - other.taken
    return names


def _about_these(made: Made, clause: Clause, index: FigureIndex) -> bool:
    """True when the summary speaks of what the source says of the parts themselves."""
    return any(clause.all & index.clause(part).all for part in made.parts)


def _about_same(made: Made, clause: Clause, index: FigureIndex) -> bool:
    """True when the summary speaks of what the parts are said of."""
    return any(clause.all & index.clause(part).wide for part in made.parts)
