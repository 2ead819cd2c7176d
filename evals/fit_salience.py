"""Fits `briefer/salience/weights.py` on labelled passages, and measures the fit on passages it has not seen.

    python -m evals.fit_salience LABELLED.jsonl ... --held-out LABELLED.jsonl [--rows N] [--seed N] [--write]

Rows are those that `python -m briefer.training prepare` writes: {"source", "sentences": [[start, end, salience], ...]},
and "reference" where a person wrote a summary. Printed is what the sentence that comes first says of the summaries of
the held-out passages: its salience (the mean of its ROUGE-1, -2 and -L, 0 where it may not be said alone), and its
figure-aware ROUGE F1; then each feature's weight, and what it moves within a passage (weight times standard deviation).
"""

import argparse
import json
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np

from briefer.errors import BrieferError, InputError
from briefer.salience import rank, weights
from briefer.salience.features import FEATURES
from briefer.salience.ranking import described
from evals.rouge import rouge

SHARPNESS = 15.0
"""A sentence with 0.1 more salience is to have e ** 1.5 = 4.5 times the share."""
SHRINKAGE = 1e-4
MOST_STEPS = 50
DECIMALS = 3
# A headline may ask what its story answers, so questions are labelled too well; a brief is to hold the answer.
BY_HAND = {"asks": -1.2}

WEIGHTS_FILE = Path(weights.__file__)
HEADER = '''\
"""What each of `features` is worth: what one more of it adds to the log of a sentence's share.

Written by `evals/fit_salience.py`, which fitted it on {passages:,} passages of news stories, each sentence labelled
with its ROUGE against the highlights, or else the headline, that people wrote. What a question is worth is set by hand.
"""
'''


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled passage: its sentences, how much each says of the reference, and the reference if there is one."""

    sentences: tuple[str, ...]
    salience: tuple[float, ...]
    reference: str | None


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights by feature, and the standard deviation of each feature within passages."""

    weights: dict[str, float]
    spread: dict[str, float]


def rows(path: Path) -> list[Row]:
    """The labelled passages of a file that leave a choice of sentences.

    Raises:
        InputError: A line is no labelled passage, or no passage has two sentences.
    """
    found = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                row = _row(json.loads(line))
            except (TypeError, ValueError) as error:
                why = f"is no labelled passage ({error}): give what briefer.training prepare writes"
                raise InputError(f"{path}:{number} {why}") from error
            if len(row.sentences) > 1:
                found.append(row)
    if not found:
        raise InputError(f"{path}: no labelled passage of two sentences or more")
    return found


def _row(record: Any) -> Row:
    match record:
        case {"source": str(source), "sentences": list(spans), **rest}:
            sentences = tuple(source[start:end] for start, end, _ in spans)
            return Row(sentences, tuple(float(value) for _, _, value in spans), rest.get("reference"))
    raise ValueError('no "source" with "sentences"')


def fit(sample: Sequence[Row]) -> Fit:
    """The weights of the features for some passages; what a question is worth is set by hand."""
    seen = [described(row.sentences) for row in sample]
    weights, spread = listwise(seen, [row.salience for row in sample])
    fitted = (round(value, DECIMALS) for value in weights)
    return Fit({**dict(zip(FEATURES, fitted, strict=True)), **BY_HAND}, dict(zip(FEATURES, spread, strict=True)))


def listwise(
    passages: Sequence[Sequence[Sequence[float]]], salience: Sequence[Sequence[float]]
) -> tuple[list[float], list[float]]:
    """The weights whose shares have the least cross entropy to the labels' shares (Newton's method, convex).

    Args:
        passages: Of each passage, what is seen of each sentence.
        salience: Of each passage, the label of each sentence.

    Returns:
        What each thing seen is worth, and its standard deviation within passages.
    """
    counts = [len(sentences) for sentences in passages]
    starts = np.cumsum([0, *counts[:-1]])
    seen = np.array([values for sentences in passages for values in sentences], float)
    # What all sentences of a passage have in common says nothing of which is best.
    seen -= np.repeat(np.add.reduceat(seen, starts) / np.array(counts)[:, None], counts, axis=0)
    spread = seen.std(0)
    spread[spread == 0] = 1.0
    seen /= spread

    def shares(gains: np.ndarray) -> np.ndarray:
        odds = np.exp(gains - np.repeat(np.maximum.reduceat(gains, starts), counts))
        return odds / np.repeat(np.add.reduceat(odds, starts), counts)

    wanted = shares(SHARPNESS * np.array([value for labels in salience for value in labels]))
    prior = np.zeros(seen.shape[1])
    for _ in range(MOST_STEPS):
        given = shares(seen @ prior)
        gradient = seen.T @ (given - wanted) / len(counts) + SHRINKAGE * prior
        weighted = given[:, None] * seen
        means = np.add.reduceat(weighted, starts)
        curvature = (weighted.T @ seen - means.T @ means) / len(counts) + SHRINKAGE * np.eye(len(prior))
        step = np.linalg.solve(curvature, gradient)
        prior -= step
        if np.abs(step).max() < 10**-DECIMALS / 100:
            break
    return (prior / spread).tolist(), spread.tolist()


def module(fitted: Mapping[str, float], passages: int) -> str:
    """The text of `weights.py`."""
    lines = (f'    "{name}": {value},\n' for name, value in fitted.items())
    return f"{HEADER.format(passages=passages)}\nWEIGHTS: dict[str, float] = {{\n{''.join(lines)}}}\n"


Scores = Callable[[Row], Sequence[float]]


def report(held_out: Sequence[Row], fitted: Fit) -> str:
    """The measures of each ranking on held-out passages, and the weights."""
    rankings: dict[str, Scores] = {
        "first sentence": lambda row: [-float(index) for index in range(len(row.sentences))],
        "longest sentence": lambda row: [float(len(text)) for text in row.sentences],
        "rank, committed": lambda row: rank(row.sentences),
        "rank, fitted now": lambda row: rank(row.sentences, weights=fitted.weights),
        "best possible": lambda row: row.salience,
    }
    lines = [
        f"{len(held_out)} passages not fitted on",
        f"{'first comes':20}{'salience':>10}{'R-1':>8}{'R-2':>8}{'R-L':>8}",
    ]
    for name, scores in rankings.items():
        chosen = [(row, max(range(len(row.sentences)), key=scores(row).__getitem__)) for row in held_out]
        found = [rouge(row.sentences[best], row.reference) for row, best in chosen if row.reference is not None]
        means = [fmean(row.salience[best] for row, best in chosen)]
        if found:
            means += [fmean(getattr(r, measure).f1 for r in found) for measure in ("rouge1", "rouge2", "rouge_l")]
        lines.append(f"{name:20}{means[0]:10.3f}" + "".join(f"{mean:8.3f}" for mean in means[1:]))
    lines.append(f"\n{'feature':50}{'weight':>8}{'moves':>8}")
    lines += [f"{n:50}{value:8.3f}{value * fitted.spread[n]:8.3f}" for n, value in fitted.weights.items()]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m evals.fit_salience", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("labelled", type=Path, nargs="+", help="JSON Lines to fit on")
    parser.add_argument("--held-out", type=Path, required=True, help="JSON Lines to measure on, never fitted on")
    parser.add_argument("--rows", type=int, default=10_000, help="fit on a sample of so many passages of each file")
    parser.add_argument("--seed", type=int, default=0, help="of the sample")
    parser.add_argument("--write", action="store_true", help="write the weights' module")
    options = parser.parse_args()
    try:
        given = [rows(path) for path in options.labelled]
        held_out = rows(options.held_out)
    except (BrieferError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    draw = random.Random(options.seed)
    sample = [row for found in given for row in draw.sample(found, min(options.rows, len(found)))]
    fitted = fit(sample)
    print(report(held_out, fitted))
    if options.write:
        WEIGHTS_FILE.write_text(module(fitted.weights, len(sample)), encoding="utf-8")
        print(f"\nwritten: {WEIGHTS_FILE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
