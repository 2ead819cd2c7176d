"""What a check run says of each pair: what reporters print and the exit code is read off."""

from dataclasses import dataclass, field, replace
from enum import IntEnum

from briefer.checks.allowances import Allowance
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.report import FaithfulnessReport, Finding, Severity
from briefer.text.span import Span


class ExitCode(IntEnum):
    """See the contract: 2 beats 1."""

    FINE = 0
    FINDINGS = 1
    FAILED = 2


@dataclass(frozen=True, slots=True)
class PairFinding:
    """One finding under the run's policy: its severity is the configured one.

    `in_summary` and `in_source` are spans of the report's texts, None where the finding is about neither. `fingerprint`
    is a key of its content, the same wherever the lines move. `known` is true when the baseline has it: told, but never
    a reason to fail. `told` is false for a lost fact that nobody asked for: a short summary drops much, and that is no
    fault; only reports for scripts hold it. `allowed_by` is what lets it pass, None where nothing does.
    """

    finding: Finding
    in_summary: Span | None
    in_source: Span | None
    fingerprint: str
    known: bool = False
    told: bool = True
    allowed_by: Allowance | None = None

    @property
    def fails(self) -> bool:
        """True when this finding alone makes the pair unfaithful."""
        return self.finding.severity is Severity.ERROR and not self.known


@dataclass(frozen=True, slots=True)
class CheckedPair:
    """One source and summary, judged.

    `source` and `summary` are paths as the user gave them, None for texts that came without one. `missed` says which
    thresholds the pair falls below, a sentence each. `allowed` is what an allowance let pass, `unused` says which
    allowances let nothing pass, a sentence each. `seconds` is how long reading and judging took. `written` is the
    summary as its file has it, of the same length as the one that was judged; None where that is the same.
    """

    id: object
    source: str | None
    summary: str | None
    report: FaithfulnessReport
    findings: tuple[PairFinding, ...]
    allowed: tuple[PairFinding, ...] = ()
    missed: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    seconds: float = field(default=0.0, compare=False)
    written: str | None = None

    @property
    def silenced(self) -> tuple[PairFinding, ...]:
        """What people would be told of if it were not allowed."""
        return tuple(found for found in self.allowed if found.told)

    @property
    def unchecked(self) -> bool:
        """True when the pair's language is not covered, and the settings do not let that pass."""
        return any(found.fails and found.finding.rule is RuleCode.NOT_CHECKED for found in self.findings)

    @property
    def passed(self) -> bool:
        """True when no new error stands and no threshold is missed."""
        return not self.missed and not any(finding.fails for finding in self.findings)


@dataclass(frozen=True, slots=True)
class FailedPair:
    """A pair that could not be judged, with the one line that says why."""

    id: object
    source: str | None
    summary: str | None
    error: str
    seconds: float = field(default=0.0, compare=False)


Outcome = CheckedPair | FailedPair


@dataclass(frozen=True, slots=True)
class Totals:
    """The whole run. Counts of findings are under the policy, without what people are not told of.

    `failed` pairs could not be read, `unchecked` ones not be judged; `stale` are baseline entries that nothing matched.
    """

    pairs: int = 0
    passed: int = 0
    failed: int = 0
    errors: int = 0
    warnings: int = 0
    known: int = 0
    allowed: int = 0
    unchecked: int = 0
    stale: tuple[str, ...] = ()

    def plus(self, outcome: Outcome) -> "Totals":
        """These totals with one more outcome."""
        if isinstance(outcome, FailedPair):
            return replace(self, pairs=self.pairs + 1, failed=self.failed + 1)
        new = [
            found.finding.severity
            for found in outcome.findings
            if not found.known and found.told and found.finding.rule is not RuleCode.NOT_CHECKED
        ]
        return replace(
            self,
            pairs=self.pairs + 1,
            passed=self.passed + outcome.passed,
            errors=self.errors + new.count(Severity.ERROR),
            warnings=self.warnings + new.count(Severity.WARNING),
            known=self.known + sum(found.known for found in outcome.findings),
            allowed=self.allowed + len(outcome.silenced),
            unchecked=self.unchecked + outcome.unchecked,
        )

    @property
    def exit_code(self) -> ExitCode:
        """What the run comes to, before `--exit-zero`."""
        if self.failed or self.unchecked:
            return ExitCode.FAILED
        return ExitCode.FINE if self.passed == self.pairs else ExitCode.FINDINGS
