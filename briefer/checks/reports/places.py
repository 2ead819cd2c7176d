"""Where a finding stands: line and column in the texts of a pair, and what to call the pair."""

import json
import os
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from briefer.checks.outcome import CheckedPair, Outcome
from briefer.io.repository import repository_folder
from briefer.readers.files import STDIN
from briefer.text.span import Span

# What is judged is a text inside these or taken from these: the lines of the text are not the lines of the file.
_WITHOUT_LINES: Final = frozenset([".html", ".htm", ".xhtml", ".pdf", ".docx", ".json", ".jsonl"])
_LINE_END: Final = re.compile("\n")


@dataclass(frozen=True, slots=True)
class Region:
    """A span as editors count it: lines and columns from 1, columns in code points, `end_column` exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Lines:
    """A text with its line starts found once, so that each look-up costs a binary search however long the text is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def region(self, span: Span) -> Region:
        """The lines and columns of a span."""
        first, last = self._index(span.start), self._index(span.end)
        return Region(first + 1, span.start - self._starts[first] + 1, last + 1, span.end - self._starts[last] + 1)

    def before(self, offset: int) -> tuple[int, str]:
        """The line of an offset, from 1, and what stands before it on that line."""
        index = self._index(offset)
        return index + 1, self.text[self._starts[index] : offset]

    def around(self, span: Span) -> Span:
        """The whole lines that a span touches, without the last one's line end."""
        last = self._index(max(span.start, span.end - 1)) + 1
        end = self._starts[last] - 1 if last < len(self._starts) else len(self.text)
        return Span(self._starts[self._index(span.start)], end)

    def _index(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1


class PairLines:
    """Both texts of a pair; each is indexed when it is first asked for."""

    def __init__(self, pair: CheckedPair) -> None:
        self._pair = pair

    @cached_property
    def summary(self) -> Lines:
        """The summary's lines."""
        return Lines(self._pair.report.summary)

    @cached_property
    def written(self) -> Lines:
        """The lines of the summary's file: what a quotation of it has to be equal to."""
        return self.summary if self._pair.written is None else Lines(self._pair.written)

    @cached_property
    def source(self) -> Lines:
        """The source's lines."""
        return Lines(self._pair.report.source)


@lru_cache(maxsize=4)  # asked for each finding
def has_lines(path: str | None) -> bool:
    """True when the lines of a text are those of the file it was read from, or it was read from none."""
    return path is None or os.path.splitext(path)[1].lower() not in _WITHOUT_LINES


def shown_path(path: str) -> str:
    """A path for people; standard input by the name that compilers give it."""
    return "<stdin>" if path == STDIN else path


def place(path: str | None, otherwise: str, region: Region | None) -> str:
    """What editors and terminals open at a click: "briefs/strike.md:3:17"; `otherwise` names a text without a path."""
    name = otherwise if path is None else shown_path(path)
    return f"{name}:{region.line}:{region.column}" if region and has_lines(path) else name


def pair_name(outcome: Outcome, number: int) -> str:
    """What to call a pair: the summary's path, its id in brackets when it has both; `number` counts pairs from 1.

    The name must not change from run to run, nor be that of another pair: reports on tests are compared by it.
    """
    id = outcome.id if isinstance(outcome.id, str) or outcome.id is None else json.dumps(outcome.id)
    path = shown_path(outcome.summary) if outcome.summary is not None else None
    if path is None:
        return f"pair {number}" if id is None else id
    return path if id is None or id == outcome.summary else f"{path} [{id}]"


def file_path(path: str | None, root: str) -> str | None:
    """A path as seen from a root folder, with ``/`` between its parts; unchanged where the root does not hold it.

    None for what is no file: standard input, or a text that came without a path.
    """
    if not path or path == STDIN:
        return None
    seen = os.path.relpath(path, root or os.curdir)
    outside = seen == os.pardir or seen.startswith(os.pardir + os.sep)
    return (path if outside else seen).replace(os.sep, "/")


def repository_root() -> str:
    """The folder that CI services see paths from.

    The checkout in a GitHub workflow, else the root of the repository that the working directory is in, else that.
    """
    if checkout := os.environ.get("GITHUB_WORKSPACE"):
        return checkout
    return str(repository_folder(Path.cwd()) or os.getcwd())
