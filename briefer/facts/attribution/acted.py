"""Who did it and to whom it was done, clause by clause: "the ranger shot the bear", where a sergeant did.

Both texts are read act by act. An act of the summary is found in the source by its verb and by what is done, or to
whom; where every such act there has another in the part that the summary gives a name, the name is wrong. Where one of
them has nobody of whom it is sure who that is, nothing is told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from briefer.facts.attribution.asking import MOST_SENTENCES, Question, is_short_for
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.stand_ins import called_persons
from briefer.facts.attribution.statements import Statements
from briefer.facts.figures.judging.keys import key, keys_of
from briefer.facts.mention import Name, NameType
from briefer.facts.names.judging.bonds import same_person
from briefer.facts.names.judging.persons import is_person_like
from briefer.text.acts import Act, acts
from briefer.text.deeds import SO_DO_OTHERS
from briefer.text.english import REPORTING_VERBS
from briefer.text.lemmas import lemma
from briefer.text.parties import Party
from briefer.text.words import TOKEN, stem

SAYING: Final = frozenset(map(lemma, REPORTING_VERBS))
_NOBODY: Final = frozenset({NameType.PLACE, NameType.NATIONALITY, NameType.CODE, NameType.EVENT})
_WHO: Final = frozenset({"he", "she"})
_JOINED: Final = re.compile(r"(?:\b(?:and|or|with)|,|&) (?:[a-z][\w’'-]* ){0,5}\Z")
_OWNER: Final = ("'s ", "’s ", "s' ", "s’ ")
_APPOSED: Final = re.compile(r", (?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}),")
_HALF: Final = 0.5


class Here(NamedTuple):
    """An act in its sentence: the number of that, where it begins, its text."""

    number: int
    first: int
    text: str
    act: Act


def by_act(asked: Question) -> Iterator[Rival]:
    """As in "the ranger shot the bear", where the source has "Sergeant Lee shot the bear"."""
    mention = asked.placed.mention
    is_place = asked.is_of_type(NameType.PLACE)
    if not isinstance(mention, Name) or (mention.type in _NOBODY and not is_place):
        return
    first, text = asked.own_sentence
    if SO_DO_OTHERS.search(text):
        return
    for act in acts(text):
        if act.verb in SAYING or is_infinitive(text, act):
            continue
        for is_doer in (False,) if is_place else (True, False):
            party = act.doer if is_doer else act.undergoer
            is_before = party is not None and party.end < act.start
            if party is None or (is_before and (asked.placed.link or text.endswith(_OWNER, 0, party.start))):
                continue  # "the boss of Acme, who left"
            if not is_doer and not is_before and act.doer is None:
                continue  # "came from behind to beat Acme"
            low = 0 if is_before else act.end
            if _is_whole(party, mention, first, text) and not _JOINED.search(text, low, party.start):
                here = Here(asked.summary.number_at(first), first, text, act)
                yield from _told_of_others(asked, here, is_doer=is_doer)


def is_infinitive(text: str, act: Act) -> bool:
    """True for "beat Hull to reach the final", in which nobody is sure to stand before the verb who reached it."""
    return text.startswith("to ", act.start) or text.endswith("to ", 0, act.start)


def _is_whole(party: Party, mention: Name, first: int, text: str) -> bool:
    """True where a name ends a phrase, or stands behind it in commas: not the Acme of "Acme's lawyer"."""
    start, end = mention.start - first, mention.end - first
    if party.start <= start and party.end == end:
        return True
    return not party.names and text[party.end : start] == ", " and text.startswith(", ", end)


def apposed(here: Here, party: Party) -> frozenset[str]:
    """The stems of the name that stands in commas behind a phrase: "its owner, Ana Lee, was born"."""
    match = _APPOSED.match(here.text, party.end) if not party.names else None
    return frozenset(stem(word.lower()) for word in match["name"].split()) if match else frozenset()


def _told_of_others(asked: Question, here: Here, *, is_doer: bool) -> Iterator[Rival]:
    found: Name | None = None
    numbers: set[int] = set()
    for there in _alike(asked, here, is_doer=is_doer):
        numbers.add(there.number)
        party = there.act.doer if is_doer else there.act.undergoer
        other = None if is_infinitive(there.text, there.act) else _meant(asked.source, there, party)
        if other is None or _is_ours(asked, other) or _may_be_both(asked, there, party):
            return
        found = found or other
    if found is None or _acts_otherwise(asked, here.act) or not _are_of_one_kind(asked, found):
        return
    side = here.act.undergoer if is_doer else here.act.doer
    if side is not None and _are_together(asked, keys_of(here.text[side.start : side.end]), numbers):
        return
    if _are_joined_here(asked, found):
        return
    yield found, "other-doer" if is_doer else "other-undergoer"


def _alike(asked: Question, here: Here, *, is_doer: bool) -> Iterator[Here]:
    """The acts of the source that are told as this one is, but for who is asked for."""
    end = _next(here)
    other = here.act.undergoer if is_doer else here.act.doer
    said = keys_of(here.text[here.act.end : end]) - asked.ours
    if is_doer and other is None and not said:
        return
    for there in same_acts(here, said, asked.source):
        theirs = there.act.undergoer if is_doer else there.act.doer
        if _is_other_alike(asked, here, other, there, theirs) and _is_said(asked, said, there):
            yield there


def same_acts(here: Here, words: frozenset[str], source: Statements) -> Iterator[Here]:
    """The acts of the source with the verb of this one, in the sentences that have its verb or some words of it."""
    numbers: set[int] = set()
    for word in words | keys_of(here.text[here.act.start : here.act.end]):
        places = source.index.sentences_with(word)
        numbers.update(places if len(places) <= MOST_SENTENCES else ())
    for number in sorted(numbers)[:_MOST]:
        start, stop = source.index.nth_sentence(number)
        text = source.index.text[start:stop]
        for act in acts(text):
            if act.verb == here.act.verb and act.denied == here.act.denied:
                yield Here(number, start, text, act)


_MOST: Final = 24


def _next(here: Here) -> int:
    """Where the act's own words end."""
    starts = [act.start for act in acts(here.text) if act.start > here.act.start]
    comma = here.text.find(", ", here.act.end)
    return min(*starts[:1], comma if comma > 0 else len(here.text), len(here.text))


def _is_other_alike(asked: Question, here: Here, other: Party | None, there: Here, theirs: Party | None) -> bool:
    """True where the act has the other side that the summary's has, or that may be it."""
    if other is None:
        return True
    if theirs is None:
        return False
    if other.is_like(theirs):
        return True
    if not theirs.is_pronoun:
        ours = keys_of(here.text[other.start : other.end])
        return not (other.names and theirs.names) and not ours.isdisjoint(
            keys_of(there.text[theirs.start : theirs.end])
        )
    before = asked.source.said(there.number) | (asked.source.said(there.number - 1) if there.number else frozenset())
    return keys_of(here.text[other.start : other.end]) <= before


def _is_said(asked: Question, said: frozenset[str], there: Here) -> bool:
    """True where the source has most of the words behind the verb with the act."""
    known = {word for word in said if asked.source.index.sentences_with(word)}
    told = keys_of(there.text)
    if there.number and any(part is not None and part.is_pronoun for part in (there.act.doer, there.act.undergoer)):
        told |= asked.source.said(there.number - 1)
    return len(known & told) > _HALF * len(known) or not said


def _meant(source: Statements, there: Here, party: Party | None) -> Name | None:
    """The name of a party; None where it has none, or may be somebody else's."""
    if party is None:
        return None
    named = [one for one in _names(source, there) if party.start <= one.start - there.first < party.end]
    if named:
        return named[-1] if named[-1].end - there.first == party.end else None
    match = _APPOSED.match(there.text, party.end) if not party.names else None
    if match:
        return next((one for one in _names(source, there) if one.start - there.first == match.start("name")), None)
    phrase = there.text[party.start : party.end].lower()
    if phrase in _WHO:
        return _only_person(source, there)
    called = source.once(called_persons).get(phrase.rpartition(" ")[2], ())
    if not called or there.text[: party.start].lower().endswith(("a ", "an ")):
        return None
    one = called[0][1]
    return one if all(same_person(one, other) for _, other in called) else None


def _names(source: Statements, there: Here) -> list[Name]:
    placed = (one for statement in source.of_sentence(there.number) for one in statement.mentions)
    return [one.mention for one in placed if isinstance(one.mention, Name)]


def _only_person(source: Statements, there: Here) -> Name | None:
    """The only person of whom the sentence before speaks, where this one names nobody: "Asked if she won, Lee said"."""
    before = [
        one.mention
        for statement in source.of_sentence(there.number - 1)
        for one in statement.mentions
        if isinstance(one.mention, Name) and one.mention.type not in _NOBODY
    ]
    own = [
        one
        for statement in source.of_sentence(there.number)
        for one in statement.mentions
        if isinstance(one.mention, Name) and one.mention.type not in _NOBODY
    ]
    return before[0] if len(before) == 1 and not own else None


def _is_ours(asked: Question, other: Name) -> bool:
    mention = asked.placed.mention
    words = frozenset(map(key, other.words)) | frozenset(other.words)
    if isinstance(mention, Name) and is_short_for(mention, other):
        return True
    # "The Kestrel Board of Trade (KBT) met": one of two names.
    text = asked.source.index.text
    if any(home.placed and text[other.end : home.placed.mention.start] == " (" for home in asked.homes):
        return True
    return not words.isdisjoint(asked.ours) or (isinstance(mention, Name) and same_person(mention, other))


def _may_be_both(asked: Question, there: Here, party: Party | None) -> bool:
    """True where the act may be ours too: "Lee and the trader Fox bought it", "Fox, with Lee, bought it"."""
    if party is None or SO_DO_OTHERS.search(there.text):
        return True
    for statement in asked.source.of_sentence(there.number):
        for one in statement.mentions:
            start, end = one.mention.start - there.first, one.mention.end - there.first
            if one.words.isdisjoint(asked.ours):
                continue
            if _LEFT_OUT.match(there.text, end):
                return True  # "Lee ran 4:08 and Fox 2:11"
            gap = there.text[min(end, party.end) : max(start, party.start)]
            low, high = min(end, party.end), max(start, party.start)
            if _JOINS.match(gap) and not any(low <= act.start and act.end <= high for act in acts(there.text)):
                return True
    return False


_LEFT_OUT: Final = re.compile(r",? (?:in |by |for |to )?[$£€]?\d")
_JOINS: Final = re.compile(r"(?:,[^;]*)?,? (?:and|or|with|alongside) |, (?!not )(?:the |an? )?(?:[\w’'-]+ ){0,4}\Z")


def _are_together(asked: Question, other: frozenset[str], numbers: set[int]) -> bool:
    """True where the source has both sides in another sentence: "Hull won at Leeds" may be "Hull beat Leeds"."""
    return any(home.number not in numbers and other <= asked.source.said(home.number) for home in asked.homes)


def _acts_otherwise(asked: Question, act: Act) -> bool:
    """True where the source may tell the act of ours in a sentence that is read otherwise."""
    for home in asked.homes:
        if any(lemma(match.group().lower()) == act.verb for match in TOKEN.finditer(home.statement.text)):
            start, end = asked.source.index.nth_sentence(home.number)
            told = [one for one in acts(asked.source.index.text[start:end]) if one.verb == act.verb]
            if not told or any(one.doer is None and one.undergoer is None for one in told):
                return True
    return False


def _are_of_one_kind(asked: Question, other: Name) -> bool:
    mention = asked.placed.mention
    if not isinstance(mention, Name):
        return False
    if asked.is_of_type(NameType.PLACE):
        return other.words in asked.source.once(_place_names) and asked.could_be(other, linked=True)
    persons = asked.source.once(_persons)
    is_person = _is_person(other, persons)
    return _is_person(mention, persons) == is_person and (is_person or other.type not in _NOBODY)


def _is_person(name: Name, persons: Mapping[str, Sequence[Name]]) -> bool:
    """True for a person, also for one by the surname: the Park of "Lucinda Park"."""
    return is_person_like(name) or any(same_person(name, one) for one in persons.get(name.words[-1], ()))


def _place_names(source: Statements) -> frozenset[tuple[str, ...]]:
    return frozenset(name.words for name in source.names if name.type is NameType.PLACE)


def _persons(source: Statements) -> Mapping[str, Sequence[Name]]:
    found: dict[str, list[Name]] = {}
    for name in source.names:
        if is_person_like(name):
            found.setdefault(name.words[-1], []).append(name)
    return found


def _are_joined_here(asked: Question, other: Name) -> bool:
    """True where the summary has the two as one: "Lee, with Fox, bought it"."""
    words = frozenset(map(key, other.words)) | frozenset(other.words)
    for one in asked.statement.mentions:
        if one is not asked.placed and not one.words.isdisjoint(words):
            start = min(one.mention.end, asked.placed.mention.end) - asked.statement.start
            end = max(one.mention.start, asked.placed.mention.start) - asked.statement.start
            if _JOINS.match(asked.statement.text[start:end]):
                return True
    return False
