"""`briefer digest`: what many articles say together; `--check`: whether a digest says what its articles say."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from briefer.cli.brief_options import defaults_of, settings_of
from briefer.cli.options import Config, EngineOption, ExitZero, Model, PlainFormat, Quiet, ReadAs
from briefer.cli.output import ensure_kept, ensure_writable, notice, result_stream
from briefer.cli.progress import of_batch, signs
from briefer.digest.job import WORDS, GroupBy, format_of
from briefer.errors import ConfigError
from briefer.io.parameters import Argument, Option

if TYPE_CHECKING:
    from briefer.digest.job import DigestJob
    from briefer.digest.run import Outcome


def digest(
    sources: Annotated[
        list[str],
        Argument(
            help="A folder, or files: articles, or the briefs of `summarize` and `batch` in JSON or Markdown; - reads "
            "a list of paths from standard input.",
            metavar="FOLDER|FILE...|-",
        ),
    ],
    output: Annotated[
        Path | None,
        Option("--output", "-o", help="The digest: a file that ends in .md, .html or .json. With --check the report."),
    ] = None,
    briefs: Annotated[
        Path | None,
        Option(
            "--briefs",
            help="The folder for the briefs, as of `briefer batch --format json`: what is there is not made again. "
            "By default beside the digest: digest.briefs for digest.md.",
            metavar="FOLDER",
        ),
    ] = None,
    words: Annotated[int, Option("--words", min=1, help="Most words of a story's paragraph.")] = WORDS,
    top: Annotated[
        int | None, Option("--top", min=1, help="Print only so many stories, those with the most articles.")
    ] = None,
    since: Annotated[
        str | None,
        Option(
            "--since", help="Leave out articles of an earlier day; those of unknown day stay.", metavar="YYYY-MM-DD"
        ),
    ] = None,
    group_by: Annotated[
        GroupBy, Option("--group-by", help="What makes a story: articles about the same, a folder, or each by itself.")
    ] = GroupBy.STORY,
    include: Annotated[
        list[str] | None, Option(help="Only inputs that match: '*.txt' anywhere, 'news/**/*.md'. Repeatable.")
    ] = None,
    exclude: Annotated[
        list[str] | None, Option(help="No input, and none in a folder, that matches. Repeatable.")
    ] = None,
    model: Model = None,
    engine: EngineOption = None,
    workers: Annotated[
        int | None, Option(min=1, help="Processes that make briefs, each with a model; 1 by default.")
    ] = None,
    read_as: ReadAs = None,
    check: Annotated[
        str | None,
        Option(
            "--check",
            help="Make nothing: judge this digest, written by anybody, against all the articles that follow.",
            metavar="DIGEST",
        ),
    ] = None,
    format: Annotated[PlainFormat, Option("--format", "-f", help="How to print the report of --check.")] = (
        PlainFormat.TEXT
    ),
    config: Config = None,
    exit_zero: ExitZero = False,
    quiet: Quiet = False,
) -> None:
    """Tell many articles as one digest: who says what, where they differ; or check one."""
    if check is not None:
        from briefer.cli.digest_check import judge_digest

        judge_digest(check, sources, output, format, read_as, exit_zero=exit_zero, quiet=quiet)
        return
    if output is None:
        raise ConfigError("give --output: digest.md, digest.html or digest.json")
    made_as = format_of(output)
    chosen = defaults_of("digest", config, quiet=quiet)
    ensure_writable(output)
    with signs(quiet, log=True) as tell:
        tell.step("Looking for articles")
        from briefer.batch import ModelSpec
        from briefer.digest.job import DigestJob
        from briefer.digest.reports.writer import DigestWriter
        from briefer.digest.run import run
        from briefer.models.judges import JudgeSpec

        source = given(sources)
        if isinstance(source, tuple):
            ensure_kept(source, [output])
        job = DigestJob(
            source=source,
            output=output,
            briefs=briefs if briefs is not None else output.with_name(f"{output.stem}.briefs"),
            words=words,
            top=top,
            since=_day(since),
            group_by=group_by,
            model=ModelSpec(
                chosen.model if model is None else model,
                engine or chosen.engine,
                grounded=chosen.grounding is not False,
            ),
            settings=settings_of(chosen),
            judge=JudgeSpec(chosen.judge) if chosen.judge is not None else None,
            include=tuple(include or chosen.include),
            exclude=tuple(exclude or chosen.exclude),
            workers=workers or chosen.workers or 1,
            read_as=read_as,
        )
        writer = DigestWriter(made_as, output)
        outcome = run(job, writer.add, on_progress=of_batch(tell), on_step=tell.step)
        with result_stream(output) as stream:
            writer.finish(outcome, stream)
    _tell(outcome, writer.differing, job, quiet=quiet)
    raise click.exceptions.Exit(2 if outcome.failed else 0)


def given(sources: list[str]) -> Path | tuple[str, ...]:
    """The folder, or the paths one by one, that the arguments name.

    Raises:
        ConfigError: a name is empty, a folder stands beside other sources, or - does.
    """
    if not all(sources):
        raise ConfigError("a source is empty; give a folder, files, or - for a list of paths")
    if sources == ["-"]:
        from briefer.batch.discovery import parse_list
        from briefer.readers.files import standard_input

        return parse_list(standard_input().read())
    if "-" in sources:
        raise ConfigError("- reads the list of paths: give it alone")
    folders = [name for name in sources if Path(name).is_dir()]
    if folders and len(sources) > 1:
        raise ConfigError(f"{folders[0]}: a folder stands alone; give one folder, or files")
    return Path(sources[0]) if folders else tuple(sources)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError as error:
        raise ConfigError(f"--since {text}: give a day as 2025-03-04") from error


def _tell(outcome: "Outcome", differing: int, job: "DigestJob", *, quiet: bool) -> None:
    """What came of it, and what is not in it; failures are told even when quiet."""
    from briefer.digest.reports.wording import counted, remarks, totals

    notice(
        f"{totals(outcome)} in {job.output}; {counted(differing, 'measure')} that articles differ on; briefs in "
        f"{job.briefs}",
        *remarks(outcome),
        quiet=quiet,
    )
    for one in outcome.left_out[: outcome.failed]:
        notice(f"failed: {one.path}: {one.why}")
    for one in outcome.left_out[outcome.failed :]:
        notice(f"left out: {one.path}: {one.why}", quiet=quiet)
