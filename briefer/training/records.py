"""The records that training is made from: JSON lines, read as passages with a reference that tells what matters."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from briefer.errors import InputError
from briefer.passages import folded
from briefer.sentences import split_sentences
from briefer.training.headings import general_heading
from briefer.training.windows import FEWEST_WORDS, MOST_WANTED, MOST_WORDS, section_pairs

_LONGEST_HEADING = 16  # words
_SHOWN = 0.5  # of the titles; a hidden one still tells which sentence matters
_SAME_START = 30  # characters: a text that starts so with its title repeats it


@dataclass(frozen=True, slots=True)
class Referenced:
    """A passage, its heading if it has one, and a text by a human that says what matters in it, if there is one."""

    heading: str | None
    passage: str
    reference: str | None


def referenced(line: str, place: str, seed: int, general: float) -> Iterator[Referenced]:
    """The passages of a line of input, the same ones whenever it is read.

    Args:
        line: JSON: ``["passage", "summary"]``, ``{"document", "summary"}``, ``{"title", "text"}``, or ``{"text"}``
            for all passages of an article that nobody summarized.
        place: File and line, for the error.
        seed: Of the random cuts.
        general: The share of passages without a heading that get one of `headings.GENERAL`.

    Raises:
        InputError: The line is none of these.
    """
    try:
        record = json.loads(line)
    except ValueError as error:
        raise InputError(f"{place} is no JSON ({error}): give one record a line") from error
    rng = random.Random(f"{seed}/{line}")
    match record:
        case [str(passage), str(summary)]:
            yield from _headed([(folded(passage), folded(summary))], seed, general)
        case {"document": str(document), "summary": str(summary)}:
            pairs = section_pairs(document, summary, rng)
            yield from _headed([(pair.passage, pair.summary) for pair in pairs], seed, general)
        case {"title": str(title), "text": str(text)}:
            for passage in islice(_passages(text, folded(title), rng), 1):
                shown = rng.random() < _SHOWN and len(title.split()) <= _LONGEST_HEADING
                yield Referenced(folded(title) if shown else None, passage, folded(title))
        case {"text": str(text)}:
            yield from _headed([(passage, None) for passage in _passages(text, None, rng)], seed, general)
        case _:
            raise InputError(f"{place} is {_described(record)}: give a pair, a document with summary, or a text")


def _described(record: Any) -> str:
    if isinstance(record, Mapping):
        return f"an object of {', '.join(map(str, record)) or 'nothing'}"
    return f"a list of {len(record)}" if isinstance(record, list) else f"a {type(record).__name__}"


def _headed(pairs: Sequence[tuple[str, str | None]], seed: int, general: float) -> Iterator[Referenced]:
    for passage, summary in pairs:
        yield Referenced(general_heading(passage, seed, general), passage, summary)


def _passages(text: str, title: str | None, rng: random.Random) -> Iterator[str]:
    """An article cut into passages of random length, its first one first: that is what a title says most about."""
    lines = [folded(line) for line in text.split("\n")]
    if title:
        lines = [line for line in lines if not line.startswith(title[:_SAME_START])]
    body = "\n".join(lines)
    chosen: list[str] = []
    words, wanted = 0, rng.randint(FEWEST_WORDS, MOST_WANTED)
    spans = split_sentences(body)
    for number, span in enumerate(spans, start=1):
        chosen.append(span.of(body))
        words += len(chosen[-1].split())
        if words >= wanted or number == len(spans):
            if FEWEST_WORDS <= words <= MOST_WORDS:
                yield " ".join(chosen)
            chosen, words, wanted = [], 0, rng.randint(FEWEST_WORDS, MOST_WANTED)
