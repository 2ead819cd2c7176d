"""The `briefer` command: parse, call, print, exit."""

import gc
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from briefer.cli.output import emit, flush_or_discard, notice
from briefer.errors import BrieferError
from briefer.io import interrupts
from briefer.io.parameters import command as made_command
from briefer.io.terminal import harmless
from briefer.version import __version__

# What each command does, in the first words of its docstring: its module is imported only when it is run.
COMMANDS = {
    "summarize": "Summarize an article section by section; nothing is stated that its section does not support.",
    "batch": "Summarize every article under a folder; what is unchanged since an earlier run is not done again.",
    "digest": "Tell many articles as one digest: who says what, where they differ; or check one.",
    "merge": "Join the outputs and manifests of `briefer batch --shard` runs; all or nothing, and may be repeated.",
    "check": "Check that summaries state no name and no figure that their sources do not support.",
    "rules": "List the rules that findings have, or explain one of them with an example.",
    "sections": "Show how an article was split: title, sections with their offsets, credits.",
    "read": "Print what a reader makes of a file, as Markdown: title, sections, and what stands apart.",
    "eval": "Measure this checkout of briefer on its own cases and summaries, against the committed baseline.",
    "models": (
        "List the bundled model and the models in the local cache; `get` downloads one, `show` says what a name means."
    ),
    "init": "Write settings, a pre-commit hook and a GitHub workflow for the summaries that lie in this repository.",
    "config": "Print the settings that are in force here, and which file they are from.",
    "completion": "Print what makes a shell complete briefer's commands, options and values.",
}
_FUNCTIONS = {"eval": "evaluate"}
NAME = "briefer"
COMPLETE = "_BRIEFER_COMPLETE"
"""The variable by which the script of `briefer completion` asks what may come next."""
_GARBAGE = (20_000, 20, 20)
"""How many objects may be made before the garbage collector looks through them: `gc.set_threshold`."""


class _Commands(click.Group):
    """The commands by name, each in a module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"briefer.cli.{cmd_name}")
        if not gc.isenabled():
            # From here on there may be garbage, but not among what was imported; see `briefer.__main__`.
            gc.freeze()
            gc.enable()
            # Next to nothing of a judged pair is a cycle; to look for one every 700 objects takes 4 to 9% of its time.
            gc.set_threshold(*_GARBAGE)
        interrupts.raise_again()
        found = getattr(module, _FUNCTIONS.get(cmd_name, cmd_name))
        return found if isinstance(found, click.Command) else made_command(found, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _version(context: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if asked:
        emit(f"briefer {__version__}\n", None)
        context.exit()


@click.group(
    NAME,
    cls=_Commands,
    help="Summaries that never state a name or a figure their source does not support.",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version",
    "-V",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Print the version and stop.",
)
@click.pass_context
def app(context: click.Context) -> None:
    """The command without a command tells what there is."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and exits: 0 fine, 1 findings of error severity, 2 could not do it, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Output is UTF-8 wherever it goes; a path that is no UTF-8 prints as an escape, not as a traceback.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if (asked := os.environ.get(COMPLETE)) is not None:
        from click.shell_completion import shell_complete

        sys.exit(shell_complete(app, {}, NAME, COMPLETE, asked))
    try:
        # Not click's own main: it writes an empty line after Ctrl-C.
        with app.make_context(NAME, list(sys.argv[1:] if arguments is None else arguments)) as context:
            app.invoke(context)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        _show(error)
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(interrupts.CODE)
    except BrieferError as error:
        _fail(str(error))
    except OSError as error:
        # `briefer --help > /dev/full`: what click prints does not go through result_stream.
        flush_or_discard()
        _fail(f"the system refused: {error}")
    except Exception as error:
        if interrupts.came():  # and a library took it for a part of itself that is missing
            sys.exit(interrupts.CODE)
        # Python's own exit code would be 1, which says that the input has findings.
        _fail(f"internal error: {type(error).__name__}: {' '.join(str(error).split())}; please report it")
    sys.exit(0)


def _show(error: click.ClickException) -> None:
    """What click says of a wrong command line, which it quotes: a name with a line end in it begins no line of ours."""
    said = io.StringIO()
    error.show(said)
    click.echo(harmless(said.getvalue()), file=sys.stderr, nl=False)


def _fail(message: str) -> NoReturn:
    if os.environ.get("BRIEFER_DEBUG") and sys.stderr is not None:
        import traceback

        traceback.print_exc()
    notice(message)
    sys.exit(2)
