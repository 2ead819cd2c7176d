"""`briefer sections`: how an article was split."""

from typing import Annotated

import typer

from briefer.briefing.reports.json import sections_record
from briefer.briefing.reports.text import sections_text
from briefer.cli.options import Output, PlainFormat, ReadAs
from briefer.cli.output import emit, ensure_kept, terminal_width
from briefer.io.json import to_json
from briefer.readers import read_all


def sections(
    file: Annotated[str, typer.Argument(help="The article; - reads standard input.", metavar="FILE")],
    format: Annotated[PlainFormat, typer.Option("--format", "-f", help="How to print.")] = PlainFormat.TEXT,
    read_as: ReadAs = None,
    output: Output = None,
) -> None:
    """Show how an article was split: title, sections with their offsets, credits.

    Of a file with several articles, each is shown; in JSON they are one array.
    """
    ensure_kept([file], [output])
    articles = read_all(file, read_as)
    if format is PlainFormat.JSON:
        records = [sections_record(article) for article in articles]
        emit(to_json(records[0] if len(records) == 1 else records), output)
    else:
        emit("\n".join(sections_text(article, terminal_width()) for article in articles), output)
