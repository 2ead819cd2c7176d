"""`briefer summarize`: one article in, one brief out."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import click

from briefer.briefing.reports.formats import BriefFormat, Shown, rendered
from briefer.cli.brief_options import BriefOptions, settings_of
from briefer.cli.options import ExitZero, Output, Quiet
from briefer.cli.output import emit, ensure_kept, ensure_writable, notice, terminal_width
from briefer.cli.progress import Signs, signs
from briefer.errors import ConfigError, InputError
from briefer.io.parameters import Argument, Option

_FEW = 8
"""From how many files on a folder of briefs serves better than one text."""
STDIN = "-"

if TYPE_CHECKING:
    from briefer.briefing.brief import Brief
    from briefer.briefing.settings import Settings
    from briefer.documents.article import Article, Section
    from briefer.models import Summarizer
    from briefer.models.judges import Judge


def summarize(
    files: Annotated[
        list[str],
        Argument(help="The article, or several; - reads standard input.", metavar="FILE...", completes="file"),
    ],
    how: BriefOptions,
    format: Annotated[
        BriefFormat | None, Option("--format", "-f", help="How to print the brief: text by default.")
    ] = None,
    output: Output = None,
    overview: Annotated[bool, Option("--overview", help="Print the title and the overview alone.")] = False,
    section: Annotated[
        list[str] | None, Option("--section", help="Only the section with this heading. Repeatable.")
    ] = None,
    explain: Annotated[
        bool, Option("--explain", help="Say where each sentence comes from and what was rejected, and why.")
    ] = False,
    exit_zero: ExitZero = False,
    quiet: Quiet = False,
) -> None:
    """Summarize an article section by section; nothing is stated that its section does not support.

    Of several files, or a file with several articles, each is summarized: one after the other, in JSON as one array.
    FILE#2 is the second article of a file. For a folder, or more than a few files, there is `briefer batch`.
    """
    chosen = how.over("summarize", quiet=quiet)
    ensure_writable(output)  # before the model has worked for minutes
    ensure_kept(files, [output])
    _ensure_readable(files, quiet)
    # Before the imports: they take longer than a user waits for a sign.
    with signs(quiet) as tell:
        tell.step("Reading")
        from briefer.briefing.depth import with_depth

        settings = settings_of(chosen)
        articles, failed = _read(files, how.read_as, tell)
        work = _chosen([with_depth(article, chosen.depth) for article in articles], section or [])
        _tell_doubts(work, settings, quiet)
        tell.step("Loading the model")
        from briefer.models import load

        grounded = chosen.grounding is not False
        summarizer = load(chosen.model, grounded=grounded, engine=chosen.engine, language=how.target_language)
        if summarizer.note:
            notice(summarizer.note, quiet=quiet)
        _tell_substitute(work, summarizer, settings, quiet)
        results = _briefs(work, summarizer, settings, _judge(chosen.judge, settings, summarizer), tell)
    asked = format or BriefFormat(chosen.format or BriefFormat.TEXT)
    shown = Shown(explain, only_overview=overview, as_array=len(files) > 1, width=terminal_width())
    emit(rendered(results, asked, shown), output)
    if failed:
        raise click.exceptions.Exit(2)
    raise click.exceptions.Exit(0 if exit_zero or all(result.faithful for result in results) else 1)


def _ensure_readable(files: Sequence[str], quiet: bool) -> None:
    """Finds out before the work what no reading can mend, and says what is better for it."""
    for file in files:
        if os.path.isdir(file):
            raise ConfigError(f"{file}: a folder; `briefer batch {file} -o OUT` summarizes what is in it")
    if list(files).count(STDIN) > 1:
        raise ConfigError("standard input can be read once: name - once")
    if len(files) > _FEW:
        notice(
            f"{len(files)} files: `briefer batch FOLDER -o OUT` writes each a brief, and goes on where it was stopped",
            quiet=quiet,
        )


def _read(files: Sequence[str], read_as: str | None, tell: Signs) -> "tuple[list[Article], int]":
    """The articles of all files, and how many files cannot be read: of several, one that cannot stops no other."""
    from briefer.readers import read_all
    from briefer.readers.length import within_length

    articles: list[Article] = []
    failed = 0
    for file in files:
        tell.step(f"Reading {os.path.basename(file)}" if file != STDIN else "Reading standard input")
        try:
            articles += [within_length(article, file) for article in read_all(file, read_as)]
        except InputError as error:
            failed += 1
            if failed == len(files):
                raise
            notice(str(error))
    return articles, failed


def _judge(name: str | None, settings: "Settings", summarizer: "Summarizer") -> "Judge | None":
    """The judge that is asked for, loaded when the model is known to write what it could judge."""
    from briefer.briefing.pipeline import ensure_suits

    chooses = summarizer.reranks_options
    ensure_suits(settings.strictness, summarizer.name, chooses=chooses, judged=name is not None)
    if name is None:
        return None
    from briefer.models.judges import load_judge

    return load_judge(name)


def _tell_doubts(chosen: "Sequence[tuple[Article, list[Section] | None]]", settings: "Settings", quiet: bool) -> None:
    """What a user should hear before the work: a language that is not read, an embargo, a pattern without a match."""
    from briefer.cli.required import tell_unmatched
    from briefer.facts.language import language_of_article
    from briefer.readers.markdown.article import as_rendered
    from briefer.readers.release import release_notes

    for article, sections in chosen:
        language = language_of_article(article, settings.language)
        if language.covered is None:
            notice(
                f"the text is in {language.name}, which is not covered; names and figures are checked by English rules",
                quiet=quiet,
            )
        for line in release_notes(article):
            notice(f"{article.source.path if article.source else 'the article'}: {line}", quiet=quiet)
        _, shown = as_rendered(article)
        scopes = [shown.section(section).scope for section in sections or article.sections]
        tell_unmatched(settings.require, shown.text, scopes, quiet=quiet)


def _tell_substitute(
    chosen: "Sequence[tuple[Article, list[Section] | None]]",
    summarizer: "Summarizer",
    settings: "Settings",
    quiet: bool,
) -> None:
    """That a model which knows English alone is not asked."""
    from briefer.briefing.abroad import substitute
    from briefer.facts.language import language_of_article

    for article, _ in chosen:
        other = substitute(summarizer, language_of_article(article, settings.language))
        if other is not None and other.note is not None:
            notice(other.note, quiet=quiet)


def _chosen(articles: "Sequence[Article]", headings: list[str]) -> "list[tuple[Article, list[Section] | None]]":
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
    chosen: "Sequence[tuple[Article, list[Section] | None]]",
    summarizer: "Summarizer",
    settings: "Settings",
    judge: "Judge | None",
    tell: Signs,
) -> "list[Brief]":
    from briefer.briefing.pipeline import brief

    total = sum(len(article.sections if sections is None else sections) for article, sections in chosen)
    tell.step("Summarizing sections")
    tell.at(0, total)
    results: list[Brief] = []
    before = 0
    for article, sections in chosen:

        def progress(done: int, _: int, before: int = before) -> None:
            tell.at(before + done, total)

        results.append(brief(article, summarizer, settings, sections=sections, progress=progress, judge=judge))
        before += len(results[-1].sections)
    return results
