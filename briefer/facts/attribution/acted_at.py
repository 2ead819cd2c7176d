"""Where it was done, act by act: "a tree fell on a tram in Linz", where the source has "In Graz a tree fell on a tram".

The place of an act stands behind it ("fell in Graz"), before it ("In Graz a tree fell") or before a "where" ("moved to
Graz, where a tree fell"). An act of the summary is found in the source by its verb, and by who takes part.
"""

import re
from collections.abc import Iterator
from typing import Final

from briefer.facts.attribution.acted import SAYING, Here, apposed, is_infinitive, same_acts
from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.statements import Statements
from briefer.facts.figures.judging.keys import keys_of
from briefer.facts.mention import Name, NameType
from briefer.text.acts import acts
from briefer.text.english import CONJUNCTIONS, SUBORDINATORS, is_verb
from briefer.text.lemmas import lemma
from briefer.text.parties import RELATIVES, Party
from briefer.text.patterns import one_of
from briefer.text.verb_forms import is_past
from briefer.text.words import TOKEN

_SIDES: Final = {"in": "at", "at": "at", "near": "at", "from": "from", "to": "to", "into": "to"}
_ELSE: Final = frozenset({NameType.PERSON, NameType.NATIONALITY, NameType.CODE})
_WHERE: Final = re.compile(r"(?: \([^()]{1,20}\))?,? where ")
_ONE_PLACE: Final = re.compile(r",? (?:(?:in|near|outside|[a-z]+ of) )?(?:the )?| \(|-")
_LISTED: Final = re.compile(r"(?:(?:,| and| or|,? and)(?: (?:in|at|near|on|the|[A-Z][\w’'-]*))+ ?)+")
_LIST: Final = re.compile(r"(?:,|,? (?:and|or)) ")
_GOES_ON: Final = re.compile(r" (?:and|but|or) (?=[a-z])")
_PARTS: Final = re.compile(r"[;:]|, (?:and|but|while) | (?:and|but|while) |\A")
_NEAR: Final = 4  # characters


def by_place_of_act(asked: Question) -> Iterator[Rival]:
    """As in "a tree fell on a tram in Linz", where the source has that in Graz, and nothing of it in Linz."""
    mention = asked.placed.mention
    if not isinstance(mention, Name) or mention.type in _ELSE or asked.is_of_type(NameType.PERSON):
        return
    first, text = asked.own_sentence
    number = asked.summary.number_at(first)
    for act in acts(text):
        here = Here(number, first, text, act)
        if act.verb in SAYING or is_infinitive(text, act):
            continue
        for side, placed in _places(asked.summary, here):
            if placed.mention is mention:
                yield from _elsewhere(asked, here, side)


def _elsewhere(asked: Question, here: Here, side: str) -> Iterator[Rival]:
    found: Placed | None = None
    numbers: set[int] = set()
    for there in _alike(asked, here):
        told = list(_places(asked.source, there))
        theirs = [one for other, one in told if other == side]
        ours = {other for other, one in told if not one.words.isdisjoint(asked.ours)}
        if not theirs or side in ours or (not ours and not asked.ours.isdisjoint(_words_behind(there))):
            return
        rival = theirs[0]
        if not asked.could_be(rival.mention, linked=True) or rival.mention.type in _ELSE:
            return
        if any(_are_one(there, one, rival) for one in _ours_in(asked, there)):
            return
        found = found or rival
        numbers.add(there.number)
    if (
        found is None
        or _stands_by(asked, found)
        or _is_where_all_is(asked, numbers)
        or _is_told_otherwise(asked, here, numbers)
    ):
        return
    yield found.mention, "other-setting"


def _alike(asked: Question, here: Here) -> Iterator[Here]:
    """The acts of the source with the verb and the parties of this one."""
    parties = [party for party in (here.act.doer, here.act.undergoer) if party is not None]
    words = frozenset[str]().union(*(keys_of(here.text[party.start : party.end]) for party in parties))
    for there in same_acts(here, words, asked.source):
        if not is_infinitive(there.text, there.act) and _has_same_parties(here, there):
            yield there


def _has_same_parties(here: Here, there: Here) -> bool:
    """True where the parties that both acts tell are alike, one of them at least."""
    pairs = ((here.act.doer, there.act.doer), (here.act.undergoer, there.act.undergoer))
    told = [_is_alike(here, one, there, other) for one, other in pairs if one is not None and other is not None]
    return bool(told) and all(told)


def _is_alike(here: Here, one: Party, there: Here, other: Party) -> bool:
    if one.is_like(other) or (one.is_pronoun and one.head == other.head):
        return True
    if one.is_pronoun or other.is_pronoun:
        return other.is_pronoun and not one.is_pronoun
    if not one.names.isdisjoint(apposed(there, other)) or not other.names.isdisjoint(apposed(here, one)):
        return True
    words = keys_of(here.text[one.start : one.end])
    return not (one.names and other.names) and not words.isdisjoint(keys_of(there.text[other.start : other.end]))


def _places(statements: Statements, here: Here) -> Iterator[tuple[str, Placed]]:
    """The names of where an act is done, each with the side: at it, from it, to it."""
    told = acts(here.text)
    upto = _end(here)
    begin = _begin(here)
    last = -1, ""
    for statement in statements.of_sentence(here.number):
        for placed in statement.mentions:
            start, end = placed.mention.start - here.first, placed.mention.end - here.first
            if not isinstance(placed.mention, Name):
                continue
            side = _SIDES.get(placed.link, "")
            acts_itself = (
                end <= here.act.start and not here.text[end : here.act.start].strip()
            )  # "In Chile, Norvane sold pumps"
            if last[1] and _LIST.fullmatch(here.text, last[0], start) and not acts_itself:
                side = last[1]  # "in Oxford and Reading"
            last = end, side
            if here.act.end <= start < upto and side and not _leaves(here.text[here.act.end : start]):
                yield side, placed
            elif begin <= start and end <= here.act.start:
                before = here.text[:start].rstrip().lower()
                if side == "at" and _is_fronted(before, begin):
                    yield side, placed
            if _WHERE.match(here.text, end) and not any(end <= one.start < here.act.start for one in told):
                yield "at", placed


def _end(here: Here) -> int:
    """Where the next act of a sentence begins."""
    return min((one.start for one in acts(here.text) if one.start > here.act.start), default=len(here.text))


def _words_behind(here: Here) -> frozenset[str]:
    """The keys of the words behind an act, up to the next verb: not of "and hire people in Oviedo"."""
    said = here.text[here.act.end : _end(here)]
    goes_on = _GOES_ON.search(said)
    said = said[: goes_on.start()] if goes_on else said
    cut = next((match.start() for match in TOKEN.finditer(said) if _is_deed(match.group())), len(said))
    return keys_of(said[:cut])


def _is_deed(word: str) -> bool:
    return word.islower() and (is_past(word) or is_verb(word))


def _begin(here: Here) -> int:
    """Where the part of a sentence begins that an act stands in."""
    return max((match.end() for match in _PARTS.finditer(here.text, 0, here.act.start)), default=0)


def _is_fronted(before: str, begin: int) -> bool:
    """True where nothing but "in", "in the town of" stands before a name from where its part begins."""
    words = before[begin:].split()
    return len(words) <= _FEW and bool(words) and words[0] in _SIDES


_FEW: Final = 4
_ON: Final = re.compile(rf"[;:]|\b(?:{one_of(CONJUNCTIONS | SUBORDINATORS | RELATIVES)}|where)\b")


def _leaves(between: str) -> bool:
    """True where what stands between an act and a name goes on to something else: "fell, and in Linz"."""
    return _ON.search(between) is not None or any(map(_is_deed, between.split()))


def _stands_by(asked: Question, rival: Placed) -> bool:
    """True where the summary has both in one: "Frankfort, Kentucky"."""
    ours = asked.placed.mention
    return any(
        not one.words.isdisjoint(rival.words) and 0 <= one.mention.start - ours.end <= _NEAR for one in asked.sentence
    )


def _ours_in(asked: Question, there: Here) -> Iterator[Placed]:
    for statement in asked.source.of_sentence(there.number):
        yield from (one for one in statement.mentions if not one.words.isdisjoint(asked.ours))


def _are_one(there: Here, one: Placed, other: Placed) -> bool:
    """True for "Dunsfold in Surrey", "Lisk, near Varn", and for all of "in Lisk, in Varn and in Orsa"."""
    start, end = min(one.mention.end, other.mention.end), max(one.mention.start, other.mention.start)
    gap = there.text[start - there.first : end - there.first]
    return _ONE_PLACE.fullmatch(gap) is not None or _LISTED.fullmatch(gap) is not None


def _is_where_all_is(asked: Question, numbers: set[int]) -> bool:
    """True for the only place of the first sentence, where that has not the other: all of it may be there."""
    if 0 in numbers or all(home.number for home in asked.homes):
        return False
    return not any(
        _SIDES.get(one.link) == "at" and one.words.isdisjoint(asked.ours) and isinstance(one.mention, Name)
        for statement in asked.source.of_sentence(0)
        for one in statement.mentions
    )


def _is_told_otherwise(asked: Question, here: Here, numbers: set[int]) -> bool:
    """True where a sentence of the place has the verb too."""
    return any(
        home.number not in numbers
        and any(lemma(match.group().lower()) == here.act.verb for match in TOKEN.finditer(home.statement.text))
        for home in asked.homes
    )
