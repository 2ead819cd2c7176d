"""Interviews and transcripts: who says which sentence, behind which other, and to what question it is an answer."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefer.briefing.voice import is_filler
from briefer.documents.article import Article, Section
from briefer.text.span import Span
from briefer.text.speakers import Talk, mark_end, talk

_FEW_SPOKEN = 4
"""Words of an answer that says too little alone."""
_TRANSCRIPT = 0.5
"""Share of the paragraphs of a transcript that open with a speaker, at least."""
_LONGEST_PROMPT = 35
"""Words up to which all that is said before an answer comes with it; of more, the question alone."""
_NAMELESS = frozenset(("Q", "A", "Question", "Answer"))
"""Marks that tell who asks and who answers, but no name."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What is said in a section, sentence by sentence.

    Attributes:
        follows: What is not printed but behind the sentence before it, or behind its speaker's name.
        marks: Who says what follows, where that stands before another sentence of the same turn: the mark's span.
        questions: What was asked before the first sentence of an answer.
        said: All that somebody says.
        remarks: What who leads an interview says.
        first: What answers the question that a section's heading is, if it is one.
    """

    follows: frozenset[Span] = frozenset()
    marks: Mapping[Span, Span] = field(default_factory=dict)
    questions: Mapping[Span, tuple[Span, ...]] = field(default_factory=dict)
    said: frozenset[Span] = frozenset()
    remarks: frozenset[Span] = frozenset()
    first: Sequence[Span] = ()

    @property
    def asked(self) -> frozenset[Span]:
        """The questions that come with an answer."""
        return frozenset(span for each in self.questions.values() for span in each)


@dataclass(slots=True)
class _Turn:
    """What one speaker says: `mark` is None for a question that nobody's name stands before."""

    mark: Span | None
    sentences: list[Span]
    loose: list[Span] = field(default_factory=list)
    """Those of later paragraphs, of which it is not sure who says them."""


def spoken_part(sentence: str) -> str:
    """A sentence without the speaker before it: "((Ann Poe)) : Yes." is "Yes."."""
    return sentence[mark_end(sentence) :].lstrip(" :")


def speech(article: Article, section: Section, sentences: Sequence[Span]) -> Speech:
    """Who says what in a section; nothing where its article is no interview and no transcript."""
    text = article.text
    who = talk(text)
    if not who.speakers:
        return Speech(frozenset(sentences[1:]), first=sentences[:1]) if is_asked(section) else Speech()
    turns = _turns(text, section, sentences, who)
    follows: list[Span] = []
    marks: dict[Span, Span] = {}
    questions: dict[Span, tuple[Span, ...]] = {}
    asked: tuple[Span, ...] = ()
    remarks: list[Span] = []
    for turn in turns:
        mark = turn.mark.of(text).rstrip(" :\n\t") if turn.mark else ""
        said = [span for span in turn.sentences if not _is_empty(text, span, turn.mark)]
        follows += [span for span in (*turn.sentences, *turn.loose) if span != turn.sentences[0] or mark == "A"]
        if turn.mark:
            # "A: The state pays half." answers what nobody knows; only what comes first behind the question does not.
            named = said[:1] if mark in _NAMELESS else said
            marks |= {span: turn.mark for span in named if span != turn.sentences[0]}
        if said and asked and mark and mark not in who.askers:
            questions[said[0]] = asked
        asked = _prompt(text, turn, is_asker=mark in who.askers)
        remarks += [*turn.sentences, *turn.loose] if mark in who.askers or not mark else []
    return Speech(
        frozenset(follows),
        marks,
        questions,
        frozenset(span for turn in turns for span in (*turn.sentences, *turn.loose)),
        frozenset(remarks),
    )


def is_asked(section: Section) -> bool:
    """Whether a section's heading is a question, which its first sentence answers."""
    return (section.heading or "").rstrip().endswith("?")


def _is_empty(text: str, span: Span, mark: Span | None) -> bool:
    """Whether a sentence of a turn says nothing: "Thank you for having me."."""
    start = mark.end if mark and mark.start == span.start else span.start
    return is_filler(text[start : span.end].lstrip(" :"))


def _prompt(text: str, turn: _Turn, *, is_asker: bool) -> tuple[Span, ...]:
    """What of a turn the next one answers; nothing where it is no question, or a greeting."""
    said = [*turn.sentences, *turn.loose]
    at = max((k for k, span in enumerate(said) if span.of(text).endswith("?")), default=len(said) - 1)
    if not said or not (is_asker or said[at].of(text).endswith("?")):
        return ()
    for prompt in (said, said[at:], said[at : at + 1]):
        kept = [span for span in prompt if not _is_empty(text, span, turn.mark)]
        if sum(len(span.of(text).split()) for span in kept) <= _LONGEST_PROMPT:
            return tuple(kept)
    return ()


def _turns(text: str, section: Section, sentences: Sequence[Span], who: Talk) -> list[_Turn]:
    starts = {paragraph.start for paragraph in section.paragraphs}
    marked = [paragraph.start for paragraph in section.paragraphs if who.mark_end(paragraph.of(text))]
    # In a transcript a paragraph without a speaker goes on with what the one before it says.
    is_transcript = len(marked) >= _TRANSCRIPT * len(starts)
    prompts = _prompts(text, section, frozenset(marked))
    found: list[_Turn] = []
    sure = False  # whether the sentence before is by who speaks last
    for span in sentences:
        opens = span.start in starts
        if end := who.mark_end(span.of(text)):
            found.append(_Turn(Span(span.start, span.start + end), [span]))
            sure = True
        elif span.start in prompts:
            found.append(_Turn(None, [span]))
            sure = True
        elif found and sure and (not opens or (is_transcript and found[-1].mark)):
            found[-1].sentences.append(span)
        elif found and found[-1].mark and span.start < max(marked, default=-1):
            found[-1].loose.append(span)
            sure = False
        else:
            sure = False
    return found


def _prompts(text: str, section: Section, marked: frozenset[int]) -> frozenset[int]:
    """The paragraphs that ask something, without a mark, above one that answers."""
    return frozenset(
        paragraph.start
        for paragraph, behind in pairwise(section.paragraphs)
        if paragraph.start not in marked and behind.start in marked and paragraph.of(text).rstrip().endswith("?")
    )


def with_short_answers(
    text: str, sentences: Sequence[Span], starts: Collection[int], *, asked: bool = False
) -> Iterator[Span]:
    """The sentences, with few words of a speaker and what follows made one: "ANN POE: Yes. We won on Sunday.".

    Where they are `asked` for by a heading, the first one's too: "Yes. We won on Sunday."
    """
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
        answers = part != said or (asked and span == sentences[0])
        if answers and len(part.split()) <= _FEW_SPOKEN and not part.endswith("?") and not is_filler(part):
            held = span
        else:
            yield span
    if held is not None:
        yield held
