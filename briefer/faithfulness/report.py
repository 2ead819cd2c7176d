"""The report on one (source, summary) pair: what was judged, what it comes to."""

from dataclasses import dataclass, field
from enum import StrEnum

from briefer.facts.mention import Judgement, Mention, Verdict
from briefer.faithfulness.account import Entry, Outside, account
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.entailment import JudgedBy, Unentailed
from briefer.faithfulness.languages import Languages
from briefer.faithfulness.statements import Contradiction


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
    def rule(self) -> RuleCode:
        """The code of the rule that a verdict other than `supported` stands for, such as ``altered-figure``."""
        return RuleCode(f"{self.verdict}-{self.mention.kind}")


@dataclass(frozen=True, slots=True)
class RequiredFact:
    """A mention of the source that the summary must keep, and whether it did."""

    mention: Mention
    survived: bool
    reason: str = ""
    """Why it was left out, where that is known."""
    asked: bool = False
    """True for what the user asked for by a pattern."""

    @property
    def rule(self) -> RuleCode:
        """The code of the rule that is broken where the fact is lost."""
        return RuleCode(f"dropped-{self.mention.kind}")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the user.

    `mention`, `dropped`, `splice`, `contradiction` and `unentailed` index the report's lists of these; None where the
    finding is of another kind.
    """

    rule: RuleCode
    severity: Severity
    message: str
    mention: int | None = None
    dropped: int | None = None
    splice: int | None = None
    contradiction: int | None = None
    unentailed: int | None = None


@dataclass(frozen=True, slots=True)
class Splice:
    """A sentence of the summary, ``summary[start:end]``, that welds pieces of distant source sentences together."""

    start: int
    end: int
    joint: str
    """The words on both sides of the weld."""


@dataclass(frozen=True, slots=True)
class FaithfulnessReport:
    """The report on one (source, summary) pair: every mention judged once; all measures are read off it.

    A pair in a language that is not covered has no mention and nothing required: it was not checked.
    """

    source: str
    summary: str
    mentions: tuple[JudgedMention, ...]
    required: tuple[RequiredFact, ...]
    splices: tuple[Splice, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    languages: Languages = field(default_factory=Languages)
    unentailed: tuple[Unentailed, ...] = ()
    judged_by: JudgedBy | None = None
    """The judge that `unentailed` is of; None where none was asked."""
    outside: tuple[Outside, ...] = ()
    """The words that could be facts and are no mentions: the source has them, or they are none for a named reason."""

    @property
    def checked(self) -> bool:
        """True when names and figures were looked for; False for a pair in a language that is not covered."""
        return self.languages.why_unchecked is None

    @property
    def account(self) -> tuple[Entry, ...]:
        """What became of each word of the summary that could be a fact, in order; nothing is left out."""
        return account(((m.mention, m.judgement) for m in self.mentions), self.outside)

    @property
    def errors(self) -> tuple[JudgedMention, ...]:
        """The mentions that the source does not support."""
        return tuple(m for m in self.mentions if m.verdict.is_error)

    @property
    def faithful(self) -> bool | None:
        """True when no error stands; None where nothing was checked."""
        return not self.errors if self.checked else None

    @property
    def lost(self) -> tuple[RequiredFact, ...]:
        """The required facts that the summary does not keep."""
        return tuple(fact for fact in self.required if not fact.survived)

    @property
    def dropped(self) -> tuple[Mention, ...]:
        """The mentions of the source that state them."""
        return tuple(fact.mention for fact in self.lost)

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
        """Everything worth telling: verdicts in the order of the summary, then losses in the order of importance.

        Of a pair that was not checked, only why.
        """
        why = self.languages.why_unchecked
        unchecked = [Finding(RuleCode.NOT_CHECKED, Severity.ERROR, why)] if why else []
        judged = [
            Finding(
                m.rule, Severity.ERROR if m.verdict.is_error else Severity.WARNING, m.judgement.message, mention=index
            )
            for index, m in enumerate(self.mentions)
            if m.verdict is not Verdict.SUPPORTED
        ]
        welded = [
            Finding(
                RuleCode.SPLICED_SENTENCE,
                Severity.WARNING,
                f"“{splice.joint}” joins what stands apart in the source: {self.summary[splice.start : splice.end]}",
                splice=index,
            )
            for index, splice in enumerate(self.splices)
        ]
        turned = [
            Finding(said.rule, Severity.WARNING, said.message, contradiction=index)
            for index, said in enumerate(self.contradictions)
        ]
        unsaid = [
            Finding(RuleCode.UNENTAILED_STATEMENT, Severity.WARNING, said.message, unentailed=index)
            for index, said in enumerate(self.unentailed)
        ]
        lost = [
            Finding(
                fact.rule,
                Severity.WARNING,
                f"{fact.mention.text} - {fact.reason or 'the summary does not keep it'}",
                dropped=index,
            )
            for index, fact in enumerate(self.lost)
        ]
        return (*unchecked, *judged, *turned, *unsaid, *welded, *lost)
