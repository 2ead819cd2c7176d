"""Name and figure fidelity of a summary against its source: find, judge, count. No model, no network, no torch.

Precision against source follows Nan et al. 2021, "Entity-level Factual Consistency of Abstractive Text Summarization":
the share of the summary's mentions that the source supports. Recall is the share of the source's required facts that
survive. Both are micro-averages over one pair, and None when there is nothing to measure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from briefer.facts.alignment import SourceWords, align, has_all, weld
from briefer.facts.document import Document
from briefer.facts.mention import Judgement, Kind, Mention, Verdict
from briefer.facts.required import SOURCE_CAP, default_cap, required_facts
from briefer.sentences import split_sentences


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
class Faithfulness:
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


def check(source: str, summary: str, *, require: Sequence[str] = (), ner: bool = False) -> Faithfulness:
    """Judges a summary, made by any tool or by hand, against the whole text it summarizes.

    Args:
        source: The source text.
        summary: The summary text.
        require: Regular expressions; a name or figure of the source that overlaps a match is required to survive.
        ner: Whether spaCy (the `[ner]` extra) tells the types of names that the rules cannot; no verdict changes.

    Raises:
        re.error: if one of `require` is no regular expression.
        ModelError: with `ner`, when the extra is missing or not the pinned one.
    """
    document = Document.of(source, ner=ner)
    patterns = [re.compile(pattern) for pattern in require]
    required = required_facts(document, default_cap(source, SOURCE_CAP), patterns)
    report = judge_summary(document, summary, required, ner=ner)
    return replace(report, splices=tuple(find_splices(source, summary)))


def find_splices(source: str, summary: str) -> Iterator[Splice]:
    """The sentences of a summary that weld pieces of distant source sentences together."""
    words = SourceWords.of(source, [(span.start, span.end) for span in split_sentences(source)])
    for span in split_sentences(summary):
        text = span.of(summary)
        if not has_all(text, words):
            continue  # the words of most summaries are not all the source's, and aligning is dear
        alignment = align(text, words)
        if seam := weld(alignment):
            left, right = alignment.words[seam.index - 1], alignment.words[seam.index]
            yield Splice(span.start, span.end, text[left.start : right.end])


def judge_summary(document: Document, summary: str, required: Sequence[Mention], *, ner: bool = False) -> Faithfulness:
    """Judges a summary against facts already found; `required` are mentions of `document`."""
    own = Document.of(summary)
    shown = own.typed().mentions if ner else own.mentions
    judged = tuple(
        JudgedMention(mention, judgement)
        for mention, (_, judgement) in zip(shown, document.judge_all(own.mentions), strict=True)
    )
    facts = tuple(RequiredFact(mention, survives(mention, own, judged)) for mention in required)
    return Faithfulness(document.text, summary, judged, facts)


def survives(mention: Mention, summary: Document, judged: Sequence[JudgedMention]) -> bool:
    """True when the summary states a mention of the source.

    Either the summary would support it word for word or as a shorter form ("Zelenskyy" keeps "Volodymyr Zelenskyy"), or
    a supported mention of the summary rests on it as evidence ("about 18%" keeps "18.3%").
    """
    if any(_rests_on(m, mention) for m in judged):
        return True
    if mention.kind is Kind.FIGURE:
        return summary.judge(mention).verdict is Verdict.SUPPORTED
    return summary.judge(mention).verdict in (Verdict.SUPPORTED, Verdict.EXPANDED)


def _rests_on(judged: JudgedMention, mention: Mention) -> bool:
    evidence = judged.judgement.evidence
    return (
        evidence is not None
        and judged.mention.kind is mention.kind
        and judged.verdict in (Verdict.SUPPORTED, Verdict.EXPANDED)
        and evidence[0] < mention.end
        and mention.start < evidence[1]
    )
