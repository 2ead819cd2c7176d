"""`briefer sections`: how an article was split."""

from typing import Annotated

import typer

from briefer.cli.options import Output, PlainFormat
from briefer.cli.output import emit, ensure_kept, terminal_width
from briefer.readers import read
from briefer.reports.json_report import sections_record, to_json
from briefer.reports.text_report import sections_text


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
