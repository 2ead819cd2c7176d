"""Who reports a figure: "Lee said 40 boats were lost", where the source has Fox say so.

Only of a figure behind "said", or before ", said Lee": where one person alone is named in the sentence.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.homes import Home
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import SPEAKER, Rival
from briefer.facts.attribution.role_phrases import roles_of
from briefer.facts.attribution.standing import Role
from briefer.facts.attribution.statements import Statement, Statements
from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.mention import Figure, FigureType, Mention, Name, NameType, may_be_person
from briefer.facts.names.judging.bonds import same_person
from briefer.text.english import AUXILIARIES, REPORTING_VERBS, SUBORDINATORS
from briefer.text.patterns import one_of

_SAID: Final = re.compile(rf"\b(?:{one_of(REPORTING_VERBS)})\b")
# What goes on about something else: "Lee said it was late, while 40 boats were lost".
_LEAVES: Final = re.compile(rf"[;:.!?\"”]|,? (?:{one_of(SUBORDINATORS - {'that'})}) |, (?:but|and|which|who) ")
# "Lee, who counted them, said", "Lee called it late and said"; not "Lee left, and her deputy said".
_SAME_ONE: Final = re.compile(rf"\A[^;:]*(?:,|\b(?:and|who|{one_of(AUXILIARIES)})) \Z")
_WHO: Final = (", who ", ", whose ")
_LOOSE: Final = CALENDAR | {FigureType.ORDINAL, FigureType.TIME, FigureType.AGE}
_Asks = Callable[[Placed, Statement], bool]


def by_reporter(asked: Question) -> Iterator[Rival]:
    """As in "Lee said 40 boats were lost", where the source has Fox say so, and Lee nothing of it."""
    figure = asked.placed.mention
    if not isinstance(figure, Figure) or figure.type in _LOOSE or figure.low is None:
        return
    number = asked.summary.number_at(figure.start)
    ours = _reporter(asked.summary, number, figure.start, lambda one, _: is_person_there(one, asked))
    if ours is None:
        return
    rivals: list[Placed] = []
    for home in asked.homes:
        theirs = _reporter_there(home, asked)
        if theirs is None or not ours.words.isdisjoint(asked.source.said(home.number)):
            return
        rivals.append(theirs)
    for one in rivals[:1]:
        if not asked.says(one):
            yield one.mention, SPEAKER


def _reporter_there(home: Home, asked: Question) -> Placed | None:
    if home.placed is None:
        return None
    return _reporter(asked.source, home.number, home.placed.mention.start, _may_be_person)


def _reporter(statements: Statements, number: int, at: int, is_person: _Asks) -> Placed | None:
    """The only person of a sentence, where that one says what stands at an offset."""
    start, end = statements.index.nth_sentence(number)
    text = statements.index.text[start:end]
    persons = [
        one
        for statement in statements.of_sentence(number)
        for one in statement.mentions
        if may_be_person(one.mention) and is_person(one, statement)
    ]
    if len(persons) != 1:
        return None
    one = persons[0]
    behind = one.mention.end - start
    verbs = [match for match in _SAID.finditer(text) if behind <= match.start() and match.end() <= at - start]
    if verbs:
        is_theirs = verbs[-1].start() == behind + 1 or _SAME_ONE.match(text[behind : verbs[-1].start()])
        return None if not is_theirs or _LEAVES.search(text, verbs[-1].end(), at - start) else one
    is_inverted = one.speaks and one.mention.start > at
    return None if not is_inverted or _LEAVES.search(text, at - start, one.mention.start - start) else one


def _may_be_person(placed: Placed, statement: Statement) -> bool:
    name = placed.mention
    if not isinstance(name, Name) or name.type is NameType.PERSON:
        return isinstance(name, Name)
    text, end = statement.text, name.end - statement.start
    return text.startswith(_WHO, end) or next(roles_of(placed, statement), None) is not None or placed.speaks


def is_person_there(ours: Placed, asked: Question) -> bool:
    """True for a name that the source has for a person who is somebody there."""
    name = ours.mention
    if not isinstance(name, Name):
        return False
    numbers = {number for word in ours.words for number in asked.source.index.sentences_with(word)}
    if not numbers or len(numbers) > _MOST:
        return False
    return any(
        isinstance(one.mention, Name) and same_person(name, one.mention) and _may_be_person(one, statement)
        for number in sorted(numbers)
        for statement in asked.source.of_sentence(number)
        for one in statement.mentions
    )


_MOST: Final = 12


def speaks_for(speaker: Mention, asked: Question) -> bool:
    """True for the officer of what speaks in the summary: "Orlo said", of "Orlo may close, its head, Ana Poe, said".

    That the officer is Orlo's is told by Orlo in the same sentence or the one before it.
    """
    own = asked.placed
    if not isinstance(own.mention, Name) or not Role.of(own, asked.statement).speaks or is_person_there(own, asked):
        return False
    number = asked.source.number_at(speaker.start)
    if not any(number - 1 <= home.number <= number for home in asked.homes):
        return False
    return any(
        one.mention is speaker and next(roles_of(one, statement), None) is not None
        for statement in asked.source.of_sentence(number)
        for one in statement.mentions
    )
