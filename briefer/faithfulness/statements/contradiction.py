"""Sentences of a summary that say the opposite of the source sentence that they restate.

All three rules ask much before they speak, so that faithful text hears nothing: a source sentence that shares a good
part of the words, a neighbour that the two words have in common, and no sign in the source that it says both.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.statements.direction import other_direction
from briefer.faithfulness.statements.exchanged import agreeing, turned_deed
from briefer.faithfulness.statements.opposites import Side, other_sides, sides_of
from briefer.faithfulness.statements.polarity import denied, denies, is_negator, is_of_the_rest
from briefer.faithfulness.statements.realised import realised
from briefer.faithfulness.statements.roles import name_stems, names_beside, roles_at, swapped_roles
from briefer.faithfulness.statements.source_statements import SourceStatements, SummarySentence
from briefer.text.words import Word

_FEWEST_STEMS: Final = 2
_FEWEST_TOLD: Final = 3  # of fewer, as in "The mayor resigned", one sentence of the source must have all
_LEAST_SHARED: Final = 0.4
_NEIGHBOURS: Final = 4
_COMPARED: Final = 8
# "Will not open until May" is "will open in May", "on 1 May at the earliest".
_UNTIL: Final = frozenset({"until", "till", "unless", "earliest"})
_MOST_PLACES: Final = 200  # of a word that stands everywhere, enough to see it both ways


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A sentence, ``summary[start:end]``, that says the opposite of ``source[evidence]``.

    `words` is the span of the summary that does it, `text` these words, `message` what to tell a person.
    """

    rule: RuleCode
    start: int
    end: int
    words: tuple[int, int]
    text: str
    evidence: tuple[int, int]
    message: str


def contradictions(
    sentences: Sequence[SummarySentence], source: SourceStatements, names: Sequence[tuple[int, int]]
) -> Iterator[Contradiction]:
    """Each sentence of a summary that turns a statement of its source round, at most once.

    Args:
        sentences: The sentences of the summary that the source does not have word for word.
        source: The source's sentences.
        names: The spans of the summary's names, in order.
    """
    starts = [start for start, _ in names]
    for span in sentences:
        sentence = _Sentence.of(span.words, source)
        if sentence is None:
            continue
        inside = names[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        stems = name_stems(sentence.words, inside, sentence.words_near)
        found = _opposite(sentence, stems, partial(agreeing, span, sentence.near, source))
        if sentence.is_restated:
            found = (
                found
                or _negated(sentence)
                or swapped_roles(sentence.words, sentence.near, source, stems)
                or turned_deed(span, sentence.near, source)
                or realised(sentence.words, sentence.near, source)
                or other_direction(sentence.words, sentence.near, source)
            )
        if found:
            rule, words, evidence = found
            text = span.text[words[0] - span.start : words[1] - span.start]
            said = source.text[slice(*evidence)]
            yield Contradiction(rule, span.start, span.end, words, text, evidence, _message(rule, text, said))


def _message(rule: RuleCode, text: str, said: str) -> str:
    what = {
        RuleCode.OPPOSITE_OUTCOME: "the source says the opposite",
        RuleCode.NEGATED_STATEMENT: "the source denies what the summary states, or states what it denies",
        RuleCode.PLANNED_AS_DONE: "the source says it is planned or may be",
        RuleCode.DONE_AS_PLANNED: "the source says it is done",
        RuleCode.SWAPPED_ROLES: "the source has it the other way round",
    }[rule]
    return f"“{text}” - {what}: {' '.join(said.split())}"


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of the summary with the source sentences that it may restate."""

    words: tuple[Word, ...]
    denied: list[bool]
    near: list[int]
    source: SourceStatements
    words_near: tuple[Word, ...]
    """The words of all the source sentences that it may restate."""
    is_restated: bool
    """False for two words of which the source has one: an opposite may stand for the other, "the strike failed"."""

    @classmethod
    def of(cls, words: tuple[Word, ...], source: SourceStatements) -> "_Sentence | None":
        """Reads the words of a sentence; None where too little of it is in any sentence of the source."""
        stems = list(dict.fromkeys(word.stem for word in words if word.is_content and not is_negator(word)))
        if len(stems) < _FEWEST_STEMS:
            return None
        near, share = source.restated(stems)
        if share < _LEAST_SHARED:
            return None
        words_near = tuple(word for number in near for word in source.sentence(number))
        is_restated = len(stems) >= _FEWEST_TOLD or share == 1
        return cls(words, denied(words), near, source, words_near, is_restated)


Found = tuple[RuleCode, tuple[int, int], tuple[int, int]]


def _opposite(sentence: _Sentence, names: set[str], told: Callable[[], list[tuple[int, int]]]) -> Found | None:
    """A word whose opposite stands in its place in the source: "positive" for "negative", "carried" for "failed".

    Between names that have changed places it says the same: "Acme lost to Bolt", "Bolt beat Acme"; and what is `told`
    by other words.
    """
    source, near = sentence.source, {word.stem for word in sentence.words_near}
    new = [(index, word) for index, word in enumerate(sentence.words) if word.is_content and word.stem not in near]
    sides_near = frozenset[Side]().union(*map(sides_of, near)) if new else frozenset[Side]()
    opposed = [(index, word, other_sides(sides_of(word.stem)) & sides_near) for index, word in new]
    if not any(sides for _, _, sides in opposed):
        return None  # as in most sentences
    sides_here = frozenset[Side]().union(*(sides_of(word.stem) for word in sentence.words))
    for index, word, sides in opposed:
        # Where the summary has the other side's word too, both are told: "reopened after being closed".
        in_place = sides - sides_here
        # Where the source has a word of the same side, it says that too: "killing 107 and wounding 238".
        wanted = frozenset(side for side in in_place if (side[0], not side[1]) not in sides_near)
        if not in_place or any(start <= word.start < end for start, end in told()):
            continue
        around = _around(sentence.words, index)
        if any(around & _around_place(source, place) for place in source.places.get(word.stem, ())):
            continue
        for number in sentence.near:
            words = source.sentence(number)
            for place, other in enumerate(words):
                is_there = sentence.is_restated and _is_same_place(sentence.words, index, words, place)
                if (
                    sides_of(other.stem) & (in_place if is_there else wanted)
                    and source.denied_in(number)[place] is sentence.denied[index]
                    and around & _around(words, place)
                    and not _is_converse(sentence, index, number, place, names)
                ):
                    return RuleCode.OPPOSITE_OUTCOME, (word.start, word.end), source.sentences[number]
    return None


def _is_same_place(words: Sequence[Word], index: int, others: Sequence[Word], place: int) -> bool:
    """True for two words right behind the same word: "recommended approval", "recommended refusal"."""
    return bool(index and place) and words[index - 1].is_content and words[index - 1].stem == others[place - 1].stem


def _is_converse(sentence: _Sentence, index: int, number: int, place: int, names: set[str]) -> bool:
    """True where a word of the summary and one of a source sentence stand between the same two, turned round.

    Also where the summary leaves out one of the two: "Derby lost" of "Hull beat Derby".
    """
    said = sentence.source.sentence(number)
    if _is_comparison_turned(sentence.words, index, said, place):
        return True
    doer, other = names_beside(sentence.words, index, names)
    if doer is not None and other is None:
        left, right = names_beside(said, place, names)
        return right == doer != left
    turned = {(other, one) for one, other in roles_at(sentence.words, index, names)}
    return any(roles in turned for roles in roles_at(said, place, names))


def _is_comparison_turned(words: Sequence[Word], index: int, others: Sequence[Word], place: int) -> bool:
    """True for "the old one is longer than the new one", of "the new one is shorter than the old one"."""
    here, there = _compared(words, index), _compared(others, place)
    return bool(here and there and here[0] - there[0] & there[1] and here[1] - there[1] & there[0])


def _compared(words: Sequence[Word], index: int) -> tuple[frozenset[str], frozenset[str]] | None:
    """The stems on the two sides of a comparison with "than" behind a word; None for no comparison."""
    than = next((k for k in range(index + 1, min(index + _COMPARED, len(words))) if words[k].folded == "than"), None)
    if than is None:
        return None
    one = frozenset(word.stem for word in words[max(0, index - _COMPARED) : than] if word.is_content)
    other = frozenset(word.stem for word in words[than + 1 : than + 1 + _NEIGHBOURS] if word.is_content)
    return one, other


def _negated(sentence: _Sentence) -> Found | None:
    """A word that is denied here and nowhere in the source, or denied wherever the source has it and not here."""
    source = sentence.source
    is_denying = any(map(denies, sentence.words))
    if not is_denying and not any(map(denies, sentence.words_near)):
        return None
    for index, word in enumerate(sentence.words):
        here = sentence.denied[index]
        places = source.places.get(word.stem, ())
        if not word.is_content or is_negator(word) or not places or (is_denying and not here):
            continue
        found = [source.index_at(place) for place in places[:_MOST_PLACES]]
        if any(source.denied_in(number)[place] is here for number, place in found):
            continue
        around = _around(sentence.words, index)
        for number, place in found:
            words = source.sentence(number)
            if number not in sentence.near or not around & _around(words, place):
                continue
            if here and source.asks(number):
                continue  # "Did you book it? - No, it was full": the question states nothing
            if here and any(map(denies, words)):
                return None
            if _UNTIL & {other.folded for other in (*words, *sentence.words)} or is_of_the_rest(sentence.words, words):
                return None
            return RuleCode.NEGATED_STATEMENT, (word.start, word.end), source.sentences[number]
    return None


def _around(words: Sequence[Word], index: int) -> set[str]:
    """The stems of the content words near a word of a sentence."""
    near = words[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS + 1]
    return {word.stem for word in near if word.is_content and word is not words[index]}


def _around_place(source: SourceStatements, place: int) -> set[str]:
    number, index = source.index_at(place)
    return _around(source.sentence(number), index)
