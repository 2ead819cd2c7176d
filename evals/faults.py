"""What a reader would not let pass in a printed sentence, as far as rules can tell.

    python -m evals.faults ARTICLES.jsonl ... [--limit N] [--model MODEL]

For our briefs and for as many first sentences of each section: the share of sentences that read alone (all that they
speak of was introduced by the title, a heading or what is printed before them), the share without any fault, and the
faults by rule. The rules are those that briefs are made by: they tell when these are traded for something else, not how
good a brief is. For that, read some (`evals.reading`).
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import fmean

from briefer.briefing.article_context import ArticleContext
from briefer.briefing.boilerplate import boilerplate
from briefer.briefing.brief import SectionBrief
from briefer.briefing.coherence import Known, unknown
from briefer.briefing.passages import section_sentences
from briefer.briefing.pipeline import brief
from briefer.briefing.plan import is_formed
from briefer.briefing.worth import is_fragment
from briefer.documents.article import Section
from briefer.errors import BrieferError
from briefer.models import load
from briefer.readers import read
from briefer.readers.markdown.article import as_rendered
from briefer.text.datelines import dateline_end
from briefer.text.folding import folded
from briefer.text.span import Span

TOO_LONG = 45
"""Words."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed sentence and where its source begins."""

    text: str
    source: Span


def of_brief(section: SectionBrief) -> list[Printed]:
    """The sentences of a section's summary."""
    return [Printed(s.text, s.spans[0] if s.spans else Span(0, 0)) for s in section.sentences]


def of_lead(context: ArticleContext, section: Section, count: int) -> list[Printed]:
    """The first sentences of a section, as they are."""
    text = context.article.text
    return [Printed(folded(s.of(text)), s) for s in section_sentences(context.article, section)[:count]]


def faults(context: ArticleContext, section: Section, printed: Sequence[Printed], known: Known) -> list[set[str]]:
    """The faults of each printed sentence of a section; an empty set for one without.

    Args:
        context: The article.
        section: The section.
        printed: Its sentences, in order.
        known: What was introduced before it.
    """
    starts = [span.start for span in section_sentences(context.article, section)]
    known = known.after(section.heading)
    found: list[set[str]] = []
    before: int | None = None
    for sentence in printed:
        place = max((k for k, start in enumerate(starts) if start <= sentence.source.start), default=-1)
        missing = unknown(sentence.text, sentence.source.start, known, context.referents, follows=place - 1 == before)
        wrong = {str(reference.rule) for reference in missing} | _form(sentence.text)
        found.append(wrong)
        known, before = known.after(sentence.text), place
    return found


def _form(text: str) -> set[str]:
    found = {"boilerplate"} if boilerplate(text) else set()
    found |= {"dateline"} if dateline_end(text) else set()
    found |= {"too long"} if len(text.split()) > TOO_LONG else set()
    found |= {"question"} if text.rstrip("\"'”’)").endswith("?") else set()
    found |= {"fragment"} if not is_formed(text) or is_fragment(text) else set()
    return found


SLACK = {"summaries/read_alone": 0.01, "summaries/without_fault": 0.02, "summaries/over_lead": 0.01}
"""How far the gate lets a measure fall: another machine's arithmetic may choose another sentence of two alike."""
REFERENCES = frozenset({"connective", "sequence", "pronoun", "demonstrative", "definite", "surname", "acronym"})


def reads_alone(wrong: set[str]) -> bool:
    """Whether none of a sentence's faults is that it speaks of what was not introduced."""
    return REFERENCES.isdisjoint(wrong)


def shares(found: Sequence[set[str]]) -> tuple[float, float]:
    """The shares of sentences that read alone, and that have no fault."""
    count = max(len(found), 1)
    return sum(map(reads_alone, found)) / count, sum(not wrong for wrong in found) / count


def table(ours: Sequence[set[str]], lead: Sequence[set[str]]) -> str:
    """The shares and the faults by rule, ours beside the lead's."""
    lines = [f"{'':16}{'ours':>8}{'lead':>8}", f"{'sentences':16}{len(ours):8}{len(lead):8}"]
    for name, one, other in zip(("read alone", "without fault"), shares(ours), shares(lead), strict=True):
        lines.append(f"{name:16}{one:8.3f}{other:8.3f}")
    counts = [Counter(rule for wrong in found for rule in wrong) for found in (ours, lead)]
    for rule in sorted(counts[0] | counts[1], key=lambda rule: -counts[1][rule]):
        lines.append(
            f"  {rule:14}"
            + "".join(f"{c[rule] / max(len(f), 1):8.3f}" for c, f in zip(counts, (ours, lead), strict=True))
        )
    return "\n".join(lines)


SEED = Path(__file__).parents[1] / "seeds" / "zelenskyy-brussels-talks.txt"


def score() -> dict[str, float]:
    """What the gate compares with its baseline: the bundled model on the committed sections and the seed.

    `over_lead` is ROUGE-1 less that of as many first sentences; `not_long` the share of briefs of at most half their
    source's words.
    """
    from evals.rouge import rouge
    from evals.summaries import committed

    summarizer = load(None)
    found: list[set[str]] = []
    gains: list[float] = []
    short: list[bool] = []
    for task in committed():
        (section,) = brief(task.article, summarizer).sections
        context = ArticleContext.of(task.article)
        found += faults(context, section.section, of_brief(section), context.introduced)
        lead = " ".join(p.text for p in of_lead(context, section.section, len(section.sentences)))
        reference = task.pair.reference
        gains.append(rouge(section.summary, reference).rouge1.f1 - rouge(lead, reference).rouge1.f1)
        short.append(section.words <= 0.5 * len(section.section.text.split()))
    seed = read(str(SEED))
    result = brief(seed, summarizer)
    context = ArticleContext.of(seed)
    known = context.introduced
    for section in result.sections:
        found += faults(context, section.section, of_brief(section), known)
        known = known.after(section.summary)
    alone, without = shares(found)
    return {
        "read_alone": alone,
        "without_fault": without,
        "over_lead": fmean(gains),
        "not_long": sum(short) / len(short),
    }


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m evals.faults", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--limit", type=int, default=100)
    parser.add_argument("--model", help="a folder, 'bundled' or 'extractive'")
    options = parser.parse_args()
    from evals.reading import articles

    ours: list[set[str]] = []
    lead: list[set[str]] = []
    try:
        summarizer = load(options.model)
        for article in islice((a for path in options.articles for a in articles(path)), options.limit):
            result = brief(article, summarizer)
            context = ArticleContext.of(as_rendered(article)[0])
            mine = theirs = context.introduced
            for section in result.sections:
                printed = of_brief(section)
                first = of_lead(context, section.section, len(printed))
                ours += faults(context, section.section, printed, mine)
                lead += faults(context, section.section, first, theirs)
                for sentence in printed:
                    mine = mine.after(sentence.text)
                for sentence in first:
                    theirs = theirs.after(sentence.text)
    except (BrieferError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    print(table(ours, lead))
    return 0


if __name__ == "__main__":
    sys.exit(main())
