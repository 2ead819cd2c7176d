"""Which part a name has in its statement: who does it, to whom it is done, where it is, whose it is."""

import re
from dataclasses import dataclass
from typing import Final, Self

from briefer.facts.attribution.places import OWNER, Placed
from briefer.facts.attribution.standing import Role
from briefer.facts.attribution.statements import Statement
from briefer.facts.figures.judging.keys import key
from briefer.facts.mention import Name, NameType
from briefer.text.acts import acts
from briefer.text.deeds import deeds
from briefer.text.english import CONJUNCTIONS, PREPOSITIONS, SUBORDINATORS, is_verb
from briefer.text.parties import Party
from briefer.text.patterns import one_of
from briefer.text.verb_forms import is_adverb

DOES: Final = "does"
UNDERGOES: Final = "undergoes"
OWNS: Final = "owns"
STANDS_AT: Final = "stands at"
_PLACING: Final = frozenset({"in", "at", "near", "to", "into"})
_OPENS: Final = re.compile(rf"[\"“‘'(]*(?:(?:{one_of(CONJUNCTIONS | SUBORDINATORS)}) )*", re.IGNORECASE)
_OWNED: Final = re.compile(r"['’]s |(?<=s)['’] ")
_BEHIND: Final = re.compile(r"(?:['’]s?)?[ -](?P<word>[A-Za-z][\w-]*)")
_NOUN: Final = re.compile(r"[ -](?P<word>[a-z][\w-]*)")
_NO_NOUN: Final = PREPOSITIONS | CONJUNCTIONS | frozenset({"who", "which", "himself", "herself", "itself"})
_LINKS: Final = one_of(PREPOSITIONS)
_OUTER: Final = re.compile(
    rf"\b(?P<word>[A-Za-z][\w-]*) (?P<link>{_LINKS}) (?P<between>(?:[\w'’-]+ ){{1,5}})(?:{_LINKS}) (?:the )?\Z"
)
_LONGEST_TITLE: Final = 5  # words
_LEAST_VERB: Final = 3  # letters, as in "runs" but not in "gas"


@dataclass(frozen=True, slots=True)
class Part:
    """The parts that a name has, the verbs of what it does and undergoes, as lemmas, and what stands beside it.

    `kinds` holds `DOES` and the like, or the small word before the name where that is none of them. `before` and
    `behind` are the keys of what stands right there, the one before with the small word between; `outer` and `inner`
    have what the noun hangs on to which it is linked, and that noun's phrase: "decision on", and "a new zone", of "its
    decision on a new zone in Lisk".
    """

    kinds: frozenset[str]
    does: frozenset[str]
    undergoes: frozenset[str]
    speaks: bool
    before: frozenset[tuple[str, str]]
    outer: tuple[str, str] | None
    inner: frozenset[str]
    behind: str

    @classmethod
    def of(cls, placed: Placed, statement: Statement) -> Self:
        """Reads the part of a name from its statement."""
        role, found, text = Role.of(placed, statement), acts(statement.text), statement.text
        start, end = placed.mention.start - statement.start, placed.mention.end - statement.start
        told = deeds(text)
        does = role.does | {act.verb for act in found if _is_in(act.doer, start)}
        does |= {deed.deed for deed in told if _is_in(deed.one, start)}
        undergoes = role.undergoes | {act.verb for act in found if _is_in(act.undergoer, start)}
        undergoes |= {deed.deed for deed in told if _is_in(deed.other, start)}
        is_first = any(_is_in(deed.one, start) for deed in told)  # the Fox of "the prize goes to Fox", who got it
        behind = _BEHIND.match(text, end)
        outer, inner = _outer(text[:start])
        return cls(
            _kinds(
                placed,
                text,
                start,
                end,
                acts=bool(does) or role.speaks,
                is_first=is_first,
                undergoes=bool(undergoes),
                goes_on=any(one.mention.end + 1 == placed.mention.start for one in statement.mentions),
            ),
            frozenset(does),
            frozenset(undergoes),
            role.speaks,
            frozenset((slot.word, _place_link(slot.link)) for slot in placed.slots if slot.link != OWNER),
            outer,
            inner,
            key(behind["word"]) if behind else "",
        )

    def shares_verb(self, other: Self) -> bool:
        """True where both do or undergo the same."""
        return bool(self.does & other.does or self.undergoes & other.undergoes)


def _kinds(
    placed: Placed, text: str, start: int, end: int, *, acts: bool, undergoes: bool, goes_on: bool, is_first: bool
) -> frozenset[str]:
    if _OWNED.match(text, end):
        return frozenset({OWNS})
    if placed.link and placed.link != "by":
        is_person = isinstance(placed.mention, Name) and placed.mention.type is NameType.PERSON
        link = STANDS_AT if placed.link in _PLACING and not is_person else placed.link
        return frozenset({link, DOES}) if is_first else frozenset({link})
    if text[:start].endswith("(") or _is_before_noun(text, end) or goes_on:
        return frozenset()
    acts = acts or placed.link == "by" or _opens(text[:start])
    return frozenset(kind for kind, holds in ((DOES, acts), (UNDERGOES, undergoes)) if holds)


def _outer(before: str) -> tuple[tuple[str, str] | None, frozenset[str]]:
    match = _OUTER.search(before)
    between = match["between"].lower().split() if match else []
    if match is None or not between or not _NO_NOUN.isdisjoint(between) or any(map(is_verb, between)):
        return None, frozenset()
    word, noun = key(match["word"]), key(between[-1])
    outer = (word, _place_link(match["link"])) if word and noun else None
    return outer, frozenset(map(key, between)) - {""} if outer else frozenset()


def _place_link(link: str) -> str:
    return STANDS_AT if link in _PLACING else link


def _is_in(party: Party | None, place: int) -> bool:
    return party is not None and party.start <= place < party.end


def _is_before_noun(text: str, end: int) -> bool:
    """True for the Fox of "Fox shares", as far as forms tell: "Fox leads" has a verb, as may "Fox reports"."""
    match = _NOUN.match(text, end)
    word = match["word"] if match else ""
    may_be_verb = (
        is_verb(word) or is_adverb(word) or (len(word) > _LEAST_VERB and word.endswith("s") and not word.endswith("ss"))
    )
    return bool(word) and word not in _NO_NOUN and not may_be_verb


def _opens(before: str) -> bool:
    """True before a name with which a statement begins, but for a title and for "On Monday,"."""
    match = _OPENS.match(before)
    lead, comma, rest = before[match.end() if match else 0 :].rpartition(", ")
    words = lead.lower().split()
    if comma and words and words[0] not in PREPOSITIONS:
        return False
    said = [word.strip(",'’") for word in rest.lower().split()]
    return len(said) <= _LONGEST_TITLE and not any(word in PREPOSITIONS or is_verb(word) for word in said)
