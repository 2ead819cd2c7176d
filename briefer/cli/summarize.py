"""`briefer summarize`: one article in, one brief out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from briefer.briefing.settings import Settings
from briefer.cli.options import (
    BriefFormat,
    EngineOption,
    ExitZero,
    MaxSentences,
    Model,
    NoGrounding,
    Output,
    Quiet,
    Require,
)
from briefer.cli.output import emit, ensure_kept, ensure_writable, notice, terminal_width
from briefer.cli.required import tell_unmatched
from briefer.documents.article import Article, Section
from briefer.errors import ConfigError
from briefer.models.base import Engine
from briefer.readers import read
from briefer.readers.markdown.article import as_rendered
from briefer.text.language import looks_english

if TYPE_CHECKING:
    from briefer.briefing.brief import Brief
    from briefer.briefing.pipeline import Progress


def summarize(
    file: Annotated[str, typer.Argument(help="The article; - reads standard input.", metavar="FILE")],
    model: Model = None,
    format: Annotated[BriefFormat, typer.Option("--format", "-f", help="How to print the brief.")] = BriefFormat.TEXT,
    output: Output = None,
    max_sentences: MaxSentences = None,
    section: Annotated[
        list[str] | None, typer.Option("--section", help="Only the section with this heading. Repeatable.")
    ] = None,
    require: Require = None,
    engine: EngineOption = Engine.TRANSFORMERS,
    no_grounding: NoGrounding = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say where each sentence comes from and what was rejected, and why.")
    ] = False,
    exit_zero: ExitZero = False,
    quiet: Quiet = False,
) -> None:
    """Summarize an article section by section; nothing is stated that its section does not support."""
    settings = Settings(max_sentences=max_sentences, require=tuple(require or ()))
    ensure_writable(output)  # before the model has worked for minutes
    ensure_kept([file], [output])
    article = read(file)
    chosen = _chosen(article, section or [])
    if not looks_english(article.text):
        notice("the text does not look English; names and figures are checked by English rules", quiet=quiet)
    _, shown = as_rendered(article)
    scopes = [shown.section(section).scope for section in chosen or article.sections]
    tell_unmatched(settings.require, shown.text, scopes, quiet=quiet)
    result = _brief(article, chosen, model, engine, not no_grounding, settings, quiet)
    emit(_rendered(result, format, explain), output)
    raise typer.Exit(0 if result.faithful or exit_zero else 1)


def _chosen(article: Article, headings: list[str]) -> list[Section] | None:
    if not headings:
        return None
    known = {s.heading.casefold() for s in article.sections if s.heading}
    for heading in headings:
        if heading.casefold() not in known:
            shown = ", ".join(f'"{s.heading}"' for s in article.sections if s.heading) or "none"
            raise ConfigError(f'no section "{heading}"; the article\'s headings are: {shown}')
    wanted = {heading.casefold() for heading in headings}
    return [s for s in article.sections if s.heading and s.heading.casefold() in wanted]


def _brief(
    article: Article,
    chosen: list[Section] | None,
    model: str | None,
    engine: Engine,
    grounded: bool,
    settings: Settings,
    quiet: bool,
) -> "Brief":
    from briefer.briefing.pipeline import brief
    from briefer.models import load

    summarizer = load(model, grounded=grounded, engine=engine)
    with _progress(quiet) as progress:
        return brief(article, summarizer, settings, sections=chosen, progress=progress)


@contextmanager
def _progress(quiet: bool) -> Iterator["Progress | None"]:
    """A bar on a terminal; elsewhere a plain line for each tenth of a long job."""
    if quiet:
        yield None
    elif sys.stderr is not None and sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import Progress as Bar

        with Bar(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("summarizing", total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)
    else:
        yield _plain_progress


def _plain_progress(done: int, total: int) -> None:
    if total > 64 and (done == total or done % max(total // 160 * 16, 16) == 0):
        notice(f"{done} of {total} sections summarized")


def _rendered(result: "Brief", format: BriefFormat, explain: bool) -> str:
    from briefer.briefing.reports.json import brief_record
    from briefer.briefing.reports.markdown import brief_markdown
    from briefer.briefing.reports.text import brief_text
    from briefer.io.json import to_json

    if format is BriefFormat.JSON:
        return to_json(brief_record(result))
    if format is BriefFormat.MARKDOWN:
        return brief_markdown(result, explain=explain)
    return brief_text(result, explain=explain, width=terminal_width())
