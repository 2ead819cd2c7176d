"""What grounded decoding costs: the same passages, with and without, side by side in one run.

    python -m evals.bench_grounding [ARTICLES.jsonl] [--limit N] [--model MODEL]

Without a file the sample article is used. Prints CPU seconds and characters written for each, their ratio, and how many
candidates state a name or a figure that their passage does not support before any repair.
"""

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from briefer.faithfulness.check import check
from briefer.models import Passage, load
from briefer.readers import read, read_text
from evals.bench_evaluator import SEED
from evals.evaluator import read_jsonl


def passages_of(path: Path | None, limit: int) -> Iterator[Passage]:
    """The sections of the articles."""
    articles = (
        [read(SEED)]
        if path is None
        else (
            read_text(row.get("text") or row["document"])
            for _, row in zip(range(limit), read_jsonl(path), strict=False)
        )
    )
    return (Passage(section.heading, section.text) for article in articles for section in article.sections)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--limit", type=int, default=20)
    parser.add_argument("--model")
    options = parser.parse_args()
    passages = list(passages_of(options.articles, options.limit))
    rates = {}
    for grounded in (True, False):
        model = load(options.model, grounded=grounded)
        fitting = [passage for passage in passages if passage.text.strip() and model.fits(passage)]
        model.candidates(fitting[:1])  # the first call warms caches up
        start = time.process_time()
        answers = model.candidates(fitting)
        spent = time.process_time() - start
        texts = [(p, c.text) for p, candidates in zip(fitting, answers, strict=True) for c in candidates]
        written = sum(len(text) for _, text in texts)
        wrong = sum(not check(f"{p.heading or ''}\n{p.text}", text).faithful for p, text in texts)
        rates[grounded] = written / spent
        name = "grounded" if grounded else "free"
        print(f"{name:<9} {len(fitting)} passages, {written} characters in {spent:.1f} CPU s")
        print(f"{name:<9} {wrong} of {len(texts)} candidates unfaithful")
    print(f"speed with grounding / without: {rates[True] / rates[False]:.2f}")


if __name__ == "__main__":
    main()
