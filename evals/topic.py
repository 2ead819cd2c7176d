"""What it gains to know the whole article when one passage of it is summarized.

    python -m evals.topic ARTICLES.jsonl ... [--model NAME] [--limit N] [--seed N]

A line is {"document", "summary"}: an article, and what a person wrote of it. The article is cut into passages at
random, and those are kept in which some sentence says what a sentence of the summary says. Printed is, for several
worths of what the article takes up (`briefer.salience.ranking.TAKEN_UP`; 0 is the passage alone), how much the sentence
that comes first says of the summary: by the linear ranker, and by a model that chooses together with it; and how much
the model gains by that, with the 95% interval (articles resampled).
"""

import argparse
import json
import math
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from briefer.errors import BrieferError, InputError
from briefer.models import Passage, load
from briefer.models.base import Choice, Summarizer
from briefer.salience import Topic, rank
from briefer.salience.ranking import TAKEN_UP
from briefer.text import split_sentences
from briefer.text.folding import folded
from briefer.training.data.rouge import Reference
from evals.measures import interval

FEWEST_WORDS, MOST_WORDS = 60, 190  # of a passage
FEWEST_SENTENCES = 3
LEAST_SALIENCE = 0.25
"""Where no sentence says more of the summary, none is the right one."""
WORTHS = (0.0, 1.0, 2.0, TAKEN_UP, 4.0, 6.0)


@dataclass(frozen=True, slots=True)
class Case:
    """A passage of an article, and how much each of its sentences says of the summary: the best F1 with one of its."""

    topic: Topic
    sentences: tuple[str, ...]
    salience: tuple[float, ...]


def cases(path: Path, rng: random.Random) -> Iterator[Case]:
    """The passages of the articles of a file that have a sentence which the summary says.

    Raises:
        InputError: A line is no article with a summary.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            match _parsed(line):
                case {"document": str(document), "summary": str(summary)}:
                    yield from _cases(document, summary, rng)
                case _:
                    raise InputError(f'{path}:{number} is no article with its summary: give {{"document", "summary"}}')


def _parsed(line: str) -> object:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _cases(document: str, summary: str, rng: random.Random) -> Iterator[Case]:
    sentences = [folded(span.of(document)) for span in split_sentences(document)]
    wanted = [Reference.of(span.of(summary)) for span in split_sentences(summary)]
    topic = Topic.of(sentences)
    at = 0
    while at < len(sentences) and wanted:
        end, words, enough = at, 0, rng.randint(FEWEST_WORDS, MOST_WORDS)
        while end < len(sentences) and words < enough:
            words += len(sentences[end].split())
            end += 1
        passage = tuple(sentences[at:end])
        salience = tuple(max(each.score(sentence) for each in wanted) for sentence in passage)
        if len(passage) >= FEWEST_SENTENCES and max(salience) >= LEAST_SALIENCE:
            yield Case(topic, passage, salience)
        at = end


def report(sample: Sequence[Case], summarizer: Summarizer) -> str:
    """A row for each worth: mean salience of the first sentence by the ranker, and by the model with it."""
    asked = [Passage(None, " ".join(c.sentences), tuple(Choice((text,)) for text in c.sentences)) for c in sample]
    # All choices are worth the same here, so that what is left of a score is the model's own.
    held = [{candidate.text: candidate.score for candidate in found} for found in summarizer.candidates(asked)]
    lines = [
        f"{len(sample)} passages; first sentence {fmean(case.salience[0] for case in sample):.3f}, "
        f"best {fmean(max(case.salience) for case in sample):.3f}",
        f"{'taken up':10}{'ranker':>10}{'model':>10}   model over ranker",
    ]
    for prior in WORTHS:
        ranker, both = [], []
        for case, own in zip(sample, held, strict=True):
            odds = [math.log(each) for each in rank(case.sentences, case.topic, taken_up=prior)]
            ranker.append(_first(case, odds))
            both.append(_first(case, [o + own.get(s, -math.inf) for o, s in zip(odds, case.sentences, strict=True)]))
        gains = [ours - its for ours, its in zip(both, ranker, strict=True)]
        low, high = interval(gains, 0, [id(case.topic) for case in sample])
        gained = f"{fmean(gains):+.3f} ({low:+.3f} to {high:+.3f})"
        lines.append(f"{prior:<10}{fmean(ranker):10.3f}{fmean(both):10.3f}   {gained}")
    return "\n".join(lines)


def _first(case: Case, values: Sequence[float]) -> float:
    return case.salience[max(range(len(values)), key=values.__getitem__)]


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m evals.topic", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, nargs="+", help="JSON Lines of articles with summaries")
    parser.add_argument("--model", help="a model that chooses; the bundled one by default")
    parser.add_argument("--limit", type=int, default=500, help="so many passages of each file at most")
    parser.add_argument("--seed", type=int, default=3, help="of the cuts")
    options = parser.parse_args()
    try:
        summarizer = load(options.model)
        if not summarizer.reranks_options:
            raise InputError(f"{summarizer.name} does not choose among sentences: give a model that does")
        for path in options.articles:
            drawn = cases(path, random.Random(options.seed))
            found = [case for case in drawn if summarizer.fits(Passage(None, " ".join(case.sentences)))]
            if not found:
                raise InputError(f"{path}: no passage says what its summary says: give more articles")
            print(f"{path.name}: {report(found[: options.limit], summarizer)}\n")
    except (BrieferError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
