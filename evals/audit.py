"""Scores verdicts on pairs that somebody else labelled: an audit's pairs and probes, and folders of reported cases.

    python -m evals.audit PATH ... [--groups] [--by domain] [--wrong] [--json]

A PATH is a JSON Lines file of ``{"id", "source", "summary", "gold": "faithful" or "error"}`` (without `gold`, an id
that begins with "bad" is an error and one that begins with "good" is faithful), or a folder of cases: a folder for each
with an ``expected.md`` that says of each summary file whether `briefer check` is to exit with 0 or 1.

Prints for each path how many faithful summaries are flagged and how many errors are found. What is not checked because
it is not English counts for neither: it is told in its own column.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefer import check, read
from briefer.readers.markdown.article import as_rendered
from evals.evaluator import read_jsonl

_RIGHT = re.compile(r"^\| (?P<file>summary[^|]*?) \| exit (?P<code>[01])\b", re.MULTILINE)
_COMMAND = re.compile(r"^Command: `briefer check (?P<source>\S+) summary-N", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A source and a summary, and whether the summary has an error; `group` is what results are told by."""

    id: str
    source: str
    summary: str
    has_error: bool
    group: str


@dataclass(frozen=True, slots=True)
class Result:
    """A pair and what was said of it: True where it is flagged, None where it was not checked."""

    pair: LabelledPair
    flagged: bool | None
    said: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """True where the verdict is the label's; never for what was not checked."""
        return self.flagged is self.pair.has_error


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over results: of faithful pairs how many are flagged, of errors how many are found."""

    faithful: int
    flagged: int
    errors: int
    found: int
    unchecked: int

    @classmethod
    def of(cls, results: Iterable[Result]) -> "Tally":
        """Counts; what was not checked is in none of the shares."""
        told = list(results)
        judged = [result for result in told if result.flagged is not None]
        good = [result for result in judged if not result.pair.has_error]
        bad = [result for result in judged if result.pair.has_error]
        return cls(
            len(good),
            sum(bool(result.flagged) for result in good),
            len(bad),
            sum(bool(result.flagged) for result in bad),
            len(told) - len(judged),
        )

    def __str__(self) -> str:
        flagged = f"{self.flagged:>4} of {self.faithful:>4} {_percent(self.flagged, self.faithful)}"
        found = f"{self.found:>4} of {self.errors:>4} {_percent(self.found, self.errors)}"
        return f"faithful flagged {flagged}   errors found {found}   not checked {self.unchecked:>3}"


def _percent(part: int, whole: int) -> str:
    return f"({part / whole:4.0%})" if whole else "(   -)"


def labelled_pairs(path: Path, by: str = "kind") -> Iterator[LabelledPair]:
    """The pairs of a file or a folder of cases.

    Raises:
        ValueError: a row has no label, or there is no pair at all.
    """
    pairs = list(_cases(path) if path.is_dir() else _rows(path, by))
    if not pairs:
        raise ValueError(f"{path}: no labelled pair")
    yield from pairs


def _rows(path: Path, by: str) -> Iterator[LabelledPair]:
    for row in read_jsonl(path):
        group = row.get(by) or row.get("kind") or row.get("group") or ""
        yield LabelledPair(str(row["id"]), row["source"], row["summary"], _has_error(row, path), str(group))


def _has_error(row: dict[str, Any], path: Path) -> bool:
    gold = row.get("gold") or str(row["id"]).partition("-")[0]
    if gold in ("faithful", "good"):
        return False
    if gold in ("error", "bad"):
        return True
    raise ValueError(f'{path}: {row["id"]}: neither "faithful" nor "error"')


def _cases(folder: Path) -> Iterator[LabelledPair]:
    for expected in sorted(folder.glob("*/expected.md")):
        text = expected.read_text(encoding="utf-8")
        command = _COMMAND.search(text)
        if command is None:
            continue  # a case about reading or summarizing
        source = _seen(expected.parent / command["source"])
        for match in _RIGHT.finditer(text):
            place = expected.parent / match["file"]
            case = expected.parent.name
            yield LabelledPair(f"{case}/{match['file']}", source, _seen(place), match["code"] == "1", case)


def _seen(path: Path) -> str:
    _, shown = as_rendered(read(str(path)))
    return shown.text


def judge(pair: LabelledPair) -> Result:
    """What the evaluator says of a pair."""
    report = check(pair.source, pair.summary)
    said = tuple(f"{finding.rule}: {finding.message}" for finding in report.findings if finding.dropped is None)
    return Result(pair, None if report.faithful is None else not report.faithful, said)


def table(results: Sequence[Result], *, groups: bool) -> str:
    """A line for all, and with `groups` one for each group in which something is wrong."""
    lines = [f"{'all':<44} {Tally.of(results)}"]
    if groups:
        names = sorted({result.pair.group for result in results if not result.is_right})
        lines += [f"{name:<44.44} {Tally.of(r for r in results if r.pair.group == name)}" for name in names]
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.audit", description="Verdicts on labelled pairs and cases.")
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--by", choices=("kind", "domain", "group"), default="kind", help="what results are told by")
    parser.add_argument("--groups", action="store_true", help="also a line for each group in which something is wrong")
    parser.add_argument("--wrong", action="store_true", help="print each wrong verdict")
    parser.add_argument("--json", action="store_true", help="print each result as a line of JSON instead")
    options = parser.parse_args()
    for path in options.paths:
        try:
            results = [judge(pair) for pair in labelled_pairs(path, options.by)]
        except ValueError as error:
            print(error, file=sys.stderr)
            return 2
        if options.json:
            for result in results:
                record = {
                    "id": result.pair.id,
                    "right": result.is_right,
                    "flagged": result.flagged,
                    "said": result.said,
                }
                print(json.dumps(record, ensure_ascii=False))
            continue
        print(f"{path}\n{table(results, groups=options.groups)}", end="")
        for result in results if options.wrong else ():
            if not result.is_right and result.flagged is not None:
                kind = "missed" if result.pair.has_error else "false alarm"
                print(
                    f"{kind} {result.pair.id} ({result.pair.group}): {result.pair.summary} | {'; '.join(result.said)}"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
