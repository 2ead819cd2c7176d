"""Numbered steps: they are read in order from the first one, and what is said behind them only behind it.

A how-to of which a third is printed helps nobody: its steps are printed all, each in the words that it needs, where
they fit, and else it is told how many are missing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefer.briefing.composites import marker_before
from briefer.briefing.compression.guards import HELD
from briefer.text.context import is_balanced
from briefer.text.english import DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from briefer.text.span import Span

_NUMBER = re.compile(r"\(?(\d{1,3})[.)]")
_LINE = re.compile(r"^[ \t>]*\(?(\d{1,3})[.)][ \t\u00a0]+\W?(\w+)(?:[^\w\n]+(\w+))?", re.MULTILINE)
_FEWEST = 3
# What follows a whole instruction: what it is done for, and what is told of it.
_PURPOSE = re.compile(r",? so (?:that )?(?:no|the|they|you|nothing)\b|,? in order to\b")
_ASIDE = re.compile(r"[;:](?=\s)")
_FEWEST_WORDS = 3
_SHARE = 0.25
"""Of a section's sentences, those of its steps where it is about them."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of a section.

    Attributes:
        first: The sentence that each step opens with, in order.
        needs: Of a sentence of a step, and of each behind them, the sentences that it is not printed without.
        lead: Whether they are what the section is about: they come before its prose.
    """

    first: tuple[Span, ...] = ()
    needs: Mapping[Span, tuple[Span, ...]] = field(default_factory=dict)
    lead: bool = False


def steps(text: str, sentences: Sequence[Span], paragraphs: Sequence[Span]) -> Steps:
    """The steps of a section: items numbered 1, 2, 3 and so on, at least three of them."""
    starts = {paragraph.start for paragraph in paragraphs}
    first: list[Span] = []
    needs: dict[Span, tuple[Span, ...]] = {}
    inside = False
    inner: list[Span] = []
    for span in sentences:
        number = number_in(marker_before(text, span.start))
        if number == len(first) + 1:
            needs[span] = tuple(first)
            first.append(span)
            inner.append(span)
            inside = True
        elif inside and span.start not in starts:
            needs[span] = tuple(first)
            inner.append(span)
        else:
            inside = False
            needs.update({span: tuple(first[:1])} if first else {})
    if len(first) < _FEWEST:
        return Steps()
    return Steps(tuple(first), needs, len(inner) >= _SHARE * len(sentences))


def number_in(marker: str) -> int | None:
    """The number that a list's marker is; None for a bullet, and without one."""
    match = _NUMBER.fullmatch(marker)
    return int(match[1]) if match else None


def brief_form(step: str) -> str | None:
    """A step without what it is done for, and without what is told behind a semicolon or a colon; None as it is.

    "Put the plug in, so that no screw is lost." is "Put the plug in."; what says when not to do it stays.
    """
    aside = _ASIDE.search(step, 1)
    match = _PURPOSE.search(step, 1) or (aside if aside and not HELD.search(step, aside.end()) else None)
    rest = step[: match.start()] if match else ""
    words = rest.split()
    if len(words) < _FEWEST_WORDS or words[0].casefold() in SUBORDINATORS | PREPOSITIONS:
        return None
    return f"{rest}." if is_balanced(rest) else None


def instruct(text: str, first: Sequence[Span]) -> bool:
    """Whether what items open with tells somebody what to do."""
    openings = [span.of(text).split(maxsplit=2)[:2] for span in first]
    return _instruct([(words[0], words[1]) for words in openings if len(words) > 1])


def _instruct(openings: Sequence[tuple[str, str]]) -> bool:
    """True for "Lay the towel down", not for "The council set up": who does it is not said."""
    words = [(one.casefold(), two.casefold()) for one, two in openings]
    tell = sum(one not in DETERMINERS | PRONOUNS and two in DETERMINERS | PREPOSITIONS for one, two in words)
    return 2 * tell > len(words)


def left_line(body: str, printed: Sequence[int]) -> str | None:
    """What a reader is told where only some of a section's numbered items are printed: "4 more steps.".

    Args:
        body: The section's text.
        printed: The numbers of the items that are printed.
    """
    lines = list(_LINE.finditer(body))
    count = 0
    for match in lines:
        count += int(match[1]) == count + 1
    left = count - len(printed)
    if count < _FEWEST or not printed or left <= 0 or max(printed) > count:
        return None
    what = "step" if _instruct([(match[2], match[3] or "") for match in lines]) else "item"
    return f"{left} more {what}{'s' if left > 1 else ''}."
