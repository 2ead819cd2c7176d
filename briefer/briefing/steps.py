"""Numbered steps: they are read in order from the first one, and what is said behind them only behind it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefer.briefing.composites import marker_before
from briefer.text.english import DETERMINERS, PREPOSITIONS, PRONOUNS
from briefer.text.span import Span

_NUMBER = re.compile(r"\(?(\d{1,3})[.)]")
_LINE = re.compile(r"^[ \t>]*\(?(\d{1,3})[.)][ \t\u00a0]+(\w+) (\w+)", re.MULTILINE)
_FEWEST = 3
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
        number = number_of(text, span)
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


def number_of(text: str, span: Span) -> int | None:
    """The number of the item that a sentence opens; None where it opens none."""
    match = _NUMBER.fullmatch(marker_before(text, span.start))
    return int(match[1]) if match else None


def left_line(body: str, printed: Sequence[int]) -> str | None:
    """What a reader is told where only some of a section's numbered items are printed: "Steps 1-3 of 7.".

    Args:
        body: The section's text.
        printed: The numbers of the items that are printed.
    """
    lines = list(_LINE.finditer(body))
    count = 0
    for match in lines:
        count += int(match[1]) == count + 1
    if count < _FEWEST or not printed or len(printed) >= count or max(printed) > count:
        return None
    # "Lay the towel down", not "The council set up": who does it is not said.
    words = [(match[2].casefold(), match[3].casefold()) for match in lines]
    tell = sum(one not in DETERMINERS | PRONOUNS and two in DETERMINERS | PREPOSITIONS for one, two in words)
    what = "Steps" if 2 * tell > len(lines) else "Items"
    numbers = f"{printed[0]}-{printed[-1]}" if len(printed) > 1 else f"{printed[0]}"
    what = what if len(printed) > 1 else what[:-1]
    return f"{what} {numbers} of {count}."
