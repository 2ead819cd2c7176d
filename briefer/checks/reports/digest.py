"""What reports on a check run say in the same words: verdicts, totals, what was dropped."""

from typing import Final

from briefer.checks.outcome import CheckedPair, PairFinding, Totals
from briefer.facts.display import fact_text
from briefer.faithfulness.report import Severity

THRESHOLD: Final = "threshold"
"""The code that a missed threshold goes by, where a rule's code is wanted."""


def totals_line(totals: Totals) -> str:
    """One line on a whole run: "2 of 3 pairs pass; 1 error, 4 warnings; 2 known, 1 allowed."."""
    parts = [
        f"{totals.passed:,} of {counted(totals.pairs, 'pair')} pass",
        *([f"{totals.failed:,} not checked"] if totals.failed else []),
        f"{counted(totals.errors, 'error')}, {counted(totals.warnings, 'warning')}",
    ]
    aside = set_aside(known=totals.known, allowed=totals.allowed, stale=len(totals.stale))
    return "; ".join([*parts, *([aside] if aside else [])]) + "."


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 pair", "2,500 pairs"."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def set_aside(**counts: int) -> str:
    """What does not count against a pair: "2 known, 1 allowed"; "" where there is nothing such."""
    return ", ".join(f"{number:,} {word}" for word, number in counts.items() if number)


def verdict(pair: CheckedPair) -> str:
    """The verdict on a pair under the run's policy, in a word or two."""
    if pair.passed:
        # Findings that are known, allowed or only warnings here are errors all the same to who reads "faithful".
        return "Faithful" if pair.report.faithful else "Passes"
    return "Not faithful" if any(found.fails for found in pair.findings) else "Below a threshold"


def has_news(pair: CheckedPair) -> bool:
    """True when a report on many pairs must tell of this one; a summary that only drops facts passes in silence."""
    return not pair.passed or any(not found.known and not is_loss(found) for found in pair.findings)


def is_loss(found: PairFinding) -> bool:
    """True for a fact that was dropped and need not stay: a short summary drops much, and that is no fault."""
    return found.finding.dropped is not None and found.finding.severity is Severity.WARNING


def losses(pair: CheckedPair) -> str:
    """What a pair's summary dropped and need not keep, on one line; "" when it dropped nothing."""
    dropped = pair.report.dropped
    return " · ".join(
        fact_text(dropped[found.finding.dropped], pair.report.source)
        for found in pair.findings
        if found.finding.dropped is not None and is_loss(found) and not found.known
    )
