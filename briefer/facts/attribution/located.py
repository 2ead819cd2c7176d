"""Where a thing is by its noun: "a fish market in Lisk", where the source has "a fish market in Varn"."""

import re
from collections.abc import Iterator
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.statements import Statement
from briefer.facts.figures.judging.keys import key, keys_of
from briefer.facts.mention import Mention, Name, NameType
from briefer.text.english import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, is_verb
from briefer.text.verb_forms import UNCHANGED, is_past

_BEFORE: Final = re.compile(r"(?P<words>(?:[\w'’-]+ ){1,5})(?:in|at|near) (?:the )?\Z")
_BEHIND: Final = re.compile(r"(?:['’]s?)?(?P<words>(?: [a-z][\w-]*){1,5})")
_REACH: Final = 80
_NEAR: Final = 90
_FEW: Final = 2
_ELSE: Final = frozenset({NameType.PERSON, NameType.NATIONALITY, NameType.CODE})
_NO_NOUN: Final = DETERMINERS | PREPOSITIONS | CONJUNCTIONS


def by_location(asked: Question) -> Iterator[Rival]:
    """As in "a fish market in Lisk", where the source has its only fish market in Varn, and says no such of Lisk."""
    mention = asked.placed.mention
    if not isinstance(mention, Name) or mention.type in _ELSE or asked.is_of_type(NameType.PERSON):
        return
    ours = _thing(asked.placed, asked.statement)
    if not ours:
        return
    head = ours[-1]
    numbers = asked.source.index.sentences_with(head)
    for number, statement, rival in asked.standing(head):
        theirs = _thing(rival, statement)
        if (
            theirs
            and theirs[-1] == head
            and set(ours) <= set(theirs)
            and (len(ours) > 1 or len(numbers) == 1)
            and isinstance(rival.mention, Name)
            and rival.mention.type not in _ELSE
            and not asked.says(rival)
            and asked.could_be(rival.mention, linked=True)
            and len(_near(asked) & asked.source.said(number)) >= (_FEW if len(ours) > 1 else _FEW + 1)
            and is_place_apart(asked, rival)
            and not any(_may_have(asked, home.statement, home.placed, head, rival) for home in asked.homes)
        ):
            yield rival.mention, "other-setting"


def is_place_apart(asked: Question, rival: Placed) -> bool:
    """True where the source has the place by its name alone, and never says that the other lies there.

    Of the Kent of "Kent Police" and of "Dover, Kent" nobody knows that Dover is elsewhere.
    """
    homes = [home for home in asked.homes if home.placed is not None]
    for home in homes:
        for one in home.statement.mentions:
            if home.placed and one.words & rival.words and _may_lie_there(asked, home.placed.mention, one.mention):
                return False
    return any(home.placed and home.placed.words == asked.placed.words for home in homes)


def _may_lie_there(asked: Question, one: Mention, other: Mention) -> bool:
    """True for "Dover, Kent"; not for "on Orsa and in Lisk"."""
    between = asked.source.index.text[min(one.end, other.end) : max(one.start, other.start)]
    return " and " not in between and asked.in_one_phrase(one, other)


def _may_have(asked: Question, statement: Statement, own: Placed | None, head: str, rival: Placed) -> bool:
    """True where a statement of the source may have the thing at our place too."""
    if head not in statement.keys:
        return False
    if own is None or not any(one is rival for one in statement.mentions):
        return True
    return asked.in_one_phrase(own.mention, rival.mention)


def _near(asked: Question) -> frozenset[str]:
    """The words right before and behind a place in the summary's statement."""
    start, end = asked.placed.mention.start - asked.statement.start, asked.placed.mention.end - asked.statement.start
    text = asked.statement.text
    return (keys_of(text[max(0, start - _NEAR) : start]) | keys_of(text[end : end + _NEAR])) - asked.ours


def _thing(placed: Placed, statement: Statement) -> tuple[str, ...]:
    """What is at a place, as keys, its noun last: "fish market in Lisk", "Lisk fish market"."""
    start, end = placed.mention.start - statement.start, placed.mention.end - statement.start
    if placed.is_modifier and (match := _BEHIND.match(statement.text, end)):
        words = match["words"].split()
        stop = next((at for at, word in enumerate(words) if _ends(word)), len(words))
        if stop:
            return tuple(map(key, words[:stop])) if stop > 1 else ()  # the Latch of "a bug in the Latch plugin"
    match = _BEFORE.search(statement.text[max(0, start - _REACH) : start])
    if match is None:
        return ()
    words = match["words"].split()
    first = next((at + 1 for at in range(len(words) - 1, -1, -1) if _ends(words[at])), 0)
    return tuple(map(key, words[first:]))


def _ends(word: str) -> bool:
    is_other = word[0].isupper() or word.endswith(("'s", "’s", "'", "’"))
    return is_other or word in _NO_NOUN or word in UNCHANGED or is_verb(word) or is_past(word)
