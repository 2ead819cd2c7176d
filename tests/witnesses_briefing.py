"""The probes of the lists of words that decide what a brief prints; see `witnesses`."""

from collections.abc import Callable


def references(example: str) -> str:
    """What a sentence takes for known, names apart: the first of its references; "-" for none."""
    from briefer.briefing.coherence import references as found

    return "; ".join(f"{reference.rule}: {reference.text}" for reference in found(example)[:1]) or "-"


def unknown(example: str) -> str:
    """``BEFORE || SENTENCE``: what of a sentence is not known to who has not read what stands before it."""
    from briefer.briefing.coherence import Known, Referents
    from briefer.briefing.coherence import unknown as found
    from briefer.facts.document import FactIndex
    from briefer.text.span import Span

    before, _, sentence = example.partition("|| ")
    text = f"{before}\n{sentence}"
    spans = [Span(0, len(before)), Span(len(before) + 1, len(text))]
    referents = Referents.of(text, FactIndex.of(text), spans)
    missing = found(sentence, len(before) + 1, Known(), referents)
    return "; ".join(f"{reference.rule}: {reference.text}" for reference in missing) or "-"


def boilerplate(example: str) -> str:
    """The kind of boilerplate that a sentence is; "-" for content."""
    from briefer.briefing.boilerplate import boilerplate as kind

    return kind(example) or "-"


def furniture_headings(example: str) -> str:
    """ "furniture" for a heading that nothing of interest stands below, else "-"."""
    from briefer.briefing.boilerplate import is_furniture_heading

    return "furniture" if is_furniture_heading(example) else "-"


def release(example: str) -> str:
    """ "release" for the heading of a section that only press releases have, else "-"."""
    from briefer.briefing.furniture import is_release
    from briefer.readers.markdown.article import split_markdown

    article = split_markdown(f"# A quay\n\nThe quay opened in May.\n\n## {example}\n\nIt is long.\n")
    return "release" if is_release(article) else "-"


def note_headings(example: str) -> str:
    """ "notes" for a heading below which "[1] ..." is a note, else "-"."""
    from briefer.briefing.furniture import content_spans
    from briefer.readers.markdown.article import split_markdown

    article = split_markdown(f"# A quay\n\nIt opened in May.\n\n## {example}\n\n[1] The board sat.\n\nIt rose.\n")
    return "notes" if len(content_spans(article, article.sections[-1])) == 1 else "-"


def antecedents(example: str) -> str:
    """Whom the first word of the last sentence stands for; "-" where there is doubt."""
    from briefer.briefing.coherence import Referents, references
    from briefer.briefing.coherence.antecedents import antecedent
    from briefer.facts.document import FactIndex
    from briefer.text import split_paragraph

    spans, facts = split_paragraph(example), FactIndex.of(example)
    referents = Referents.of(example, facts, spans)
    (reference,) = references(spans[-1].of(example))[:1]
    return antecedent(example, facts, spans, len(spans) - 1, reference, referents) or "-"


def part_labels(example: str) -> str:
    """The kind of the label that a sentence opens with, else "-"."""
    from briefer.briefing.part_labels import label_of

    label = label_of(example)
    return str(label) if label else "-"


def mends(example: str) -> str:
    """A sentence without what it takes for known; "-" where it cannot do without."""
    from briefer.briefing.coherence import references as found
    from briefer.briefing.coherence.mends import mended

    return mended(example, found(example)[:1]) or "-"


def outcomes(example: str) -> str:
    """ "outcome" for a word that says how something came out, else "-"."""
    from briefer.briefing.worth import OUTCOMES

    return "outcome" if example.casefold() in OUTCOMES else "-"


def summary_headings(example: str) -> str:
    """ "summary" for a heading of an author's own summary, else "-"."""
    from briefer.briefing.headings import is_summary_heading

    return "summary" if is_summary_heading(example) else "-"


def decision_headings(example: str) -> str:
    """ "decision" for a heading of what was decided, else "-"."""
    from briefer.briefing.decisions import is_decision_heading

    return "decision" if is_decision_heading(example) else "-"


def speaks(example: str) -> str:
    """ "speaks" for what somebody says of himself, else "-"."""
    from briefer.briefing.voice import speaks as found

    return "speaks" if found(example) else "-"


def filler(example: str) -> str:
    """ "filler" for what somebody says while he thinks, else "-"."""
    from briefer.briefing.voice import is_filler

    return "filler" if is_filler(example) else "-"


def decides(example: str) -> str:
    """ "decides" for what says in minutes what was decided, else "-"."""
    from briefer.briefing.decisions import decides as found

    return "decides" if found(example) else "-"


def noises(example: str) -> str:
    """What somebody says without what a recording has besides."""
    from briefer.text.speakers import plainly

    return plainly(example)


def claims(example: str) -> str:
    """ "claim, verdict" for a claim and the verdict behind it; "-" for what is neither."""
    from briefer.briefing.claims import is_claim, is_verdict
    from briefer.text import split_sentences

    claim, verdict = split_sentences(example)[0].of(example), split_sentences(example)[-1].of(example)
    return ", ".join(n for n, found in (("claim", is_claim(claim)), ("verdict", is_verdict(verdict))) if found) or "-"


def deaths(example: str) -> str:
    """ "death" for what says that somebody died, else "-"."""
    from briefer.briefing.headline import Told

    return "death" if Told.of(example).deaths else "-"


def dateline(example: str) -> str:
    """A sentence without its dateline and agency."""
    from briefer.text.datelines import dateline_end

    return example[dateline_end(example) :]


def parted(example: str) -> str:
    """The statements of a sentence that can be printed by themselves, joined by " | "; "-" for none."""
    from briefer.briefing.clauses import halves

    return " | ".join(halves(example)) or "-"


BRIEFING: dict[str, Callable[[str], str]] = {
    "references": references,
    "unknown": unknown,
    "summary_headings": summary_headings,
    "outcomes": outcomes,
    "mends": mends,
    "decision_headings": decision_headings,
    "speaks": speaks,
    "filler": filler,
    "claims": claims,
    "decides": decides,
    "noises": noises,
    "deaths": deaths,
    "boilerplate": boilerplate,
    "part_labels": part_labels,
    "antecedents": antecedents,
    "release": release,
    "note_headings": note_headings,
    "furniture_headings": furniture_headings,
    "dateline": dateline,
    "parted": parted,
}
