"""A name or figure that the source has, in a statement that the source makes of another.

The source says "died at her home in Ibadan" and, elsewhere, "the Lagos Institute"; the summary "died at her home in
Lagos". Lagos is in the source, yet what the summary says of it the source says of Ibadan.

Faithful writers rephrase, so a rule speaks only where a mention of the same kind stands in the very place (`Slot`, or
before the same verb), the summary says nothing of that one, its statement is mostly the words of that place, and no
statement of the source has the mention with the words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Self

from briefer.facts.attribution.statements import Placed, Statement, Statements, acts_between, words_of
from briefer.facts.figures.judging.placement import same_kind
from briefer.facts.mention import Figure, Judgement, Mention, Name, NameType, Verdict
from briefer.facts.names.judging.aliases import regions_above
from briefer.facts.names.tables.lexicon import places
from briefer.facts.names.tables.vocabulary import STATIONS

_MOST_SENTENCES: Final = 12
_MOST_HOMES: Final = 64
_PLACING: Final = frozenset({"in", "at", "near"})
_TOLD: Final = frozenset({NameType.PERSON, NameType.PLACE, NameType.NATIONALITY, NameType.CODE})
_PHRASE: Final = 48
_ADJOINING: Final = 16


@dataclass(frozen=True, slots=True)
class _Home:
    """A statement of the source with the mention that is asked about."""

    number: int
    statement: Statement
    placed: Placed | None


@dataclass(frozen=True, slots=True)
class _Asked:
    """A mention of the summary: its words here and in the source, the words said of it, and the mentions beside it."""

    placed: Placed
    evidence: Mention | None
    ours: frozenset[str]
    others: frozenset[str]
    here: tuple[frozenset[str], ...]
    beside: tuple[frozenset[str], ...]

    @classmethod
    def of(
        cls, placed: Placed, statement: Statement, beside: Sequence[Mention], judgement: Judgement, source: Statements
    ) -> Self:
        """Gathers what is said of a mention; `beside` are all mentions of its sentence."""
        evidence = source.mention_at(judgement.evidence) if judgement.evidence else None
        ours = words_of(placed.mention) | (words_of(evidence) if evidence else frozenset())
        return cls(
            placed,
            evidence,
            ours,
            frozenset(word for word in statement.keys - ours if source.index.sentences_with(word)),
            tuple(words_of(other.mention) for other in statement.mentions if other is not placed),
            tuple(words_of(other) for other in beside if other is not placed.mention),
        )


Rival = tuple[Mention, str]
"""A mention of the source that stands where the summary has another, and the rule that tells."""
Judged = Iterable[tuple[Mention, Judgement]]


def placed_well(judged: Judged, summary: Statements, source: Statements) -> Iterator[tuple[Mention, Judgement]]:
    """The verdicts on the mentions of a summary, those misattributed that stand in a statement of another.

    Args:
        judged: All mentions of the summary in the order of its text, each with the verdict on it alone.
        summary: The statements of the summary.
        source: The statements of the source.
    """
    for mention, judgement in judged:
        found = _misplaced(mention, judgement, summary, source) if judgement.verdict is Verdict.SUPPORTED else None
        yield mention, found or judgement


def _misplaced(mention: Mention, judgement: Judgement, summary: Statements, source: Statements) -> Judgement | None:
    statements = summary.of_sentence(summary.number_at(mention.start))
    beside = [placed.mention for statement in statements for placed in statement.mentions]
    for statement in statements:
        placed = next((placed for placed in statement.mentions if placed.mention is mention), None)
        if placed is None:
            continue
        asked = _Asked.of(placed, statement, beside, judgement, source)
        homes = _homes(asked, source)
        if homes and (
            rival := _by_slot(asked, homes, source) or _by_verb(asked, homes, source) or _by_words(asked, homes, source)
        ):
            other, rule = rival
            said = f"{mention.text} - the source says so of {' '.join(other.text.split())}"
            return Judgement(Verdict.MISATTRIBUTED, (other.start, other.end), said, rule)
    return None


def _by_slot(asked: _Asked, homes: Sequence[_Home], source: Statements) -> Rival | None:
    slot = asked.placed.slot
    if slot is None:
        return None
    for number, rival in _standing(slot.word, source):
        if (
            rival.slot != slot
            or rival.is_modifier != asked.placed.is_modifier
            or not _could_be(asked, rival.mention, bool(slot.link))
            or (not slot.link and slot.word in STATIONS)
            or _is_said(rival.mention, asked.beside, asked.ours)
            or any(_holds(home, asked, rival, source) for home in homes)
        ):
            continue
        if _tells(asked, homes, number, source, bool(slot.link)):
            return rival.mention, "other-slot"
    return None


def _by_verb(asked: _Asked, homes: Sequence[_Home], source: Statements) -> Rival | None:
    verb = asked.placed.verb
    if not verb or not isinstance(asked.placed.mention, Name) or asked.placed.link:
        return None
    for number, rival in _standing(verb, source):
        if (
            rival.verb != verb
            or rival.link
            or not _could_be(asked, rival.mention, True)
            or _is_said(rival.mention, asked.here, asked.ours)
            or any(verb in home.statement.keys for home in homes)
        ):
            continue
        if _tells(asked, homes, number, source, False):
            return rival.mention, "other-subject-of-verb"
    return None


def _by_words(asked: _Asked, homes: Sequence[_Home], source: Statements) -> Rival | None:
    """All that the summary says of the mention is said in a statement of another, and nothing of it with this one."""
    placed = asked.placed
    if len(asked.others) < 2 or not isinstance(placed.mention, Name) or not (placed.speaks or placed.link in _PLACING):
        return None
    numbers: dict[int, int] = {}
    for word in asked.others:
        places = source.index.sentences_with(word)
        if len(places) <= _MOST_SENTENCES:
            for number in places:
                numbers[number] = numbers.get(number, 0) + 1
    at_home = max(len(asked.others & home.statement.keys) for home in homes)
    wide = max(len(asked.others & (_said(home.number, source) | _said(home.number + 1, source))) for home in homes)
    for number in sorted(numbers, key=lambda number: -numbers[number])[:4]:
        for statement in source.of_sentence(number):
            told = len(asked.others & statement.keys)
            if told < max(2, 0.66 * len(asked.others)) or statement.keys & asked.ours:
                continue
            beside = any(home.number == number for home in homes)
            if at_home if beside else wide:
                continue
            for rival in statement.mentions:
                alike = (placed.speaks and rival.speaks) or (
                    beside and placed.link in _PLACING and rival.link == placed.link
                )
                if (
                    alike
                    and _could_be(asked, rival.mention, True)
                    and not _is_said(rival.mention, asked.beside, asked.ours)
                ):
                    return rival.mention, "other-speaker" if placed.speaks else "other-setting"
    return None


def _standing(word: str, source: Statements) -> Iterator[tuple[int, Placed]]:
    numbers = source.index.sentences_with(word)
    if len(numbers) <= _MOST_SENTENCES:
        for number in numbers:
            for statement in source.of_sentence(number):
                for placed in statement.mentions:
                    yield number, placed


def _tells(asked: _Asked, homes: Sequence[_Home], number: int, source: Statements, may_be_beside: bool) -> bool:
    """True where the summary's words are those of the rival's sentence much rather than those of the mention's own."""
    in_rival = len(asked.others & _said(number, source))
    if any(home.number == number for home in homes):
        return may_be_beside and in_rival >= 0.6 * len(asked.others)
    at_home = max(len(asked.others & _said(home.number, source)) for home in homes)
    whole = in_rival == len(asked.others)
    return in_rival >= 0.5 * len(asked.others) and in_rival - at_home >= (1 if whole else 2)


def _said(number: int, source: Statements) -> frozenset[str]:
    return frozenset().union(*(statement.keys for statement in source.of_sentence(number)))


def _homes(asked: _Asked, source: Statements) -> list[_Home]:
    numbers: set[int] = set()
    mention = asked.placed.mention
    if isinstance(mention, Figure):
        values = [value for value in (mention.low, mention.high, *mention.parts) if value is not None]
        numbers.update(
            source.number_at(other.start) for value in values for other in source.index.by_value.get(value, ())
        )
    for word in asked.ours:
        numbers.update(source.index.sentences_with(word))
    if asked.evidence is not None:
        numbers.add(source.number_at(asked.evidence.start))
    found: list[_Home] = []
    for number in sorted(numbers)[:_MOST_HOMES]:
        for statement in source.of_sentence(number):
            there = [placed for placed in statement.mentions if words_of(placed.mention) & asked.ours]
            found += [_Home(number, statement, placed) for placed in there]
            if not there and statement.keys & asked.ours:
                found.append(_Home(number, statement, None))
    return found


def _holds(home: _Home, asked: _Asked, rival: Placed, source: Statements) -> bool:
    """True where the source has the word of the slot with the mention: there itself, not taken, or in one phrase."""
    slot, statement = asked.placed.slot, home.statement
    if slot is None or slot.word not in statement.keys:
        return False
    if home.placed is None or home.placed.slot == slot:
        return True
    if not any(placed is rival for placed in statement.mentions):
        return True
    return _in_one_phrase(home.placed.mention, rival.mention, source)


def _in_one_phrase(one: Mention, other: Mention, source: Statements) -> bool:
    """True for "Dunsfold in Surrey", "Adam Horovitz, known as Ad-Rock" and "8% in March and 3% in April"."""
    start, end = min(one.end, other.end), max(one.start, other.start)
    if isinstance(one, Name) and end - start <= _ADJOINING:
        return True
    return end - start <= _PHRASE and not acts_between(source.index.text, start, end)


def _is_said(mention: Mention, said: Sequence[frozenset[str]], ours: frozenset[str]) -> bool:
    theirs = words_of(mention)
    return bool(theirs & ours) or any(theirs & words for words in said)


def _could_be(asked: _Asked, rival: Mention, linked: bool) -> bool:
    """True for two mentions of which one could stand in the other's place: two amounts of money, two persons."""
    mention, evidence = asked.placed.mention, asked.evidence
    if isinstance(mention, Figure) or isinstance(rival, Figure):
        if not (isinstance(mention, Figure) and isinstance(rival, Figure) and same_kind(mention, rival)):
            return False
        return linked or mention.label[-1:] == rival.label[-1:]
    kinds = {mention.type} | ({evidence.type} if isinstance(evidence, Name) else set())
    if (NameType.NATIONALITY in kinds) != (rival.type is NameType.NATIONALITY):
        return False
    if _lies_in(mention, rival) or _lies_in(rival, mention) or _is_short_for(mention, rival):
        return False
    return rival.type not in _TOLD or not kinds & _TOLD or rival.type in kinds


def _lies_in(one: Name, other: Name) -> bool:
    """True for Rome and Italy, and for the US and the United States."""
    here, there = places().get(one.words), places().get(other.words)
    return here is not None and there is not None and (here == there or there in regions_above(here))


def _is_short_for(one: Name, other: Name) -> bool:
    """True for DH and Digital Humanities."""
    short, long = sorted((one.words, other.words), key=len)
    return len(short) == 1 < len(long) and short[0] == "".join(word[0] for word in long)
