"""Which characters of a Markdown paragraph are marks: markdown-it finds them, and its rules are told to say where.

Its tokens have no offsets. But a rule that has matched has read ``state.src[start : state.pos]``, and the kind of the
rule tells what a reader sees of that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from briefer.documents.source_map import HiddenSpan
from briefer.text.superscripts import lowered, raised

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

# Nothing else opens a mark, and most paragraphs have none of these.
_MAY_OPEN = re.compile(r"[*_`\[<&\\{]")
_SCRIPT = re.compile(r"<(?P<tag>su[pb])>(?P<text>[^<>\n&*_`\[\]\\]{1,12})</(?P=tag)>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z]{1,8}>")
_REACH = 40
"""How far before raised type we look for what it is raised above."""
_LINE_BREAK = re.compile(r"<br[\s/>]", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\^([^\s\[\]]+)\]")
# At the start of a line it opens the footnote itself.
_OPENS_FOOTNOTE = re.compile(r"^\[\^([^\s\[\]]+)\]:[ \t]*", re.MULTILINE)
# Of a note on GitHub a reader sees a picture and a frame.
_ALERT = re.compile(r"\A\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?=[ \t]*(?:\n|\Z))", re.IGNORECASE)
# What Hugo, Jekyll, Pandoc and the like carry out: {{< figure src="bus-7.jpg" >}}, {% include a.md %}, {#fares-2023}.
_COMMAND = re.compile(r"\{\{<[^{}]*>\}\}|\{\{%[^{}]*%\}\}|\{%[^{}]*%\}|\{(?::|[.#][A-Za-z])[^{}]*\}")
_FOUND = "briefer_found"
_OPENS = {"em_open": 1, "strong_open": 2}
_CLOSES = {"em_close": 1, "strong_close": 2}


@dataclass(frozen=True, slots=True)
class _Delimiter:
    """A token of a run of ``*`` or ``_``; when all is read, its type tells whether it became a mark."""

    token: Token
    at: int
    run: tuple[int, int]


@dataclass(slots=True)
class _Found:
    """What the rules have found so far in one text; markdown-it hands it from rule to rule."""

    footnotes: frozenset[str]
    marks: list[HiddenSpan] = field(default_factory=list)
    delimiters: list[_Delimiter] = field(default_factory=list)


def inline_marks(
    text: str, references: Mapping[str, object] | None = None, footnotes: Iterable[str] = ()
) -> tuple[HiddenSpan, ...]:
    """The marks in the content of a paragraph, a heading or a cell, in order and apart; linear.

    Images and references to footnotes are marks as a whole. No mark that goes joins two figures: "5*3*2" is no 532,
    whatever Markdown makes of it. What is struck out stays, as ``~~80~~``.

    Args:
        text: The content, without what quotes and lists put before its lines.
        references: The link references of the document, as markdown-it gathers them.
        footnotes: The labels of its footnotes.
    """
    if not _MAY_OPEN.search(text):
        return ()
    found = _Found(frozenset(footnotes))
    parser = _parser()
    parser.inline.parse(text, parser, {"references": references or {}, _FOUND: found}, [])
    marks = sorted([*found.marks, *_pairs(text, found.delimiters)], key=lambda mark: (mark.start, -mark.end))
    return tuple(_apart(text, marks))


def _pairs(text: str, delimiters: Iterable[_Delimiter]) -> Iterator[HiddenSpan]:
    """The marks of emphasis that have found their partners."""
    opened: list[tuple[_Delimiter, HiddenSpan]] = []
    for delimiter in delimiters:
        kind, at = delimiter.token.type, delimiter.at
        if width := _OPENS.get(kind):
            # Of the two stars of a strong mark the second is told to open it, and the first to close it.
            start = at - 1 if kind == "strong_open" else at
            opened.append((delimiter, HiddenSpan(start, start + width)))
        elif (width := _CLOSES.get(kind)) and opened:
            opener, mark = opened.pop()
            if not _calculates(text, opener.run, delimiter.run):
                yield from (mark, HiddenSpan(at, at + width))


def _calculates(text: str, opener: tuple[int, int], closer: tuple[int, int]) -> bool:
    """Whether a pair of stars multiplies: "5*3*2", "2*x + 3*y", "2**10 and 3**5"; it takes one inside a word."""
    left, right = text[max(opener[0] - 1, 0) : opener[0]], text[opener[1] : opener[1] + 1]
    before, behind = text[closer[0] - 1 : closer[0]], text[closer[1] : closer[1] + 1]
    inside = left.isalnum() and right.isalnum() and (left.isdigit() or right.isdigit())
    return inside or (before.isdigit() and behind.isdigit())


def _apart(text: str, marks: Iterable[HiddenSpan]) -> Iterator[HiddenSpan]:
    """The marks that lie in no other; where only marks part two figures, a space does: ``10<sub>2</sub>``."""
    end, before = 0, ""
    for mark in marks:
        if mark.start < end:
            continue
        if mark.start > end:
            before = text[mark.start - 1]
        end = mark.end
        parts = before.isdigit() and text[end : end + 1].isdigit()
        kept = replace(mark, seen=" ") if parts and not mark.seen else mark
        before = kept.seen[-1:] or before
        yield kept


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # most paragraphs have no mark

    # As long as texts are not joined, each token stands for one place.
    parser = MarkdownIt("commonmark").disable("fragments_join")
    for name, (rule, note) in _noted().items():
        parser.inline.ruler.at(name, _noting(rule, note))
    parser.inline.ruler.before("link", "footnote", _noting(_footnote, _whole))
    parser.inline.ruler.before("link", "alert", _noting(_matching(_ALERT), _whole))
    parser.inline.ruler.before("link", "command", _noting(_matching(_COMMAND), _whole))
    parser.inline.ruler.before("html_inline", "script", _noting(_matching(_SCRIPT), _script))
    return parser


_Rule: TypeAlias = "Callable[[StateInline, bool], bool]"
_Note: TypeAlias = "Callable[[StateInline, int, _Found], None]"
"""Takes the state behind a match, where the match began, and what to add its marks to."""


def _noting(rule: _Rule, note: _Note) -> _Rule:
    def noting(state: StateInline, silent: bool) -> bool:
        if silent:
            return rule(state, silent)
        found: _Found = state.env[_FOUND]
        start, marks, delimiters = state.pos, len(found.marks), len(found.delimiters)
        matched = rule(state, silent)
        if matched and note is _whole:
            # The words that describe an image are read on their own, with offsets of their own.
            del found.marks[marks:], found.delimiters[delimiters:]
        if matched:
            note(state, start, found)
        return matched

    return noting


def _footnote(state: StateInline, silent: bool) -> bool:
    match = _OPENS_FOOTNOTE.match(state.src, state.pos) or _FOOTNOTE.match(state.src, state.pos)
    known = match is not None and match[1] in state.env[_FOUND].footnotes
    return _read(state, match if known else None, silent)


def _matching(pattern: re.Pattern[str]) -> _Rule:
    return lambda state, silent: _read(state, pattern.match(state.src, state.pos), silent)


def _read(state: StateInline, match: re.Match[str] | None, silent: bool) -> bool:
    if match is None or match.end() > state.posMax:
        return False
    if not silent:
        state.push("briefer", "", 0)
    state.pos = match.end()
    return True


def _script(state: StateInline, start: int, found: _Found) -> None:
    """As everywhere in briefer 10<sup>6</sup> is 10⁶, and the 1 of 18%<sup>1</sup> no figure."""
    match = _SCRIPT.match(state.src, start)
    if match is None:
        return
    written = raised if match["tag"].lower() == "sup" else lowered
    before = _TAG.sub("", state.src[max(0, start - _REACH) : start])
    found.marks.append(HiddenSpan(start, state.pos, written(match["text"], before)))


def _whole(state: StateInline, start: int, found: _Found) -> None:
    found.marks.append(HiddenSpan(start, state.pos))


def _tag(state: StateInline, start: int, found: _Found) -> None:
    found.marks.append(HiddenSpan(start, state.pos, " " if _LINE_BREAK.match(state.src, start) else ""))


def _brackets(state: StateInline, start: int, found: _Found) -> None:
    found.marks += (HiddenSpan(start, start + 1), HiddenSpan(state.pos - 1, state.pos))


def _link(state: StateInline, start: int, found: _Found) -> None:
    label_end = state.md.helpers.parseLinkLabel(state, start, True)
    found.marks += (HiddenSpan(start, start + 1), HiddenSpan(label_end, state.pos))


def _escape(state: StateInline, start: int, found: _Found) -> None:
    token = state.tokens[-1]
    # Before a letter a backslash is one.
    if token.type == "hardbreak" or token.content != token.markup:
        found.marks.append(HiddenSpan(start, start + 1))


def _entity(state: StateInline, start: int, found: _Found) -> None:
    found.marks.append(HiddenSpan(start, state.pos, state.tokens[-1].content))


def _code(state: StateInline, start: int, found: _Found) -> None:
    read = state.src[start : state.pos]
    inner = read.strip("`").replace("\n", " ")
    if not inner:
        return  # ticks that nothing closes
    width = len(read) - len(read.lstrip("`"))
    # Of "`` `a` ``" a space on either side is a mark too.
    if inner[0] == inner[-1] == " " and inner.strip(" "):
        width += 1
    found.marks += (HiddenSpan(start, start + width), HiddenSpan(state.pos - width, state.pos))


def _run(state: StateInline, start: int, found: _Found) -> None:
    at = state.pos
    run: list[_Delimiter] = []
    for token in reversed(state.tokens):
        if at == start:
            break
        at -= len(token.content)
        run.append(_Delimiter(token, at, (start, state.pos)))
    found.delimiters += reversed(run)


def _noted() -> Mapping[str, tuple[_Rule, _Note]]:
    """The rules of markdown-it that are told to say where they matched."""
    from markdown_it import rules_inline

    return {
        "escape": (rules_inline.escape, _escape),
        "backticks": (rules_inline.backtick, _code),
        "emphasis": (rules_inline.emphasis.tokenize, _run),
        "link": (rules_inline.link, _link),
        "image": (rules_inline.image, _whole),
        "autolink": (rules_inline.autolink, _brackets),
        "html_inline": (rules_inline.html_inline, _tag),
        "entity": (rules_inline.entity, _entity),
    }
