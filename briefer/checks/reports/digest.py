"""What reports on a check run say in the same words: verdicts, totals, what was dropped."""

from briefer.checks.outcome import CheckedPair, PairFinding, Totals
from briefer.checks.reports.context import RunContext
from briefer.facts.display import fact_text
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.report import Severity
from briefer.faithfulness.wording import kept_line, verdict_line
from briefer.io.terminal import inert


def totals_line(totals: Totals, settings: str | None = None) -> str:
    """One line on a whole run: "2 of 3 pairs pass; 1 error, 4 warnings; 2 known, 1 allowed; settings: FILE."."""
    parts = [
        f"{totals.passed:,} of {counted(totals.pairs, 'pair')} pass",
        *([f"{unchecked:,} not checked"] if (unchecked := totals.failed + totals.unchecked) else []),
        f"{counted(totals.errors, 'error')}, {counted(totals.warnings, 'warning')}",
    ]
    aside = set_aside(known=totals.known, allowed=totals.allowed, stale=len(totals.stale))
    named = f"settings: {inert(settings)}" if settings else ""
    return "; ".join([*parts, *filter(None, (aside, named))]) + "."


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 pair", "2,500 pairs"."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def set_aside(**counts: int) -> str:
    """What does not count against a pair: "2 known, 1 allowed"; "" where there is nothing such."""
    return ", ".join(f"{number:,} {word}" for word, number in counts.items() if number)


def verdict(pair: CheckedPair) -> str:
    """The verdict on a pair under the run's policy: what was checked, and what that comes to.

    "Passes: 2 of 5 names and figures not supported" where what stands is known, allowed or a warning by the settings;
    "Fails: ..." where all is supported and another rule is an error by them.
    """
    said = verdict_line(pair.report)
    if not pair.report.checked:
        return said
    later = f"{said[0].lower()}{said[1:]}"
    if pair.passed:
        return said if pair.report.faithful else f"Passes: {later}"
    if pair.missed and not any(found.fails for found in pair.findings):
        return f"Below a threshold: {later}"
    return f"Fails: {later}" if pair.report.faithful else said


def short_verdict(pair: CheckedPair) -> str:
    """The verdict in a word or two, for a table."""
    if not pair.report.checked:
        return "not checked"
    if pair.passed:
        return "passes" if not pair.report.faithful else "no error" if pair.report.mentions else "nothing to check"
    return "not supported" if any(found.fails for found in pair.findings) else "below a threshold"


def has_news(pair: CheckedPair) -> bool:
    """True when there is anything to tell of a pair; a summary that only drops facts passes in silence."""
    told = any(is_news(found) and not is_loss(found) for found in pair.findings)
    return not pair.passed or told or bool(pair.silenced)


def is_shown(pair: CheckedPair, run: RunContext) -> bool:
    """True when a report for people on many pairs shows this one: a pair that fails, or what the user asked for."""
    if run.verbose or not pair.passed:
        return True
    return run.level is Severity.WARNING and any(is_news(found) for found in pair.findings)


def allowance(found: PairFinding) -> str:
    """Where the allowance stands that lets a finding pass, and why; "" for a finding without one."""
    by = found.allowed_by
    return "" if by is None else f"{by.place}: {by.reason}" if by.reason else by.place


def allowed_by(found: PairFinding) -> str:
    """The same in brackets, to follow the finding's message."""
    said = allowance(found)
    return f" ({said})" if said else ""


def is_news(found: PairFinding) -> bool:
    """True for a finding that is new and that people are told of."""
    return found.told and not found.known


def is_loss(found: PairFinding) -> bool:
    """True for a fact that was dropped and need not stay; reports tell all of a pair's in one line."""
    return found.finding.dropped is not None and found.finding.severity is Severity.WARNING


def losses(pair: CheckedPair) -> list[tuple[RuleCode, str]]:
    """What a pair's summary dropped and need not keep, where somebody asked: a line for figures, one for names."""
    dropped = pair.report.dropped
    lines: dict[RuleCode, list[str]] = {}
    for found in pair.findings:
        if found.finding.dropped is not None and is_loss(found) and is_news(found):
            fact = fact_text(dropped[found.finding.dropped], pair.report.source)
            lines.setdefault(found.finding.rule, []).append(fact)
    return [(rule, " · ".join(facts)) for rule, facts in lines.items()]


def recall(pair: CheckedPair) -> str:
    """How many required facts are kept, where somebody asked for what is dropped; "" else."""
    asked = any(found.finding.dropped is not None and found.told for found in (*pair.findings, *pair.allowed))
    return kept_line(pair.report.survived, len(pair.report.required)) if asked else ""
