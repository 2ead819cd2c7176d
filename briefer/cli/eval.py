"""`briefer eval`: the project's own measurements against its committed baseline. Runs in a checkout only."""

import importlib
import math
import sys
from pathlib import Path
from typing import Annotated, Any

import click

from briefer.cli.options import Output, PlainFormat, Quiet
from briefer.cli.output import emit, ensure_writable, notice
from briefer.errors import ConfigError
from briefer.io.json import Record, to_json
from briefer.io.parameters import Argument, Option

_PACKAGE = Path(__file__).resolve().parents[1]


def evaluate(
    sets: Annotated[
        list[str] | None,
        Argument(
            help="What to measure: cases, digest, sectioning, statements, outside, languages, summaries; all without.",
            metavar="SET",
        ),
    ] = None,
    write: Annotated[bool, Option("--write", help="Make what was measured the new baseline.")] = False,
    format: Annotated[PlainFormat, Option("--format", "-f", help="How to print.")] = PlainFormat.TEXT,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Measure this checkout of briefer on its own cases and summaries, against the committed baseline."""
    ensure_writable(output)
    gate = _gate(quiet=quiet)
    chosen = sets or []
    baseline: dict[str, float] = gate.read_baseline(chosen)
    measured: dict[str, float] = gate.measure(chosen)
    if write:
        gate.write_baseline(measured, chosen)
        baseline = gate.read_baseline(chosen)
    problems: list[str] = gate.compare(measured, baseline)
    if format is PlainFormat.JSON:
        emit(to_json(_record(measured, baseline, gate.SLACK, problems)), output)
    else:
        emit(gate.table(measured, baseline), output)
    for problem in problems:
        notice(problem)
    raise click.exceptions.Exit(1 if problems else 0)


def _gate(*, quiet: bool) -> Any:
    """The gate of the checkout that briefer runs from, else of the one around the working folder.

    Raises:
        ConfigError: there is none, or its evals need another briefer than the one that is installed.
    """
    here = Path.cwd()
    root = next((f for f in (_PACKAGE.parent, here, *here.parents) if _is_checkout(f)), None)
    if root is None:
        raise ConfigError("no evals here: they ship with the source, not with the package; run this in a checkout")
    if root != _PACKAGE.parent:
        notice(f"measuring the briefer installed in {_PACKAGE} with {root / 'evals'}", quiet=quiet)
    if str(root) not in sys.path:
        # First, because other packages are called evals too.
        sys.path.insert(0, str(root))
    try:
        return importlib.import_module("evals.gate")
    except ImportError as error:
        raise ConfigError(
            f"{root / 'evals'} needs another briefer than the one in {_PACKAGE} ({error}); run pip install -e {root}"
        ) from error


def _is_checkout(folder: Path) -> bool:
    return (folder / "evals" / "gate.py").is_file() and (folder / "briefer" / "__init__.py").is_file()


def _record(
    measured: dict[str, float], baseline: dict[str, float], slack: dict[str, float], problems: list[str]
) -> Record:
    return {
        "schema": "briefer/eval/1",
        "passed": not problems,
        "measurements": [
            {
                "name": name,
                "value": value if math.isfinite(value) else None,
                "baseline": baseline.get(name),
                "slack": slack.get(name, 0.0),
            }
            for name, value in sorted(measured.items())
        ],
        "problems": problems,
    }
