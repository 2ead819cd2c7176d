"""`briefer digest --check`: whether a digest, written by anybody, says what its articles say."""

from pathlib import Path

import click

from briefer.cli.digest import given
from briefer.cli.options import PlainFormat
from briefer.cli.output import emit, ensure_kept, ensure_writable, notice
from briefer.cli.progress import counted, signs


def judge_digest(
    digest: str,
    sources: list[str],
    output: Path | None,
    format: PlainFormat,
    read_as: str | None,
    *,
    exit_zero: bool,
    quiet: bool,
) -> None:
    """Judges a digest and prints the report; exits with 1 for errors, 2 where an article could not be read."""
    ensure_writable(output)
    ensure_kept([digest, *sources], [output])
    with signs(quiet) as tell:
        tell.step("Reading the articles")
        from briefer.digest.check import judge
        from briefer.digest.reading import Articles, digest_statements
        from briefer.digest.reports.check import check_record, check_text
        from briefer.io.json import to_json

        articles = Articles(given(sources), digest, read_as)
        said = digest_statements(digest, articles.paths)
        judged = judge(said, counted(articles, tell, len(articles.paths)))
    left_out = [{"path": one.path, "reason": one.why} for one in articles.left_out]
    if format is PlainFormat.JSON:
        emit(to_json(check_record(digest, judged, articles.count, left_out)), output)
    else:
        emit(check_text(digest, judged, articles.count), output)
    for one in articles.left_out:
        notice(f"failed: {one.path}: {one.why}")
    if articles.left_out:
        raise click.exceptions.Exit(2)
    errors = any(one.errors for one in judged)
    raise click.exceptions.Exit(1 if errors and not exit_zero else 0)
