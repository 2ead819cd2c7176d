"""Figures and places side by side, each of its own: "Research counts for 40 per cent, teaching for 30"."""

import re
from collections.abc import Iterator
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.places import Placed, Slot
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.statements import Statement, acts_between
from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.figures.judging.keys import key, keys_of
from briefer.facts.figures.judging.placement import same_kind
from briefer.facts.mention import Figure, FigureType, Mention, Name, NameType
from briefer.text.english import BE, is_verb
from briefer.text.verb_forms import is_past
from briefer.text.words import OWNING_WORD

_LOOSE: Final = CALENDAR | {FigureType.ORDINAL, FigureType.AGE}
_DEED_AT: Final = re.compile(r"\b(?P<verb>[a-z]+) (?P<link>in|at|near|from|to) (?:the )?\Z")
_NO_PLACES: Final = frozenset({NameType.PERSON, NameType.NATIONALITY, NameType.CODE})
# ", teaching for 30", " and Saffran's 2,100", " to Kinsella's 29.5"
_NEXT: Final = re.compile(
    r"[^,;]{0,60}?(?:[,;] (?:and |but |while )?| (?:and|but|while|to) )"
    r"(?P<label>[A-Za-z][\w’'-]*(?: [a-z][\w-]*){0,2}?)(?: (?:for|with|at|by|on|has|had))? (?:about |some |nearly )?"
)
_BOUNDS: Final = re.compile(r"[,;:()]|\b(?:and|but|while|whereas)\b")


def by_gap(asked: Question) -> Iterator[Rival]:
    """As in "teaching makes up 40%", where the source has "research counts for 40%, teaching for 30"."""
    figure = asked.placed.mention
    if not isinstance(figure, Figure) or figure.type in _LOOSE or figure.low is None:
        return
    said = asked.others | frozenset().union(*asked.here)
    found: Placed | None = None
    for home in asked.homes:
        pair = _beside(home.placed, home.statement) if home.placed is not None else None
        if pair is None:
            return
        other, is_first = pair
        if asked.says(other) or not _is_others(
            home.placed, other, home.statement, said, asked.statement.text, is_first=is_first
        ):
            return
        found = found or other
    if found is not None:
        yield found.mention, "other-figure"


def _beside(figure: Placed | None, statement: Statement) -> tuple[Placed, bool] | None:
    """The figure of the same kind next to one, and whether the one comes first."""
    figures = [one for one in statement.mentions if isinstance(one.mention, Figure) and one.mention.type not in _LOOSE]
    at = next((place for place, one in enumerate(figures) if one is figure), -1)
    if at < 0 or figure is None or not isinstance(figure.mention, Figure):
        return None
    for place in (at + 1, at - 1):
        if 0 <= place < len(figures):
            other = figures[place].mention
            if isinstance(other, Figure) and other.low != figure.mention.low and _is_like(figure.mention, other):
                return figures[place], place > at
    return None


def _is_like(one: Figure, other: Figure) -> bool:
    """True for two of one kind; "40 per cent" and the bare "30" behind it, too."""
    return same_kind(one, other) or (other.unit is None and one.unit is not None and not other.label)


def _is_others(
    figure: Placed | None, other: Placed, statement: Statement, said: frozenset[str], summary: str, *, is_first: bool
) -> bool:
    """True where what the summary says is what stands with the other figure, and not with this one."""
    if figure is None:
        return False
    first, second = (figure, other) if is_first else (other, figure)
    gap = statement.text[first.mention.end - statement.start : second.mention.start - statement.start]
    match = _NEXT.fullmatch(gap)
    if match is None or acts_between(gap, match.start("label"), len(gap)):
        return False
    label = keys_of(match["label"])
    start = max(
        (one.end() for one in _BOUNDS.finditer(statement.text, 0, first.mention.start - statement.start)), default=0
    )
    subject = next(
        filter(None, map(key, OWNING_WORD.findall(statement.text[start : first.mention.start - statement.start]))), ""
    )
    ours, theirs = (frozenset({subject}), label) if is_first else (label, frozenset({subject}))
    if match["label"][0].islower() and not (is_first and _is_subject(match["label"], summary)):
        return False
    return bool(ours - {""}) and bool(theirs - {""}) and ours.isdisjoint(said) and theirs <= said


def _is_subject(noun: str, summary: str) -> bool:
    """True for the teaching of "At 40%, teaching matters" and "Teaching makes up 40%"."""
    return re.search(rf"(?:\A|, )(?:the )?{re.escape(noun)}\b", summary, re.IGNORECASE) is not None


def by_swapped_slot(asked: Question) -> Iterator[Rival]:
    """As in "74% voted for it on a turnout of 87%", where the source has "87% voted for it on a turnout of 74%".

    So too for places of one sentence: "born in Ripon and lives in Whitby" of "born in Whitby and lives in Ripon".
    """
    mention = asked.placed.mention
    is_name = isinstance(mention, Name)
    if mention.type in (_NO_PLACES if is_name else _LOOSE) or (is_name and asked.is_of_type(NameType.PERSON)):
        return
    # "The toll is $50 in Lisk and $20 in Orsa": whichever comes first stands behind "is".
    slots = {slot for slot in asked.placed.slots if slot.link and slot.word and (is_name or slot.link not in BE)}
    if is_name:
        slots &= _deeds_at(asked)
    if not slots:
        return
    beside = asked.sentence if is_name else asked.statement.mentions
    ours = {one.words: one for one in beside if isinstance(one.mention, Name) == is_name}
    for home in asked.homes:
        if home.placed is None or slots & set(home.placed.slots):
            return
        there = asked.source.of_sentence(home.number) if is_name else (home.statement,)
        for one in (one for statement in there for one in statement.mentions):
            mine = ours.get(one.words)
            if (
                one is not home.placed
                and mine is not None
                and mine is not asked.placed
                and slots & set(one.slots)
                and not slots & set(mine.slots)
                and _are_alike(mention, one.mention, asked)
            ):
                yield one.mention, "other-setting" if is_name else "other-figure"


def _deeds_at(asked: Question) -> set[Slot]:
    """Where a name stands behind a verb: "born in", "lives in", not "a member of"."""
    match = _DEED_AT.search(asked.statement.text, 0, asked.placed.mention.start - asked.statement.start)
    if match is None or not (is_past(match["verb"]) or is_verb(match["verb"])):
        return set()
    return {Slot(key(match["verb"]), match["link"])}


def _are_alike(one: Mention, other: Mention, asked: Question) -> bool:
    if isinstance(one, Figure):
        return isinstance(other, Figure) and same_kind(one, other)
    return isinstance(other, Name) and other.type not in _NO_PLACES and asked.could_be(other, linked=True)
