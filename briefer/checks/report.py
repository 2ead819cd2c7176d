"""One pair from Python: texts, files or articles in, a report out that prints like `briefer check`."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from io import StringIO
from typing import TYPE_CHECKING

from briefer.documents.article import Article
from briefer.documents.source_map import SourceMap
from briefer.errors import InputError
from briefer.faithfulness.check import check as check_texts
from briefer.faithfulness.languages import ToldLanguages
from briefer.faithfulness.offsets import remapped
from briefer.faithfulness.report import FaithfulnessReport
from briefer.io.terminal import WIDTH
from briefer.readers.length import ensure_length, within_length

if TYPE_CHECKING:
    from briefer.checks.allowances import Allowance
    from briefer.checks.inputs import JudgeOptions, PairVerdict
    from briefer.checks.outcome import CheckedPair
    from briefer.checks.policy import Policy
    from briefer.checks.reports.formats import CheckFormat

Text = str | os.PathLike[str] | Article
"""A text as it is, the path of a file, or what `briefer.read` made of one."""


@dataclass(frozen=True, slots=True)
class Report(FaithfulnessReport):
    """The report on one pair: what is measured and found, and how `briefer check` tells it.

    ``print(report)`` is for people. `source_path` and `summary_path` are None for texts that came without a file.
    """

    source_path: str | None = None
    summary_path: str | None = None

    def __str__(self) -> str:
        return self._told("text").rstrip("\n")

    def to_json(self) -> str:
        """A ``briefer/check/1`` record."""
        return self._told("json")

    def to_markdown(self) -> str:
        """What stands in a job's summary or a comment."""
        return self._told("markdown")

    def to_html(self) -> str:
        """A page of its own: the summary beside its source."""
        return self._told("html")

    def _told(self, format: str) -> str:
        from briefer.checks.reports.formats import CheckFormat

        return told(self.under(), CheckFormat(format))

    def under(self, policy: "Policy | None" = None, allow: "Sequence[Allowance]" = ()) -> "CheckedPair":
        """The pair as a check run sees it: the findings under a policy, without what is allowed."""
        from briefer.checks.outcome import CheckedPair
        from briefer.checks.policy import Policy
        from briefer.checks.run import Run

        judged = _JudgedPair(self.source_path, self.summary_path, self, tuple(allow))
        (outcome,) = Run(policy=policy or Policy()).outcomes([judged])
        assert isinstance(outcome, CheckedPair)  # it is read already
        return outcome


@dataclass(frozen=True, slots=True)
class _JudgedPair:
    """A pair whose report is there."""

    source: str | None
    summary: str | None
    report: FaithfulnessReport
    allow: "tuple[Allowance, ...]"
    id: None = None

    def judged(self, judging: "JudgeOptions") -> "PairVerdict":
        """What was judged before."""
        from briefer.checks.inputs import PairVerdict

        return PairVerdict(self.report, self.allow)


def told(pair: "CheckedPair", format: "CheckFormat") -> str:
    """One pair in a format of `briefer check`."""
    from briefer.checks.outcome import Totals
    from briefer.checks.reports.formats import check_reporter

    stream = StringIO()
    reporter = check_reporter(format, stream, width=WIDTH, color=False, single=True)
    reporter.add(pair)
    reporter.close(Totals().plus(pair))
    return stream.getvalue()


def check(source: Text, summary: Text, *, require: Sequence[str] = (), ner: bool = False) -> Report:
    """Judges a summary, made by any tool or by hand, against what it summarizes. Loads no model.

    A ``str`` is always a text, never the name of a file: that is a ``Path``. Of a file or an article is judged what a
    reader sees of it; offsets are into the text as it is written.

    Args:
        source: What is summarized.
        summary: The summary.
        require: Regular expressions; a name or figure of the source that overlaps a match is required to survive.
        ner: Whether spaCy (the `[ner]` extra) tells the types of names that the rules cannot; no verdict changes.

    Raises:
        InputError: a file cannot be read, a text is the name of one, or either is too long.
        re.error: one of `require` is no regular expression.
        ModelError: with `ner`, when the extra is missing or not the pinned one.
    """
    original, written = _Side.of(source, "source"), _Side.of(summary, "summary", of=source)
    languages = ToldLanguages(None, None, original.language, written.language)
    found = check_texts(original.shown.text, written.shown.text, require=require, ner=ner, told=languages)
    found = remapped(
        found, original.shown.written, written.shown.written, original.shown.to_written, written.shown.to_written
    )
    values = {field.name: getattr(found, field.name) for field in fields(FaithfulnessReport)}
    return Report(**values, source_path=original.path, summary_path=written.path)


@dataclass(frozen=True, slots=True)
class _Side:
    """A source or a summary: what is seen of it, and what its document says of it."""

    shown: SourceMap
    path: str | None = None
    language: str | None = None

    @classmethod
    def of(cls, given: Text, what: str, of: Text | None = None) -> "_Side":
        """A side by what the caller has; a summary of something is judged without briefer's own words around it."""
        if isinstance(given, str):
            ensure_length(given, what)
            return cls(SourceMap.of(checked_text(given, what)))
        # Imported when there is a file: texts alone need no reader.
        from briefer.checks.own_output import without_frame
        from briefer.readers.markdown.article import as_rendered, shown_markdown
        from briefer.readers.markdown.front_matter import without_fields

        article = article_of(given, what)
        path = article.source.path if article.source else None
        if of is None:
            if article.marks == "all":
                article = replace(article, text=without_fields(article.text, of_source=True))
            return cls(as_rendered(article)[1], path, article.language)
        text = without_fields(article.text) if article.marks == "all" else article.text
        origin = (
            of.source.path if isinstance(of, Article) and of.source else "" if isinstance(of, str | Article) else of
        )
        return cls(shown_markdown(without_frame(text, os.fspath(origin)), article.marks), path, article.language)


def article_of(given: Text, what: str) -> Article:
    """What a reader makes of a text or a file; an article as it is.

    Raises:
        InputError: a file cannot be read, a text is the name of one or holds nothing, or it is too long.
        TypeError: it is none of these.
    """
    from briefer.readers import read, read_text

    if isinstance(given, Article):
        return within_length(given, given.source.path or what if given.source else what)
    if isinstance(given, str):
        ensure_length(given, what)
        return within_length(read_text(checked_text(given, what)), what)
    if isinstance(given, os.PathLike):
        return within_length(read(given), os.fspath(given))
    raise TypeError(f"{what}: give a str (a text), a Path (a file) or an Article, not {type(given).__name__}")


def checked_text(text: str, what: str) -> str:
    """A text, and not by a slip the name of a file, which as a text would state nothing and pass."""
    if text and len(text) < 1000 and not any(map(str.isspace, text)) and "\0" not in text and os.path.isfile(text):
        raise InputError(f'{what}: a str is a text, and "{text}" is a file; give Path("{text}")')
    return text
