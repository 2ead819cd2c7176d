"""Scores the sectioner: precision, recall and F1 of headings, exact line, micro over documents.

    python -m evals.sectioning                     the committed documents in evals/cases/sectioning/
    python -m evals.sectioning FILE ...            documents of your own, for each a table of layouts

A file is Markdown (one document: a line starting with ``#`` is the title or, from ``##`` on, a heading, and every other
line a paragraph) or JSON Lines with rows of {"title"?, "sections": [{"heading", "text"}]}. A document is rebuilt as
plain text in several layouts, with and without its title as first line. The first line is judged as a title only.
"""

import json
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefer.readers import read_text

# What stands between two lines, given whether the lower and the upper one are headings.
LAYOUTS: dict[str, Callable[[bool, bool], str]] = {
    "lines": lambda below, above: "\n",
    "blank lines": lambda below, above: "\n\n",
    "blank lines around headings": lambda below, above: "\n\n" if below or above else "\n",
    "blank line above headings": lambda below, above: "\n\n" if below else "\n",
    "blank lines but under headings": lambda below, above: "\n" if above else "\n\n",
}

WRAPPED = 72
"""Width of the layouts in which lines are hard-wrapped; blank lines stand between all blocks there."""

SETS = ("news", "government", "textbook")
"""Folders of committed documents that are rebuilt in every layout and judged by themselves."""

CASES = Path(__file__).parent / "cases" / "sectioning"


@dataclass(frozen=True, slots=True)
class Document:
    """A document as (line, is a heading) pairs; the title stands apart."""

    name: str
    title: str | None
    lines: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Headings found and expected, over one or more documents."""

    right: int = 0
    found: int = 0
    expected: int = 0
    titles_right: int = 0
    titles: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.right + other.right,
            self.found + other.found,
            self.expected + other.expected,
            self.titles_right + other.titles_right,
            self.titles + other.titles,
        )

    @property
    def precision(self) -> float | None:
        """Right headings among those found; None when none was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Headings found among those expected; None when none is expected."""
        return self.right / self.expected if self.expected else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two; None when there is no heading on either side."""
        return 2 * self.right / (self.found + self.expected) if self.found + self.expected else None


def documents(path: Path) -> Iterator[Document]:
    """The documents of a Markdown or JSON Lines file."""
    if path.suffix == ".md":
        first, *rest = path.read_text(encoding="utf-8").split("\n")
        yield Document(
            path.stem,
            first.removeprefix("# "),
            tuple((line.lstrip("# "), line.startswith("#")) for line in rest if line),
        )
        return
    with path.open(encoding="utf-8") as rows:
        for number, raw in enumerate(rows, 1):
            row = json.loads(raw)
            lines: list[tuple[str, bool]] = []
            for section in row["sections"]:
                if heading := " ".join((section["heading"] or "").split()):
                    lines.append((heading, True))
                lines.extend((line.strip(), False) for line in section["text"].split("\n") if line.strip())
            yield Document(str(row.get("id", number)), row.get("title") or None, tuple(lines))


def rebuild(document: Document, layout: str, *, titled: bool, wrapped: bool = False) -> tuple[str, dict[int, bool]]:
    """The document as plain text, and for the offset of each line whether a heading starts there."""
    lines = [*document.lines]
    if titled and document.title:
        lines.insert(0, (document.title, False))
    text = ""
    headed: dict[int, bool] = {}
    for i, (line, is_heading) in enumerate(lines):
        if i:
            text += LAYOUTS[layout](is_heading, lines[i - 1][1])
        headed[len(text)] = is_heading
        text += textwrap.fill(line, WRAPPED, break_long_words=False, break_on_hyphens=False) if wrapped else line
    return text, headed


def judge(document: Document, layout: str, *, titled: bool, wrapped: bool = False) -> Counts:
    """Splits one rebuilt document and compares its headings with the expected ones, by line."""
    text, headed = rebuild(document, layout, titled=titled, wrapped=wrapped)
    article = read_text(text)
    expected = {start for start, is_heading in headed.items() if is_heading and start}
    found = {section.heading_span.start for section in article.sections if section.heading_span} - {0}
    has_title = bool(titled and document.title)
    judged = has_title or not headed[0]  # a heading on the first line may be read either way
    return Counts(
        right=len(expected & found),
        found=len(found),
        expected=len(expected),
        titles_right=int(judged and (article.title is not None) == has_title),
        titles=int(judged),
    )


def measure(docs: Iterable[Document]) -> dict[str, Counts]:
    """Counts by layout."""
    kept = list(docs)
    counts = {
        f"{layout}, {'title' if titled else 'no title'}": sum(
            (judge(document, layout, titled=titled) for document in kept), Counts()
        )
        for layout in LAYOUTS
        for titled in (False, True)
    }
    wrapped = (judge(document, "blank lines", titled=True, wrapped=True) for document in kept)
    return counts | {f"wrapped at {WRAPPED}, title": sum(wrapped, Counts())}


def judge_case(name: str, expected: dict[str, Any]) -> tuple[Counts, Counts]:
    """Headings (with titles) and credits of one committed document, compared by text."""
    article = read_text((CASES / name).read_text(encoding="utf-8"))
    headings = [section.heading for section in article.sections if section.heading]
    return (
        _compare(headings, expected["headings"]) + Counts(titles_right=article.title == expected["title"], titles=1),
        _compare(article.credits, expected["credits"]),
    )


def score() -> dict[str, float]:
    """What the gate compares with its baseline: measures on the committed documents.

    Raises:
        ValueError: there is nothing to score.
    """
    cases = json.loads((CASES / "expected.json").read_text(encoding="utf-8"))
    judged = [judge_case(name, expected) for name, expected in cases.items()]
    headings = sum((counts for counts, _ in judged), Counts())
    credits = sum((counts for _, counts in judged), Counts())
    if not (headings.expected and headings.titles and credits.expected):
        raise ValueError(f"nothing to score in {CASES}")
    return {
        "heading_precision": headings.precision or 0.0,
        "heading_recall": headings.recall or 0.0,
        "heading_f1": headings.f1 or 0.0,
        "title_accuracy": headings.titles_right / headings.titles,
        "credit_f1": credits.f1 or 0.0,
        **{f"{name}_f1": _f1_of_set(name) for name in SETS},
    }


def _f1_of_set(name: str) -> float:
    """Heading F1 over a set's documents in all layouts."""
    paths = sorted((CASES / name).glob("*.md"))
    counts = sum(measure(document for path in paths for document in documents(path)).values(), Counts())
    if counts.f1 is None:
        raise ValueError(f"nothing to score in {CASES / name}")
    return counts.f1


def main(paths: Sequence[str]) -> None:
    """Prints a table."""
    if not paths:
        for measure_name, value in score().items():
            print(f"{measure_name:20}{value:8.3f}")
        return
    print(f"{'file':28}{'layout':42}{'precision':>10}{'recall':>8}{'F1':>8}{'title':>8}")
    for path in paths:
        for layout, counts in measure(documents(Path(path))).items():
            shares = (counts.precision, counts.recall, counts.f1, counts.titles_right / max(1, counts.titles))
            cells = "".join(f"{'-' if share is None else format(share, '.3f'):>8}" for share in shares)
            print(f"{Path(path).stem:28}{layout:42}  {cells}")


def _compare(found: Iterable[str], expected: Iterable[str]) -> Counts:
    ours, theirs = Counter(found), Counter(expected)
    return Counts((ours & theirs).total(), ours.total(), theirs.total())


if __name__ == "__main__":
    main(sys.argv[1:])
