"""The jumps of a copied sentence: which of them still say what the source says."""

from collections.abc import Sequence

from briefer.faithfulness.alignment.align import Alignment, CopyBreak
from briefer.text.english import (
    ADVERBIALS,
    AUXILIARIES,
    BE,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    QUALIFIERS,
    REPORTING_VERBS,
    is_verb,
)
from briefer.text.words import Word

_JOINTS = PREPOSITIONS | DETERMINERS | CONJUNCTIONS | AUXILIARIES
_PHRASE_OPENERS = PREPOSITIONS | CLAUSE_OPENERS | ADVERBIALS
_LONGEST_MODIFIER = 2
_FEWEST_OF_SIDE = 3  # content words


def unsupported_break(alignment: Alignment, bound: Sequence[tuple[int, int]] = ()) -> CopyBreak | None:
    """The first seam at which the sentence stops saying what its source says, or None.

    A sentence may drop words of one source sentence where that does not rewire what is left, and may name what a
    pronoun stood for. It may not go on in another source sentence, nor turn a statement round but into the passive.

    Args:
        alignment: The generated sentence, aligned.
        bound: Spans of its names, which may take the place of a pronoun ("Zelenskyy said" for "he said").
    """
    source = alignment.source.words
    for seam in alignment.seams:
        here, there = source[seam.here], source[seam.there]
        if _stands_for_pronoun(alignment, seam, bound):
            continue
        if here.sentence != there.sentence:
            return seam
        if seam.there <= seam.here:
            sound = _sound_turn(alignment, seam)
        else:
            sound = _stands_in(alignment, seam) or _sound_skip(source, seam.here, seam.there)
        if not sound:
            return seam
    return None


def may_be_fused(words: Sequence[Word]) -> bool:
    """False for a sentence too short for `fusion_break`, whatever its source: it need not be aligned."""
    return sum(word.is_content for word in words) >= 2 * _FEWEST_OF_SIDE


def fusion_break(alignment: Alignment) -> CopyBreak | None:
    """The seam that joins pieces of two distant source sentences into one statement, or None.

    For summaries by people and by models that rephrase, which join sentences rightly all the time: only a sentence made
    of nothing but the source's words counts, and only where three content words or more on both sides meet without a
    clause's beginning. On human-written summaries this fires on 0.3% (GUM) to 1.2% (DeFacto) of the faithful ones.
    """
    if alignment.coverage != 1.0:
        return None
    source, words = alignment.source.words, alignment.words
    for seam in alignment.seams:
        apart = abs(source[seam.here].sentence - source[seam.there].sentence)
        sides = (_run_to(alignment, seam.index - 1), _run_from(alignment, seam.index))
        long = all(sum(words[k].is_content for k in side) >= _FEWEST_OF_SIDE for side in sides)
        if apart >= 2 and long and not _opens_clause(alignment, seam.index):
            return seam
    return None


def _sound_skip(source: Sequence[Word], here: int, there: int) -> bool:
    """True when the words between two places of one sentence may be dropped."""
    before, after, dropped = source[here], source[there], source[here + 1 : there]
    first, last = dropped[0], dropped[-1]
    if before.folded in _JOINTS and after.folded in _JOINTS:
        return False  # "killed nine people and [left ...] in"
    if before.breaks and last.breaks:
        return True  # between commas
    if any(word.folded in QUALIFIERS for word in dropped):
        return False
    if before.breaks:
        # "66 seats[, totaling 365 seats, surpassing the 326 seats] needed for a majority"
        return False
    if first.folded in REPORTING_VERBS and last.folded in PRONOUNS:
        return True  # "Russia [said Wednesday it] detained"
    if all(word.folded in ADVERBIALS for word in dropped):
        return True
    if first.folded in _PHRASE_OPENERS:
        # "fell by 18% [in the spring] because" loses a phrase; "the chief [of the nuclear] forces" loses its owner, and
        # "a suspect in [the killing of] Igor Kirillov" makes the victim the suspect.
        goes_on = after.folded in _PHRASE_OPENERS or is_verb(after.folded)
        return goes_on and before.folded not in _JOINTS and last.folded not in _JOINTS
    plain = not any(word.folded in _JOINTS | PRONOUNS or is_verb(word.folded) for word in dropped)
    return plain and len(dropped) <= _LONGEST_MODIFIER and not last.breaks and not last.is_possessive


def _stands_in(alignment: Alignment, seam: CopyBreak) -> bool:
    """True where a new name, figure or verb of saying stands in the place of a word or two: others judge these."""
    index = seam.index
    while index > 0 and alignment.places[index - 1] is None:
        index -= 1
    added = alignment.words[index : seam.index]
    dropped = alignment.source.words[seam.here + 1 : seam.there]
    if len(dropped) > _LONGEST_MODIFIER or any(word.folded in QUALIFIERS for word in dropped):
        return False
    return any(w.is_title or w.folded[0].isdigit() or w.folded in REPORTING_VERBS for w in added)


def _sound_turn(alignment: Alignment, seam: CopyBreak) -> bool:
    """True for a jump back that a passive ("was rejected by the court") or a final "officials said" makes."""
    new = {word.folded for word, place in zip(alignment.words, alignment.places, strict=True) if place is None}
    if new & BE and any(word.folded == "by" for word in alignment.words):
        return True
    tail = alignment.words[seam.index :]
    return len(tail) <= 6 and alignment.words[seam.index - 1].breaks and any(w.folded in REPORTING_VERBS for w in tail)


def _stands_for_pronoun(alignment: Alignment, seam: CopyBreak, bound: Sequence[tuple[int, int]]) -> bool:
    """True for a seam into or out of a name that stands where its source sentence has a pronoun."""
    words, places, source = alignment.words, alignment.places, alignment.source.words
    for index in (seam.index - 1, seam.index):
        inside = next(([s, e] for s, e in bound if s <= words[index].start and words[index].end <= e), None)
        if inside is None:
            continue
        span = [k for k, word in enumerate(words) if inside[0] <= word.start and word.end <= inside[1]]
        before = places[span[0] - 1] if span[0] else None
        after = places[span[-1] + 1] if span[-1] + 1 < len(words) else None
        if after is None or after == 0 or source[after - 1].folded not in PRONOUNS:
            continue
        # At the start of the sentence the pronoun must stand there in the source too, or after an opening phrase.
        if before is None or before == after - 2:
            return True
    return False


def _opens_clause(alignment: Alignment, index: int) -> bool:
    """True when a clause begins at a word: after punctuation, or with "and", "while", "who" at or before it."""
    before, word = alignment.words[index - 1], alignment.words[index]
    return before.breaks or before.folded in CLAUSE_OPENERS or word.folded in CLAUSE_OPENERS


def _run_from(alignment: Alignment, index: int) -> range:
    """The words from `index` on that come from the sentence that its word comes from."""
    end = index
    while end < len(alignment.words) and _sentence(alignment, end) in (None, _sentence(alignment, index)):
        end += 1
    return range(index, end)


def _run_to(alignment: Alignment, index: int) -> range:
    """The words up to `index` that come from one sentence."""
    while index >= 0 and alignment.places[index] is None:
        index -= 1
    start = index
    while start >= 0 and _sentence(alignment, start) in (None, _sentence(alignment, index)):
        start -= 1
    return range(start + 1, index + 1)


def _sentence(alignment: Alignment, index: int) -> int | None:
    place = alignment.places[index]
    return None if place is None else alignment.source.words[place].sentence
