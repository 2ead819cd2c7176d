"""Labelled passages as a ranker of their sentences sees them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefer.briefing.coherence import Known, Referents, unknown
from briefer.errors import InputError
from briefer.facts.document import FactIndex
from briefer.salience.ranking import described
from briefer.text.span import Span


@dataclass(frozen=True, slots=True)
class Ranked:
    """A labelled passage: its sentences, and of each what is seen, how much it says, and whether it reads alone."""

    sentences: tuple[str, ...]
    seen: tuple[tuple[float, ...], ...]
    salience: tuple[float, ...]
    alone: tuple[bool, ...]


def labelled(source: Path) -> Iterator[Ranked]:
    """The passages of a file that `prepare` wrote which leave a choice.

    Raises:
        InputError: A line is no labelled passage.
    """
    with source.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            match json.loads(line):
                case {"source": str(text), "sentences": list(spans)}:
                    sentences = [text[start:end] for start, end, _ in spans]
                    salience = tuple(float(value) for _, _, value in spans)
                case _:
                    raise InputError(f"{source}:{number} is no labelled passage: give what `prepare` writes")
            if len(sentences) > 1:
                yield Ranked(tuple(sentences), tuple(map(tuple, described(sentences))), salience, read_alone(sentences))


def read_alone(sentences: Sequence[str]) -> tuple[bool, ...]:
    """Whether each sentence of a passage takes nothing for known that the passage did not say in it."""
    text, spans, at = " ".join(sentences), [], 0
    for sentence in sentences:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    referents = Referents.of(text, FactIndex.of(text), spans)
    return tuple(
        not unknown(sentence, span.start, Known(), referents) for sentence, span in zip(sentences, spans, strict=True)
    )
