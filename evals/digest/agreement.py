"""How many planted contradictions a digest finds, and how many consistent pairs it flags.

    python -m evals.digest.agreement [--show]

`pairs_set.txt` has 30 of each, with which the rule was made; `pairs_held_out.txt` and then `pairs_fresh.txt` 30 each
that were written after it. Of these it found 23 and 26 at first and flagged 3 and 1; what they showed has been mended.
A contradiction is found when a line of the two articles, without dates, has both figures and says that they differ; a
consistent pair is flagged when any line does.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefer.digest.agreement import Line, Stated, Status, lines_of
from briefer.digest.measures import measures_of
from briefer.facts.document import FactIndex

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, and the two figures in which they contradict each other; none where they do not."""

    texts: tuple[str, str]
    figures: tuple[str, ...]

    @property
    def lines(self) -> list[Line]:
        """What a digest lines up of them."""
        return lines_of(
            [Stated(n, None, one) for n, text in enumerate(self.texts) for one in measures_of(FactIndex.of(text))]
        )

    @property
    def differing(self) -> list[Line]:
        """The lines that say that the two differ."""
        return [line for line in self.lines if line.status is not Status.AGREE]

    @property
    def is_found(self) -> bool:
        """True when a line has both figures of a contradiction."""
        return any(
            all(any(wanted in one.measure.said.lower() for one in line.stated) for wanted in self.figures)
            for line in self.differing
        )


def pairs(name: str) -> Iterator[Pair]:
    """The pairs of a file beside this one."""
    lines = [x for x in (_HERE / name).read_text("utf-8").splitlines() if x and x[0] != "#"]
    for head, first, second in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
        figures = tuple(part.strip().lower() for part in head[1:].split("|") if part.strip())
        yield Pair((first, second), figures)


FILES = ("pairs_set.txt", "pairs_held_out.txt", "pairs_fresh.txt")


def score() -> dict[str, float]:
    """The shares of contradictions found and of consistent pairs that pass, over all files."""
    every = [pair for name in FILES for pair in pairs(name)]
    planted = [pair for pair in every if pair.figures]
    consistent = [pair for pair in every if not pair.figures]
    return {
        "contradictions_found": sum(pair.is_found for pair in planted) / len(planted),
        "consistent_passed": sum(not pair.differing for pair in consistent) / len(consistent),
    }


def main() -> None:
    """Prints the counts; with --show what was missed and what was flagged."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    show = parser.parse_args().show
    for name in FILES:
        every = list(pairs(name))
        planted = [pair for pair in every if pair.figures]
        consistent = [pair for pair in every if not pair.figures]
        found, flagged = sum(p.is_found for p in planted), [p for p in consistent if p.differing]
        print(f"{name}: {found} of {len(planted)} found, {len(flagged)} of {len(consistent)} flagged")
        if show:
            for pair in [p for p in planted if not p.is_found] + flagged:
                print("  ", "missed" if pair.figures else "flagged", *(f"\n      {text}" for text in pair.texts))
                for line in pair.lines:
                    print("         ", line.status, *(f"{one.article}: {one.measure.said};" for one in line.stated))


if __name__ == "__main__":
    main()
