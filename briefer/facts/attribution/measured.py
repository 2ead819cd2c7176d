"""The figure of another: "Oakes served 18 months", where the source has that Oakes served 14 and Lomax got 18.

The source must give another figure of the same kind in this very place: in a statement of the name of which the summary
says it, with words in common beside the name; and the summary's figure must stand with another's name only.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from briefer.facts.attribution.asking import MOST_SENTENCES, Question
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.statements import Statement
from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.figures.judging.keys import keys_of
from briefer.facts.mention import Figure, FigureType, Name, NameType
from briefer.text.english import PRONOUNS
from briefer.text.words import TOKEN

_LOOSE: Final = CALENDAR | {FigureType.ORDINAL, FigureType.TIME, FigureType.AGE}
_NOBODY: Final = frozenset({NameType.NATIONALITY, NameType.CODE})
_NOT_OF: Final = frozenset({"than", "against", "with", "after", "before", "over"})
_FEW: Final = 2
_NEAR: Final = 40  # characters


def by_figure_of(asked: Question) -> Iterator[Rival]:
    """As in "Oakes served 18 months", where the source has "Oakes served 14 months" and "Lomax was given 18"."""
    figure = asked.placed.mention
    if not isinstance(figure, Figure) or figure.type in _LOOSE or figure.low is None:
        return
    owner = _owner(asked.placed, [asked.statement])
    if owner is None or not all(_is_of_another(asked, owner, home.number, home.placed) for home in asked.homes):
        return
    said = asked.bare - owner.words - keys_of(figure.text)
    for number in sorted(
        {n for word in owner.words for n in islice(asked.source.index.sentences_with(word), MOST_SENTENCES)}
    ):
        for before, statement in _pairs(asked.source.of_sentence(number)):
            goes_on = before is not None and statement.refers_back and owner.words & before.keys
            if not goes_on and not owner.words & statement.keys:
                continue
            words = statement.keys | before.keys if goes_on and before is not None else statement.keys
            for rival in statement.mentions:
                other = rival.mention
                if (
                    isinstance(other, Figure)
                    and other.low not in (None, figure.low)
                    and other.unit == figure.unit
                    and asked.could_be(other, linked=other.unit is not None)
                    and not asked.says(rival)
                    and not asked.summary.index.by_value.get(other.low)
                    and _is_placed_alike(said & words, rival, statement)
                ):
                    yield other, "other-figure"


def _is_of_another(asked: Question, owner: Placed, number: int, figure: Placed | None) -> bool:
    """True where a figure of the source is of a name that the summary's sentence has not, and its sentence not ours."""
    if figure is None or not isinstance(figure.mention, Figure):
        return False
    sentence = asked.source.of_sentence(number)
    theirs = _owner(figure, sentence)
    return (
        theirs is not None
        and not asked.says(theirs)
        and theirs.words.isdisjoint(owner.words)
        and owner.words.isdisjoint(asked.source.said(number))
        and not (_has_pronoun(asked, theirs, figure) and not owner.words.isdisjoint(asked.source.said(number - 1)))
    )


def _has_pronoun(asked: Question, name: Placed, figure: Placed) -> bool:
    """True for "Lomax said he had served 18 months", which may be of whom the sentence before tells."""
    if name.mention.start > figure.mention.start:
        return True
    return any(
        match.group().lower() in PRONOUNS
        for match in TOKEN.finditer(asked.source.index.text, name.mention.end, figure.mention.start)
    )


def _pairs(statements: tuple[Statement, ...]) -> Iterator[tuple[Statement | None, Statement]]:
    """Each statement of a sentence with the one before it."""
    yield from zip((None, *statements), statements, strict=False)


def _is_placed_alike(said: frozenset[str], figure: Placed, statement: Statement) -> bool:
    """True for a statement with some words of what is said, of which one is right beside the figure."""
    start, end = figure.mention.start - statement.start, figure.mention.end - statement.start
    near = keys_of(statement.text[max(0, start - _NEAR) : start]) | keys_of(statement.text[end : end + _NEAR])
    return len(said) >= _FEW and not said.isdisjoint(near)


def _owner(figure: Placed, statements: "tuple[Statement, ...] | list[Statement]") -> Placed | None:
    """The name of whom a figure is said: the last before it, or the first behind it where none is before."""
    names = [one for statement in statements for one in statement.mentions if _is_name(one)]
    before = [one for one in names if one.mention.end <= figure.mention.start]
    one = before[-1] if before else next(iter(names), None)
    return one if one is not None and one.link not in _NOT_OF else None


def _is_name(placed: Placed) -> bool:
    return isinstance(placed.mention, Name) and placed.mention.type not in _NOBODY
