"""What a user hears about `--require` before anything is judged."""

import re
from collections.abc import Sequence

from briefer.cli.output import notice
from briefer.facts.document import FactIndex
from briefer.facts.language import language_of
from briefer.facts.required import compiled
from briefer.text.language import Language
from briefer.text.span import Span


def tell_unmatched(patterns: Sequence[str], text: str, scopes: Sequence[Span] | None = None, *, quiet: bool) -> None:
    """A notice for each pattern that asks for nothing, such as a misspelt name.

    Args:
        patterns: Regular expressions.
        text: The source.
        scopes: The parts of it that are summarized; None for all of it.
        quiet: Say nothing.
    """
    if not quiet:
        for pattern in unmatched(compiled(patterns), text, scopes):
            tell(pattern)


def tell(pattern: re.Pattern[str]) -> None:
    """The notice for a pattern that asks for nothing."""
    notice(f"--require {pattern.pattern} matches no name or figure of the source")


def unmatched(
    patterns: Sequence[re.Pattern[str]], text: str, scopes: Sequence[Span] | None = None
) -> list[re.Pattern[str]]:
    """Those of the patterns that match no name or figure of a source; `scopes` as above."""
    if not any(pattern.search(text) for pattern in patterns):
        return list(patterns)  # finding the names and figures is dear
    inside = _mentioned(text, scopes or [Span(0, len(text))])
    return [
        pattern
        for pattern in patterns
        if not any(1 in inside[match.start() : match.end()] for match in pattern.finditer(text))
    ]


def _mentioned(text: str, scopes: Sequence[Span]) -> bytearray:
    """1 for each character of a name or figure that starts in one of the scopes, else 0."""
    wanted, inside = bytearray(len(text)), bytearray(len(text))
    for scope in scopes:
        _mark(wanted, scope.start, scope.end)
    for mention in FactIndex.of(text, language=language_of(text).covered or Language.ENGLISH).mentions:
        if wanted[mention.start]:
            _mark(inside, mention.start, mention.end)
    return inside


def _mark(flags: bytearray, start: int, end: int) -> None:
    flags[start:end] = b"\1" * (end - start)
