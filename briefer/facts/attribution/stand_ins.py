"""Who is meant where a summary has a role in the place of a name: "the finance chief said", of "finance chief Ann Lee".

The words must be those by which the source calls one person, and nobody else.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final, NamedTuple

from briefer.facts.attribution.role_phrases import ROLE_NOUNS
from briefer.facts.attribution.roles import FORMER
from briefer.facts.attribution.statements import Statements
from briefer.facts.mention import Name, NameType
from briefer.facts.names.judging.bonds import same_person
from briefer.facts.names.judging.persons import is_person_like
from briefer.facts.names.tables.vocabulary import ROLES
from briefer.text.english import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    STOP_WORDS,
    SUBORDINATORS,
    is_verb,
)
from briefer.text.patterns import one_of
from briefer.text.verb_forms import is_past

_MOST: Final = 2_000
"""Names of a source whose roles are looked at: who has more is asked of none by role."""
_REACH: Final = 90
_LONGEST: Final = 6  # words
_WORD: Final = re.compile(r"[A-Za-z][\w-]*(?:['’]s?)?")
_MOST_BEFORE: Final = 8  # words
_BEHIND: Final = re.compile(
    r", (?:\d{1,3}, )?(?P<words>[A-Za-z][\w-]*(?:['’]s?)?(?: [A-Za-z][\w-]*(?:['’]s?)?){0,9})[,.;)]"
)
_OF_BEHIND: Final = re.compile(r" (?:of|for|at)(?: (?:the|its|their))?(?: [A-Za-z][\w-]*){1,4}")
_NAMED: Final = re.compile(r",? (?:(?:Sir|Dr|Dame|Mr|Mrs|Ms) )?[A-Z]")
_OPENS: Final = re.compile(rf"(?:\b(?:{one_of(DETERMINERS - {'a', 'an'})}|[\w-]+(?:['’]s|s['’])) )\Z", re.IGNORECASE)
_IS: Final = re.compile(rf"[A-Z][\w-]*, \Z|\b(?:as|{one_of(BE)}|became|named|appointed|elected|former|late) \Z")
_NEXT: Final = re.compile(r" (?P<word>[a-z]+)")
_PRESENT: Final = "s"
_MOST_PLACES: Final = 4
_NOT_NOUNS: Final = STOP_WORDS | CONJUNCTIONS | SUBORDINATORS | PRONOUNS
_OF: Final = frozenset({"of", "for", "at", "in"})
_OWNER: Final = ("'s", "’s", "'", "’")
_LESS: Final = ROLES | FORMER
"""What makes another office of one: a deputy director is no director."""


class Called(NamedTuple):
    """What somebody is called: the noun, what stands before it, and what stands behind "of"; in small letters."""

    head: str
    before: frozenset[str]
    of: frozenset[str]


def standing_in(summary: Statements, source: Statements) -> Statements:
    """The statements of a summary with those named in them whom it only calls by their roles."""
    found = list(_stand_ins(summary, source))
    return summary.with_names(found) if found else summary


def _stand_ins(summary: Statements, source: Statements) -> Iterator[Name]:
    called = source.once(called_persons)
    if not called:
        return
    text = summary.index.text
    for head in sorted(called.keys() & summary.index.words.keys()):
        for at in summary.index.words[head][:_MOST_PLACES]:
            end = at + len(head)
            words = _words_before(text[max(0, at - _REACH) : end] + " ")
            behind = _OF_BEHIND.match(text, end)
            if not words or not _ends(text, end) or _NAMED.match(text, behind.end() if behind else end):
                continue
            start = end - len(" ".join(words))
            if not _stands_alone(text[max(0, start - _REACH) : start]):
                continue
            ours = _read([*words, *(behind.group().split() if behind else ())])
            found = _person(ours, called[head]) if ours is not None else None
            if found is not None:
                start = end - len(" ".join(words[_owned(words) :]))
                end = _end_of(found[0].of, text, end)
                yield replace(found[1], text=text[start:end], start=start, end=end, sure=True, roles=(), house=())


def _end_of(of: frozenset[str], text: str, end: int) -> int:
    """Where "head of sales" ends, of which the source has these words behind "of"."""
    last = end
    for match in _WORD.finditer(text, end, end + _REACH):
        word = match.group().lower()
        if text[last : match.start()].strip() or word not in of | PREPOSITIONS | DETERMINERS:
            break
        if word in of:
            end = match.end()
        last = match.end()
    return end


def _ends(text: str, end: int) -> bool:
    """True where no other noun goes on with the words before: the "chief" of "chief executive"."""
    match = _NEXT.match(text, end)
    if match is None:
        return not text[end : end + 1].isalnum()  # "directors"
    word = match["word"]
    return word in _NOT_NOUNS or word in PREPOSITIONS or is_verb(word) or is_past(word) or word.endswith(_PRESENT)


def _stands_alone(before: str) -> bool:
    """True where a phrase is of one who is known, and not what somebody else is: "the head", not "as head"."""
    match = _OPENS.search(before)
    return match is not None and not _IS.search(before[: match.start()])


def called_persons(source: Statements) -> Mapping[str, Sequence[tuple[Called, Name]]]:
    """By the noun what a source calls its persons, beside their names."""
    found: defaultdict[str, list[tuple[Called, Name]]] = defaultdict(list)
    text = source.index.text
    for name in islice(source.names, _MOST):
        is_person = name.type is NameType.PERSON or (name.type is NameType.OTHER and name.sure)
        if not is_person:
            continue
        for words in (_words_before(text[max(0, name.start - _REACH) : name.start]), _words_behind(text, name.end)):
            one = _read(words) if words else None
            if one is not None and (is_person_like(name) or one.head in ROLE_NOUNS):
                found[one.head].append((one, name))
    return found


def _words_before(text: str) -> list[str]:
    if not text.endswith(" "):
        return []
    # From the right, word by word: a search for where eight words begin would try each letter of the text.
    last = text[:-1].removesuffix(",").split(" ")[-_MOST_BEFORE:]
    words = last[next((at + 1 for at in reversed(range(len(last))) if not _WORD.fullmatch(last[at])), 0) :]
    first = len(words)
    while first and len(words) - first < _LONGEST and _goes_on(words[first - 1], first - 1):
        first -= 1
    # The "orchard" of "the orchard of Ana Lee" is nobody.
    return [] if words[first:] and words[-1].lower() in _OF else words[first:]


def _goes_on(word: str, place: int) -> bool:
    folded = word.lower()
    if word[0].isupper() and place and folded not in ROLES:  # "said Captain Ida Fox"
        return False
    return folded == "of" or not (folded in _NOT_NOUNS or folded in PREPOSITIONS or is_verb(folded) or is_past(folded))


def _words_behind(text: str, end: int) -> list[str]:
    match = _BEHIND.match(text, end)
    words = match["words"].split() if match else []
    first = next((at for at, word in enumerate(words) if word in _OF), len(words))
    return [] if any(is_verb(word) or is_past(word) for word in words[:first]) else words  # "Fox, blamed by the mate,"


def _read(words: Sequence[str]) -> Called | None:
    """What a phrase calls somebody; None for a phrase that does not."""
    folded = [word.lower() for word in words if word.lower() not in DETERMINERS]
    last = next((at for at, word in enumerate(folded) if word in _OF), len(folded))
    noun = folded[:last]
    if not noun or noun[-1] in _NOT_NOUNS or noun[-1].endswith(_OWNER) or is_verb(noun[-1]):
        return None
    owner = max((at for at, word in enumerate(noun) if word.endswith(_OWNER)), default=-1)
    own = noun[owner + 1 :]
    if any(word in _NOT_NOUNS or word in PREPOSITIONS for word in own):
        return None
    return Called(own[-1], frozenset(own[:-1]), frozenset(folded[last + 1 :]) - _NOT_NOUNS - PREPOSITIONS)


def _owned(words: Sequence[str]) -> int:
    """How many words say whose somebody is: the "Acme's" of "Acme's head"."""
    return max((at + 1 for at, word in enumerate(words) if word.endswith(_OWNER)), default=0)


def _person(ours: Called, called: Sequence[tuple[Called, Name]]) -> tuple[Called, Name] | None:
    """The only person whom a source calls so, and what it calls that one."""
    fitting = [pair for pair in called if _is_alike(ours, pair[0])]
    if not fitting:
        return None
    name = fitting[0][1]
    return fitting[0] if all(same_person(name, other) for _, other in fitting) else None


def _is_alike(ours: Called, theirs: Called) -> bool:
    if not ours.before <= theirs.before | theirs.of or not (theirs.before - ours.before).isdisjoint(_LESS):
        return False
    return not ours.of or not theirs.of or not ours.of.isdisjoint(theirs.of)
