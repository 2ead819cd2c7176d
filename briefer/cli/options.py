"""Options that several commands share, each described once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class BriefFormat(StrEnum):
    """How a brief is printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


class CheckFormat(StrEnum):
    """How a check is printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


class PlainFormat(StrEnum):
    """Formats of commands that list things."""

    TEXT = "text"
    JSON = "json"


Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write the result to this file instead of stdout.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Nothing on stderr but errors.")]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even when there are findings.")]
Require = Annotated[
    list[str] | None,
    typer.Option("--require", help="A name or figure that matches this regular expression must survive. Repeatable."),
]
