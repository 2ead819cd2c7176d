"""Who may silence a finding: whose comments in a summary are obeyed.

A comment that lets a finding pass is worth what its author is. People who keep summaries in a repository may allow, and
what they allow is read in a review. A model that writes a summary, a source that is quoted, a record of texts or a
stream may not: there a comment is content.
"""

import os
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath

from briefer.checks.allowances import Comment
from briefer.documents.article import Marks
from briefer.documents.source_map import SourceMap
from briefer.io.repository import asked_of_git, lies_in, repository_folder
from briefer.readers.files import STDIN
from briefer.text.folding import folded
from briefer.text.span import Span

_TOLD = 3
# A tag with its attributes, or a declaration: what stands in one is no comment, whatever it looks like.
_TAG = re.compile(r"<[A-Za-z/?](?:\"[^\"]*\"|'[^']*'|[^'\">])*+>")
# The target or the title of a link, the words of a picture, and the definition of a reference.
_IN_LINK = re.compile(r"\]\([^()\n]*\Z|!\[[^\]\n]*\Z|(?:\A|\n)[ \t>]*\[[^\]\n]+\]:[^\n]*(?:\n[ \t]+[^\n]*)?\Z")
_NEAR = 1_000
_PAGES = (".html", ".htm", ".xhtml")
_TELL = "set allow_comments = true in settings where people write the summaries"


@dataclass(frozen=True)  # without slots: what git tracks is kept
class CommentTrust:
    """Whether the comments in summary files are obeyed.

    Attributes:
        allow_comments: What the settings say; None where they do not: then those of files that git tracks are.
        repository: The repository whose files are meant, the one that the user works in: a folder of summaries may
            bring one of its own.
    """

    allow_comments: bool | None = None
    repository: Path | None = None

    @classmethod
    def around(cls, folder: Path, allow_comments: bool | None, summaries: str | None = None) -> "CommentTrust":
        """The trust in files of the repository that a folder lies in, unless that lies among the summaries itself."""
        repository = repository_folder(folder)
        theirs = repository is not None and summaries is not None and lies_in(repository, summaries)
        return cls(allow_comments, None if theirs else repository)

    def why_not(self, path: str) -> str | None:
        """Why comments in this file are not obeyed; None when they are.

        Git is asked once a run, and only where it matters: to be called for a file that has such a comment.
        """
        if path == STDIN:
            return "standard input is content"
        if PurePath(path).suffix.lower() in _PAGES:
            return "what a page says is content"
        if self.allow_comments is False:
            return "the settings say allow_comments = false"
        if self.allow_comments or self._tracks(path):
            return None
        return f"git does not track the file; {_TELL}"

    def _tracks(self, path: str) -> bool:
        return self.repository is not None and os.path.realpath(path) in self._tracked

    @cached_property
    def _tracked(self) -> frozenset[str]:
        """The files of the repository that git tracks, by their real paths."""
        if self.repository is None:
            return frozenset()
        listed = asked_of_git(self.repository, "ls-files", "-z") or ""
        root = os.path.realpath(self.repository)
        return frozenset(os.path.join(root, path) for path in listed.split("\0") if path)


def heard(
    comments: Sequence[Comment], shown: SourceMap, marks: Marks, source: str, name: str, why_not: str | None
) -> tuple[list[Comment], tuple[str, ...]]:
    """Those comments of a summary that are obeyed, and a sentence for each that is not.

    Args:
        comments: All that address briefer, in order.
        shown: What a reader sees of the summary: what is seen, as in a span of code, is text.
        marks: How the summary is marked up: in a page and a document, comments are gone before it is read.
        source: What is written in the source: a comment that was copied from it is the source's.
        name: What to call the summary.
        why_not: Why none is obeyed at all; None where they may be.
    """
    if why_not is not None:
        return [], unheard(comments, name, why_not)
    written = folded(source)
    copied = [comment for comment in comments if folded(comment.span.of(shown.written)) in written]
    is_text = _read_as_text(shown, marks)
    seen = [comment for comment in comments if comment not in copied and is_text(comment.span)]
    obeyed = [comment for comment in comments if comment not in copied and comment not in seen]
    return obeyed, (*unheard(copied, name, "it is copied from the source"), *unheard(seen, name, "it is text to read"))


def unheard(comments: Iterable[Comment], name: str, why: str) -> tuple[str, ...]:
    """Sentences on comments that are not obeyed: the first ones, and how many more."""
    lines = [f"{name}:{comment.line}: what this comment allows is not allowed: {why}" for comment in comments]
    more = [f"{name}: {len(lines) - _TOLD} more comments are not obeyed: {why}"] if len(lines) > _TOLD else []
    return (*lines[:_TOLD], *more)


def _read_as_text(shown: SourceMap, marks: Marks) -> Callable[[Span], bool]:
    """Tells which comments a reader sees; in a plain text there is no other way to write one."""
    if marks != "all":
        return lambda span: marks != "none"
    from briefer.readers.html.tags import AS_WRITTEN
    from briefer.readers.markdown.article import unseen

    if not re.search(rf"<(?:{'|'.join(AS_WRITTEN)})\b", shown.written, re.IGNORECASE):
        hidden = unseen(shown)
        in_markup = _in_markup(shown.written)
        return lambda span: in_markup(span) or not hidden(span)
    return lambda span: True


def _in_markup(text: str) -> Callable[[Span], bool]:
    """Tells which comments are a part of other markup: the attribute of a tag, the target of a link."""
    tags = [match.span() for match in _TAG.finditer(text)]
    starts = [start for start, _ in tags]

    def is_in_markup(span: Span) -> bool:
        place = bisect_left(starts, span.start) - 1
        if place >= 0 and tags[place][1] > span.start:
            return True
        return _IN_LINK.search(text, max(0, span.start - _NEAR), span.start) is not None

    return is_in_markup
