"""What a model adds to the features of `briefer/salience`: which sentence of a passage comes first.

    python -m evals.encoder LABELLED.jsonl ... [--model NAME] [--limit N] [--folds N] [--seed N]

Rows are those that `python -m briefer.training prepare` writes, of passages that the model was not trained on: on those
it looks better than it is. A row of the table is a way to choose: by the features and with what the model holds, as
shipped and as fitted on these passages (on the sentences that read alone; each passage is judged by weights that were
fitted on other articles).

    first          salience of the sentence that comes first: how much it says of what a person wrote of the passage
    that reads     the same where only sentences are chosen that read alone in their passage, as a brief chooses
    alone          share of the first choices that read alone: what is gained by giving this up is no gain
    gain           of the model over the features above it, with the 95% interval (articles resampled)
"""

import argparse
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from briefer.errors import BrieferError, InputError
from briefer.models import Passage, load
from briefer.models.base import Choice, Summarizer
from briefer.models.rerank import SALIENCE
from briefer.salience.ranking import described
from briefer.salience.weights import WEIGHTS
from briefer.training.ranking.passages import read_alone
from evals.fit_salience import BY_HAND, Row, listwise, rows
from evals.measures import interval

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
SAME_ARTICLE = 2
"""Names inside sentences that passages share which follow each other, when they are of one article."""


@dataclass(frozen=True, slots=True)
class Case:
    """A passage: of each sentence what is seen, what the model holds of it, its label, and whether it reads alone."""

    seen: tuple[tuple[float, ...], ...]
    held: tuple[float, ...]
    salience: tuple[float, ...]
    alone: tuple[bool, ...]
    article: int

    def first(self, values: Sequence[float]) -> int:
        """The sentence with the largest value."""
        return max(range(len(values)), key=values.__getitem__)

    def first_alone(self, values: Sequence[float]) -> int:
        """That of those that read alone; of all where none does."""
        if not any(self.alone):
            return self.first(values)
        return self.first([v if alone else float("-inf") for v, alone in zip(values, self.alone, strict=True)])


def articles(passages: Sequence[Row]) -> Iterator[int]:
    """The number of the article that each passage is of, as far as names tell."""
    number, before = 0, frozenset[str]()
    for row in passages:
        names = frozenset(_NAME.findall(" ".join(row.sentences)))
        number += len(names & before) < SAME_ARTICLE
        before = names
        yield number


def cases(passages: Sequence[Row], summarizer: Summarizer) -> list[Case]:
    """What is known of each passage that fits the model's input."""
    numbered = list(zip(passages, articles(passages), strict=True))
    asked = [(row, number, _asked(row.sentences)) for row, number in numbered]
    asked = [each for each in asked if summarizer.fits(each[2])]
    found = []
    answers = summarizer.candidates([passage for _, _, passage in asked])
    for (row, number, _), candidates in zip(asked, answers, strict=True):
        # All choices are worth the same here, so that what is left of a score is the model's own.
        own = {candidate.text: candidate.score / SALIENCE for candidate in candidates}
        held = tuple(own.get(sentence, 0.0) for sentence in row.sentences)
        seen = tuple(map(tuple, described(row.sentences)))
        found.append(Case(seen, held, row.salience, read_alone(row.sentences), number))
    return found


def _asked(sentences: Sequence[str]) -> Passage:
    return Passage(None, " ".join(sentences), tuple(Choice((sentence,)) for sentence in sentences))


Values = list[list[float]]
"""Of each passage, what each of its sentences is worth."""


def shipped(sample: Sequence[Case], worth: float) -> Values:
    """What sentences are worth by the committed weights, with so much of what the model holds of them."""
    return [_worths(case, list(WEIGHTS.values()), worth) for case in sample]


def fitted(sample: Sequence[Case], folds: int, seed: int, *, encoder: bool) -> Values:
    """What sentences are worth by weights fitted on the articles of the other folds."""
    drawn = random.Random(seed)
    fold_of = {number: drawn.randrange(folds) for number in sorted({case.article for case in sample})}
    weights = [_fit([case for case in sample if fold_of[case.article] != k], encoder=encoder) for k in range(folds)]
    return [_worths(case, *weights[fold_of[case.article]]) for case in sample]


def _fit(sample: Sequence[Case], *, encoder: bool) -> tuple[list[float], float]:
    seen, labels = [], []
    for case in sample:
        kept = [k for k, alone in enumerate(case.alone) if alone]
        if len(kept) > 1:
            seen.append([[*case.seen[k], *([case.held[k]] if encoder else [])] for k in kept])
            labels.append([case.salience[k] for k in kept])
    if not seen:
        raise InputError("no passage with two sentences that read alone: give more passages, or fewer folds")
    found, _ = listwise(seen, labels)
    named = dict(zip(WEIGHTS, found[: len(WEIGHTS)], strict=True)) | BY_HAND
    return list(named.values()), found[-1] if encoder else 0.0


def _worths(case: Case, weights: Sequence[float], encoder: float) -> list[float]:
    return [
        sum(w * value for w, value in zip(weights, row, strict=True)) + encoder * held
        for row, held in zip(case.seen, case.held, strict=True)
    ]


def report(sample: Sequence[Case], folds: int, seed: int) -> str:
    """The table."""
    groups = [case.article for case in sample]
    blind = [[-float(k) for k in range(len(case.seen))] for case in sample]
    ways: list[tuple[str, Values, Values | None]] = [("first sentence", blind, None)]
    alone, whole = shipped(sample, 0.0), shipped(sample, SALIENCE)
    ways += [("features, shipped", alone, None), ("  and the model", whole, alone)]
    alone, whole = (fitted(sample, folds, seed, encoder=encoder) for encoder in (False, True))
    ways += [("features, fitted", alone, None), ("  and the model", whole, alone)]
    ways.append(("best possible", [list(case.salience) for case in sample], None))
    lines = [
        f"{len(sample)} passages of {len(set(groups))} articles",
        f"{'':20}{'first':>8}{'that reads':>12}{'alone':>8}   {'gain':28}gain, that reads alone",
    ]
    for name, values, base in ways:
        shown = [fmean(column) for column in _columns(sample, values)]
        line = f"{name:20}{shown[0]:8.4f}{shown[1]:12.4f}{shown[2]:8.3f}"
        if base is not None:
            pairs = zip(_columns(sample, values)[:2], _columns(sample, base)[:2], strict=True)
            gains = [[a - b for a, b in zip(ours, theirs, strict=True)] for ours, theirs in pairs]
            line += "".join(f"   {_gain(found, seed, groups):25}" for found in gains)
        lines.append(line.rstrip())
    return "\n".join(lines)


def _columns(sample: Sequence[Case], values: Values) -> tuple[list[float], list[float], list[float]]:
    chosen = [(case, case.first(worths), case.first_alone(worths)) for case, worths in zip(sample, values, strict=True)]
    return (
        [case.salience[first] for case, first, _ in chosen],
        [case.salience[alone] for case, _, alone in chosen],
        [float(case.alone[first]) for case, first, _ in chosen],
    )


def _gain(differences: Sequence[float], seed: int, groups: Sequence[int]) -> str:
    low, high = interval(differences, seed, groups)
    return f"{fmean(differences):+.4f} ({low:+.4f} to {high:+.4f})"


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m evals.encoder", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("labelled", type=Path, nargs="+", help="JSON Lines of passages that nothing was fitted on")
    parser.add_argument("--model", help="a model that chooses; the bundled one by default")
    parser.add_argument("--limit", type=int, help="the first passages of each file only")
    parser.add_argument("--folds", type=int, default=5, help="parts that the passages are fitted and judged in")
    parser.add_argument("--seed", type=int, default=0, help="of the folds and of the intervals")
    options = parser.parse_args()
    if options.folds < 2:
        parser.error("--folds: give 2 or more")
    try:
        summarizer = load(options.model)
        if not summarizer.reranks_options:
            raise InputError(f"{summarizer.name} does not choose among sentences: give a model that does")
        given = [row for path in options.labelled for row in rows(path)[: options.limit]]
        print(report(cases(given, summarizer), options.folds, options.seed))
    except (BrieferError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
