"""Words of a copied sentence that its source has not: which of them change what is said."""

from collections.abc import Sequence

from briefer.facts.names.tables.lexicon import is_ordinary
from briefer.faithfulness.alignment.align import Alignment
from briefer.text.abbreviations import SPEECH_VERBS
from briefer.text.english import (
    ADVERBIALS,
    AUXILIARIES,
    BE,
    CLAUSE_OPENERS,
    NEW_WORDS,
    PRONOUNS,
    REPORTING_VERBS,
    is_verb,
)
from briefer.text.words import Word

_SAYING = REPORTING_VERBS | SPEECH_VERBS


def added_word(alignment: Alignment, bound: Sequence[tuple[int, int]] = ()) -> Word | None:
    """A word that the source has not at that place and that changes the statement, or None.

    A "not", a "could", a preposition, and any word of content, wherever it stands: "fell" for "rose", "the union
    welcomes" at the end of a clause. Names and figures are the evaluator's.

    Args:
        alignment: The generated sentence, aligned.
        bound: Spans of its names and figures, whose words may be other ones: "18 percent" for "18%".
    """
    words, places = alignment.words, alignment.places
    spans = iter(sorted(bound))
    span = next(spans, None)
    before: int | None = None
    following = _following(places)
    for index, (word, place) in enumerate(zip(words, places, strict=True)):
        if place is not None:
            before = place
            continue
        while span and span[1] <= word.start:
            span = next(spans, None)
        if (span and span[0] < word.end) or word.folded[0].isdigit():
            continue
        if word.is_title and (index or not is_ordinary(word.folded)):
            continue
        if not _adds_nothing(alignment, index, before, following[index]):
            return word
    return None


def _following(places: Sequence[int | None]) -> list[int | None]:
    """For each place the next one that is known."""
    found: list[int | None] = []
    after: int | None = None
    for place in reversed(places):
        found.append(after)
        after = place if place is not None else after
    return found[::-1]


def _adds_nothing(alignment: Alignment, index: int, before: int | None, after: int | None) -> bool:
    """True for a new word that a rewording brings in; `before` and `after` are the nearest places that are known."""
    word = alignment.words[index]
    if word.folded in REPORTING_VERBS:
        beside = before is not None and after == before + 1
        return not beside and (_says_what_follows(alignment, index) or _stands_for_saying(alignment, before))
    if word.folded not in NEW_WORDS or (word.folded in BE and _reverses(alignment, index, before)):
        return False
    return word.folded not in AUXILIARIES or _only_helps(alignment, index, before, after)


def _says_what_follows(alignment: Alignment, index: int) -> bool:
    """True for a verb of saying with a statement behind it: "the union said the plan is a breach".

    "The firm added 20 jobs" says what it did, and "which the union says" nothing of what it said.
    """
    return any(is_verb(word.folded) and not word.is_title for word in _clause(alignment, index)[1:])


def _stands_for_saying(alignment: Alignment, before: int | None) -> bool:
    """True where the source goes on with another verb of saying: "the director said" for "the director explained"."""
    source = alignment.source.words
    return before is not None and before + 1 < len(source) and source[before + 1].folded in _SAYING


def _only_helps(alignment: Alignment, index: int, before: int | None, after: int | None) -> bool:
    """True for a new "has" or "was" that helps another verb, or an "is" that takes the place of no verb.

    "The town was closed by the men", and "The port, a gate to the north," told as "The port is a gate to the north".
    Never "which the union has" for "which the union rejects", nor "The union has a plan" for "rejects a plan".
    """
    helped = next((word for word in _clause(alignment, index) if word.folded not in ADVERBIALS), None)
    if helped is None:
        return False
    if is_verb(helped.folded) or helped.folded.endswith(("en", "ing")):
        return True
    if before is None or after is None or after <= before + 1:
        return True
    source = alignment.source.words
    dropped = source[before + 1 : after]
    return source[before].breaks or any(word.folded in CLAUSE_OPENERS | PRONOUNS for word in dropped)


def _clause(alignment: Alignment, index: int) -> Sequence[Word]:
    """The words behind one, up to the next punctuation."""
    end = index
    while end + 1 < len(alignment.words) and not alignment.words[end].breaks:
        end += 1
    return alignment.words[index + 1 : end + 1]


def _reverses(alignment: Alignment, index: int, before: int | None) -> bool:
    """True where a new "was" makes who acts the one who suffers: "Acme was sued by Bolt" of "Acme sued Bolt"."""
    if index + 1 >= len(alignment.words) or not is_verb(alignment.words[index + 1].folded):
        return False
    verb = alignment.places[index + 1]
    return verb is not None and (before is None or before < verb)
