"""Findings that somebody has looked at and lets pass: for a whole pair, or at a place in the summary.

In a summary an allowance is a comment, as Markdown and HTML hide it:

    Police held 17 people. <!-- briefer: allow derived-figure -- 15 men and 2 women -->

On a line with text it holds for that line, on a line of its own for the paragraph that follows, as `allow-file` for the
whole summary. A text in quotes after a code allows only findings about that text: ``allow altered-figure "80%"``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefer.checks.location import FindingSubject
from briefer.errors import ConfigError, InputError, nearest
from briefer.faithfulness.rules import named_rule
from briefer.text.folding import blanked, folded
from briefer.text.span import Span

_OPEN, _CLOSE = "<!--", "-->"
_ADDRESS = "briefer:"
_VERBS = ("allow", "allow-file")
_REASON = ("--", "–", "—")
_TOKEN = re.compile(r'\s*(?:["“”](?P<text>[^"“”]*)["“”]|(?P<code>[^\s"“”,]+))\s*,?')
_BLANK_LINE = re.compile(r"\n[^\S\n]*(?=\n|\Z)")
_INK = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Allowance:
    """Lets findings of one rule pass: those about `text` only, unless it is None, and within `scope` only.

    `scope` is a span of the summary, None for all of it. `place` says where the allowance stands, for messages;
    `inline` is true where that is the summary itself. `reason` is why, in the words of whoever allowed it.
    """

    code: str
    place: str
    text: str | None = None
    scope: Span | None = None
    reason: str = ""
    inline: bool = False

    def covers(self, rule: str, about: FindingSubject) -> bool:
        """True when a finding of this rule passes.

        What was dropped stands nowhere in the summary: it passes wherever the allowance is.
        """
        if rule != self.code or (self.text is not None and _same(self.text) != _same(about.text)):
            return False
        at = about.in_summary
        return self.scope is None or at is None or self.scope.start <= at.start < self.scope.end

    def __str__(self) -> str:
        text = "" if self.text is None else f' "{self.text}"'
        return f"{self.place}: allow {self.code}{text}"


def _same(text: str) -> str:
    return folded(text).casefold()


def parse_allowances(words: str, place: str, scope: Span | None = None) -> tuple[Allowance, ...]:
    """The allowances in ``derived-figure, altered-figure "80%" -- why``.

    Raises:
        ConfigError: when there is no code, an unknown one, or a quote that does not close.
    """
    allowances: list[Allowance] = []
    code: str | None = None
    at = 0
    while _INK.search(words, at):
        token = _TOKEN.match(words, at)
        if token is None:
            raise ConfigError(f'{place}: cannot read {words[at:].strip()}; give codes, each with "texts" after it')
        at = token.end()
        if token["code"] in _REASON:
            allowances = [replace(allowance, reason=words[at:].strip()) for allowance in allowances]
            break
        if token["code"]:
            code = named_rule(token["code"], place).code
            allowances.append(Allowance(code, place, None, scope))
        elif code is None:
            raise ConfigError(f'{place}: "{token["text"]}" has no rule before it; give its code, then the text')
        else:
            if allowances[-1].text is None:
                allowances.pop()
            allowances.append(Allowance(code, place, token["text"], scope))
    if not allowances:
        raise ConfigError(f"{place}: names no rule; give codes such as derived-figure")
    return tuple(allowances)


def listed_allowances(items: object, place: str) -> tuple[Allowance, ...]:
    """The allowances of an ``allow`` list, as settings and JSON Lines have it.

    Each item is a string (a code, perhaps with quoted texts after it) or a table ``{"rule": ..., "text": ...}``.

    Raises:
        ConfigError: when it is no such list.
    """
    if not isinstance(items, list):
        raise ConfigError(f'{place}: not a list; give codes such as ["derived-figure"]')
    return tuple(allowance for item in items for allowance in _listed(item, place))


def _listed(item: object, place: str) -> tuple[Allowance, ...]:
    if isinstance(item, str):
        return parse_allowances(item, place)
    if not isinstance(item, dict):
        raise ConfigError(f'{place}: {item!r} is no allowance; give a code, or {{"rule", "text"}}')
    for key in item:
        if key not in ("rule", "text"):
            raise ConfigError(f'{place}: unknown key "{key}"; {nearest(str(key), ("rule", "text"))}')
    code, text = item.get("rule"), item.get("text")
    if not isinstance(code, str) or not isinstance(text, str | None):
        raise ConfigError(f'{place}: give a string under "rule", and one under "text" if any')
    return (Allowance(named_rule(code, place).code, place, text),)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that addresses briefer: its span with the marks around it, what it says, the line where it begins."""

    span: Span
    body: str
    line: int


def comments_in(text: str) -> Iterator[Comment]:
    """The comments of a text that address briefer, in order."""
    line, at = 1, 0
    for span, body in _comments(text):
        line, at = line + text.count("\n", at, span.start), span.start
        yield Comment(span, body, line)


def inline_allowances(
    text: str, name: str, comments: Sequence[Comment] | None = None
) -> tuple[str, tuple[Allowance, ...]]:
    """A summary without its allowances, and these.

    Each comment gives way to as many spaces and line ends, so that every offset and line stays what it was.

    Args:
        text: The summary.
        name: What to call it in messages.
        comments: The comments of the text to obey; None for all.

    Raises:
        InputError: when a comment that addresses briefer says something else than `allow`, or names an unknown rule.
    """
    comments = list(comments_in(text)) if comments is None else comments
    if not comments:
        return text, ()
    bare = blanked(text, [comment.span for comment in comments])
    allowances: list[Allowance] = []
    for comment in comments:
        try:
            read = _read(comment.body, f"{name}:{comment.line}", bare, comment.span)
            allowances += (replace(allowance, inline=True) for allowance in read)
        except ConfigError as error:
            raise InputError(str(error)) from error
    return bare, tuple(allowances)


def _comments(text: str) -> Iterator[tuple[Span, str]]:
    """The comments that address briefer, with what they say to it."""
    at = 0
    while (start := text.find(_OPEN, at)) >= 0:
        end = text.find(_CLOSE, start + len(_OPEN))
        if end < 0:
            return
        body = text[start + len(_OPEN) : end].strip()
        at = end + len(_CLOSE)
        if body.startswith(_ADDRESS):
            yield Span(start, at), body.removeprefix(_ADDRESS).strip()


def _read(body: str, place: str, bare: str, span: Span) -> tuple[Allowance, ...]:
    verb, words = (*body.split(maxsplit=1), "", "")[:2]
    if verb not in _VERBS:
        raise ConfigError(f'{place}: briefer does not know "{verb}"; {nearest(verb, _VERBS)}')
    return parse_allowances(words, place, None if verb == "allow-file" else _scope(bare, span))


def _scope(bare: str, comment: Span) -> Span:
    """The line of a comment, or the paragraph after it when nothing else is on its line; `bare` has no comments."""
    start = bare.rfind("\n", 0, comment.start) + 1
    end = bare.find("\n", comment.end)
    end = len(bare) if end < 0 else end
    if _INK.search(bare, start, end):
        return Span(start, end)
    ink = _INK.search(bare, end)
    if ink is None:
        return Span(end, end)
    stop = _BLANK_LINE.search(bare, ink.start())
    return Span(ink.start(), stop.start() if stop else len(bare))
