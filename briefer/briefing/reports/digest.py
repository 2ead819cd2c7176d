"""What a busy reader is told besides the sentences: the key facts of a section and the verdict on the whole."""

from collections import Counter

from briefer.briefing.brief import Brief, Origin, SectionBrief, Sentence
from briefer.facts.display import fact_text
from briefer.facts.mention import Figure, FigureType, Mention
from briefer.facts.required import is_small_count, same_fact
from briefer.faithfulness.wording import kept_line, support_line

KEY_FACTS = 8
_EMPTY = "(nothing to summarize)"
_TOO_LONG = "(no sentence short enough to quote)"

_PASSING = (FigureType.WEEKDAY, FigureType.ORDINAL, FigureType.TIME, FigureType.DATE, FigureType.AGE)


def key_facts(section: SectionBrief) -> tuple[str, ...]:
    """The figures, then the names, that a section's summary states; each fact once, required ones first."""
    report = section.report
    kept = [fact.mention for fact in report.required if fact.survived]
    stated = [m.mention for m in report.mentions if not m.verdict.is_error]
    figures = [m for m in stated if isinstance(m, Figure) and not _is_passing(m)]
    names = [m for m in stated if not isinstance(m, Figure) and m.sure]
    out: list[tuple[Mention, str]] = []
    for mention in (*kept, *figures, *names):
        if not any(same_fact(mention, other) for other, _ in out):
            out.append((mention, fact_text(mention, report.source if mention in kept else report.summary)))
    return tuple(shown for _, shown in sorted(out[:KEY_FACTS], key=lambda row: not isinstance(row[0], Figure)))


def _is_passing(figure: Figure) -> bool:
    return figure.type in _PASSING or is_small_count(figure)


def lead_and_rest(brief: Brief) -> tuple[tuple[Sentence, ...], tuple[tuple[SectionBrief, tuple[Sentence, ...]], ...]]:
    """The overview, and each section with the sentences to print under its heading.

    The overview takes its sentences out of a lead without a heading. A section with one stays whole: who looks it up
    finds all of it there.
    """
    overview = brief.overview
    lead = next((s for s in brief.sections if s.sentences), None)
    return overview, tuple(
        (s, s.sentences[len(overview) :] if s is lead and s.section.heading is None else s.sentences)
        for s in brief.sections
    )


def why_bare(section: SectionBrief, brief: Brief) -> str | None:
    """What a reader should be told of a section that nothing is said of, lest a blank look like a fault."""
    if section.sentences or (section.section.heading is None and len(brief.sections) > 1):
        return None
    return _TOO_LONG if section.section.paragraphs else _EMPTY


def brief_verdict(brief: Brief) -> str:
    """One line: is everything supported, what was kept, and where the sentences come from."""
    origins = Counter(sentence.origin for section in brief.sections for sentence in section.sentences)
    parts = [f"{origins[origin]} {origin}" for origin in Origin if origins[origin]]
    sentences = f"sentences: {', '.join(parts)}" if parts else "no sentence to print"
    return f"{support_line(brief.supported, brief.mentions)}; {kept_line(brief.survived, brief.required)}; {sentences}."
