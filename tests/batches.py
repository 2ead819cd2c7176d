"""Folders of small articles, and what a batch has made of them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from briefer.models import Candidate, Passage
from briefer.models.extractive import ExtractiveSummarizer

_BODY = (
    "The museum in Lisbon sold {n} tickets in 2019, about 18% more than in 2018, it said on Monday. "
    "Visitors came mostly from Spain and France, and {m} of them stayed for a guided tour of the old harbour. "
    "The mayor said the city would spend 75 million euros on a second building beside the river. "
    "Work on it begins in March and should take two years, according to the council's own plan. "
    "Ferries will bring visitors from the southern bank every {k} minutes during the summer months."
)


def article_text(number: int) -> str:
    """An article of about 80 words, its figures its own."""
    return _BODY.format(n=1000 + 7 * number, m=200 + number, k=5 + number % 40) + "\n"


def fill(folder: Path, count: int, *, pattern: str = "{:04}.txt") -> Path:
    """A folder with `count` articles."""
    for number in range(count):
        path = folder / pattern.format(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article_text(number), encoding="utf-8")
    return folder


def manifest(out: Path) -> list[dict[str, Any]]:
    """The lines of a manifest."""
    return [json.loads(line) for line in (out / "manifest.jsonl").read_bytes().split(b"\n") if line]


def statuses(out: Path) -> dict[str, str]:
    """Status by path."""
    return {line["path"]: line["status"] for line in manifest(out)}


def outputs(out: Path) -> dict[str, bytes]:
    """Every file that a user sees in OUT, by its path, but for the manifest."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and not path.name.startswith(".") and path.name != "manifest.jsonl"
    }


def hidden(out: Path) -> set[str]:
    """Names of the files in OUT that a user does not see, but for the lock."""
    return {path.name for path in out.rglob(".*") if path.name != ".briefer-lock"}


def result(out: Path) -> tuple[list[dict[str, Any]], dict[str, bytes]]:
    """All that a batch made, without what may differ between a run and one that was killed and taken up again."""
    lines = [{k: v for k, v in line.items() if k not in ("seconds", "reused")} for line in manifest(out)]
    return lines, outputs(out)


class CountingSummarizer(ExtractiveSummarizer):
    """The extractive summarizer, with the sizes of the calls that it got."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[int] = []

    def candidates(self, passages: Sequence[Passage]) -> list[list[Candidate]]:
        self.calls.append(len(passages))
        return super().candidates(passages)
