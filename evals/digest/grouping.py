"""How well articles are grouped into stories: B-cubed precision, recall and F1 (Bagga and Baldwin 1998).

    python -m evals.digest.grouping [FILE ...] [--enough N]

Without a FILE: the 200 articles of `stories_*.txt`, whose labels say which story each is about; half of the labels'
first words (those whose hash is even) set the threshold, the other half confirms it. A FILE has a JSON object a line
with "document", "title" and, where it is labelled, "story".
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from briefer.digest.grouping import ENOUGH, stories
from briefer.digest.terms import Terms
from briefer.facts.document import FactIndex

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with the story that it is about."""

    story: str
    date: date | None
    title: str
    text: str


def labelled_articles() -> list[Labelled]:
    """The articles of `stories_*.txt`."""
    return [found for path in sorted(_HERE.glob("stories_*.txt")) for found in _parsed(path.read_text("utf-8"))]


def _parsed(text: str) -> Iterator[Labelled]:
    story = ""
    for block in re.split(r"^(?=@ |== )", text, flags=re.MULTILINE):
        head, _, body = block.partition("\n")
        if head.startswith("== "):
            story = head[3:].strip()
        elif head.startswith("@ "):
            day, _, title = head[2:].partition(" | ")
            yield Labelled(story, date.fromisoformat(day), title, " ".join(body.split()))


def b_cubed(labels: Sequence[str], groups: Sequence[Sequence[int]]) -> tuple[float, float, float]:
    """Precision, recall and F1, each article's mean; 1.0 when every group is one story."""
    of = {index: set(group) for group in groups for index in group}
    same = {index: {i for i, label in enumerate(labels) if label == labels[index]} for index in of}
    precision = sum(len(of[i] & same[i]) / len(of[i]) for i in of) / len(of)
    recall = sum(len(of[i] & same[i]) / len(same[i]) for i in of) / len(of)
    return precision, recall, 2 * precision * recall / (precision + recall)


def grouped(articles: Sequence[Labelled], enough: float = ENOUGH) -> list[list[int]]:
    """The groups that `briefer digest` makes of articles."""
    terms = [Terms.of(a.title, FactIndex.of(f"{a.title}\n\n{a.text}")) for a in articles]
    return stories(terms, [a.date for a in articles], enough)


def halves(articles: Sequence[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Those that the threshold was set on, and the others; stories that share people or places stay together."""
    sides: tuple[list[Labelled], list[Labelled]] = ([], [])
    for article in articles:
        sides[sha256(article.story.split("-")[0].encode()).digest()[0] % 2].append(article)
    return sides


def score() -> dict[str, float]:
    """F1 on all 200 articles, and on the half that nothing was set on."""
    articles = labelled_articles()
    _, held_out = halves(articles)
    return {
        "b_cubed": b_cubed([a.story for a in articles], grouped(articles))[2],
        "b_cubed_held_out": b_cubed([a.story for a in held_out], grouped(held_out))[2],
    }


def main() -> None:
    """Prints the measures, and what was joined or parted wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--enough", type=float, default=ENOUGH)
    given = parser.parse_args()
    articles = labelled_articles()
    sets = dict(zip(("set on", "held out"), halves(articles), strict=True)) | {"all": articles}
    if given.files:
        sets = {str(path): list(_of_file(path)) for path in given.files}
    for name, chosen in sets.items():
        groups = grouped(chosen, given.enough)
        if all(a.story for a in chosen):
            precision, recall, f1 = b_cubed([a.story for a in chosen], groups)
            print(f"{name}: {len(chosen)} articles, precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    for group in groups:
        if len(group) > 1 and (given.files or len({chosen[i].story for i in group}) > 1):
            print("together:", *(f"\n    {chosen[i].story} {chosen[i].title}" for i in group))
    of = {index: number for number, group in enumerate(groups) for index in group}
    for story in dict.fromkeys(a.story for a in chosen if a.story):
        parts = sorted({of[i] for i, a in enumerate(chosen) if a.story == story})
        if len(parts) > 1:
            print(f"parted: {story}", *(f"\n    {[chosen[i].title for i in groups[p]]}" for p in parts))


def _of_file(path: Path) -> Iterator[Labelled]:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield Labelled(row.get("story") or "", None, row.get("title") or "", row["document"])


if __name__ == "__main__":
    main()
