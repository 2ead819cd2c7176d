"""What each strictness prints of 60 paraphrases by a model that writes what it is told: 30 faithful, 30 subtly wrong.

    python -m evals.paraphrases                    at `words` and at `facts`
    python -m evals.paraphrases --judge MODEL      at `entailed` too

Every sentence goes through the whole pipeline as the only candidate for its section. Of the wrong ones 15 have a figure
or a name that is wrong, moved to something else or turned round, 15 have every figure and name right and say what the
section does not. Of 15 more sentences one half is right: what is printed of them is the middle way between refusing and
quoting. `paraphrases.jsonl` has a section a line, in words of our own.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefer.briefing.brief import Brief, Origin
from briefer.briefing.pipeline import brief
from briefer.briefing.settings import Settings
from briefer.faithfulness.strictness import Strictness
from briefer.models.base import Candidate, GenerationSettings, Passage
from briefer.models.judges import Judge, load_judge
from briefer.readers.plain.article import split_article
from evals.evaluator import read_jsonl

KIT = Path(__file__).parent / "paraphrases.jsonl"
GROUPS = ("faithful", "wrong fact", "wrong statement", "half right")


class Told:
    """A `Summarizer` that says one sentence of every passage."""

    name = "told"
    sha256 = None
    engine = "none"
    prompt = "none"
    grounded = False
    reranks_options = False
    settings = GenerationSettings()
    losses: frozenset[str] = frozenset()
    note = None

    def __init__(self, text: str) -> None:
        self.text = text

    def fits(self, passage: Passage) -> bool:
        """Always."""
        return True

    def candidates(self, passages: Sequence[Passage]) -> list[list[Candidate]]:
        """The sentence, whatever the passage."""
        return [[Candidate(self.text, -0.1)] for _ in passages]


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """A paraphrase, the section that it is of, and its group."""

    source: str
    text: str
    group: str


@dataclass(frozen=True, slots=True)
class Share:
    """Of the sentences of a group, how many pass, are printed as they are, and are printed in part.

    One that passes may still not be printed: in the brief it would speak of what nobody introduced.
    """

    group: str
    all: int
    passed: int
    whole: int
    part: int


def kit() -> Iterator[Paraphrase]:
    """The sentences of the kit."""
    for row in read_jsonl(KIT):
        for text in row["faithful"]:
            yield Paraphrase(row["source"], text, "faithful")
        for wrong in row["wrong"]:
            group = "wrong statement" if wrong["error"] == "statement" else "wrong fact"
            yield Paraphrase(row["source"], wrong["text"], group)
        yield Paraphrase(row["source"], row["half"]["text"], "half right")


def measured(strictness: Strictness, judge: Judge | None = None) -> list[Share]:
    """What is printed of each group at a strictness."""
    counts: dict[str, list[int]] = {group: [0, 0, 0, 0] for group in GROUPS}
    for told in kit():
        made = brief(split_article(told.source), Told(told.text), Settings(strictness=strictness), judge=judge)
        counts[told.group][0] += 1
        counts[told.group][1] += not _refused(made, told.text)
        counts[told.group][2] += _whole(made, told.text)
        counts[told.group][3] += _part(made, told.text)
    return [Share(group, *found) for group, found in counts.items()]


def _refused(made: Brief, text: str) -> bool:
    return any(rejected.text == text for section in made.sections for rejected in section.rejected)


def _whole(made: Brief, text: str) -> bool:
    return any(sentence.text == text for section in made.sections for sentence in section.sentences)


def _part(made: Brief, text: str) -> bool:
    """True when something of the sentence is printed, and not all of it."""
    sentences = [sentence for section in made.sections for sentence in section.sentences]
    return any(s.origin is Origin.REPAIRED and s.text != text for s in sentences)


def table(level: str, shares: Sequence[Share]) -> str:
    """A line a group."""
    lines = [
        f"{level:<10} {s.group:<16} {s.all:>3} {s.passed:>5} ({s.passed / s.all:.2f}) {s.whole:>7} {s.part:>5}"
        for s in shares
    ]
    return "\n".join(lines) + "\n"


def score() -> dict[str, float]:
    """For the gate: at `facts` the share of the faithful printed, and of the wrong facts refused; at `words` of all."""
    facts = {share.group: share for share in measured(Strictness.FACTS)}
    words: dict[str, Any] = {share.group: share for share in measured(Strictness.WORDS)}
    wrong = [words[group] for group in ("wrong fact", "wrong statement")]
    return {
        "facts/faithful": facts["faithful"].passed / facts["faithful"].all,
        "facts/refused": 1 - facts["wrong fact"].passed / facts["wrong fact"].all,
        "words/refused": 1 - sum(s.passed for s in wrong) / sum(s.all for s in wrong),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.paraphrases", description="What each strictness prints.")
    parser.add_argument("--judge", help="a judge model, for the level `entailed`")
    options = parser.parse_args()
    print(f"{'level':<10} {'group':<16} {'all':>3} {'passed':>12} {'printed':>7} {'part':>5}")
    for strictness in (Strictness.WORDS, Strictness.FACTS):
        print(table(strictness, measured(strictness)), end="")
    if options.judge:
        print(table("entailed", measured(Strictness.ENTAILED, load_judge(options.judge))), end="")


if __name__ == "__main__":
    main()
