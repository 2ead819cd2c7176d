"""What a brief says of the whole document in its first two or three sentences, each printed nowhere else."""

from collections.abc import Iterator, Sequence

from briefer.briefing.article_context import ArticleContext
from briefer.briefing.brief import SectionBrief, Sentence
from briefer.briefing.coherence import Known, unknown
from briefer.briefing.composites import is_numbered
from briefer.briefing.decisions import decides, is_action, is_decision_heading
from briefer.briefing.furniture import is_salutation
from briefer.briefing.headings import is_summary_heading
from briefer.briefing.live import newest_first
from briefer.briefing.part_labels import PartLabel, label_of
from briefer.briefing.voice import speaks
from briefer.text.speakers import talk

_OPENING = 2
"""Sentences that are taken of the section that speaks for all."""
_DECISIONS = 2
"""Decisions of a meeting, at most."""
_REPORT = 3_000
_FEWEST_SECTIONS = 3
"""With fewer words or sections two sentences of the lead are the overview: of 40 news briefs that had a sentence from
further on in it, a reader found it misplaced in ten."""


def overview(context: ArticleContext, sections: Sequence[SectionBrief]) -> tuple[Sentence, ...]:
    """The document's own summary if it has one; else its lead, and of a long report a sentence of another section too.

    Args:
        context: The article.
        sections: What is printed of it.
    """
    printed = [section for section in sections if section.sentences]
    if not printed:
        return ()
    live = [k for k in newest_first([s.section.heading for s in sections]) if sections[k].sentences]
    if live:
        return _run(context, sections[live[0]], _OPENING)
    own = next((s for s in printed if is_summary_heading(s.section.heading)), None)
    if own:
        return _run(context, own, _OPENING)
    decided = _decided(context, printed)
    if decided:
        return decided
    # "Dear neighbors," greets; the news of a letter to all stands below its other headings.
    lead = next((s for s in printed if not is_salutation(s.section.heading)), printed[0])
    words = sum(len(section.section.text.split()) for section in sections)
    if len(printed) < _FEWEST_SECTIONS or words < _REPORT or context.topic is None:
        return _run(context, lead, _OPENING)
    opening = _run(context, lead, 1)
    central = _central(context, [s for s in printed if s is not lead], opening)
    return (*opening, central) if central else _run(context, lead, _OPENING)


def _decided(context: ArticleContext, sections: Sequence[SectionBrief]) -> tuple[Sentence, ...]:
    """What a ruling disposes, or the longest resolution of minutes; nothing of other documents."""
    ruled = next((s for s in sections if is_decision_heading(s.section.heading)), None)
    if ruled and ruled is not sections[0]:
        return (ruled.sentences[0], *_run(context, sections[0], 1))
    if not context.is_minutes:
        return ()
    # "Action: the clerk." is read behind what is to be done, and what opens with "It was further agreed" behind that.
    decided = [s for section in sections for s in section.sentences if decides(s.text) and not is_action(s.text)]
    decided = [s for s in decided if label_of(s.text) is PartLabel.OUTCOME or not _leans(context, (), s)]
    found = sorted(decided, key=lambda s: (label_of(s.text) is not PartLabel.OUTCOME, -len(s.text.split())))
    return tuple(found[:_DECISIONS])


def _run(context: ArticleContext, section: SectionBrief, least: int) -> tuple[Sentence, ...]:
    """The first sentences of a section: at least so many, and more where the next one needs them before it.

    What it lists and what is asked in it is not torn apart: fewer where a list's item or somebody's turn begins.
    """
    sentences = section.sentences
    ends = (k for k in range(1, len(sentences)) if _begins(context, sentences[k - 1], sentences[k]))
    sentences = sentences[: next(ends, None)]
    count = min(least, len(sentences))
    while count < len(sentences) and _leans(context, sentences[:count], sentences[count]):
        count += 1
    return sentences[:count]


def _begins(context: ArticleContext, before: Sentence, sentence: Sentence) -> bool:
    """Whether an item of a numbered list begins with a sentence, or what somebody says who does not answer."""
    who = talk(context.article.text)
    speaks_up = who.mark_end(sentence.text) > 0 or sentence.text.endswith("?")
    return is_numbered(sentence.marker) or sentence.row is not None or (speaks_up and not before.text.endswith("?"))


def _leans(context: ArticleContext, before: Sequence[Sentence], sentence: Sentence) -> bool:
    """Whether a sentence, elsewhere than behind those before it, speaks of what only they say."""
    known = context.introduced.after(" ".join(s.text for s in before))
    return bool(_unknown(context, known, sentence))


def _unknown(context: ArticleContext, known: Known, sentence: Sentence, *, moved: bool = False) -> bool:
    start = sentence.spans[0].start if sentence.spans else 0
    return bool(unknown(sentence.text, start, known, context.referents, strict=moved))


def _central(context: ArticleContext, sections: Sequence[SectionBrief], opening: Sequence[Sentence]) -> Sentence | None:
    """The sentence that is most about what the article is about; its section keeps another one.

    It is moved: what it speaks of must be known to whoever read the opening alone, and whoever says "we" in it too.
    """
    topic = context.topic
    known = context.introduced.after(" ".join(sentence.text for sentence in opening))
    we = any(speaks(sentence.text) for sentence in opening)

    def candidates() -> Iterator[Sentence]:
        for section in sections:
            for number, sentence in enumerate(section.sentences):
                rest = section.sentences[number + 1 : number + 2]
                needed = any(_leans(context, section.sentences[:number], following) for following in rest)
                alone = (we or not speaks(sentence.text)) and not _unknown(context, known, sentence, moved=True)
                if len(section.sentences) > 1 and alone and not needed:
                    yield sentence

    return max(candidates(), key=lambda s: topic.centrality(s.text), default=None) if topic else None
