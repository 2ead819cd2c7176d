"""What neighbouring figures of one kind make: the sums of those that a sentence lists, and what two of them make.

What decides whether a figure may be added is asked of each figure and each gap once, not of each run of two to five: a
list of thousands of figures costs no more for each than a short one.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple, Self

from briefer.facts.figures.grammar.labels import singular
from briefer.facts.figures.judging.deriving.comparisons import side_of
from briefer.facts.figures.judging.made import FRACTION, PERCENT, Made
from briefer.facts.figures.judging.nouns import is_person
from briefer.facts.mention import Figure
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_ADDENDS: Final = 5
_NEAR: Final = 160
_PART_WHOLE_OTHER: Final = 3
_MOVE: Final = re.compile(r"\b(?:from|to|against|compared|than|above|below)\b", re.IGNORECASE)
_WHOLE: Final = re.compile(r"\s(?:out )?of (?:the|its|their|all)?\s?\Z", re.IGNORECASE)
_JOINT: Final = re.compile(
    rf"\b(?:{one_of(words(__package__, 'neighbours_words.tsv', 'joint'))})\b|[,;+&]", re.IGNORECASE
)
_GAP: Final = re.compile(
    rf"[^.;:]{{0,24}}?,? (?:the|this|that|a) (?:{one_of(words(__package__, 'neighbours_words.tsv', 'gap'))})\b",
    re.IGNORECASE,
)
_GAP_REACH: Final = 60
_NAME_BEFORE: Final = re.compile(r"[a-z,] (?:[A-Z]{2,}|[A-Z][\w]*&\w*) \Z")
_PART_OF: Final = re.compile(r"\s(?:[\w-]+\s){0,2}of (?:them|it|whom|those|these|the)\b", re.IGNORECASE)
_OF_TOTAL: Final = re.compile(r"\b(?:out )?of\b", re.IGNORECASE)
_OF_WHICH: Final = re.compile(
    r"\bof (?:which|whom|them|those|the)\b|\bout of\b|\A of (?:its |their |his |her )?\Z|; ", re.IGNORECASE
)


class _Term(NamedTuple):
    """A figure as it may be added to those before it.

    `sentence` is the number of its sentence. `is_apart` is true of "$50 more than", which is no amount by itself,
    `is_part` is true of "two of them", `is_named` of the 500 of "S&P 500",
    `is_joined` where the gap before it has what lists are joined by.
    """

    figure: Figure
    value: Decimal
    sentence: int
    is_apart: bool
    is_part: bool
    is_named: bool
    is_joined: bool

    @classmethod
    def of(cls, figure: Figure, before: Figure | None, text: str, breaks: Sequence[int]) -> Self:
        """The term of `figure`, which stands in `text` after `before`."""
        end = figure.end
        return cls(
            figure,
            figure.low or Decimal(0),
            bisect_right(breaks, figure.start),
            side_of(figure, text) is not None,
            _PART_OF.match(text, end) is not None,
            _NAME_BEFORE.search(text[max(0, figure.start - 16) : figure.start]) is not None,
            # Only of two that are near each other is it asked.
            before is not None
            and figure.start - before.end <= _NEAR
            and _JOINT.search(text[before.end : figure.start]) is not None,
        )


def made_by_runs(kind: str, alike: Sequence[Figure], text: str, breaks: Sequence[int]) -> Iterator[tuple[str, Made]]:
    """What neighbouring figures of one kind make within a sentence, two to five at a time, each with its own kind.

    Args:
        kind: The kind of the figures (`kind_of`).
        alike: The figures of that kind, in the order of the text.
        text: The text.
        breaks: The offsets at which its sentences start, but for the first.
    """
    alike = [_with_shared_noun(place, alike, text) for place in range(len(alike))]
    terms = [_Term.of(figure, alike[place - 1] if place else None, text, breaks) for place, figure in enumerate(alike)]
    for start, first in enumerate(terms):
        total = first.value
        listed = not (first.is_part or first.is_named or first.is_apart)
        heads = set(first.figure.label[-1:])
        for end in range(start + 1, min(start + _ADDENDS, len(terms))):
            last = terms[end]
            if last.sentence != first.sentence or last.figure.start - terms[end - 1].figure.end > _NEAR:
                break
            run = alike[start : end + 1]
            total += last.value
            listed = listed and last.is_joined and not (last.is_apart or last.is_part or last.is_named)
            heads.update(last.figure.label[-1:])
            if listed:
                # "Three men and two women", not "five people, two of them Americans".
                mixed = len(heads) > 1 and not all(is_person(head) for head in heads)
                how = " + ".join([figure.text for figure in run])
                yield kind, Made(total, "sum", tuple(run), how, mixed=mixed)
            if end == start + 1:
                yield from _of_two(kind, first, last, text)
            elif len(run) == _PART_WHOLE_OTHER and _WHOLE.match(text, run[0].end, run[1].start):
                # "31 of the 57 seats, down from 36"
                yield from _of_two(kind, first, last, text)


_SHARED: Final = re.compile(r" (?P<word>[a-z-]+)(?:,| and|, and) ")
_QUALIFIED: Final = re.compile(r" [a-z-]+(?: [a-z-]+)? (?P<noun>[a-z-]+)\b")


def _with_shared_noun(place: int, alike: Sequence[Figure], text: str) -> Figure:
    """A figure with the noun that it leaves to the next one: of "13 red and 14 blue lamps" both count lamps."""
    figure = alike[place]
    following = alike[place + 1] if place + 1 < len(alike) else None
    if len(figure.label) > 1 or following is None or not following.label or following.start - figure.end > _NEAR:
        return figure
    match = _SHARED.fullmatch(text, figure.end, following.start)
    if match is None or match["word"].endswith("s") or is_person(match["word"]):
        return figure
    nouns = (behind["noun"] for behind in (_QUALIFIED.match(text, following.end),) if behind)
    if not any(singular(noun) == following.label[-1] for noun in nouns) and len(following.label) < 2:
        return figure
    return replace(figure, label=(*figure.label, following.label[-1]))


def _of_two(kind: str, one: _Term, other: _Term, text: str) -> Iterator[tuple[str, Made]]:
    """The difference of two figures, what one was before the other changed it, their share, change and ratio."""
    low, high = sorted((one.value, other.value))
    if low == high or one.is_apart or other.is_apart:
        return
    pair, both = (one.figure, other.figure), f"{one.figure.text} and {other.figure.text}"
    between = text[one.figure.end : other.figure.start]
    gap = text[other.figure.end : other.figure.end + _GAP_REACH]
    moved = _MOVE.search(between) is not None or _GAP.match(gap) is not None
    gap_kind = "percentage-points pp" if kind == PERCENT else kind
    how = f"the difference of {both}"
    is_rest = other.is_part or _OF_WHICH.search(between) is not None
    yield gap_kind, Made(high - low, "difference", pair, how, moved or is_rest, is_rest=is_rest)
    if gap_kind != kind:
        yield kind, Made(high - low, "difference", pair, how)
    if low <= 0:
        return
    share = low / high
    told = _OF_TOTAL.search(between) is not None
    yield FRACTION, Made(share, "share", pair, both, told)
    yield PERCENT, Made(share * 100, "share", pair, both, told)
    how = f"the change between {both}"
    for old, new in ((one.value, other.value), (other.value, one.value)):
        yield PERCENT, Made(abs(new - old) / old * 100, "change", pair, how, moved)
        yield "times times", Made(new / old, "ratio", pair, both, moved)
