"""Measures whole briefs of real articles: is the promise kept, what survives, and how much of it the model wrote.

    python -m evals.briefs ARTICLES.jsonl [--limit N] [--model MODEL] [--no-grounding]

ARTICLES holds {"text" or "document"} lines. Prints unsupported findings (each section's summary is checked once more
against nothing but its section), recall of required facts, where the sentences come from, the length of the summaries
as a share of their sections, what was rejected by rule, and CPU seconds a section, beside those of a plain beam search
of the same model over the same passages.
"""

import argparse
import time
from collections import Counter
from pathlib import Path

from briefer.briefing.brief import Brief, Origin
from briefer.briefing.passages import section_sentences, split_section
from briefer.briefing.pipeline import brief
from briefer.documents.article import Article, Section
from briefer.errors import InputError
from briefer.faithfulness.check import check
from briefer.models import GenerationSettings, Passage, Summarizer, load
from briefer.readers import read_text
from briefer.text.folding import folded
from evals.evaluator import read_jsonl


def violations(article: Article, result: Brief) -> int:
    """Unsupported findings and quotations that are not their source slice; 0 when the promise is kept."""
    count = 0
    for section in result.sections:
        count += len(check(section.section.scope.of(article.text), section.summary).errors)
        for sentence in section.sentences:
            if sentence.origin is Origin.QUOTED:
                count += sentence.span is None or sentence.text != folded(sentence.span.of(article.text))
    return count


def passages_of(article: Article, section: Section, summarizer: Summarizer) -> list[Passage]:
    """What the model reads of a section."""
    parts, _ = split_section(article, section, section_sentences(article, section), summarizer.fits)
    return [part.passage for part in parts]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", type=Path)
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--model")
    parser.add_argument("--no-grounding", action="store_true")
    options = parser.parse_args()
    summarizer = load(options.model, grounded=not options.no_grounding)

    plain = load(options.model, GenerationSettings(num_candidates=1), grounded=False)

    counts: Counter[str] = Counter()
    origins: Counter[str] = Counter()
    rejected: Counter[str] = Counter()
    spent = alone = 0.0
    for row in read_jsonl(options.articles):
        if counts["articles"] == options.limit:
            break
        try:
            article = read_text(row.get("text") or row["document"])
        except InputError:
            continue
        start = time.process_time()
        result = brief(article, summarizer)
        spent += time.process_time() - start
        passages = [passage for section in article.sections for passage in passages_of(article, section, plain)]
        start = time.process_time()
        plain.candidates(passages)
        alone += time.process_time() - start
        counts["articles"] += 1
        counts["sections"] += len(result.sections)
        counts["violations"] += violations(article, result)
        counts["required"] += result.required
        counts["survived"] += result.survived
        for section in result.sections:
            counts["summary words"] += len(section.summary.split())
            counts["source words"] += len(section.section.text.split())
            origins.update(f"{s.origin}{f' ({s.reason})' if s.reason else ''}" for s in section.sentences)
            rejected.update(f.rule for sentence in section.rejected for f in sentence.findings)
    if not counts["articles"]:
        raise SystemExit(f"{options.articles}: no article")
    print(f"{counts['articles']} articles, {counts['sections']} sections")
    print(f"unsupported findings: {counts['violations']}")
    print(
        f"required facts: {counts['survived']} of {counts['required']}, {counts['survived'] / counts['required']:.3f}"
    )
    print(f"length: {counts['summary words'] / counts['source words']:.3f} of the source's words")
    total = sum(origins.values())
    for origin, count in origins.most_common():
        print(f"  {origin:<28} {count:>6} {count / total:.3f}")
    print("rejected:", ", ".join(f"{rule} {count}" for rule, count in rejected.most_common()))
    print(
        f"CPU seconds a section: {spent / counts['sections']:.2f}; plain beam search {alone / counts['sections']:.2f}"
    )


if __name__ == "__main__":
    main()
