"""What a user hears about `--require` before anything is judged."""

from collections.abc import Sequence

from briefer.article import Span
from briefer.cli.output import notice
from briefer.config import compiled
from briefer.facts.document import Document


def tell_unmatched(patterns: Sequence[str], text: str, scopes: Sequence[Span] | None = None, *, quiet: bool) -> None:
    """A notice for each pattern that asks for nothing, such as a misspelt name.

    Args:
        patterns: Regular expressions.
        text: The source.
        scopes: The parts of it that are summarized; None for all of it.
        quiet: Say nothing.
    """
    if quiet or not patterns:
        return
    inside = _mentioned(text, scopes or [Span(0, len(text))])
    for pattern in compiled(patterns):
        if not any(1 in inside[match.start() : match.end()] for match in pattern.finditer(text)):
            notice(f"--require {pattern.pattern} matches no name or figure of the source")


def _mentioned(text: str, scopes: Sequence[Span]) -> bytearray:
    """1 for each character of a name or figure that starts in one of the scopes, else 0."""
    wanted, inside = bytearray(len(text)), bytearray(len(text))
    for scope in scopes:
        _mark(wanted, scope.start, scope.end)
    for mention in Document.of(text).mentions:
        if wanted[mention.start]:
            _mark(inside, mention.start, mention.end)
    return inside


def _mark(flags: bytearray, start: int, end: int) -> None:
    flags[start:end] = b"\1" * (end - start)
