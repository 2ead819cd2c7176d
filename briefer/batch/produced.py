"""What became of one input: the rendered brief and what its record says of it, or why there is none."""

import time
from dataclasses import dataclass

from briefer.batch.inputs import Loaded
from briefer.batch.job import ModelSpec
from briefer.batch.pool import Made
from briefer.briefing.reports.formats import rendered
from briefer.briefing.settings import Settings
from briefer.errors import BrieferError
from briefer.faithfulness.report import Severity
from briefer.io.terminal import inert
from briefer.models.judges import JudgeSpec


@dataclass(frozen=True, slots=True)
class Work:
    """What every process that makes briefs has to know."""

    model: ModelSpec
    settings: Settings
    format: str
    judge: JudgeSpec | None = None


@dataclass(frozen=True, slots=True)
class Produced:
    """What became of one input.

    Attributes:
        path: The input's, as in its record.
        sha256: Of the bytes that were read; None when they could not be.
        output: The rendered brief; None without one.
        error: Why there is none.
        findings: Of the brief; None without one, like what follows up to `brief_words`.
        errors: Those of error severity.
        sections: Of the brief.
        title: Of the article.
        source_words: Of its sections.
        brief_words: Of the brief's sentences.
        seconds: Reading, judging and rendering, without the model.
        model_seconds: The share of the model's time.
    """

    path: str
    sha256: str | None
    output: bytes | None = None
    error: str | None = None
    findings: int | None = None
    errors: int | None = None
    sections: int | None = None
    title: str | None = None
    source_words: int | None = None
    brief_words: int | None = None
    seconds: float = 0.0
    model_seconds: float = 0.0


def produced_of(made: Made[Loaded], format: str) -> Produced:
    """Renders a brief that was made; of an article without one, why."""
    started = time.thread_time()
    item, brief = made.item, made.brief
    if isinstance(brief, BrieferError):
        return Produced(
            item.path,
            item.sha256,
            error=inert(str(brief)),
            seconds=item.seconds + made.seconds,
            model_seconds=made.model_seconds,
        )
    findings = [finding for section in brief.sections for finding in section.findings]
    output = rendered([brief], format).encode()
    return Produced(
        item.path,
        item.sha256,
        output,
        findings=len(findings),
        errors=sum(finding.severity is Severity.ERROR for finding in findings),
        sections=len(brief.sections),
        title=brief.article.title,
        source_words=sum(len(section.section.text.split()) for section in brief.sections),
        brief_words=sum(len(section.summary.split()) for section in brief.sections),
        seconds=item.seconds + made.seconds + time.thread_time() - started,
        model_seconds=made.model_seconds,
    )
