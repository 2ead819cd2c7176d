"""The `briefer` command: parse, call, print, exit."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from briefer import __version__
from briefer.cli.check import check
from briefer.cli.models import models
from briefer.cli.sections import sections
from briefer.cli.summarize import summarize
from briefer.errors import BrieferError

app = typer.Typer(
    name="briefer",
    help="Summaries that never state a name or a figure their source does not support.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(summarize)
app.command()(check)
app.command()(sections)
app.add_typer(models, name="models")


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"briefer {__version__}\n")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and exits: 0 fine, 1 findings of error severity, 2 could not do it, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Output is UTF-8 wherever it goes; a path that is no UTF-8 prints as an escape, not as a traceback.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(arguments)
    except BrieferError as error:
        sys.stderr.write(f"briefer: {error}\n")
        sys.exit(2)
