"""Ways to make a true sentence say what its passage does not: each changes as little as it can.

A judge that is trained on them cannot tell a wrong sentence by its style, for its faithful twin has the same one.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

from briefer.facts.document import FactIndex
from briefer.facts.mention import Mention
from briefer.faithfulness.statements.opposites import other_sides, sides_of
from briefer.text.english import AUXILIARIES, LIMITS, QUALIFIERS, SUBORDINATORS, is_verb
from briefer.text.wordlists import ordered_words
from briefer.text.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Told:
    """A true sentence: its text, facts and words, and the passage's facts and words."""

    text: str
    facts: FactIndex
    words: tuple[Word, ...]
    passage: FactIndex
    around: tuple[Word, ...]

    @classmethod
    def of(cls, text: str, passage: str) -> "Told":
        """Reads a sentence and its passage."""
        inside, around = words_of(text, [(0, len(text))]), words_of(passage, [(0, len(passage))])
        return cls(text, FactIndex.of(text), inside, FactIndex.of(passage), around)


Edit = Callable[[Told, random.Random], Iterator[str]]
"""Gives versions of a sentence that its passage does not support."""

_ENDINGS: Final = ("ing", "ed", "s", "")
_SHORTEST: Final = 5  # letters of a word that is put in another's place


def unfaithful(told: Told, rng: random.Random) -> tuple[str, str] | None:
    """A version that is wrong, and the kind of its error; None where no edit fits.

    Args:
        told: The sentence.
        rng: Chooses the kind, then the version.
    """
    kinds = list(EDITS)
    rng.shuffle(kinds)
    for kind in kinds:
        versions = [version for version in EDITS[kind](told, rng) if version != told.text]
        if versions:
            return kind, rng.choice(versions)
    return None


def swapped(told: Told, rng: random.Random) -> Iterator[str]:
    """Two names or two figures of one type in each other's place: "Bolt sued Acme"."""
    for one, other in combinations(told.facts.mentions, 2):
        if (one.kind, one.type) == (other.kind, other.type) and one.text != other.text and one.end <= other.start:
            text = told.text
            yield text[: one.start] + other.text + text[one.end : other.start] + one.text + text[other.end :]


def other_subject(told: Told, rng: random.Random) -> Iterator[str]:
    """Another name or figure of the passage in the place of one of its type: the wrong one did it."""
    known = {mention.text for mention in told.facts.mentions}
    by_type: dict[object, list[Mention]] = {}
    for mention in told.passage.mentions:
        if mention.text not in known and not any(mention.text in text or text in mention.text for text in known):
            by_type.setdefault((mention.kind, mention.type), []).append(mention)
    for mention in told.facts.mentions:
        for other in by_type.get((mention.kind, mention.type), ()):
            yield told.text[: mention.start] + other.text + told.text[mention.end :]


def negated(told: Told, rng: random.Random) -> Iterator[str]:
    """A "not" more, or one less."""
    for number, word in enumerate(told.words):
        if word.folded == "not":
            yield _without(told.text, word)
        elif word.folded in AUXILIARIES and not any(
            w.folded in ("not", "no", "never") for w in told.words[number:][:3]
        ):
            yield f"{told.text[: word.end]} not{told.text[word.end :]}"


def opposite(told: Told, rng: random.Random) -> Iterator[str]:
    """The opposite of what came out: "fell" for "rose"."""
    for word in told.words:
        wanted = other_sides(sides_of(word.stem))
        for side in wanted:
            for other in _by_side().get(side, ()):
                if _ending(other) == _ending(word.folded):
                    yield told.text[: word.start] + other + told.text[word.end :]


def certain(told: Told, rng: random.Random) -> Iterator[str]:
    """Without what makes it less than certain, or not true of all: "may close" becomes "will close"."""
    for word in told.words:
        if word.folded in _MODAL:
            yield told.text[: word.start] + _MODAL[word.folded] + told.text[word.end :]
        elif word.folded in LIMITS - SUBORDINATORS or (word.folded in QUALIFIERS and word.folded.endswith("ly")):
            yield _without(told.text, word)


def other_word(told: Told, rng: random.Random) -> Iterator[str]:
    """Another word of the passage in the place of one that ends like it."""
    own = {word.stem for word in told.words}
    plain = [w for w in told.around if _is_plain(w) and w.stem not in own]
    for word in told.words:
        if _is_plain(word):
            for other in plain:
                alike = is_verb(other.folded) == is_verb(word.folded) and _ending(other.folded) == _ending(word.folded)
                if alike and other.folded[-2:] == word.folded[-2:]:
                    yield told.text[: word.start] + other.folded + told.text[word.end :]


def spliced(told: Told, rng: random.Random) -> Iterator[str]:
    """The head of the sentence with the tail of another, where both have a verb to weld them at."""
    spans = [m.span() for m in re.finditer(r"[^.!?]+[.!?]", told.passage.text)]
    own = {word.stem for word in told.words if word.is_content}
    for head in (word for word in told.words[2:-2] if is_verb(word.folded)):
        for start, end in spans:
            tail = [w for w in told.around if start <= w.start < end]
            if len({w.stem for w in tail if w.is_content} & own) > len(own) // 2:
                continue
            joints = [w for w in tail[1:-2] if is_verb(w.folded) and w.folded[-2:] == head.folded[-2:]]
            yield from (told.text[: head.end] + told.passage.text[w.end : end] for w in joints)


EDITS: Final[Mapping[str, Edit]] = {
    "swapped": swapped,
    "subject": other_subject,
    "negated": negated,
    "opposite": opposite,
    "certain": certain,
    "word": other_word,
    "splice": spliced,
}
_MODAL: Final = {"may": "will", "might": "will", "could": "will", "can": "must", "would": "will", "should": "must"}


def _is_plain(word: Word) -> bool:
    return word.is_content and not word.is_title and word.folded.isalpha() and len(word.folded) >= _SHORTEST


def _ending(word: str) -> str:
    return next(ending for ending in _ENDINGS if word.endswith(ending))


def _without(text: str, word: Word) -> str:
    kept = text[: word.start].rstrip() + text[word.end :]
    return kept.lstrip()[:1].upper() + kept.lstrip()[1:] if word.start == 0 else kept


@cache
def _by_side() -> Mapping[object, Sequence[str]]:
    """The listed words on each side of each group."""
    table: dict[object, list[str]] = {}
    for entry in ordered_words("briefer.faithfulness.statements", "opposites.tsv"):
        group, _, word = entry.partition(" ")
        table.setdefault((group[:-1], group[-1] == "+"), []).append(word)
    return table
