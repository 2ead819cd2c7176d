"""What briefer writes around the sentences of a brief in Markdown or text: no statements about the source."""

import os
import re

from briefer.briefing.brief import Origin
from briefer.text.folding import blanked
from briefer.text.span import Span

_ORIGIN = rf"\d+ (?:{'|'.join(Origin)})"
# As `brief_verdict` writes it; in text its lines are filled.
_VERDICT = re.compile(
    (
        # In Markdown "Not kept: 13 drones." stands before it in its line.
        r"(?:(?<![^\n])|(?<=\.\s))"
        r"(?:Nothing to check: no name and no figure|No unsupported name or figure \([\d,]+ checked\)"
        # As version 0.1 wrote it:
        r"|No name or figure to check|The one name or figure supported|All \d+ names and figures supported"
        r"|[\d,]+ of [\d,]+ names and figures not supported)"
        r"; (?:[\d,]+ of [\d,]+ required facts kept|no required fact)"
        rf"; (?:sentences: {_ORIGIN}(?:, {_ORIGIN}){{0,{len(Origin) - 1}}}|no sentence to print)\.\s*\Z"
    ).replace(" ", r"\s+")
)
_LONGEST = 400
_TITLE = re.compile(r"\A(?:# )?(?P<title>[^\n]+)")
_ESCAPED = re.compile(r"\\([\\`*_<>\[\]#|~])")


def without_frame(text: str, source: str) -> str:
    """A summary with as many spaces in place of briefer's own verdict at its end: offsets and lines hold.

    With a verdict goes a first line that is the source's path, the title of a brief whose article has none: the 17 of
    "news/17-strike.txt" is no figure of the source.
    """
    verdict = _VERDICT.search(text, max(len(text) - _LONGEST, 0))
    if verdict is None:
        return text
    title = _TITLE.match(text)
    is_path = title is not None and _is_end(_ESCAPED.sub(r"\1", title["title"]), source)
    return blanked(text, [*([Span(*title.span())] if title and is_path else []), Span(*verdict.span())])


def _is_end(title: str, source: str) -> bool:
    """True for a path to the source, as seen from whichever folder above or beside it."""
    parts = [part for part in title.split("/") if part not in ("", ".", "..")]
    return bool(parts) and os.path.abspath(source).split("/")[-len(parts) :] == parts


def is_own_brief(text: str) -> bool:
    """Whether a text ends with the verdict that briefer writes below a brief in Markdown or text."""
    return _VERDICT.search(text, max(len(text) - _LONGEST, 0)) is not None
