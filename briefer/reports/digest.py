"""What a busy reader is told besides the sentences: the key facts of a section and the verdict on the whole."""

from collections import Counter

from briefer.brief import Brief, Origin, SectionBrief, Sentence
from briefer.evaluator import Faithfulness
from briefer.facts.figures.labels import label_span
from briefer.facts.mention import Figure, FigureType, Mention
from briefer.facts.required import is_small_count, same_fact

KEY_FACTS = 8

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


def fact_text(mention: Mention, text: str) -> str:
    """A fact as a reader wants it: a figure with the noun that it counts ("13 drones"), when that follows at once."""
    if not isinstance(mention, Figure) or not _counts(mention):
        return mention.text
    _, end = label_span(text, mention.end, mention.type)
    return " ".join(text[mention.start : max(end, mention.end)].split())


def _counts(figure: Figure) -> bool:
    """True for "13 drones" and "three-year war"; "three years" says what it is by itself."""
    return figure.type is FigureType.COUNT or (figure.type is FigureType.DURATION and "-" in figure.text)


def lead_and_rest(brief: Brief) -> tuple[tuple[Sentence, ...], tuple[tuple[SectionBrief, tuple[Sentence, ...]], ...]]:
    """The overview, and each section with the sentences that the overview has not said already."""
    overview = brief.overview
    return overview, tuple((s, tuple(x for x in s.sentences if x not in overview)) for s in brief.sections)


def brief_verdict(brief: Brief) -> str:
    """One line: is everything supported, what was kept, and where the sentences come from."""
    origins = Counter(sentence.origin for section in brief.sections for sentence in section.sentences)
    parts = [f"{origins[origin]} {origin}" for origin in Origin if origins[origin]]
    sentences = f"sentences: {', '.join(parts)}" if parts else "no sentence to print"
    return f"{_support(brief.supported, brief.mentions)}; {_kept(brief.survived, brief.required)}; {sentences}."


def check_verdict(report: Faithfulness) -> str:
    """One line on a summary that somebody else wrote."""
    head = "Faithful" if report.faithful else "Not faithful"
    return f"{head}: {_support(report.supported, len(report.mentions)).lower()}; " + (
        f"{_kept(report.survived, len(report.required))}."
    )


def _support(supported: int, mentions: int) -> str:
    if not mentions:
        return "No name or figure to check"
    if supported == mentions:
        return f"All {mentions} names and figures supported" if mentions > 1 else "The one name or figure supported"
    return f"{mentions - supported} of {mentions} names and figures not supported"


def _kept(survived: int, required: int) -> str:
    return f"{survived} of {required} key facts kept" if required else "no key fact to keep"
