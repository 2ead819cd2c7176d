"""Whose how-manyeth it is: an ordinal belongs to its noun, "his third win"."""

from collections.abc import Iterator

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.statements import Statement
from briefer.facts.figures.judging.keys import key
from briefer.facts.mention import Figure, FigureType
from briefer.text.english import DETERMINERS, PRONOUNS


def by_order(asked: Question) -> Iterator[Rival]:
    """As in "his fourth win", where the source has "his third win" and a fourth of something else."""
    mention = asked.placed.mention
    if not isinstance(mention, Figure) or mention.type is not FigureType.ORDINAL or mention.series or not mention.label:
        return
    noun = key(mention.label[-1])
    if not _is_owned(mention, asked.statement):
        return
    for home in asked.homes:
        there = home.placed.mention if home.placed is not None else None
        if not isinstance(there, Figure) or there.type is not FigureType.ORDINAL or noun in home.statement.keys:
            return
    for _, statement, rival in asked.standing(noun):
        one = rival.mention
        if not isinstance(one, Figure) or one.type is not FigureType.ORDINAL or one.low == mention.low:
            continue
        if one.label and key(one.label[-1]) == noun and _is_owned(one, statement):
            yield one, "other-order"


def _is_owned(order: Figure, statement: Statement) -> bool:
    """True for "his third win" and "Lisk's third win"; "the first cut" counts from when on the text says."""
    before = statement.text[: order.start - statement.start].rstrip().rpartition(" ")[2].lower()
    return before in DETERMINERS & PRONOUNS or before.endswith(("'s", "’s"))
