"""`briefer read`: what a reader makes of a file."""

from typing import Annotated

from briefer.cli.options import Output, ReadAs
from briefer.cli.output import emit, ensure_kept
from briefer.errors import ConfigError
from briefer.io.parameters import Argument, Option
from briefer.io.terminal import harmless_markdown
from briefer.readers import read_all
from briefer.readers.as_markdown import article_markdown
from briefer.readers.length import within_length
from briefer.readers.registry import readers


def read(
    file: Annotated[
        str | None, Argument(help="The file; - reads standard input.", metavar="FILE", completes="file")
    ] = None,
    read_as: ReadAs = None,
    formats: Annotated[bool, Option("--formats", help="List the readers instead.")] = False,
    output: Output = None,
) -> None:
    """Print what a reader makes of a file, as Markdown: title, sections, and what stands apart."""
    if formats:
        emit(_listed(), output)
        return
    if file is None:
        raise ConfigError("give a FILE to read, - for standard input, or --formats to list the readers")
    ensure_kept([file], [output])
    articles = [within_length(article, file) for article in read_all(file, read_as)]
    emit(harmless_markdown("\n".join(map(article_markdown, articles))), output)


def _listed() -> str:
    """A line for each reader: its name, what it reads, the usual suffixes; tabs between the columns."""
    return "".join(
        f"{name}\t{reader.title}\t{' '.join(reader.suffixes) or '-'}\n" for name, reader in sorted(readers().items())
    )
