"""`briefer summarize`: one article in, one brief out."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import click

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
    ReadAs,
    Require,
)
from briefer.cli.output import emit, ensure_kept, ensure_writable, notice, terminal_width
from briefer.cli.required import tell_unmatched
from briefer.documents.article import Article, Section
from briefer.errors import ConfigError
from briefer.io.parameters import Argument, Option
from briefer.models.base import Engine
from briefer.readers import read_all
from briefer.readers.markdown.article import as_rendered
from briefer.text.language import looks_english

if TYPE_CHECKING:
    from briefer.briefing.brief import Brief
    from briefer.briefing.pipeline import Progress


def summarize(
    file: Annotated[str, Argument(help="The article; - reads standard input.", metavar="FILE")],
    model: Model = None,
    format: Annotated[BriefFormat, Option("--format", "-f", help="How to print the brief.")] = BriefFormat.TEXT,
    output: Output = None,
    max_sentences: MaxSentences = None,
    section: Annotated[
        list[str] | None, Option("--section", help="Only the section with this heading. Repeatable.")
    ] = None,
    require: Require = None,
    engine: EngineOption = None,
    no_grounding: NoGrounding = False,
    explain: Annotated[
        bool, Option("--explain", help="Say where each sentence comes from and what was rejected, and why.")
    ] = False,
    read_as: ReadAs = None,
    exit_zero: ExitZero = False,
    quiet: Quiet = False,
) -> None:
    """Summarize an article section by section; nothing is stated that its section does not support.

    Of a file with several articles, each is summarized: one after the other, in JSON as one array. FILE#2 is the second
    of them.
    """
    settings = Settings(max_sentences=max_sentences, require=tuple(require or ()))
    ensure_writable(output)  # before the model has worked for minutes
    ensure_kept([file], [output])
    chosen = _chosen(read_all(file, read_as), section or [])
    for article, sections in chosen:
        if not looks_english(article.text):
            notice("the text does not look English; names and figures are checked by English rules", quiet=quiet)
        _, shown = as_rendered(article)
        scopes = [shown.section(section).scope for section in sections or article.sections]
        tell_unmatched(settings.require, shown.text, scopes, quiet=quiet)
    results = _briefs(chosen, model, engine, not no_grounding, settings, quiet)
    emit(_rendered(results, format, explain), output)
    raise click.exceptions.Exit(0 if exit_zero or all(result.faithful for result in results) else 1)


def _chosen(articles: Sequence[Article], headings: list[str]) -> list[tuple[Article, list[Section] | None]]:
    """The articles, each with the sections to summarize, None for all; with headings those that have one of them."""
    if not headings:
        return [(article, None) for article in articles]
    shown = [section.heading for article in articles for section in article.sections if section.heading]
    known = {heading.casefold() for heading in shown}
    for heading in headings:
        if heading.casefold() not in known:
            listed = ", ".join(f'"{one}"' for one in shown) or "none"
            raise ConfigError(f'no section "{heading}"; the article\'s headings are: {listed}')
    wanted = {heading.casefold() for heading in headings}
    found = [(a, [s for s in a.sections if s.heading and s.heading.casefold() in wanted]) for a in articles]
    return [(article, sections) for article, sections in found if sections]


def _briefs(
    chosen: Sequence[tuple[Article, list[Section] | None]],
    model: str | None,
    engine: Engine | None,
    grounded: bool,
    settings: Settings,
    quiet: bool,
) -> "list[Brief]":
    from briefer.briefing.pipeline import brief
    from briefer.models import load

    summarizer = load(model, grounded=grounded, engine=engine)
    with _progress(quiet) as progress:
        return [
            brief(article, summarizer, settings, sections=sections, progress=progress) for article, sections in chosen
        ]


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


def _rendered(results: "Sequence[Brief]", format: BriefFormat, explain: bool) -> str:
    from briefer.briefing.reports.json import brief_record
    from briefer.briefing.reports.markdown import brief_markdown
    from briefer.briefing.reports.text import brief_text
    from briefer.io.json import to_json

    if format is BriefFormat.JSON:
        records = [brief_record(result) for result in results]
        return to_json(records[0] if len(records) == 1 else records)
    if format is BriefFormat.MARKDOWN:
        return "\n".join(brief_markdown(result, explain=explain) for result in results)
    return "\n".join(brief_text(result, explain=explain, width=terminal_width()) for result in results)
