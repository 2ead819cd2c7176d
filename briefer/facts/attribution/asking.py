"""What is asked of a source about one mention of a summary: what is said of it there, and where the source has it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Self

from briefer.facts.attribution.homes import Home, Homes, homes_of, is_another
from briefer.facts.attribution.places import OWNER, Placed, Slot
from briefer.facts.attribution.statements import Statement, Statements, acts_between
from briefer.facts.figures.judging.keys import key, keys_of
from briefer.facts.figures.judging.placement import same_kind
from briefer.facts.mention import Figure, Judgement, Mention, Name, NameType
from briefer.facts.names.judging.aliases import regions_above
from briefer.facts.names.tables.lexicon import is_ordinary, places
from briefer.text.english import CONJUNCTIONS
from briefer.text.patterns import one_of

# A word of more sentences than these tells none from another.
MOST_SENTENCES: Final = 12
# Kinds of which one is never taken for another; what the text does not tell may be any of them.
_TOLD: Final = frozenset({NameType.PERSON, NameType.PLACE, NameType.NATIONALITY, NameType.CODE})
_PHRASE: Final = 48
_ADJOINING: Final = 16
# "8% in March and 3% in April", "$9m, against $7m in 2024": the second leaves out where the first stands.
_JOINED: Final = re.compile(rf"\b(?:{one_of(CONJUNCTIONS)}|to|from|than|against|versus|compared)\b")
_SHORTEST_CLIP: Final = 3  # letters
_MOSTLY: Final = 0.6
_HALF: Final = 0.5
# Words, between "of" and the name of an owner.
_FAR_OWNER: Final = 4


@dataclass(frozen=True)
class Question:
    """A mention of a summary, what its statement says besides, and the source.

    `ours` are the words of the mention here and in the source, `homes` is where the source has it, and `sentence` has
    all mentions of its sentence. The rest is worked out when a rule first asks for it: most mentions get by without.
    """

    placed: Placed
    statement: Statement
    sentence: Sequence[Placed]
    evidence: Mention | None
    ours: frozenset[str]
    homes: Homes
    source: Statements
    summary: Statements

    @classmethod
    def of(
        cls,
        placed: Placed,
        statement: Statement,
        beside: Sequence[Placed],
        judgement: Judgement,
        source: Statements,
        summary: Statements,
    ) -> Self:
        """Gathers what is said of a mention; `beside` are all mentions of its sentence."""
        there = source.placed_at(judgement.evidence) if judgement.evidence else None
        evidence = there.mention if there else None
        ours = placed.words | there.words if there else placed.words
        if there is not None and evidence is not None and there.words < placed.words and _is_called(placed, evidence):
            ours = there.words
        homes = homes_of(placed.mention, evidence, ours, source)
        return cls(placed, statement, beside, evidence, ours, homes, source, summary)

    @cached_property
    def own_sentence(self) -> tuple[int, str]:
        """The whole sentence of the summary: where it begins, and its text."""
        start, end = self.summary.index.nth_sentence(self.summary.number_at(self.placed.mention.start))
        return start, self.summary.index.text[start:end]

    @cached_property
    def others(self) -> frozenset[str]:
        """The other words of the statement that the source has."""
        return frozenset(word for word in self.statement.keys - self.ours if self.source.index.sentences_with(word))

    @cached_property
    def bare(self) -> frozenset[str]:
        """Those of them that are no name's."""
        return self.others.difference(*self.here)

    @cached_property
    def here(self) -> tuple[frozenset[str], ...]:
        """The words of the other mentions of the statement."""
        return tuple(other.words for other in self.statement.mentions if other is not self.placed)

    @cached_property
    def beside(self) -> tuple[frozenset[str], ...]:
        """The words of the other mentions of the whole sentence."""
        return tuple(other.words for other in self.sentence if other is not self.placed)

    def standing(self, word: str) -> Iterator[tuple[int, Statement, Placed]]:
        """The mentions of the source in the statements of the sentences that have a word."""
        numbers = self.source.index.sentences_with(word)
        if len(numbers) <= MOST_SENTENCES:
            for number in numbers:
                for statement in self.source.of_sentence(number):
                    for placed in statement.mentions:
                        yield number, statement, placed

    def could_be(self, rival: Mention, *, linked: bool) -> bool:
        """True for two mentions of which one could stand in the other's place: two amounts of money, two persons.

        Args:
            rival: A mention of the source.
            linked: Whether a small word binds both to what is before them; without one a number is of its noun.
        """
        mention, evidence = self.placed.mention, self.evidence
        if isinstance(mention, Figure) or isinstance(rival, Figure):
            if not (isinstance(mention, Figure) and isinstance(rival, Figure) and same_kind(mention, rival)):
                return False
            if self.source.index.clause(rival).is_another and not self.summary.index.clause(mention).is_another:
                return False  # "a separate fire killed 12"
            return linked or mention.unit is not None or mention.label[-1:] == rival.label[-1:]
        kinds = {mention.type} | ({evidence.type} if isinstance(evidence, Name) else set())
        if (NameType.NATIONALITY in kinds) != (rival.type is NameType.NATIONALITY):
            return False
        if lies_in(mention, rival) or lies_in(rival, mention) or is_short_for(mention, rival):
            return False
        return rival.type not in _TOLD or not kinds & _TOLD or rival.type in kinds

    def is_of_type(self, kind: NameType) -> bool:
        """True where the summary or the source tells that the mention names this."""
        one, other = self.placed.mention, self.evidence
        return (isinstance(one, Name) and one.type is kind) or (isinstance(other, Name) and other.type is kind)

    def says(self, rival: Placed, *, in_statement: bool = False) -> bool:
        """True where the summary's sentence, or its statement alone, names the rival too."""
        named = self._named_here if in_statement else self._named_beside
        if is_another(self.placed.mention, rival.mention):
            return not (rival.words - self.placed.words).isdisjoint(named)  # the Northern Line, of the Victoria Line
        return not (rival.words.isdisjoint(self.ours) and rival.words.isdisjoint(named))

    def tells(self, number: int, *, may_be_beside: bool) -> bool:
        """True where the summary's words are those of a sentence much rather than those of the mention's own."""
        in_rival = len(self.others & self.source.said(number))
        if number in self.homes.numbers:
            return may_be_beside and in_rival >= _MOSTLY * len(self.others)
        whole = self.others - self._own <= self.source.said(number)
        return in_rival >= _HALF * len(self.others) and in_rival - self._at_home >= (1 if whole else 2)

    @cached_property
    def _at_home(self) -> int:
        """How many of the other words one sentence of the mention's own has, at the most."""
        return max(len((self.others - self._own) & self.source.said(home.number)) for home in self.homes)

    @cached_property
    def _own(self) -> frozenset[str]:
        """The digits of a figure, which are none of its words: wherever it stands, they do."""
        return keys_of(self.placed.mention.text)

    def names(self, word: str) -> bool:
        """True where a word is of a name in the summary's statement: the "Poland" of "Poland's Ewa Zawada"."""
        return word in self._named_here

    def is_named_in(self, statement: Statement) -> bool:
        """True where a statement of the source has a word of the mention that is no other name's: "the Amber Line"."""
        others = [one for one in statement.mentions if is_another(self.placed.mention, one.mention)]
        if statement.keys & self.ours.difference(*(one.words for one in others)):
            return True
        # "Aldric II met Aldric III" names both.
        return bool(others) and any(
            one.words & self.ours for one in statement.mentions if not any(one is other for other in others)
        )

    def leaves_out(self, statement: Statement, rival: Placed) -> bool:
        """True where a name of the summary stands behind the rival: in "A advised B, C the buyer" C advised no B."""
        there = [
            placed.mention.start > rival.mention.start
            for placed in statement.mentions
            if placed is not rival
            and isinstance(placed.mention, Name)
            and not placed.words.isdisjoint(self._named_here)
        ]
        return bool(there) and all(there)

    @cached_property
    def _named_here(self) -> frozenset[str]:
        return frozenset().union(*self.here)

    @cached_property
    def _named_beside(self) -> frozenset[str]:
        return frozenset().union(*self.beside)

    def has_at_home(self, slot: Slot, rival: Placed) -> bool:
        """True where the source has the word of a slot with the mention too: there, not taken, or in one phrase."""
        return any(self._has(home, slot, rival) for home in self.homes)

    def _has(self, home: Home, slot: Slot, rival: Placed) -> bool:
        if slot.word not in home.statement.keys:
            return False
        if home.placed is None or slot in home.placed.slots:
            return True
        if slot.link == OWNER and self._belongs(home, home.placed, slot.word):
            return True
        if not any(placed is rival for placed in home.statement.mentions):
            return True
        return self.in_one_phrase(home.placed.mention, rival.mention)

    def _belongs(self, home: Home, placed: Placed, word: str) -> bool:
        """True for "the captors of the nurse Ida Coldwell", where the summary has "Ida Coldwell's captors"."""
        before = home.statement.text[: placed.mention.start - home.statement.start]
        owned, of, between = before.rpartition(" of ")
        return bool(of) and key(owned.rpartition(" ")[2]) == word and between.count(" ") <= _FAR_OWNER

    def in_one_phrase(self, one: Mention, other: Mention) -> bool:
        """True for "Dunsfold in Surrey", "Adam Horovitz, known as Ad-Rock" and "8% in March and 3% in April"."""
        text = self.source.index.text
        start, end = min(one.end, other.end), max(one.start, other.start)
        if isinstance(one, Name) and end - start <= _ADJOINING:
            return True
        if text[start] == "-":
            start = max(start, text.find(" ", start, end))  # the "linked" of "Qadir-linked captors of Coldwell"
        if end - start > _PHRASE or acts_between(text, start, end):
            return False
        if isinstance(one, Name) and any(char.isdigit() for char in text[start:end]):
            return False  # "Maitland, 40 km north-west of Newcastle"
        return isinstance(one, Name) or _JOINED.search(text, start, end) is not None


def _is_called(placed: Placed, evidence: Mention) -> bool:
    """True for "Caretaker Bill Orme", found as one name, where the source has "Bill Orme"."""
    ours, there = placed.mention, evidence
    if not isinstance(ours, Name) or not isinstance(there, Name):
        return False
    return ours.words[-len(there.words) :] == there.words and is_ordinary(ours.words[0]) and len(there.words) > 1


def lies_in(one: Name, other: Name) -> bool:
    """True for Rome and Italy, and for the US and the United States."""
    here, there = places().get(one.words), places().get(other.words)
    return here is not None and there is not None and (here == there or there in regions_above(here))


def is_short_for(one: Name, other: Name) -> bool:
    """True for DH and Digital Humanities, and for the Lib Dems and the Liberal Democrats."""
    short, long = sorted((one.words, other.words), key=lambda words: (len(words), len("".join(words))))
    if len(short) == len(long):
        return len(short) > 1 and all(map(_is_clipped, short, long)) and not is_another(one, other)
    return len(short) == 1 < len(long) and short[0] == "".join(word[0] for word in long)


def _is_clipped(short: str, long: str) -> bool:
    """True for a word and its beginning: "dems" and "democrats"."""
    return short == long or (len(short) >= _SHORTEST_CLIP and long.startswith(short.removesuffix("s")))
