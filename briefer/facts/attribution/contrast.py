"""A name with the words of a statement that the source makes of another name, which stands there in its very role.

"The viaduct was designed by Brandt", where the source has "The crossing was designed by Brandt; the viaduct, designed
by Aldous, opened later": all that the summary says stands beside Aldous, and what tells his part is not said of Brandt.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Self

from briefer.facts.attribution.asking import MOST_SENTENCES, Question
from briefer.facts.attribution.deeds import verbs_behind
from briefer.facts.attribution.places import OWNER, Placed
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.statements import Statement
from briefer.facts.figures.judging.keys import key
from briefer.facts.mention import Name, NameType
from briefer.facts.names.tables.lexicon import places
from briefer.text.english import AUXILIARIES, BE, DETERMINERS
from briefer.text.lemmas import lemma
from briefer.text.patterns import one_of
from briefer.text.verb_forms import is_participle, is_past

_FEW: Final = 2
_PLACING: Final = frozenset({"in", "at", "near", "of", "from", OWNER})
_BY: Final = re.compile(r"(?P<words>(?:[\w'’-]+ ){1,4})by (?:[a-z][\w'’-]* ){0,3}\Z")
_BEFORE: Final = re.compile(r"(?:\b[a-z-]+ ){1,4}\Z")
_CALLED: Final = re.compile(r"(?:(?<=\A)|(?<=[,;] )|(?<=by ))(?:[A-Za-z][a-z-]+ ){1,4}\Z")
_APPOSED: Final = re.compile(r", (?:[a-z][\w-]* ){0,4}[a-z][\w-]*,")
_SAYS: Final = "say"
_GOES_ON: Final = re.compile(
    rf"(?:and|but|or) (?:also |then |later )?(?P<aux>(?:(?:{one_of(AUXILIARIES)}) )*)(?P<verb>[a-z]+)\b"
)
_OWNED: Final = re.compile(r"['’]s?(?: [a-z-]+){1,3}?(?= )")
_WORD: Final = re.compile(r" [a-z-]+(?= )")
_COMPOUND: Final = re.compile(r"-(?P<noun>[a-z]+)\b")
_NOUN: Final = re.compile(r"(?:['’]s?)? (?P<noun>[a-z][\w-]*)")


def by_contrast(asked: Question) -> Iterator[Rival]:
    """As in "the viaduct was designed by Brandt", where the source has so of Aldous, and of Brandt something else."""
    if not isinstance(asked.placed.mention, Name) or len(asked.others) < _FEW or not asked.bare:
        return
    said = asked.others - _own_words(asked.placed, asked.statement)
    foreign = said.difference(*(home.statement.keys for home in asked.homes))
    if not foreign & asked.bare:
        return
    ours = Role.of(asked.placed, asked.statement)
    for number in _sentences_with(foreign, asked):
        for statement in asked.source.of_sentence(number):
            if asked.is_named_in(statement):
                continue
            told = statement.keys
            if not any(map(asked.is_named_in, asked.source.of_sentence(number))):
                told = asked.source.said(number)
            if statement.refers_back and number:
                told = told | asked.source.said(number - 1)
            if not said <= told or not foreign & statement.keys:
                continue
            for rival, there in _stand_in(statement, asked.source.of_sentence(number)):
                if _may_stand(asked, rival) and ours.is_like(there):
                    yield rival.mention, "other-in-role"


def _stand_in(statement: Statement, sentence: Sequence[Statement]) -> Iterator[tuple[Placed, "Role"]]:
    """The names of a statement, and the subject of the one before it that it goes on with: "Lee agreed but would"."""
    yield from ((one, Role.of(one, statement)) for one in statement.mentions)
    place = next((place for place, one in enumerate(sentence) if one is statement), 0)
    goes_on = _GOES_ON.match(statement.text)
    if place and goes_on and (goes_on["aux"] or is_past(goes_on["verb"])):
        for one in sentence[place - 1].mentions[:1]:
            if Role.of(one, sentence[place - 1]).does:
                yield one, Role(frozenset({lemma(goes_on["verb"])}), frozenset(), frozenset())


def _own_words(placed: Placed, statement: Statement) -> frozenset[str]:
    """What the summary calls a name, before it and in commas behind it: "fisheries minister", ", the mayor,"."""
    start, end = placed.mention.start - statement.start, placed.mention.end - statement.start
    said = " ".join(
        match.group()
        for match in (_CALLED.search(statement.text[:start]), _APPOSED.match(statement.text, end))
        if match
    )
    return frozenset(map(key, said.split()))


def _sentences_with(foreign: frozenset[str], asked: Question) -> list[int]:
    """The sentences of the source that have a word of which there are few."""
    numbers = [asked.source.index.sentences_with(word) for word in foreign]
    return sorted({number for places in numbers if len(places) <= MOST_SENTENCES for number in places})


def _may_stand(asked: Question, rival: Placed) -> bool:
    mention = rival.mention
    return (
        isinstance(mention, Name)
        and mention.type is not NameType.NATIONALITY
        and asked.could_be(mention, linked=True)
        and not asked.says(rival)
        # A player of the league may play for a land too.
        and (asked.is_of_type(NameType.PLACE) or mention.words not in places())
    )


@dataclass(frozen=True, slots=True)
class Role:
    """In which role a name stands: what it does and what is done to it, as lemmas, and what it is of or at."""

    does: frozenset[str]
    undergoes: frozenset[str]
    beside: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, placed: Placed, statement: Statement) -> Self:
        """Reads what stands before a name and behind it."""
        text = statement.text
        start, end = placed.mention.start - statement.start, placed.mention.end - statement.start
        before = text[max(0, start - 80) : start]
        does: set[str] = set()
        undergoes: set[str] = set()
        if by := _BY.search(before):
            does |= {lemma(word.lower()) for word in by["words"].split()[-2:] if is_past(word) or is_participle(word)}
            # "A team led by Lee saw it": so did Lee.
            does |= {lemma(match["verb"].lower()) for match in verbs_behind(text, end)}
        if not placed.link:
            for match in _verbs(text, end):
                aux = match["aux"].split()
                passive = any(word in BE for word in aux) or text.startswith(" by ", match.end())
                (undergoes if passive else does).add(lemma(match["verb"].lower()))
            if match := _BEFORE.search(before):
                last = [word for word in match.group().split() if word not in DETERMINERS][-_FEW:]
                undergoes |= {lemma(word) for word in last if is_past(word)}
        if placed.speaks:
            does.add(_SAYS)
        links = {
            (slot.word, "in" if slot.link in _PLACING else slot.link)
            for slot in placed.slots
            if slot.link and slot.link != "by"
        }
        if noun := _COMPOUND.match(text, end) or (_NOUN.match(text, end) if placed.is_modifier else None):
            links.add((key(noun["noun"]), "in"))
        return cls(frozenset(does), frozenset(undergoes), frozenset(links))

    def is_like(self, other: Self) -> bool:
        """True where both do, undergo or are beside the same."""
        return bool(self.does & other.does or self.undergoes & other.undergoes or self.beside & other.beside)


def _verbs(text: str, end: int) -> list[re.Match[str]]:
    """The verbs behind a name, or behind what it owns: the "saw" of "Lee's new team saw"."""
    owned = _OWNED.match(text, end)
    for _ in range(_FEW + 1):
        if found := list(verbs_behind(text, owned.end() if owned else end)):
            return found
        following = _WORD.match(text, owned.end()) if owned else None
        if following is None:
            break
        owned = following
    return []
