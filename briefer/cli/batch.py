"""`briefer batch`: the briefs of every article under a folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from briefer.briefing.reports.formats import BriefFormat
from briefer.cli.brief_options import BriefOptions, settings_of
from briefer.cli.options import ExitZero, Quiet
from briefer.cli.output import result_stream
from briefer.cli.progress import of_batch, signs, tell_outcome
from briefer.errors import ConfigError
from briefer.io.parameters import Argument, Option

if TYPE_CHECKING:
    from briefer.batch import Cluster, Job, RebuildReason


def batch(
    folder: Annotated[
        str,
        Argument(
            help="The folder with the articles; - reads a list of paths from standard input, one a line or each ended "
            "by a null character.",
            metavar="FOLDER",
            completes="dir",
        ),
    ],
    output: Annotated[
        Path, Option("--output", "-o", help="The folder for the briefs and manifest.jsonl.", metavar="OUT")
    ],
    how: BriefOptions,
    include: Annotated[
        list[str] | None,
        Option(help="Only inputs that match: '*.txt' anywhere, 'news/**/*.md' from FOLDER. Repeatable."),
    ] = None,
    exclude: Annotated[
        list[str] | None, Option(help="No input, and none in a folder, that matches. Repeatable.")
    ] = None,
    format: Annotated[
        BriefFormat | None, Option("--format", "-f", help="How to write briefs: JSON by default.")
    ] = None,
    follow_links: Annotated[
        bool, Option("--follow-links", help="Read what links lead to that lead out of FOLDER.")
    ] = False,
    workers: Annotated[
        int | None,
        Option(min=1, help="Processes (actors of a cluster), each with a model and a share of cores; 1 by default."),
    ] = None,
    shard: Annotated[
        str | None, Option(help="Only the i-th of n shares of the inputs; `briefer merge` joins.", metavar="I/N")
    ] = None,
    engine_cluster: Annotated[
        str | None, Option(help="Run on a cluster: ray (needs the [ray] extra).", metavar="ray")
    ] = None,
    ray_address: Annotated[
        str | None, Option(help="The cluster's address; without it Ray starts on this machine.")
    ] = None,
    force: Annotated[bool, Option("--force", help="Make every brief again, changed or not.")] = False,
    dry_run: Annotated[bool, Option("--dry-run", help="Print what would be done, and do nothing.")] = False,
    fail_fast: Annotated[bool, Option("--fail-fast", help="Stop at the first input that fails.")] = False,
    max_failures: Annotated[
        int | None, Option("--max-failures", min=1, help="Stop when so many inputs have failed.")
    ] = None,
    exit_zero: ExitZero = False,
    quiet: Quiet = False,
) -> None:
    """Summarize every article under a folder; what is unchanged since an earlier run is not done again."""
    if not folder:  # as in `briefer batch "$ARTICLES"` with nothing in it; a Path of it is the current folder
        raise ConfigError("FOLDER is empty; give the folder with the articles, or . for the current one")
    if fail_fast and max_failures is not None:
        raise ConfigError("give either --fail-fast or --max-failures, not both")
    chosen = how.over("batch", quiet=quiet)
    # Before the imports: they take longer than a user waits for a sign.
    with signs(quiet, log=True) as tell:
        tell.step("Looking for articles")
        from briefer.batch import Job, ModelSpec, Shard, run
        from briefer.models.judges import JudgeSpec

        job = Job(
            source=_listed() if folder == "-" else Path(folder),
            out=output,
            format=format.value if format else chosen.format or BriefFormat.JSON.value,
            model=ModelSpec(
                chosen.model,
                chosen.engine,
                grounded=chosen.grounding is not False,
                language=how.target_language,
            ),
            settings=settings_of(chosen),
            judge=JudgeSpec(chosen.judge) if chosen.judge is not None else None,
            include=tuple(include or chosen.include),
            exclude=tuple(exclude or chosen.exclude),
            shard=Shard.parse(shard) if shard is not None else None,
            workers=workers or chosen.workers or 1,
            force=force,
            max_failures=1 if fail_fast else max_failures or chosen.max_failures,
            cluster=_cluster(engine_cluster, ray_address),
            read_as=how.read_as,
            follow_links=follow_links,
        )
        rows = _planned(job) if dry_run else None
        tally = None if dry_run else run(job, on_progress=of_batch(tell))
    if rows is not None:
        with result_stream(None) as stream:
            stream.writelines(rows)
    if tally is None:
        return
    tell_outcome(tally, quiet=quiet)
    if tally.failed:
        raise click.exceptions.Exit(2)
    raise click.exceptions.Exit(1 if tally.errors and not exit_zero else 0)


def _listed() -> tuple[str, ...]:
    from briefer.batch.discovery import parse_list
    from briefer.readers.files import standard_input

    return parse_list(standard_input().read())


def _cluster(name: str | None, address: str | None) -> "Cluster | None":
    from briefer.batch import Cluster

    if name is None:
        if address is not None:
            raise ConfigError("--ray-address needs --engine-cluster ray")
        return None
    if name != "ray":
        raise ConfigError(f"--engine-cluster {name}: the one cluster engine is ray")
    return Cluster(address)


def _planned(job: "Job") -> Iterator[str]:
    """A line for each input: what would be done, why, and with what; tabs between the columns."""
    from briefer.batch import plan

    # Planned here and now; only the lines wait for their reader.
    return (_line(item.path, why, job.suffix) for item, why in plan(job))


def _line(path: str, why: "RebuildReason | None", suffix: str) -> str:
    from briefer.batch.naming import output_name, shown
    from briefer.io.terminal import inert

    what, reason = ("reuse", "unchanged") if why is None else ("summarize", str(why))
    return f"{what}\t{reason}\t{inert(shown(path))}\t{inert(shown(output_name(path, suffix)))}\n"
