"""What a run checks, one pair at a time: every way to name pairs comes down to these."""

from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Protocol

from briefer.checks.allowances import Allowance, comments_in, inline_allowances
from briefer.checks.own_output import without_frame
from briefer.checks.pairs import Pair
from briefer.checks.trust import CommentTrust, heard, unheard
from briefer.documents.article import Article
from briefer.documents.source_map import SourceMap
from briefer.errors import InputError
from briefer.faithfulness.check import check
from briefer.faithfulness.entailment import JudgedBy, unentailed
from briefer.faithfulness.languages import ToldLanguages
from briefer.faithfulness.offsets import remapped
from briefer.faithfulness.report import FaithfulnessReport, Finding
from briefer.models.judges.base import Judge
from briefer.readers import read
from briefer.readers.length import ensure_length, within_length
from briefer.text.language import TextLanguage


@dataclass(frozen=True, slots=True)
class JudgeOptions:
    """How texts are judged: facts to require, whether spaCy types names, languages as told, who may allow, a judge."""

    require: tuple[str, ...] = ()
    ner: bool = False
    source_language: TextLanguage | None = None
    summary_language: TextLanguage | None = None
    trust: CommentTrust = field(default_factory=CommentTrust)
    judge: Judge | None = None

    def told(self, source: Article | None = None, summary: Article | None = None) -> ToldLanguages:
        """What is known of the languages of two texts: what the user says, and what the documents say of themselves."""
        return ToldLanguages(
            self.source_language,
            self.summary_language,
            source.language if source else None,
            summary.language if summary else None,
        )

    def read(self, report: FaithfulnessReport) -> FaithfulnessReport:
        """The report with what the judge does not find in the source; as it is without a judge, or of no English."""
        judge = self.judge
        if judge is None or not report.checked:
            return report
        found = unentailed(report.source, report.summary, judge.entailments, judge.threshold)
        return replace(report, unentailed=found, judged_by=JudgedBy(judge.name, judge.sha256, judge.threshold))


@dataclass(frozen=True, slots=True)
class PairVerdict:
    """The verdict on a pair before any policy.

    `allowances` came with this pair or stand in its summary; `shared` are for a whole group of pairs, of which not each
    has a use for them. `more` are findings about how the summary was made, which the report cannot know. `notes` say
    which comments were not obeyed, and why, a sentence each.
    """

    report: FaithfulnessReport
    allowances: tuple[Allowance, ...] = ()
    shared: tuple[Allowance, ...] = ()
    more: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    written: str | None = None
    """The summary as its file has it, where that is more than what was judged: with comments and front matter."""


class CheckInput(Protocol):
    """A pair that has not been read yet. `source` and `summary` are paths, None for texts that came without one."""

    @property
    def id(self) -> object:
        """What the user calls the pair; None without a name."""

    @property
    def source(self) -> str | None:
        """The source's path."""

    @property
    def summary(self) -> str | None:
        """The summary's path."""

    def judged(self, judging: JudgeOptions) -> PairVerdict:
        """Reads and judges the pair.

        Raises:
            InputError: when it cannot be read; the run goes on with the next pair.
        """


@dataclass(frozen=True, slots=True)
class FilePair:
    """A source file and a summary file; ``-`` for standard input. `shared` is what settings allow a group of pairs.

    `read_as` is the reader that the user forced for the source.
    """

    source: str
    summary: str
    shared: tuple[Allowance, ...] = ()
    id: object = None
    read_as: str | None = None

    def judged(self, judging: JudgeOptions) -> PairVerdict:
        """Reads both files and judges what a reader sees of them; the report is on what is written."""
        # Loaded for who has files: pairs of texts come without.
        from briefer.readers.markdown.article import as_rendered
        from briefer.readers.note_marks import has_note_marks

        given, told = within_length(read(self.source, self.read_as), self.source), self._told()
        # A brief has no marks of notes ("[2]"); where a summary has some, they are looked up like all figures.
        article, source = as_rendered(_without_fields(given), notes=has_note_marks(told.text))
        summary, inline, notes = self._summary(told, judging.trust, source)
        report = check(
            source.text, summary.text, require=judging.require, ner=judging.ner, told=judging.told(article, told)
        )
        report = remapped(judging.read(report), source.written, summary.written, source.to_written, summary.to_written)
        return PairVerdict(report, inline, self.shared, notes=notes, written=told.text)

    def _told(self) -> Article:
        """The summary, as it is written."""
        if PurePath(self.summary).suffix.lower() == ".json":
            raise InputError(
                f"{self.summary}: JSON, not a summary; check a brief with --brief, those of a batch with --manifest"
            )
        return within_length(read(self.summary), self.summary)

    def _summary(
        self, article: Article, trust: CommentTrust, source: SourceMap
    ) -> tuple[SourceMap, tuple[Allowance, ...], tuple[str, ...]]:
        """What is seen of the summary, what is allowed in it, and which of its comments are not obeyed.

        What a front matter says that no page shows, such as its tags, is no content.
        """
        from briefer.readers.markdown.article import shown_markdown
        from briefer.readers.markdown.front_matter import without_fields

        text = without_fields(article.text) if article.marks == "all" else article.text
        bare = without_frame(text, self.source)
        comments = list(comments_in(bare))
        if not comments:
            return shown_markdown(bare, article.marks), (), ()
        shown = shown_markdown(bare, article.marks)
        why = "briefer wrote this text" if bare != text else trust.why_not(self.summary)
        obeyed, notes = heard(comments, shown, article.marks, source.written, self.summary, why)
        bare, inline = inline_allowances(bare, self.summary, obeyed)
        return shown_markdown(bare, article.marks), inline, notes


def _without_fields(source: Article) -> Article:
    """A source without the fields of its front matter that no page shows: they support nothing."""
    from briefer.readers.markdown.front_matter import without_fields

    return replace(source, text=without_fields(source.text, of_source=True)) if source.marks == "all" else source


@dataclass(frozen=True, slots=True)
class ReferencePair:
    """A source file that brings a summary of its own, as stories of some data sets do; `read_as` as in `FilePair`."""

    source: str
    read_as: str | None = None

    @property
    def id(self) -> object:
        """What the summary is."""
        return "reference"

    @property
    def summary(self) -> None:
        """No path of its own."""

    def judged(self, judging: JudgeOptions) -> PairVerdict:
        """Reads the file and judges its reference summary by its text."""
        from briefer.readers.markdown.article import as_rendered

        article, source = as_rendered(within_length(read(self.source, self.read_as), self.source))
        if not article.reference:
            raise InputError(f"{self.source}: no summary comes with it; give a SUMMARY to check against it")
        # A highlight has no full stop; on lines of their own two are not read as one sentence.
        told = judging.told(article, article)
        report = check(source.text, "\n\n".join(article.reference), require=judging.require, ner=judging.ner, told=told)
        report = judging.read(report)
        return PairVerdict(remapped(report, source.written, report.summary, source.to_written, lambda span: span))


@dataclass(frozen=True, slots=True)
class TextPair:
    """Two texts that came without files."""

    pair: Pair

    @property
    def id(self) -> object:
        """What the pair's line calls it."""
        return self.pair.id

    @property
    def source(self) -> None:
        """No path."""

    @property
    def summary(self) -> None:
        """No path."""

    def judged(self, judging: JudgeOptions) -> PairVerdict:
        """Judges the summary's text; a comment in it is a part of it."""
        for what, text in (("source", self.pair.source), ("summary", self.pair.summary)):
            ensure_length(text, f"{self.pair.place}: {what}" if self.pair.place else what)
        report = check(
            self.pair.source, self.pair.summary, require=judging.require, ner=judging.ner, told=judging.told()
        )
        notes = unheard(
            comments_in(self.pair.summary), self.pair.place, 'name the rules under "allow" beside the texts'
        )
        return PairVerdict(judging.read(report), self.pair.allow, notes=notes)


@dataclass(frozen=True, slots=True)
class BrokenPair:
    """A pair that is known to be none before it is read: a summary that no source belongs to."""

    source: str | None
    summary: str | None
    error: str
    id: object = None

    def judged(self, judging: JudgeOptions) -> PairVerdict:
        """Raises what is wrong with it."""
        raise InputError(self.error)
