"""Reads what a digest is judged by: the digest itself, and its articles one after the other."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from briefer.batch.discovery import Input, find_inputs, listed_inputs
from briefer.batch.inputs import Loaded, load_input
from briefer.batch.naming import shown
from briefer.batch.several import expanded
from briefer.digest.article import LeftOut
from briefer.digest.check import ReadArticle
from briefer.digest.finished import is_brief, read_brief
from briefer.digest.plain import plain_text
from briefer.digest.sources import is_apart
from briefer.digest.statements import Statement, names_of, statements
from briefer.errors import BrieferError, InputError
from briefer.readers import read
from briefer.readers.files import STDIN
from briefer.readers.markdown.article import as_rendered

_SCHEMA: Final = "briefer/digest/1"


def digest_statements(digest: str, paths: Sequence[str]) -> list[Statement]:
    """The statements of a digest in any format that can be read; of our JSON each with the article that it names.

    Args:
        digest: Its file; ``-`` for standard input.
        paths: Of the articles, as it may name them.

    Raises:
        InputError: it cannot be read.
    """
    names = names_of(paths)
    if digest != STDIN and digest.endswith(".json") and (record := _own_record(digest)) is not None:
        return list(_of_record(record, names))
    shown_digest, _ = as_rendered(read(digest), of_source=False)
    return list(statements(shown_digest.text, names))


def _own_record(digest: str) -> dict[str, Any] | None:
    try:
        record = json.loads(Path(digest).read_bytes())
    except OSError as error:
        raise InputError(f"{digest}: cannot be read ({error.strerror}); check the path") from error
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) and record.get("schema") == _SCHEMA else None


def _of_record(record: dict[str, Any], names: dict[str, str]) -> Iterator[Statement]:
    stories = record.get("stories")
    for number, story in enumerate(stories if isinstance(stories, list) else (), start=1):
        if not isinstance(story, dict):
            continue
        said = [story.get("headline"), *(story.get("paragraph") or ()), *(story.get("timeline") or ())]
        said += [one for line in story.get("agreement") or () for one in line.get("stated") or ()]
        said += story.get("rest") or ()
        for one in said:
            if isinstance(one, dict) and isinstance(one.get("text"), str):
                source = names.get(str(one.get("source")))
                yield Statement(one["text"], number, (source,) if source else ())


class Articles:
    """The articles of a check, read one at a time.

    Attributes:
        left_out: Those that could not be read, with why; filled as they are read.
        count: How many could be.
    """

    def __init__(self, source: Path | tuple[str, ...], digest: str, read_as: str | None = None) -> None:
        briefs = Path(digest).with_suffix(".briefs")  # of the same articles, where `briefer digest` has made them
        found = find_inputs(source, briefs) if isinstance(source, Path) else listed_inputs(source, briefs)
        kept = [item for item in found if not is_apart(item, source, digest)]
        self._finished = [item for item in kept if item.problem is None and is_brief(item.file)]
        done = {item.path for item in self._finished}
        self._inputs = expanded([item for item in kept if item.path not in done], read_as)
        self.left_out: list[LeftOut] = []
        self.count = 0
        if not kept:
            raise InputError(f"{source}: no article in it; give the articles that the digest is of")

    @property
    def paths(self) -> list[str]:
        """As a digest may name them."""
        return [shown(item.path) for item in (*self._finished, *self._inputs)]

    def __iter__(self) -> Iterator[ReadArticle]:
        for item in (*self._finished, *self._inputs):
            try:
                text = self._text(item)
            except BrieferError as error:
                self.left_out.append(LeftOut(shown(item.path), str(error)))
                continue
            self.count += 1
            yield ReadArticle(shown(item.path), text)

    def _text(self, item: Input) -> str:
        if item in self._finished:
            finished = read_brief(item.file)
            if finished.source is not None:
                return plain_text(finished.source)
            return "\n\n".join(filter(None, (finished.title, *finished.sentences)))
        loaded = load_input(item)
        if not isinstance(loaded, Loaded):
            raise InputError(loaded.error)
        return plain_text(loaded.article)
