"""`briefer sections`: how an article was split."""

from typing import Annotated

import typer

from briefer.briefing.reports.json import sections_record
from briefer.briefing.reports.text import sections_text
from briefer.cli.options import Output, PlainFormat
from briefer.cli.output import emit, ensure_kept, terminal_width
from briefer.io.json import to_json
from briefer.readers import read


def sections(
    file: Annotated[str, typer.Argument(help="The article; - reads standard input.", metavar="FILE")],
    format: Annotated[PlainFormat, typer.Option("--format", "-f", help="How to print.")] = PlainFormat.TEXT,
    output: Output = None,
) -> None:
    """Show how an article was split: title, sections with their offsets, credits."""
    ensure_kept([file], [output])
    article = read(file)
    if format is PlainFormat.JSON:
        emit(to_json(sections_record(article)), output)
    else:
        emit(sections_text(article, terminal_width()), output)
