"""Pairs to train a judge on, made of articles and summaries: half are faithful, half are made wrong on purpose."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefer.briefing.compression import shorter_forms
from briefer.faithfulness.nearest import passage_text, passages
from briefer.faithfulness.sentence import source_words
from briefer.text import split_sentences
from briefer.text.english import DETERMINERS, PRONOUNS
from briefer.text.folding import folded
from briefer.training.data.records import referenced
from briefer.training.judging.edits import Told, unfaithful

_FEWEST_WORDS: Final = 5
_LONGEST: Final = 90  # words of a passage: what a judge of this size reads at once
_ABSENT: Final = 0.15
"""Share of the wrong ones that are true of the article and not said in the passage."""


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """What a judge reads and is to say: whether the passage says what the statement says, and how the pair was made."""

    passage: str
    statement: str
    entailed: bool
    kind: str


def judged_pairs(source: Path, seed: int, each: int = 2) -> Iterator[JudgedPair]:
    """The pairs of a JSONL file of the records that `training prepare` takes, the same ones for the same seed.

    Args:
        source: The file.
        seed: Of all that is random.
        each: Most true statements that are taken from a passage.
    """
    with source.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            rng = random.Random(f"{seed}/{line}")
            for found in referenced(line, f"{source}:{number}", seed, 0.0):
                yield from _of_passage(found.passage, _sentences(found.reference), rng, each)


def _sentences(reference: object) -> list[str]:
    """The sentences of a human summary; none of a title, which is no sentence, nor of an article without a summary."""
    if not isinstance(reference, str):
        return []
    found = [folded(span.of(reference)) for span in split_sentences(reference)]
    return [sentence for sentence in found if sentence.endswith(".")]


def _of_passage(passage: str, summary: Sequence[str], rng: random.Random, each: int) -> Iterator[JudgedPair]:
    spans = split_sentences(passage)
    source = source_words(passage, spans)
    sentences = [folded(span.of(passage)) for span in spans]
    true = list(_true(sentences, summary, rng))
    rng.shuffle(true)
    for kind, statement in true[:each]:
        if len(statement.split()) < _FEWEST_WORDS:
            continue
        wrong = unfaithful(Told.of(statement, passage), rng) if rng.random() < 0.5 else None
        if wrong:
            kind, statement = f"{kind}/{wrong[0]}", wrong[1]
        sets = passages(statement, source)
        if not sets:
            continue
        # What is made of two sentences must be read beside both.
        shown = rng.choice(sets) if kind.startswith(("whole", "cut")) else sets[0]
        read = passage_text(shown, source)
        if len(read.split()) > _LONGEST:
            continue
        if wrong is None and kind != "human" and rng.random() < _ABSENT:
            # The same true statement beside sentences that do not say it.
            others = [k for k in range(len(spans)) if k not in {n for one in sets for n in one}]
            if len(others) >= 2:
                first = rng.randrange(len(others) - 1)
                yield JudgedPair(passage_text(others[first : first + 2], source), statement, False, f"{kind}/absent")
                continue
        yield JudgedPair(read, statement, wrong is None, kind)


def _true(sentences: Sequence[str], summary: Sequence[str], rng: random.Random) -> Iterator[tuple[str, str]]:
    """Statements that a passage supports, each with how it came about."""
    for sentence in summary:
        yield "human", sentence
    chosen = rng.sample(range(len(sentences)), min(3, len(sentences)))
    for number in chosen:
        whole = sentences[number]
        yield "whole", whole
        forms = shorter_forms(whole)
        if forms:
            yield "cut", rng.choice(forms)
        if number + 1 < len(sentences) and (both := _fused(whole, sentences[number + 1])):
            yield "fused", both


def _fused(one: str, other: str) -> str | None:
    """Two sentences in one: "The plant closed, and its owner left."; None where the second cannot be joined."""
    first, _, rest = other.partition(" ")
    if not one.endswith(".") or not rest:
        return None
    joined = first.lower() if first.lower() in DETERMINERS | PRONOUNS else first
    return f"{one[:-1]}, and {joined} {rest}"
