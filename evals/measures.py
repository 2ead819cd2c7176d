"""What is measured of one system's summaries, all of it read off one judgement and one ROUGE score a summary."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from statistics import fmean

from briefer.faithfulness.check import judge_summary
from briefer.text import split_sentences
from briefer.training.data.rouge import tokens
from evals.rouge import Rouge, ngrams, rouge
from evals.systems import Output, Run, Task

_RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted in one summary, or in many.

    Attributes:
        sentences: Sentences of the summaries.
        wrong: Those that state a name or a figure that the section does not support.
        required: Facts that the sections' summaries must keep, by the pipeline's rules.
        kept: Those that survive.
        bigrams: Pairs of neighbouring words within the sentences of the summaries.
        new: Those that the section does not have.
        words: Words of the summaries.
        source_words: Words of the sections, without their headings.
    """

    sentences: int
    wrong: int
    required: int
    kept: int
    bigrams: int
    new: int
    words: int
    source_words: int


@dataclass(frozen=True, slots=True)
class Result:
    """One system on one set of pairs: ROUGE of every pair, all counts, and where finished sentences come from.

    `origins` counts sentences by origin and reason and is empty but for finished briefs; `seconds` are of the CPU, for
    a section.
    """

    system: str
    scores: tuple[Rouge, ...]
    counts: Counts
    origins: Counter[str]
    seconds: float

    @property
    def f1(self) -> tuple[float, float, float]:
        """Mean F1 of ROUGE-1, ROUGE-2 and ROUGE-L over the pairs."""
        return (
            fmean(score.rouge1.f1 for score in self.scores),
            fmean(score.rouge2.f1 for score in self.scores),
            fmean(score.rouge_l.f1 for score in self.scores),
        )

    @property
    def wrong(self) -> float | None:
        """Sentences with an unsupported name or figure / sentences; None without sentences."""
        return _share(self.counts.wrong, self.counts.sentences)

    @property
    def kept(self) -> float | None:
        """Required facts that survive / required facts; None when nothing is required."""
        return _share(self.counts.kept, self.counts.required)

    @property
    def new(self) -> float | None:
        """Bigrams that the section does not have / bigrams; None without a bigram."""
        return _share(self.counts.new, self.counts.bigrams)

    @property
    def length(self) -> float:
        """Words of the summaries / words of the sections."""
        return self.counts.words / self.counts.source_words

    def origin(self, name: str) -> float | None:
        """The share of the finished sentences that came about in this way; None without such sentences."""
        return _share(self.origins[name], self.origins.total())


def measure(tasks: Sequence[Task], run: Run) -> Result:
    """Scores a system's summaries, judges each against its section, and counts."""
    judged = [_counts(task, output) for task, output in zip(tasks, run.outputs, strict=True)]
    return Result(
        system=run.system,
        scores=tuple(rouge(o.text, task.pair.reference) for task, o in zip(tasks, run.outputs, strict=True)),
        counts=Counts(*(sum(column) for column in zip(*map(astuple, judged), strict=True))),
        origins=Counter(
            f"{s.origin} ({s.reason})" if s.reason else str(s.origin) for o in run.outputs for s in o.sentences
        ),
        seconds=run.seconds,
    )


def _counts(task: Task, output: Output) -> Counts:
    report = judge_summary(task.plan.alone, output.text, task.plan.required)
    sentences = split_sentences(output.text)
    # Sentence by sentence: where two of the section's own sentences meet, nothing new is said.
    bigrams = sum((ngrams(tokens(s.of(output.text)), 2) for s in sentences), Counter[tuple[str, ...]]())
    known = ngrams(tokens(task.article.text), 2)
    return Counts(
        sentences=len(sentences),
        wrong=sum(any(s.start <= e.mention.start < s.end for e in report.errors) for s in sentences),
        required=len(report.required),
        kept=report.survived,
        bigrams=bigrams.total(),
        new=sum(count for bigram, count in bigrams.items() if bigram not in known),
        words=len(output.text.split()),
        source_words=len(task.section.text.split()),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def interval(differences: Sequence[float], seed: int, groups: Sequence[int] | None = None) -> tuple[float, float]:
    """The bootstrapped 95% interval of a mean: that of the middle 95% of means of resampled differences.

    Args:
        differences: One a pair.
        seed: Of the resampling.
        groups: The number of the article that each is of: passages of one article are drawn together. None where each
            stands for itself.
    """
    drawn_together: dict[int, list[float]] = {}
    for group, difference in zip(groups or range(len(differences)), differences, strict=True):
        drawn_together.setdefault(group, []).append(difference)
    sums = [(sum(found), len(found)) for found in drawn_together.values()]
    draw = random.Random(seed)
    means = []
    for _ in range(_RESAMPLES):
        drawn = draw.choices(sums, k=len(sums))
        means.append(sum(total for total, _ in drawn) / sum(count for _, count in drawn))
    means.sort()
    cut = _RESAMPLES // 40
    return means[cut], means[-cut - 1]
