"""The `briefer` command: parse, call, print, exit."""

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from briefer.cli.batch import batch
from briefer.cli.check import check
from briefer.cli.eval import evaluate
from briefer.cli.merge import merge
from briefer.cli.models import models
from briefer.cli.output import emit, flush_or_discard, notice
from briefer.cli.read import read
from briefer.cli.rules import rules
from briefer.cli.sections import sections
from briefer.cli.summarize import summarize
from briefer.errors import BrieferError
from briefer.version import __version__

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
app.command()(batch)
app.command()(merge)
app.command()(check)
app.command()(rules)
app.command()(sections)
app.command()(read)
app.command("eval")(evaluate)
app.add_typer(models, name="models")


def _version(asked: bool) -> None:
    if asked:
        emit(f"briefer {__version__}\n", None)
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
        _fail(str(error))
    except OSError as error:
        # `briefer --help > /dev/full`: what typer prints does not go through result_stream.
        flush_or_discard()
        _fail(f"the system refused: {error}")
    except Exception as error:
        # Python's own exit code would be 1, which says that the input has findings.
        _fail(f"internal error: {type(error).__name__}: {' '.join(str(error).split())}; please report it")


def _fail(message: str) -> NoReturn:
    if os.environ.get("BRIEFER_DEBUG") and sys.stderr is not None:
        traceback.print_exc()
    notice(message)
    sys.exit(2)
