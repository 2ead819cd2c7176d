"""The result for one article: what was printed, where each sentence came from, and what was rejected on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefer.documents.article import Article, Section
from briefer.documents.source_map import SourceMap
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.entailment import JudgedBy
from briefer.faithfulness.report import FaithfulnessReport, Finding, Severity
from briefer.faithfulness.strictness import StatementCheck
from briefer.text.span import Span


class Origin(StrEnum):
    """How a sentence of a brief came to be."""

    GENERATED = "generated"
    REPAIRED = "repaired"
    QUOTED = "quoted"


class Reason(StrEnum):
    """Why a sentence was quoted."""

    MODEL_UNSUPPORTED = "model-unsupported"
    REQUIRED_FACT = "required-fact"
    SECTION_SHORT = "section-short"
    CONTEXT = "context"
    """The next sentence speaks of what this one names."""


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row below its head, cell by cell."""

    head: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a summary.

    A quoted sentence has a `reason` and the `span` of the text (see `Brief.shown`) that it equals once runs of white
    space are folded to one space. `spans` are what of that text a sentence of any origin was made from, in order.
    """

    text: str
    origin: Origin
    reason: Reason | None = None
    span: Span | None = None
    spans: tuple[Span, ...] = ()
    statement: StatementCheck = StatementCheck.WORDS
    """How it was checked what the sentence says, names and figures apart."""
    nearest: tuple[Span, ...] = ()
    """The source sentences that it is about, the likeliest first, where its words do not show that they say it."""
    entailment: float | None = None
    """How likely a judge finds it that they do; None where none was asked."""
    marker: str = ""
    """What stands before it where it opens an item of a list: ``3.`` or ``-``."""
    row: Row | None = None
    """The table's row that it says, if it says one."""

    @property
    def words(self) -> int:
        """The words that a reader counts: a step's number is one, a bullet is none."""
        return len(self.text.split()) + any(map(str.isalnum, self.marker))


class LeftOut(StrEnum):
    """Why nothing is printed of a section."""

    NO_CONTENT = "no-content"
    """It holds no sentence: a list of links, a contact block, nothing at all."""
    LENGTH = "length"
    """The brief's length leaves no room for it."""
    CONTEXT = "context"
    """Every sentence of it speaks of what the brief has not introduced."""
    BOILERPLATE = "boilerplate"
    """All of it is contact lines, links, references, roll calls and the like."""
    TOO_LONG = "too-long"
    """It has no sentence that is short enough to quote."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A sentence that the model proposed and the evaluator refused, with the findings against it."""

    text: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SectionBrief:
    """The summary of one section. `report` judges it against the section's scope: its offsets start there."""

    section: Section
    sentences: tuple[Sentence, ...]
    report: FaithfulnessReport
    rejected: tuple[Rejected, ...] = ()
    key: tuple[Sentence, ...] = ()
    """Short statements of required figures that the sentences leave out."""
    left_out: LeftOut | None = None
    """Why nothing is printed of it; None where something is."""
    unread: int = 0
    """How many characters of the section the model never saw, because they are too much for it."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What concerns the printed summary: the report's findings, and a warning for what the model never saw."""
        if not self.unread:
            return self.report.findings
        message = f"the model did not read {self.unread:,} characters of this section: too long for it"
        return (*self.report.findings, Finding(RuleCode.UNREAD_TEXT, Severity.WARNING, message))

    @property
    def words(self) -> int:
        """The words that are printed of it below its heading, the Key line's too, "Key:" among them."""
        return sum(sentence.words for sentence in (*self.sentences, *self.key)) + bool(self.key)

    @property
    def summary(self) -> str:
        """The sentences, joined by a space."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made the brief: enough to make it again.

    `decoding` is ``search`` where the model wrote, ``choices`` where it chose among what stands. `note` says what a
    reader should know of the model, such as that it could not be used; None for nothing.
    """

    briefer: str
    model: str
    model_sha256: str | None
    engine: str
    grounded: bool
    decoding: str
    prompt: str
    settings: Mapping[str, object] = field(default_factory=dict)
    judge: JudgedBy | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """The summaries of an article's sections, in order. All measures are micro-averages over the sections.

    `shown` holds the text that the sections and their spans are of, where not all of the article's text is seen by a
    reader; None where it is. `overview` holds those of the sentences that speak for the whole document. `not_kept` are
    the required facts that nothing printed states, title, headings and other sections included: a section's report
    knows of the section alone.
    """

    article: Article
    sections: tuple[SectionBrief, ...]
    provenance: Provenance
    shown: SourceMap | None = None
    overview: tuple[Sentence, ...] = ()
    not_kept: tuple[str, ...] = ()

    def __str__(self) -> str:
        from briefer.briefing.reports.text import brief_text

        return brief_text(self).rstrip("\n")

    def to_json(self) -> str:
        """A ``briefer/brief/1`` record."""
        from briefer.briefing.reports.json import brief_record
        from briefer.io.json import to_json

        return to_json(brief_record(self))

    def to_markdown(self) -> str:
        """Title, overview, sections, verdict."""
        from briefer.briefing.reports.markdown import brief_markdown

        return brief_markdown(self)

    def to_html(self) -> str:
        """A page of its own, with the article beside the brief."""
        from briefer.briefing.reports.html import brief_html

        return brief_html([self])

    @property
    def faithful(self) -> bool:
        """True when no section's summary has an error."""
        return all(section.report.faithful for section in self.sections)

    @property
    def mentions(self) -> int:
        """All names and figures that the brief states."""
        return sum(len(section.report.mentions) for section in self.sections)

    @property
    def supported(self) -> int:
        """How many of them stand without an error."""
        return sum(section.report.supported for section in self.sections)

    @property
    def required(self) -> int:
        """All facts that the sections' summaries had to keep."""
        return sum(len(section.report.required) for section in self.sections)

    @property
    def survived(self) -> int:
        """How many of them the summaries keep, each that of its own section, with its Key line."""
        return sum(section.report.survived for section in self.sections)

    @property
    def precision(self) -> float | None:
        """Mentions without an error / all mentions; None without mentions."""
        return self.supported / self.mentions if self.mentions else None

    @property
    def recall(self) -> float | None:
        """Required facts that survive / required facts; None when nothing is required."""
        return self.survived / self.required if self.required else None
