"""Which part of a whole is meant, and whose: two of five libraries, western Norway, the age of Greg Hallam."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.places import Placed, words_of
from briefer.facts.attribution.rival import OTHER_PART, Rival
from briefer.facts.attribution.statements import Statement, owner_of, part_before
from briefer.facts.figures.judging.keys import key
from briefer.facts.mention import Figure, FigureType, Mention, Name

_PART_GAP: Final = 24
_ONE_OF: Final = re.compile(r"(\w+) ((?:one|half) of (?:the |its |their )?)\Z")


_OF_OWNER: Final = re.compile(r" of (?:the )?[\w.-]+(?: [\w.-]+)?['’]s? \Z")


def by_whole(asked: Question) -> Iterator[Rival]:
    """As in "closed five libraries", where the source has "closed two of the town's five libraries"."""
    mention = asked.placed.mention
    if not isinstance(mention, Figure) or asked.placed.link == "of":
        return
    before = asked.statement.text[: mention.start - asked.statement.start]
    if _OF_OWNER.search(before):
        return  # "a third of Skylark's 540 flights"
    found: Mention | None = None
    for home in asked.homes:
        one: Mention | None = _one_of(home.placed, home.statement, asked) if home.placed is not None else None
        part = _part_of(home.placed, home.statement, asked) if home.placed is not None and one is None else None
        if one is None and part is None:
            return  # "sold 12 of its 40 vans ... The 40 vans were sold in the end"
        slot = part.slots[0] if part is not None and part.slots else None
        if part is not None and slot is not None and slot.word in asked.others and not asked.says(part):
            one = part.mention
        found = found or one
    if found is not None:
        yield found, "whole-for-part"


def _one_of(whole: Placed, statement: Statement, asked: Question) -> Figure | None:
    """The "one of five" of "supplied one of five instruments", where the summary has its verb."""
    mention, before = whole.mention, statement.text[: whole.mention.start - statement.start]
    match = _ONE_OF.search(before)
    if match is None or not isinstance(mention, Figure) or not mention.label:
        return None
    if key(mention.label[-1]) not in asked.statement.keys or key(match[1]) not in asked.others:
        return None
    return replace(mention, text=f"{match[2]}{mention.text}", start=statement.start + match.start(2))


def _part_of(whole: Placed, statement: Statement, asked: Question) -> Placed | None:
    """The number right before a whole of what the summary counts: the two of "two of the town's five libraries"."""
    noun = whole.mention.label[-1:] if isinstance(whole.mention, Figure) else ()
    if not noun or key(noun[0]) not in asked.statement.keys:
        return None
    for placed in reversed(statement.mentions):
        if placed.mention.end <= whole.mention.start and isinstance(placed.mention, Figure):
            gap = statement.text[placed.mention.end - statement.start : whole.mention.start - statement.start]
            # Not "39.4% of the vote and 68 seats".
            is_part = gap.startswith((" of ", " out of ")) and len(gap) <= _PART_GAP and " and " not in gap
            return placed if is_part and placed.mention.series is None else None
    return None


def by_owner(asked: Question) -> Iterator[Rival]:
    """As in "Ann Lee, 58,", where the source has "Greg Hallam, 58,"."""
    if not isinstance(asked.placed.mention, Figure) or asked.placed.mention.type is not FigureType.AGE:
        return
    ours = owner_of(asked.placed.mention, asked.statement)
    theirs = [owner_of(home.placed.mention, home.statement) for home in asked.homes if home.placed is not None]
    if ours is None or len(theirs) < len(asked.homes):
        return
    if all(owner is not None and words_of(owner).isdisjoint(words_of(ours)) for owner in theirs):
        yield from ((owner, "other-owner") for owner in theirs if owner is not None)


def by_part(asked: Question) -> Iterator[Rival]:
    """As in "eastern Norway", where the source has only "western Norway"."""
    mention = asked.placed.mention
    ours = part_before(mention, asked.statement)
    if not ours or not isinstance(mention, Name) or any(home.placed is None for home in asked.homes):
        return
    theirs = [
        (home.placed.mention, part_before(home.placed.mention, home.statement)) for home in asked.homes if home.placed
    ]
    if all(part and part.removesuffix("ern") != ours.removesuffix("ern") for _, part in theirs):
        other, part = theirs[0]
        start = other.start - len(part) - 1
        yield replace(other, text=f"{part} {other.text}", start=start), OTHER_PART
