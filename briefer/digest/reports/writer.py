"""Writes a digest story by story: the stories wait in a temporary file until it is known what stands above them."""

import tempfile
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from briefer.digest.job import DigestFormat
from briefer.digest.reports.html import Row, frame_html, row_of, story_html
from briefer.digest.reports.json import foot_json, head_json, story_record
from briefer.digest.reports.markdown import foot_markdown, head_markdown, story_markdown
from briefer.digest.run import Outcome
from briefer.digest.story import Story
from briefer.io.json import to_json
from briefer.io.terminal import harmless_markdown

_CHUNK = 1 << 20


class DigestWriter:
    """A digest in the making; a digest of any size needs little memory."""

    def __init__(self, format: DigestFormat, output: Path) -> None:
        self._format = format
        self._output = output
        self._stories = tempfile.TemporaryFile("w+", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: SIM115
        weakref.finalize(self, self._stories.close)  # of a run that stopped half-way
        self._rows: list[Row] = []
        self._count = 0
        self.differing = 0
        """Lines that say that articles differ, of all stories so far."""

    def add(self, story: Story) -> None:
        """Keeps a story."""
        self._count += 1
        row = row_of(story, self._count)
        self.differing += row.differing
        match self._format:
            case DigestFormat.MARKDOWN:
                self._stories.write("\n" + harmless_markdown(story_markdown(story, self._count, self._output)))
            case DigestFormat.HTML:
                self._rows.append(row)
                self._stories.write(story_html(story, self._count, self._output))
            case DigestFormat.JSON:
                comma = "," if self._count > 1 else ""
                self._stories.write(f"{comma}\n{to_json(story_record(story, self._output)).rstrip()}")

    def finish(self, outcome: Outcome, stream: TextIO) -> None:
        """Writes the whole digest."""
        match self._format:
            case DigestFormat.MARKDOWN:
                head, foot = head_markdown(outcome), "\n" + harmless_markdown(foot_markdown(outcome))
            case DigestFormat.HTML:
                head, foot = frame_html(outcome, self._rows)
            case DigestFormat.JSON:
                head, foot = "".join(head_json(outcome)), foot_json()
        stream.write(head)
        for chunk in self._chunks():
            stream.write(chunk)
        stream.write(foot)

    def _chunks(self) -> Iterator[str]:
        self._stories.seek(0)
        while chunk := self._stories.read(_CHUNK):
            yield chunk
