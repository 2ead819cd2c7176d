"""Which names and figures of a text a summary of it must keep.

Stated rules, the same for every model and every caller, so that recall means one thing:

1. A figure qualifies by its type (shares, money, quantities, scores: `REQUIRED_FIGURES`). A plain count qualifies when
   it is ten or more: "13 drones" is news, "two drones" is grammar. Dates, ages, ordinals and durations place a fact in
   time; losing one loses no fact.
2. A name qualifies when the text names it twice or names it in its first sentence; a nationality ("a French
   newspaper") only when it or its country is named twice. Forms of one name ("Volodymyr
   Zelenskyy", "Zelenskyy's") are one fact, represented by its first form.
3. Figures come before names; figures in the order of their type's weight, then of the text; names by salience: how
   often they are named and how early (`_salience`).
4. The first `cap` of these are required.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from math import log1p
from typing import TypeVar

from briefer.errors import ConfigError
from briefer.facts.document import FactIndex
from briefer.facts.mention import Figure, FigureType, Mention, Name, NameType
from briefer.facts.names.tables.lexicon import places
from briefer.text import split_sentences

REQUIRED_FIGURES: dict[FigureType, int] = {
    FigureType.PERCENT: 0,
    FigureType.PERCENTAGE_POINTS: 0,
    FigureType.MONEY: 0,
    FigureType.SCORE: 1,
    FigureType.RATIO: 1,
    FigureType.QUANTITY: 1,
    FigureType.RANGE: 1,
    FigureType.COUNT: 1,
    FigureType.FRACTION: 2,
}
"""The figure types a summary must keep, with their rank: lower goes first."""

SMALLEST_COUNT = Decimal(10)
WORDS_PER_FACT = 60
SECTION_CAP = 6
SOURCE_CAP = 12

M = TypeVar("M", Figure, Name)


def default_cap(text: str, most: int) -> int:
    """How many facts of a text are required: one, and one more for every 60 words, at most `most`."""
    return min(most, 1 + len(text.split()) // WORDS_PER_FACT)


def required_facts(
    document: FactIndex,
    cap: int,
    patterns: Sequence[re.Pattern[str]] = (),
    within: Sequence[tuple[int, int]] | None = None,
) -> tuple[Mention, ...]:
    """The mentions that must survive, most important first.

    Args:
        document: The text.
        cap: How many, at most.
        patterns: Whatever figure or name overlaps a match is required too, beyond the cap.
        within: The spans of the text that are content; None for all of it. Code and captions require nothing.
    """
    figures, names = _inside(document.figures, within), _inside(document.names, within)
    mentions: list[Mention] = [*figures, *names]
    matches = [match.span() for pattern in patterns for match in pattern.finditer(document.text)]
    asked = [m for m in mentions if any(start < m.end and m.start < end for start, end in matches)] if matches else []
    ranked: list[Mention] = [*_figures(figures), *_names(document.text, names)]
    chosen = ranked[: max(cap, 0)]
    return (*chosen, *(m for m in _distinct(asked) if not any(same_fact(m, other) for other in chosen)))


def _inside(mentions: Sequence[M], spans: Sequence[tuple[int, int]] | None) -> list[M]:
    if spans is None:
        return list(mentions)
    ordered: list[tuple[int, int]] = sorted(spans)
    starts = [start for start, _ in ordered]
    # The furthest end of each span and those before it.
    ends = [-1, *accumulate((end for _, end in ordered), max)]
    return [m for m in mentions if m.end <= ends[bisect_right(starts, m.start)]]


def same_fact(one: Mention, other: Mention) -> bool:
    """True for two mentions of one text that state the same figure, or forms of the same name."""
    if isinstance(one, Name) and isinstance(other, Name):
        return bool(one.words and other.words) and _name_key(one) == _name_key(other)
    return isinstance(one, Figure) and isinstance(other, Figure) and _figure_key(one) == _figure_key(other)


def _name_key(name: Name) -> str:
    """What forms of one name share: a country for "Ukraine" and "Ukrainians", the last word for a person's name."""
    return places().get(name.words) or name.words[-1]


def _figure_key(figure: Figure) -> tuple[object, ...]:
    return figure.type, figure.unit, figure.low, figure.high, figure.parts


def _distinct(mentions: Sequence[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for mention in mentions:
        if not any(same_fact(mention, other) for other in out):
            out.append(mention)
    return out


def _figures(figures: Sequence[Figure]) -> list[Figure]:
    qualified = [f for f in figures if f.type in REQUIRED_FIGURES and not is_small_count(f)]
    first: dict[tuple[object, ...], Figure] = {}
    for figure in qualified:
        first.setdefault(_figure_key(figure), figure)
    return sorted(first.values(), key=lambda f: (REQUIRED_FIGURES[f.type], f.start))


def is_small_count(figure: Figure) -> bool:
    """True for a plain count below ten: "two drones" is grammar."""
    return figure.type is FigureType.COUNT and figure.low is not None and abs(figure.low) < SMALLEST_COUNT


def _names(text: str, names: Sequence[Name]) -> list[Name]:
    """One name for each thing named, the most salient first."""
    groups = _groups(names)
    lead = next(iter(split_sentences(text)), None)
    lead_end = lead.end if lead else len(text)
    ranked = []
    for group in groups:
        first = group[0]
        if first.type is NameType.CODE or not any(name.sure for name in group):
            continue
        in_lead = first.start < lead_end and first.type is not NameType.NATIONALITY
        if len(group) >= 2 or in_lead:
            ranked.append((-_salience(len(group), first.start / len(text)), first.start, first))
    return [name for _, _, name in sorted(ranked, key=lambda row: row[:2])]


def _salience(count: int, position: float) -> float:
    """How much a text is about a name: `count` mentions, the first at `position` (0.0 start to 1.0 end).

    The weight of 3 was chosen on the entity salience marks of the GUM corpus (Lin and Zeldes 2024): of the three names
    ranked first, 74% are in a human summary with it, 69% by frequency alone.
    """
    return log1p(count) - 3 * position


def _groups(names: Sequence[Name]) -> list[list[Name]]:
    """Names that are forms of one name, in the order of the text."""
    groups: dict[str, list[Name]] = {}
    for name in names:
        if name.words:
            groups.setdefault(_name_key(name), []).append(name)
    return list(groups.values())


def compiled(patterns: Sequence[str]) -> list[re.Pattern[str]]:
    """The regular expressions of `Settings.require`, and of whoever else lets a user require facts.

    Raises:
        ConfigError: when one of them is no regular expression; the message names it.
    """
    return [_compiled(pattern) for pattern in patterns]


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except (re.error, ValueError, OverflowError, RecursionError) as error:  # "a{99999999999}" overflows
        raise ConfigError(f"require {pattern}: no regular expression ({error}); mend or escape it") from error
