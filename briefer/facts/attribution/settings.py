"""Whose or where a figure is by what stands right beside it: "118 km/h in Tresco", "Larkhill, champions in 2022".

Both texts have the name in the same place beside the figure, with no verb between: then the names must be one.
"""

import re
from collections.abc import Iterator
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.located import is_place_apart
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.statements import Statement, acts_between
from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.mention import Figure, FigureType, Name, NameType
from briefer.facts.names.tables.lexicon import places
from briefer.facts.names.tables.vocabulary import PLACE_WORDS
from briefer.text.patterns import one_of

_AT: Final = re.compile(r"[^.;:()]{0,30}\b(?:in|at|near) [^.;:()]{0,24}")
_APPOSED: Final = re.compile(r", (?:(?:an?|the|its|their) )?(?:[a-z][\w-]* ){1,5}(?:in|of|since|for|at) ")
_LOOSE: Final = CALENDAR | {FigureType.ORDINAL, FigureType.AGE, FigureType.DURATION, FigureType.TIME}

# "On the Norse island of Orsa"; the land of "Lisk in Corvane" is no scene by itself.
_SCENE: Final = re.compile(
    rf"(?:\b[a-z]\w*,? |\A|[,;] )(?i:in|at|on|near|off) (?:the )?(?:(?:[\w-]+ ){{0,2}}(?:{one_of(PLACE_WORDS)}) of )?\Z"
)
_ELSEWHERE: Final = frozenset({NameType.PERSON, NameType.NATIONALITY, NameType.CODE})
_TELLING: Final = 3
_FEWER: Final = 2


def by_setting(asked: Question) -> Iterator[Rival]:
    """As in "118 km/h in Bascombe", where the source has that in Tresco, and another figure for Bascombe beside it."""
    figure = asked.placed.mention
    if not isinstance(figure, Figure) or figure.type in _LOOSE:
        return
    # "118 km/h were measured in Bascombe" has its verb between, the source none.
    ours = _place_behind(asked.placed, asked.statement, may_act=True)
    if ours is None or not asked.homes:
        return
    found: Placed | None = None
    for home in asked.homes:
        theirs = _place_behind(home.placed, home.statement) if home.placed is not None else None
        if theirs is None or theirs.words & ours.words or asked.says(theirs):
            return
        beside = (one for one in asked.source.of_sentence(home.number) if one is not home.statement)
        if not any(_has_figure_and(ours, one) for one in beside):
            return
        found = found or theirs
    if found is not None:
        yield found.mention, "other-setting"


def _place_behind(placed: Placed, statement: Statement, *, may_act: bool = False) -> Placed | None:
    """The first name behind a figure, where "in", "at" or "near" leads to it; with no verb between unless `may_act`."""
    start = placed.mention.end - statement.start
    for one in statement.mentions:
        if one.mention.start < placed.mention.end:
            continue
        if not isinstance(one.mention, Name) or one.mention.type in (NameType.PERSON, NameType.NATIONALITY):
            return None
        end = one.mention.start - statement.start
        leads = _AT.fullmatch(statement.text, start, end) is not None
        return one if leads and (may_act or not acts_between(statement.text, start, end)) else None
    return None


def _has_figure_and(name: Placed, statement: Statement) -> bool:
    has_name = any(name.words & one.words for one in statement.mentions if isinstance(one.mention, Name))
    return has_name and any(isinstance(one.mention, Figure) for one in statement.mentions)


def by_scene(asked: Question) -> Iterator[Rival]:
    """As in "two died in Lisk when a wall fell", where the source has "on Orsa, two died when a wall fell"."""
    own, words = asked.placed.mention, asked.bare
    if (
        not isinstance(own, Name)
        or not asked.is_of_type(NameType.PLACE)
        or not _is_scene(asked.placed, asked.statement)
    ):
        return
    if len(words) < _TELLING or not asked.homes:
        return
    at_home = max(len(words & asked.source.said(home.number)) for home in asked.homes)
    if at_home > len(words) - _FEWER:
        return
    rarest = min(words, key=lambda word: (len(asked.source.index.sentences_with(word)), word))
    for number, statement, rival in asked.standing(rarest):
        if (
            words <= statement.keys
            # "It was the worst crash since nine died in Lisk" goes on about ours.
            and not (statement.refers_back and any(home.number == number - 1 for home in asked.homes))
            and _is_scene(rival, statement)
            and isinstance(rival.mention, Name)
            and rival.mention.type not in _ELSEWHERE
            and asked.could_be(rival.mention, linked=True)
            and not asked.says(rival)
            and is_place_apart(asked, rival)
            # A county of which we know may hold a town of which we do not.
            and ((own.words in places()) <= (rival.mention.words in places()))
        ):
            yield rival.mention, "other-setting"


def _is_scene(placed: Placed, statement: Statement) -> bool:
    """True for "in Lisk" and "on the Norse island of Orsa"; not for the land of "Lisk in Corvane"."""
    before = statement.text[: placed.mention.start - statement.start]
    return _SCENE.search(before) is not None


def by_apposition(asked: Question) -> Iterator[Rival]:
    """As in "Port Anselm, winners in 2022", where the source has "Larkhill, champions in 2022"."""
    figure = asked.placed.mention
    if not isinstance(figure, Figure) or figure.type is FigureType.AGE:
        return
    ours = _owner_before(asked.placed, asked.statement)
    theirs = [_owner_before(home.placed, home.statement) if home.placed is not None else None for home in asked.homes]
    if ours is None or not theirs:
        return
    # "Sandrak of the National Front, in office since 2016": the time is Sandrak's.
    if any(ours.words & one.words for home in asked.homes for one in home.statement.mentions):
        return
    rivals = [one for one in theirs if one is not None and one.words.isdisjoint(ours.words)]
    if len(rivals) == len(theirs) and not asked.says(rivals[0]):
        yield rivals[0].mention, "other-owner"


def _owner_before(placed: Placed, statement: Statement) -> Placed | None:
    """The name of which a figure tells in commas behind it."""
    end = placed.mention.start - statement.start
    for one in reversed(statement.mentions):
        if one.mention.end > placed.mention.start or not isinstance(one.mention, Name):
            continue
        start = one.mention.end - statement.start
        apposed = _APPOSED.fullmatch(statement.text, start, end) is not None
        return one if apposed and not acts_between(statement.text, start, end) else None
    return None
