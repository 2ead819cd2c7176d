"""`briefer sections`: how an article was split."""

from typing import Annotated

from briefer.briefing.reports.json import explained_record, sections_record
from briefer.briefing.reports.text import explained_text, sections_text
from briefer.cli.options import Output, PlainFormat, ReadAs
from briefer.cli.output import emit, ensure_kept, terminal_width
from briefer.io.json import to_json
from briefer.io.parameters import Argument, Option
from briefer.readers import read_all
from briefer.readers.length import within_length


def sections(
    file: Annotated[str, Argument(help="The article; - reads standard input.", metavar="FILE", completes="file")],
    format: Annotated[PlainFormat, Option("--format", "-f", help="How to print.")] = PlainFormat.TEXT,
    explain: Annotated[
        bool, Option("--explain", help="Print each line with what it was taken for and the evidence for it.")
    ] = False,
    read_as: ReadAs = None,
    output: Output = None,
) -> None:
    """Show how an article was split: title, sections with their offsets, credits.

    Of a file with several articles, each is shown; in JSON they are one array.
    """
    ensure_kept([file], [output])
    articles = [within_length(article, file) for article in read_all(file, read_as)]
    if format is PlainFormat.JSON:
        record = explained_record if explain else sections_record
        records = [record(article) for article in articles]
        emit(to_json(records[0] if len(records) == 1 else records), output)
    else:
        shown = explained_text if explain else sections_text
        emit("\n".join(shown(article, terminal_width()) for article in articles), output)
