"""In which role a name stands: what it does and undergoes, as lemmas of verbs, and what it is of or at."""

import re
from dataclasses import dataclass
from typing import Final, Self

from briefer.facts.attribution.deeds import verbs_behind
from briefer.facts.attribution.places import OWNER, Placed
from briefer.facts.attribution.roles import LEADING
from briefer.facts.attribution.statements import Statement
from briefer.facts.figures.judging.keys import folded_word, key, shared_form
from briefer.facts.mention import Name, NameType
from briefer.text.english import AUXILIARIES, BE, DETERMINERS, PRONOUNS, REPORTING_VERBS, SUBORDINATORS
from briefer.text.lemmas import lemma
from briefer.text.parties import RELATIVES
from briefer.text.verb_forms import is_participle, is_past
from briefer.text.words import TOKEN

_PLACING: Final = frozenset({"in", "at", "near", "of", "from", OWNER})
_BY: Final = re.compile(r"(?P<words>(?:[\w'’-]+ ){1,4})by (?:[a-z][\w'’-]*,? ){0,3}\Z")
_BEFORE: Final = re.compile(r"(?:\b[a-z-]+ ){1,4}\Z")
_AT: Final = re.compile(r"(?P<noun>[A-Za-z][a-z-]+),? (?:in|at|near|of|from) (?:the )?\Z")
# ", Fox", ", Marshal Fox"
_IN_COMMAS: Final = re.compile(r", (?:[A-Z][a-z]*\.? ){0,2}\Z")
# The troops of "Tarvian troops crossed it", which could be a verb.
_PLURAL: Final = re.compile(r" (?P<noun>[a-z]+s) (?P<verb>[a-z]+)\b")
_OWNED: Final = re.compile(r"['’]s?(?: [a-z-]+){1,3}?(?= )")
_WORD: Final = re.compile(r" [a-z-]+(?= )")
_COMPOUND: Final = re.compile(r"-(?P<noun>[a-z]+)\b")
_NOUN: Final = re.compile(r"(?:['’]s?)? (?P<noun>[a-z][\w-]*)")
_NEW_CLAUSE: Final = SUBORDINATORS | PRONOUNS | RELATIVES
_SAYS: Final = "say"
_REACH: Final = 80
_LAST: Final = 2


@dataclass(frozen=True, slots=True)
class Role:
    """What a name does and what is done to it, as lemmas, and what it is of or at, as keys."""

    does: frozenset[str]
    undergoes: frozenset[str]
    beside: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, placed: Placed, statement: Statement) -> Self:
        """Reads what stands before a name and behind it."""
        text = statement.text
        start, end = placed.mention.start - statement.start, placed.mention.end - statement.start
        before = text[max(0, start - _REACH) : start]
        does: set[str] = set()
        undergoes: set[str] = set()
        if by := _BY.search(before):
            does |= {
                lemma(word.lower()) for word in by["words"].split()[-_LAST:] if is_past(word) or is_participle(word)
            }
        if by and LEADING & {word.lower() for word in by["words"].split()}:
            # "A team led by Lee saw it", "a team, led by Lee, saw it": so did Lee.
            does |= {lemma(match["verb"].lower()) for match in _verbs(text, end, apposed=True)}
        if not placed.link:
            for match in _verbs(text, end, apposed=_IN_COMMAS.search(before) is not None):
                is_past_form = not match["verb"].endswith("ing")
                passive = is_past_form and (
                    any(word in BE for word in match["aux"].split()) or text.startswith(" by ", match.end())
                )
                (undergoes if passive else does).add(lemma(match["verb"].lower()))
            if words := _BEFORE.search(before):
                last = [word for word in words.group().split() if word not in DETERMINERS][-_LAST:]
                undergoes |= {lemma(word) for word in last if is_past(word)}
        if placed.speaks or _is_speaker(placed, statement):
            does.add(_SAYS)
        return cls(frozenset(does), frozenset(undergoes), frozenset(_beside(placed, text, before, end)))

    @classmethod
    def saying(cls) -> Self:
        """That of somebody who says something."""
        return cls(frozenset({_SAYS}), frozenset(), frozenset())

    @property
    def speaks(self) -> bool:
        """True for somebody who says something."""
        return _SAYS in self.does

    def is_like(self, other: Self) -> bool:
        """True where both do, undergo or are beside the same."""
        return bool(self.does & other.does or self.undergoes & other.undergoes or self.is_beside(other))

    def is_beside(self, other: Self) -> bool:
        """True where both are of or at the same: "the Ashby yard", "a yard in Corby"."""
        return not self.beside.isdisjoint(other.beside)


def _is_speaker(placed: Placed, statement: Statement) -> bool:
    """True for the person before "said", whatever stands between: "Ana Lee of Acme, who counted them, warned"."""
    if not isinstance(placed.mention, Name) or placed.mention.type is not NameType.PERSON:
        return False
    start = placed.mention.end
    persons = [
        one.mention.start
        for one in statement.mentions
        if isinstance(one.mention, Name) and one.mention.type is NameType.PERSON
    ]
    end = min((other for other in persons if other > start), default=statement.end)
    part = statement.text[start - statement.start : end - statement.start]
    said = next((match for match in TOKEN.finditer(part) if match.group() in REPORTING_VERBS), None)
    return said is not None and (
        said.start() <= 1 or (part.startswith((",", " of ")) and part[: said.start()].endswith(", "))
    )


def _beside(placed: Placed, text: str, before: str, end: int) -> set[tuple[str, str]]:
    found = {
        (slot.word, "in" if slot.link in _PLACING else slot.link)
        for slot in placed.slots
        if slot.link and slot.link != "by"
    }
    if at := _AT.search(before):
        found.add((_noun_key(at["noun"]), "in"))
    plural = _PLURAL.match(text, end)
    if plural and (is_past(plural["verb"]) or plural["verb"] in AUXILIARIES):
        found.add((_noun_key(plural["noun"]), "in"))
    is_owner = text.startswith(("'s ", "’s ", "' ", "’ "), end)
    if noun := _COMPOUND.match(text, end) or (_NOUN.match(text, end) if placed.is_modifier or is_owner else None):
        found.add((_noun_key(noun["noun"]), "in"))
    return found


def _noun_key(noun: str) -> str:
    """The key also of a noun that by itself says nothing: the shares of "shares in Lisk"."""
    return key(noun) or shared_form(folded_word(noun))


def _verbs(text: str, end: int, *, apposed: bool) -> list[re.Match[str]]:
    """The verbs behind a name, or behind what it owns: the "saw" of "Lee's new team saw"."""
    owned = _OWNED.match(text, end)
    if apposed and text.startswith(", ", end) and (found := list(verbs_behind(text, end + 1))):
        return found
    for _ in range(_LAST + 1):
        if found := list(verbs_behind(text, owned.end() if owned else end)):
            return found
        following = _WORD.match(text, owned.end()) if owned else None
        if following is None or following.group().strip() in _NEW_CLAUSE:
            break  # "Lee's lawyer that she had drawn it"
        owned = following
    return []
