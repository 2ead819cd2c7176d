"""Interviews and transcripts: who says which sentence, behind which other, and to what question it is an answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefer.briefing.boilerplate import boilerplate
from briefer.briefing.turns import Turn, marked_turns, unmarked_turns
from briefer.briefing.voice import is_cue, is_filler
from briefer.documents.article import Article, Section
from briefer.text.folding import folded
from briefer.text.span import Span
from briefer.text.speakers import mark_end, talk

_FEW_SPOKEN = 4
"""Words of an answer that says too little alone."""
_LONGEST_PROMPT = 35
"""Words up to which all that is said before an answer comes with it; of more, the question alone."""
_NAMELESS = frozenset(("Q", "A", "Q.", "A.", "Question", "Answer"))
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


def spoken_part(sentence: str) -> str:
    """A sentence without the speaker before it: "((Ann Poe)) : Yes." is "Yes."."""
    return sentence[mark_end(sentence) :].lstrip(" :")


def speech(article: Article, section: Section, sentences: Sequence[Span]) -> Speech:
    """Who says what in a section; nothing where its article is no interview and no transcript."""
    text = article.text
    who = talk(text)
    turns = marked_turns(text, section, sentences, who) if who.speakers else unmarked_turns(text, section, sentences)
    if not turns:
        return Speech(frozenset(sentences[1:]), first=sentences[:1]) if is_asked(section) else Speech()
    follows: list[Span] = []
    marks: dict[Span, Span] = {}
    questions: dict[Span, tuple[Span, ...]] = {}
    asked: tuple[Span, ...] = ()
    for turn in turns:
        mark = turn.mark.of(text).rstrip(" :\n\t") if turn.mark else ""
        has_name = bool(mark) and mark not in _NAMELESS
        said = [span for span in turn.sentences if not _is_empty(text, span, turn.mark)]
        if answers := bool(said and asked and not turn.asks):
            questions[said[0]] = asked
        # "A: The state pays half." answers what nobody knows; only what comes first behind the question does not.
        free = turn.sentences[:1] if has_name or turn.asks else said[:1] if answers and not mark else []
        follows += [span for span in (*turn.sentences, *turn.loose) if span not in free]
        if turn.mark:
            marks |= {span: turn.mark for span in (said if has_name else said[:1]) if span != turn.sentences[0]}
        asked = _prompt(text, turn)
    return Speech(
        frozenset(follows),
        marks,
        questions,
        frozenset(span for turn in turns for span in (*turn.sentences, *turn.loose)),
        frozenset(span for turn in turns if turn.asks for span in (*turn.sentences, *turn.loose)),
    )


def is_asked(section: Section) -> bool:
    """Whether a section's heading is a question, which its first sentence answers."""
    return (section.heading or "").rstrip().endswith("?")


def _is_empty(text: str, span: Span, mark: Span | None) -> bool:
    """Whether a sentence of a turn says nothing: "Thank you for having me."."""
    start = mark.end if mark and mark.start == span.start else span.start
    said = folded(text[start : span.end].lstrip(" :"))
    return is_filler(said) or is_cue(said) or boilerplate(said) is not None


def _prompt(text: str, turn: Turn) -> tuple[Span, ...]:
    """What of a turn the next one answers; nothing where it is no question, or a greeting."""
    said = [*turn.sentences, *turn.loose]
    at = max((k for k, span in enumerate(said) if span.of(text).endswith("?")), default=len(said) - 1)
    if not said or not (turn.asks or said[at].of(text).endswith("?")):
        return ()
    for prompt in (said, said[at:], said[at : at + 1]):
        kept = [span for span in prompt if not _is_empty(text, span, turn.mark)]
        if sum(len(span.of(text).split()) for span in kept) <= _LONGEST_PROMPT:
            return tuple(kept)
    return ()


def with_short_answers(article: Article, section: Section, sentences: Sequence[Span]) -> Iterator[Span]:
    """The sentences, with few words of an answer and what follows made one: "ANN POE: Yes. We won on Sunday.".

    So it is where a heading asks, or somebody without a name: "How many are you?" "Nine. Before that it was seven."
    """
    text = article.text
    who = talk(text)
    starts = {paragraph.start for paragraph in section.paragraphs}
    firsts = {turn.sentences[0] for turn in unmarked_turns(text, section, sentences)} if not who.speakers else set()
    firsts |= {*sentences[:1]} if is_asked(section) else set()
    held: Span | None = None
    for span in sentences:
        if held is not None and span.start not in starts:
            span = Span(held.start, span.end)
            held = None
        elif held is not None:
            yield held
            held = None
        said = span.of(text)
        part = said[who.mark_end(said) or mark_end(said) :].lstrip(" :")
        answers = part != said or span in firsts
        if answers and len(part.split()) <= _FEW_SPOKEN and not part.endswith("?") and not is_filler(part):
            held = span
        else:
            yield span
    if held is not None:
        yield held
