"""The report on one (source, summary) pair: what was judged, what it comes to."""

from dataclasses import dataclass
from enum import StrEnum

from briefer.facts.mention import Judgement, Mention, Verdict


class Severity(StrEnum):
    """An error makes a summary unfaithful; a warning never does."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class JudgedMention:
    """A mention of the summary with the verdict on it; the evidence is a span of the source."""

    mention: Mention
    judgement: Judgement

    @property
    def verdict(self) -> Verdict:
        """The verdict alone."""
        return self.judgement.verdict

    @property
    def rule(self) -> str:
        """The code of the rule that a verdict other than `supported` stands for, such as ``altered-figure``."""
        return f"{self.verdict}-{self.mention.kind}"


@dataclass(frozen=True, slots=True)
class RequiredFact:
    """A mention of the source that the summary must keep, and whether it did."""

    mention: Mention
    survived: bool
    reason: str = ""
    """Why it was left out, where that is known."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the user.

    `mention`, `dropped` and `splice` index the report's lists of these; None where the finding is of another kind.
    """

    rule: str
    severity: Severity
    message: str
    mention: int | None = None
    dropped: int | None = None
    splice: int | None = None


@dataclass(frozen=True, slots=True)
class Splice:
    """A sentence of the summary, ``summary[start:end]``, that welds pieces of distant source sentences together."""

    start: int
    end: int
    joint: str
    """The words on both sides of the weld."""


@dataclass(frozen=True, slots=True)
class FaithfulnessReport:
    """The report on one (source, summary) pair: every mention judged once; all measures are read off it."""

    source: str
    summary: str
    mentions: tuple[JudgedMention, ...]
    required: tuple[RequiredFact, ...]
    splices: tuple[Splice, ...] = ()

    @property
    def errors(self) -> tuple[JudgedMention, ...]:
        """The mentions that the source does not support."""
        return tuple(m for m in self.mentions if m.verdict.is_error)

    @property
    def faithful(self) -> bool:
        """True when no error stands."""
        return not self.errors

    @property
    def dropped(self) -> tuple[Mention, ...]:
        """The required facts that the summary lost."""
        return tuple(fact.mention for fact in self.required if not fact.survived)

    @property
    def supported(self) -> int:
        """How many mentions stand without an error."""
        return len(self.mentions) - len(self.errors)

    @property
    def survived(self) -> int:
        """How many required facts the summary keeps."""
        return sum(fact.survived for fact in self.required)

    @property
    def precision(self) -> float | None:
        """Mentions without an error / all mentions of the summary; None without mentions."""
        return self.supported / len(self.mentions) if self.mentions else None

    @property
    def recall(self) -> float | None:
        """Required facts that survive / required facts; None when nothing is required."""
        return self.survived / len(self.required) if self.required else None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything worth telling: verdicts in the order of the summary, then losses in the order of importance."""
        judged = [
            Finding(
                m.rule, Severity.ERROR if m.verdict.is_error else Severity.WARNING, m.judgement.message, mention=index
            )
            for index, m in enumerate(self.mentions)
            if m.verdict is not Verdict.SUPPORTED
        ]
        welded = [
            Finding(
                "spliced-sentence",
                Severity.WARNING,
                f"“{splice.joint}” joins what stands apart in the source: {self.summary[splice.start : splice.end]}",
                splice=index,
            )
            for index, splice in enumerate(self.splices)
        ]
        lost = [
            Finding(
                f"dropped-{fact.mention.kind}",
                Severity.WARNING,
                f"{fact.mention.text} - {fact.reason or 'the summary does not keep it'}",
                dropped=index,
            )
            for index, fact in enumerate(fact for fact in self.required if not fact.survived)
        ]
        return (*judged, *welded, *lost)
