"""Scores figures in other languages on stories of our own: each language by itself, and each summary of each source.

    python -m evals.languages [--wrong] [--cross] [--json]

`cases/languages/CODE.txt` has six stories a language, the same ones in each: a source, then summaries of one sentence,
``+`` for what it supports, ``-`` for what it does not. With `--cross` the summaries of one language are judged against
the source of another, all pairs of the European languages, and Chinese, Japanese and Arabic with English.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from briefer.faithfulness.check import check
from briefer.faithfulness.languages import ToldLanguages
from briefer.text.language import Language, TextLanguage, ToldBy
from evals.audit import LabelledPair, Result, Tally

FOLDER = Path(__file__).parent / "cases" / "languages"
EUROPEAN = ("en", "de", "fr", "es", "it", "nl", "pt")
OTHER = tuple(str(code) for code in Language if code not in EUROPEAN)


@dataclass(frozen=True, slots=True)
class Story:
    """A source with its summaries: each with whether it is wrong."""

    source: str
    summaries: tuple[tuple[str, bool], ...]


def stories(code: str) -> tuple[Story, ...]:
    """The stories of a language.

    Raises:
        ValueError: a line is neither a source nor a summary.
    """
    found = []
    for block in (FOLDER / f"{code}.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        source, *lines = block.splitlines()
        if not lines or any(line[:2] not in ("+ ", "- ") for line in lines):
            raise ValueError(f'{code}.txt: a story is a source and lines that begin with "+ " or "- ": {source[:40]}')
        found.append(Story(source, tuple((line[2:], line[0] == "-") for line in lines)))
    return tuple(found)


def pairs(source: str, summary: str) -> Iterator[LabelledPair]:
    """The summaries of one language against the sources of another, or of the same."""
    for number, (one, other) in enumerate(zip(stories(source), stories(summary), strict=True), start=1):
        for place, (text, is_wrong) in enumerate(other.summaries, start=1):
            yield LabelledPair(
                f"{source}-{summary}-{number}.{place}", one.source, text, is_wrong, f"{source}-{summary}"
            )


def judge(pair: LabelledPair) -> Result:
    """What the evaluator says of a pair, its languages told; of its figures, for the stories name nobody."""
    codes = pair.group.split("-")
    source, summary = (TextLanguage(code, ToldBy.USER) for code in codes)
    report = check(pair.source, pair.summary, told=ToldLanguages(source, summary))
    said = tuple(f"{finding.rule}: {finding.message}" for finding in report.findings if finding.dropped is None)
    return Result(pair, None if report.faithful is None else not report.faithful, said)


def crossed() -> Iterator[tuple[str, str]]:
    """The pairs of two languages that are measured."""
    yield from permutations(EUROPEAN, 2)
    for code in OTHER:
        yield code, "en"
        yield "en", code


def score() -> dict[str, float]:
    """For the gate: the share of right verdicts in each language, and in all pairs of two languages."""
    shares = {code: _share(map(judge, pairs(code, code))) for code in (*EUROPEAN, *OTHER)}
    return {**shares, "cross": _share(judge(pair) for codes in crossed() for pair in pairs(*codes))}


def _share(results: Iterable[Result]) -> float:
    told = [result.is_right for result in results]
    return sum(told) / len(told)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.languages", description="Figures in other languages.")
    parser.add_argument("--cross", action="store_true", help="also summaries in another language than the source's")
    parser.add_argument("--wrong", action="store_true", help="print each wrong verdict")
    parser.add_argument("--json", action="store_true", help="print the counts as JSON instead")
    options = parser.parse_args()
    rows = {code: [judge(pair) for pair in pairs(code, code)] for code in (*EUROPEAN, *OTHER)}
    if options.cross:
        for one, other in crossed():
            kind = "other with English" if {one, other} & set(OTHER) else "European pairs"
            rows.setdefault(kind, []).extend(judge(pair) for pair in pairs(one, other))
    for name, results in rows.items():
        tally = Tally.of(results)
        if options.json:
            print(json.dumps({"set": name, "faithful": tally.faithful, "flagged": tally.flagged, "errors": tally.errors,
                              "found": tally.found}))  # fmt: skip
            continue
        print(f"{name:<20} {tally}")
        for result in results if options.wrong else ():
            if not result.is_right:
                kind = "missed" if result.pair.has_error else "false alarm"
                print(f"  {kind} {result.pair.id}: {result.pair.summary} | {'; '.join(result.said)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
