"""The records that training is made from: JSON lines, read as passages with a reference that tells what matters."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from briefer.errors import InputError
from briefer.text import split_sentences
from briefer.text.folding import folded
from briefer.training.data.headings import general_heading
from briefer.training.data.pseudo_labels import Story
from briefer.training.data.windows import FEWEST_WORDS, MOST_WANTED, MOST_WORDS, section_pairs

_LONGEST_HEADING = 16  # words
_SHOWN = 0.5  # of the titles; a hidden one still tells which sentence matters
_SAME_START = 30  # characters: a text that starts so with its title repeats it


@dataclass(frozen=True, slots=True)
class Referenced:
    """A passage, its heading if it has one, and what tells what matters in it: a human's text, or its whole article."""

    heading: str | None
    passage: str
    reference: str | Story


def referenced(line: str, place: str, seed: int, general: float, *, central: bool = False) -> Iterator[Referenced]:
    """The passages of a line of input, the same ones whenever it is read.

    Args:
        line: JSON: ``["passage", "summary"]``, ``{"document", "summary"}``, ``{"title", "text"}`` for the opening of an
            article, or ``{"text"}`` for all passages of one that nobody summarized.
        place: File and line, for the error.
        seed: Of the random cuts.
        general: The share of passages without a heading that get one of `headings.GENERAL`.
        central: Give all passages of articles with a title too, the article itself their reference.

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
        case {"title": str(title), "text": str(text)} if title.strip() and not central:
            for passage in islice(_passages(_sentences(text, title), rng), 1):
                yield Referenced(_shown(title, rng), passage, folded(title))
        case {"text": str(text)}:
            given = record.get("title")
            name = given if isinstance(given, str) and given.strip() else None
            sentences = _sentences(text, name)
            story = Story.of(sentences, name)
            for passage in _passages(sentences, rng):
                heading = _shown(name, rng) if name else general_heading(passage, seed, general)
                yield Referenced(heading, passage, story)
        case _:
            raise InputError(f"{place} is {_described(record)}: give a pair, a document with summary, or a text")


def _described(record: Any) -> str:
    if isinstance(record, Mapping):
        return f"an object of {', '.join(map(str, record)) or 'nothing'}"
    return f"a list of {len(record)}" if isinstance(record, list) else f"a {type(record).__name__}"


def _headed(pairs: Sequence[tuple[str, str]], seed: int, general: float) -> Iterator[Referenced]:
    for passage, summary in pairs:
        yield Referenced(general_heading(passage, seed, general), passage, summary)


def _shown(title: str, rng: random.Random) -> str | None:
    return folded(title) if rng.random() < _SHOWN and len(title.split()) <= _LONGEST_HEADING else None


def _sentences(text: str, title: str | None) -> list[str]:
    """The sentences of an article, without lines that repeat its title."""
    lines = [folded(line) for line in text.split("\n")]
    if title:
        lines = [line for line in lines if not line.startswith(folded(title)[:_SAME_START])]
    body = "\n".join(lines)
    return [span.of(body) for span in split_sentences(body)]


def _passages(sentences: Sequence[str], rng: random.Random) -> Iterator[str]:
    """An article cut into passages of random length, its first one first: that is what a title says most about."""
    chosen: list[str] = []
    words, wanted = 0, rng.randint(FEWEST_WORDS, MOST_WANTED)
    for number, sentence in enumerate(sentences, start=1):
        chosen.append(sentence)
        words += len(sentence.split())
        if words >= wanted or number == len(sentences):
            if FEWEST_WORDS <= words <= MOST_WORDS:
                yield " ".join(chosen)
            chosen, words, wanted = [], 0, rng.randint(FEWEST_WORDS, MOST_WANTED)
