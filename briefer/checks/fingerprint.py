"""What a finding is, wherever it stands: the same content is the same finding when lines move."""

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.checks.location import FindingSubject
from briefer.faithfulness.report import FaithfulnessReport, Finding
from briefer.text import split_sentences
from briefer.text.folding import folded
from briefer.text.span import Span

_LONGEST = 240
_HALF = _LONGEST // 2
_READ = 4 * _LONGEST


@dataclass(frozen=True, slots=True, order=True)
class Content:
    """The rule, the words that the finding is about, and the sentence around them, white space folded.

    The sentence is the summary's; the source's for what was dropped; the message for what stands in neither.
    """

    rule: str
    text: str
    sentence: str

    @property
    def fingerprint(self) -> str:
        """A short key: 16 hexadecimal digits."""
        joined = "\0".join((self.rule, self.text, self.sentence))
        return hashlib.sha256(joined.encode(errors="backslashreplace")).hexdigest()[:16]


class Contents:
    """The contents of a report's findings; a text is split into sentences once, when a finding first needs it."""

    def __init__(self, report: FaithfulnessReport) -> None:
        self._report = report
        self._sentences: dict[str, Sequence[Span]] = {}
        self._shown: dict[tuple[str, int], str] = {}

    def of(self, finding: Finding, about: FindingSubject) -> Content:
        """The content of one of the report's findings."""
        if about.in_summary is not None:
            sentence = self._around(self._report.summary, about.in_summary)
        elif about.in_source is not None:
            sentence = self._around(self._report.source, about.in_source)
        else:
            sentence = _short(finding.message)
        return Content(finding.rule, _short(about.text), sentence)

    def _around(self, text: str, span: Span) -> str:
        sentences = self._sentences.get(text)
        if sentences is None:
            sentences = self._sentences[text] = split_sentences(text)
        index = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
        if index < 0:
            return _short(text, span)
        if (text, index) not in self._shown:
            self._shown[text, index] = _short(text, sentences[index])
        return self._shown[text, index]


def _short(text: str, span: Span | None = None) -> str:
    """A stretch of text with its white space folded; one of unusual length, such as a table, loses its middle.

    The cost does not depend on the length: a megabyte without a full stop may have a finding in every word.
    """
    start, end = (0, len(text)) if span is None else (span.start, span.end)
    if end - start <= _READ:
        whole = folded(text[start:end])
        return whole if len(whole) <= _LONGEST else f"{whole[:_HALF]}…{whole[-_HALF:]}"
    return f"{folded(text[start : start + _READ])[:_HALF]}…{folded(text[end - _READ : end])[-_HALF:]}"
