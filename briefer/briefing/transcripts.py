"""Questions and answers: who speaks, and which sentences are an answer."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from briefer.documents.article import Article, Section
from briefer.text.span import Span

# "A: Yes.", "((Ann Poe)) Yes.", "THE MAYOR: Yes."
_SPEAKER = re.compile(r"(?:[QA]|Answer|[A-Z][A-Z .,’'-]{3,40}|[A-Z][a-z]+ [A-Z][a-z]+):\s|\(\([^)]{2,40}\)\)\s")
_TURN = re.compile(rf"^(?:{_SPEAKER.pattern})", re.MULTILINE)
_ANSWER = re.compile(r"(?:A|Answer):\s")
_FEWEST_TURNS = 4
_FEW_SPOKEN = 4
"""Words of an answer that says too little alone."""
_REPLY = 8
"""Words up to which what somebody says behind a question is read as its answer."""
_TRANSCRIPT = 0.5
"""Share of the paragraphs of a transcript that open with a speaker, at least."""


def spoken_part(sentence: str) -> str:
    """A sentence without the speaker before it: "((Ann Poe)) : Yes." is "Yes."."""
    match = _SPEAKER.match(sentence)
    return sentence[match.end() :].lstrip(" :") if match else sentence


def answers(article: Article, section: Section, sentences: Sequence[Span]) -> frozenset[Span]:
    """What the speakers of a transcript say behind their first sentence, and answers behind "A:"."""
    if not _is_transcript(article.text):
        return frozenset()
    starts = {paragraph.start for paragraph in section.paragraphs}
    turns = sum(_SPEAKER.match(article.text, start) is not None for start in starts)
    # In a transcript a paragraph without a speaker goes on with what the one before it says.
    is_transcript = turns >= _TRANSCRIPT * len(starts)
    found: list[Span] = []
    speaks = asked = False
    for span in sentences:
        text = span.of(article.text)
        opens = _SPEAKER.match(text) is not None
        speaks = opens or (speaks and (is_transcript or span.start not in starts))
        # "PER HOLM: About 40,000 crowns a year." is nothing without what was asked.
        replies = asked and len(spoken_part(text).split()) <= _REPLY
        if speaks and (not opens or _ANSWER.match(text) or replies):
            found.append(span)
        asked = text.endswith("?")
    return frozenset(found)


@lru_cache(maxsize=4)  # asked for each of the sections, of which a text may have thousands
def _is_transcript(text: str) -> bool:
    return len(_TURN.findall(text)) >= _FEWEST_TURNS


def with_short_answers(text: str, sentences: Sequence[Span], starts: Collection[int]) -> Iterator[Span]:
    """The sentences, with few words of a speaker and what follows made one: "ANN POE: Yes. We won on Sunday."."""
    held: Span | None = None
    for span in sentences:
        if held is not None and span.start not in starts:
            span = Span(held.start, span.end)
            held = None
        elif held is not None:
            yield held
            held = None
        said = span.of(text)
        part = spoken_part(said)
        if part != said and len(part.split()) <= _FEW_SPOKEN and not part.endswith("?"):
            held = span
        else:
            yield span
    if held is not None:
        yield held
