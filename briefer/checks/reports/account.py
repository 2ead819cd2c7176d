"""The account of a summary for a terminal: a line for each word that could be a fact."""

from collections.abc import Iterator
from typing import Final

from briefer.checks.reports.excerpt import columns, cut
from briefer.checks.reports.places import Lines, PairLines
from briefer.faithfulness.account import Entry, State
from briefer.faithfulness.report import FaithfulnessReport
from briefer.io.terminal import visible
from briefer.text.span import Span

_TITLE: Final = "Account of the summary:"
_NOTHING: Final = "  no word in it could be a name or a figure"
_STATES: Final = {State.SUPPORTED: "supported", State.FINDING: "finding", State.NOT_A_FACT: "not a fact"}
_WIDEST: Final = 28


def account_lines(report: FaithfulnessReport, lines: PairLines, width: int) -> Iterator[str]:
    """The account, one entry a line: place, word, what became of it, by which rule, and on what words of the source.

    Args:
        report: The report on a pair.
        lines: Its texts.
        width: Columns of the terminal; the rest of a line is cut.
    """
    yield ""
    yield _TITLE
    rows = [_row(entry, report.source, lines.summary) for entry in report.account]
    if not rows:
        yield _NOTHING
        return
    sizes = [max(columns(row[index]) for row in rows) for index in range(len(rows[0]) - 1)]
    for row in rows:
        padded = [cell + " " * (size - columns(cell)) for cell, size in zip(row, sizes, strict=False)]
        yield cut(f"  {'  '.join([*padded, row[-1]])}".rstrip(), width)


def _row(entry: Entry, source: str, lines: Lines) -> tuple[str, ...]:
    place = lines.region(Span(entry.start, entry.end))
    evidence = "" if entry.evidence is None else f"“{visible(source[slice(*entry.evidence)])}”"
    return (
        f"{place.line}:{place.column}",
        cut(visible(entry.text), _WIDEST),
        _STATES[entry.state],
        str(entry.rule),
        evidence,
    )
