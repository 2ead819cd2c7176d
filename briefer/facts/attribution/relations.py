"""Who belongs to whom, and who did what to whom: "Norvane's lawyer, Ana Lee", "Oldham beat Bury"."""

import re
from collections.abc import Iterator
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.deeds import deeds_of, verbs_behind
from briefer.facts.attribution.places import Placed, words_of
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.role_phrases import ROLE_NOUNS
from briefer.facts.attribution.statements import Statement
from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.mention import Figure, FigureType, Mention, Name, NameType
from briefer.text.english import (
    CONJUNCTIONS,
    DETERMINERS,
    PRONOUNS,
    is_verb,
)
from briefer.text.patterns import one_of
from briefer.text.wordlists import words
from briefer.text.words import stem

_SYMMETRIC: Final = frozenset(map(stem, words("briefer.text", "symmetric.tsv")))
# "Norvane's chief executive, Ana Lee", "Norvane's lawyer Ana Lee".
_OWNERS: Final = re.compile(r"['’]s? (?P<role>(?:[a-z][\w-]* ){0,3}[a-z][\w-]*),? ")
# "Ana Lee, 52, the chief executive of Norvane", "Ana Lee of Norvane".
_OF_HOUSE: Final = re.compile(
    r"(?:, \d{1,3})?(?:,? of|, (?P<role>(?:(?:an?|the) )?(?:[a-z][\w-]* ){1,4})(?:of|at|for)) (?:the )?"
)
# "Ana Lee, Norvane's chief executive".
_APPOSED: Final = re.compile(r"(?:, \d{1,3})?, (?:the )?")
_OWNS: Final = re.compile(r"['’]s? [a-z]")
_NOBODY: Final = frozenset({NameType.PLACE, NameType.NATIONALITY, NameType.CODE, NameType.EVENT})
_LONGEST: Final = 60


_OF_THEIRS: Final = re.compile(r"\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[a-z][\w-]* ){0,3}[a-z][\w-]*,? \Z")


def by_relation(asked: Question) -> Iterator[Rival]:
    """As in "Corvane's lawyer, Ana Lee", where the source has "Norvane's lawyer, Ana Lee".

    The house may be another person's: then the source says so of somebody else, and nothing of it of this one.
    """
    house = asked.placed.mention
    for person in _members(asked.placed, asked.statement):
        theirs = words_of(person.mention)
        others: Mention | None = None
        told = False
        for home in asked.homes:
            if home.placed is None:
                continue
            # The "Union" of "Union of Northern Republics" is no member of it.
            members = [one for one in _members(home.placed, home.statement) if not one.words & asked.ours]
            if any(theirs & words_of(member.mention) for member in members):
                return
            if members:
                others = members[0].mention
            elif any(theirs & placed.words for placed in home.statement.mentions):
                return  # both are spoken of there, who knows how
        for number in _sentences_of(theirs, asked):
            for statement in asked.source.of_sentence(number):
                for placed in statement.mentions:
                    if placed.words & theirs and isinstance(placed.mention, Name):
                        if _OF_THEIRS.search(statement.text, 0, placed.mention.start - statement.start):
                            return  # "Its lawyer, Ana Lee": of what the sentence before tells
                        for owner in _houses(placed, statement):
                            if owner.words & asked.ours or asked.says(owner):
                                return
                            if asked.could_be(owner.mention, linked=True):
                                told = True
                                others = others or owner.mention
        if others is not None and (told or house.type not in _NOBODY):
            yield others, "other-house"


def _sentences_of(keys: frozenset[str], asked: Question) -> Iterator[int]:
    yield from sorted({number for word in keys for number in asked.source.index.sentences_with(word)[:_MOST]})


_MOST: Final = 16


def _members(house: Placed, statement: Statement) -> Iterator[Placed]:
    """The persons whom a statement gives to a house."""
    return (one for one in statement.mentions if one is not house and _belongs(one, house, statement))


def _houses(person: Placed, statement: Statement) -> Iterator[Placed]:
    """The houses to which a statement gives a person."""
    return (one for one in statement.mentions if one is not person and _belongs(person, one, statement))


def _belongs(person: Placed, house: Placed, statement: Statement) -> bool:
    one, other = person.mention, house.mention
    if not isinstance(one, Name) or not isinstance(other, Name) or one.type in _NOBODY:
        return False
    first, last = (one, other) if one.start < other.start else (other, one)
    if last.start - first.end > _LONGEST:
        return False
    gap = statement.text[first.end - statement.start : last.start - statement.start]
    if first is other:
        match = _OWNERS.fullmatch(gap)
        role = match["role"].split() if match else ()
        # "Ida Blunt's drama and Emma Poe's thriller" are two.
        return match is not None and CONJUNCTIONS.isdisjoint(role) and not any(map(is_verb, role))
    match = _OF_HOUSE.fullmatch(gap)
    if match is not None:
        role = (match["role"] or "").split()
        # "Maybridge, a rival of Orrin" is no part of it.
        is_part = not role or one.type is NameType.PERSON or not ROLE_NOUNS.isdisjoint(role)
        return is_part and not any(map(is_verb, role))
    return _APPOSED.fullmatch(gap) is not None and _OWNS.match(statement.text, last.end - statement.start) is not None


def by_turn(asked: Question) -> Iterator[Rival]:
    """As in "Bury beat Oldham", where the source has "Oldham beat Bury"; so too "A bought it from B"."""
    ours = asked.placed
    for deed in deeds_of(ours, asked.statement):
        if deed.verb in _SYMMETRIC or deed.other.words & ours.words:
            continue
        turned: Mention | None = None
        for number in sorted(asked.homes.numbers):
            for statement in asked.source.of_sentence(number):
                if not statement.keys & deed.other.words:
                    continue
                for doer in statement.mentions:
                    for theirs in deeds_of(doer, statement):
                        if (theirs.verb, theirs.link) != (deed.verb, deed.link):
                            continue
                        if theirs.doer.words & ours.words and theirs.other.words & deed.other.words:
                            return
                        if theirs.doer.words & deed.other.words and theirs.other.words & ours.words:
                            turned = theirs.doer.mention
        if turned is not None:
            yield turned, "turned-round"


_WITH: Final = re.compile(r"(?: in [A-Z]\w+)?,? with (?:about |some |nearly |almost )?\Z")
_OTHER_SUBJECT: Final = re.compile(
    rf"\b(?:{one_of(PRONOUNS - DETERMINERS)}|which|who)\b|, (?:{one_of(DETERMINERS)}) ", re.IGNORECASE
)


def by_subject(asked: Question) -> Iterator[Rival]:
    """As in "Bramble took $41m", where the source has "The Road took $41m, and Bramble $23m".

    Both are named before the figure, in its own statement, as who does or has what it measures; and they are two: one
    sentence of the source, or two that follow each other, speak of both.
    """
    figure = asked.placed.mention
    if not isinstance(figure, Figure) or figure.type in CALENDAR or figure.type is FigureType.AGE:
        return
    ours = _subject(asked.placed, asked.statement)
    if ours is None:
        return
    rivals: list[Mention] = []
    for home in asked.homes:
        if home.placed is None:
            return
        theirs = _subject(home.placed, home.statement)
        # "The fund gave $4m to Lisk" of "Lisk got $4m from the fund": both are named, in the words of another view.
        if theirs is None or any(one.words & ours.words for one in home.statement.mentions):
            return
        shared = asked.bare & home.statement.keys - theirs.words
        if not _are_two(ours, theirs, asked) or not shared:
            return
        rivals.append(theirs.mention)
    yield from ((rival, "other-subject") for rival in rivals[:1])


def _subject(figure: Placed, statement: Statement) -> Placed | None:
    """The name that has or does what a figure measures: the nearest before it, with a verb or "with" between."""
    for one in reversed(statement.mentions):
        if one.mention.end > figure.mention.start or not isinstance(one.mention, Name):
            continue
        if one.mention.type in (NameType.NATIONALITY, NameType.CODE):
            continue
        gap = statement.text[one.mention.end - statement.start : figure.mention.start - statement.start]
        if _WITH.fullmatch(gap):
            return one
        end = one.mention.end + (len(one.mention.number) + 1 if one.mention.number else 0)
        acts = _acts(one, end - statement.start, statement)
        if one.link and ", " in gap:
            continue  # "Salt", a film by Ana Ruiz, took $41m
        return None if one.link or one.speaks or not acts or _OTHER_SUBJECT.search(gap) else one
    return None


def _acts(one: Placed, end: int, statement: Statement) -> bool:
    """True with a verb behind it; behind its comma too in an apposition: "the champion, Ana Lee, came fourth"."""
    text = statement.text
    apposed = text[: one.mention.start - statement.start].endswith(", ") and text.startswith(", ", end)
    return any(next(verbs_behind(text, at), None) is not None for at in ((end, end + 1) if apposed else (end,)))


def _kind(name: Name, source: str) -> NameType:
    """What a name names; a person where the source gives an age, "Ana Lee, 61,"."""
    aged = name.type is NameType.OTHER and re.search(rf"\b{re.escape(name.text)}, \d{{1,3}},", source)
    return NameType.PERSON if aged else name.type


def _are_two(one: Placed, other: Placed, asked: Question) -> bool:
    """True for two names of one kind of which the source speaks side by side."""
    first, second = one.mention, other.mention
    if not isinstance(first, Name) or not isinstance(second, Name):
        return False
    kinds = {_kind(name, asked.source.index.text) for name in (first, second)}
    if NameType.PLACE in kinds or (NameType.PERSON in kinds and len(kinds) > 1):
        return False
    here = {number for word in one.words for number in asked.source.index.sentences_with(word)[:_MOST]}
    there = {number for word in other.words for number in asked.source.index.sentences_with(word)[:_MOST]}
    return any(number in there or number + 1 in there or number - 1 in there for number in here)
