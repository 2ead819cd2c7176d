"""The figures of a source that state the number, or all the numbers in their order, of a figure of the summary."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from briefer.facts.figures.grammar.labels import singular
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.mention import Figure, FigureType

_AGES: Final = (FigureType.AGE, FigureType.COUNT)
_PAIR: Final = 2
_MILLION: Final = Decimal(1_000_000)
_ROMAN: Final = re.compile(r"(?<![^\W_])(?P<word>[A-Za-z]{3,20})[ \u00a0](?P<number>[IVXL]{1,7})(?![\w’'])")


def same_value(figure: Figure, index: FigureIndex) -> list[Figure]:
    """The figures that state the number of `figure`; both ends of a range, or all parts of a score, in order."""
    if figure.series:
        return _same_series(figure, index)
    low, high = figure.low, figure.high
    if low is None or high is None:
        return _same_parts(figure, index)
    if low == high:
        stated = [*index.holders(low, figure), *(other for other in index.holders(-low, figure) if low)]
        if figure.text.endswith(("m", "M")):  # "100m" is a distance or a number of people
            unit = None if figure.unit == "m" else "m"
            other_value = low * _MILLION if figure.unit == "m" else low / _MILLION
            # "Fined 4.2m" may be of the currency that the sentence named before.
            stated += [
                other
                for other in index.holders(other_value, figure)
                if other.unit == unit or (unit is None and other.type is FigureType.MONEY)
            ]
        stated += _of_series(figure, index)
        if figure.type is FigureType.COUNT and low >= _MILLION:
            stated += _in_letters(figure, low, index)
        # An end of "a target of 1-3%" states no 1% where the source states 1% by itself.
        points = [other for other in stated if other.low == other.high and other.unit == figure.unit]
        return points if points and figure.unit else stated
    exact = [other for other in index.holders(low, figure) if (other.low, other.high) == (low, high)]
    exact += [other for other in index.holders(low, figure) if other.parts == (low, high)]
    if exact:
        return exact
    if figure.type is FigureType.AGE and figure.text.endswith("s"):  # "in her 20s"
        return [other for other in index.between(low, high) if other.type in _AGES]
    return _neighbours(low, high, index, figure)


def _in_letters(figure: Figure, low: Decimal, index: FigureIndex) -> Iterator[Figure]:
    """The 6.8m of "visitors numbered 6.8m", which are read as metres, for "6.8 million visitors"."""
    for other in index.holders(low / _MILLION, figure):
        if other.unit == "m" and other.text.endswith("m") and other.low == other.high:
            yield replace(other, type=FigureType.COUNT, unit=None, low=low, high=low)


def _of_series(figure: Figure, index: FigureIndex) -> Sequence[Figure]:
    """The stage 11 of "the eleventh stage", the version 7.5 that "7.5" is of."""
    if figure.type is FigureType.ORDINAL and figure.label and figure.low is not None:
        noun = figure.label[0]
        named = index.numbered.get(noun, {}).get(format(figure.low.normalize(), "f"), ())
        return named or [
            replace(other, type=FigureType.ORDINAL, series=noun)  # "Game 5" is the fifth game
            for other in index.holders(figure.low, figure)
            if other.type is FigureType.COUNT and index.text.endswith(f"{noun.capitalize()} ", 0, other.start)
        ]
    is_bare = figure.type is FigureType.COUNT and not figure.label and "." in figure.text
    return index.numbered.get("version", {}).get(figure.text, ()) if is_bare else ()


def _neighbours(low: Decimal, high: Decimal, index: FigureIndex, figure: Figure) -> list[Figure]:
    """As in "from 4% to 5%": the ends as two figures, one after the other in one sentence."""
    return [
        other
        for start, end in ((low, high), (high, low))
        for other in index.holders(start, figure)
        if other.low == other.high == start and (after := index.next_amount(other)) and after.low == after.high == end
    ]


def _same_series(figure: Figure, index: FigureIndex) -> list[Figure]:
    named = [other for other in index.by_name.get(figure.value or "", ()) if other.series == figure.series]
    if named or figure.low is None:
        return named
    if (code := index.coded_numbers.get(figure.low)) and _shortens(index.text[slice(*code)], figure):
        return [
            Figure(index.text[slice(*code)], *code, FigureType.ORDINAL, figure.low, figure.low, series=figure.series)
        ]
    span = index.once(roman_numbers).get((figure.series or "", figure.low))
    if code and index.text[max(0, code[0] - 16) : code[0]].lower().rstrip().endswith(
        (figure.series or "", f"{figure.series}s")
    ):
        span = span or code
    if span:
        return [
            Figure(index.text[slice(*span)], *span, FigureType.ORDINAL, figure.low, figure.low, series=figure.series)
        ]
    # "Art. 17" for article 17(2): the sub-number is left out.
    if named := index.once(_without_sub_numbers).get((figure.series or "", figure.value or ""), []):
        return named
    # "the second phase" is phase 2.
    return [
        other
        for other in index.holders(figure.low, figure)
        if other.type is FigureType.ORDINAL and other.label[:1] == (figure.series,)
    ]


def roman_numbers(index: FigureIndex) -> Mapping[tuple[str, Decimal], tuple[int, int]]:
    """The Roman numerals by the word before them, in small letters and singular, and their number: article V."""
    from briefer.facts.names.finding.suffixes import suffix_of  # names may be imported first, and import figures

    found: dict[tuple[str, Decimal], tuple[int, int]] = {}
    for match in _ROMAN.finditer(index.text):
        if number := suffix_of(match["number"]):
            found.setdefault((singular(match["word"].lower()), Decimal(number)), match.span("number"))
    return found


def _without_sub_numbers(index: FigureIndex) -> Mapping[tuple[str, str], list[Figure]]:
    """The numbered figures by the word of their series and their number without what it has in brackets."""
    found: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    for series, numbers in index.numbered.items():
        for name, figures in numbers.items():
            found[series, name.partition("(")[0]] += figures
    return found


def _shortens(code: str, figure: Figure) -> bool:
    """True for the F1 of "Formula 1"."""
    return code[:1].lower() == (figure.series or "")[:1] and code[1:] == figure.value


def _same_parts(figure: Figure, index: FigureIndex) -> list[Figure]:
    """A score is stated by one that has its numbers in its order, or by its numbers one after the other."""
    parts = figure.parts
    if not parts or parts[0] is None:
        return []
    holders = index.holders(parts[0], figure)
    turned = parts[::-1] if figure.type is FigureType.SCORE and len(parts) == _PAIR else parts
    stated = [
        other
        for other in holders
        if other.parts in (parts, turned) or (other.low is not None and (other.low, other.high) == parts)
    ]
    if stated:
        return stated
    if len(parts) == _PAIR and parts[0] == parts[1]:
        return [other for other in holders if other.low == other.high == parts[0] and _is_tied(other, index)]
    if turned != parts and parts[-1] is not None:
        found = [other for other in index.holders(parts[-1], figure) if _runs_on(other, turned, index)]
        if found:
            return found
    return [other for other in holders if _runs_on(other, parts, index)]


def _is_tied(other: Figure, index: FigureIndex) -> bool:
    """True for the 90 of "drew level at 90", which is 90-90."""
    return _TIED.search(index.text, max(0, other.start - _TIED_REACH), other.start) is not None


_TIED: Final = re.compile(r"\b(?:level|tied|square) at \Z")
_TIED_REACH: Final = 16


def _runs_on(first: Figure, parts: Sequence[Decimal | None], index: FigureIndex) -> bool:
    """True when the numbers from `first` on are these: "England 1, France 2"."""
    run: Figure | None = first
    for part in parts:
        if run is None or run.low != part or run.high != part or run.label:
            return False
        run = index.after(run)
    return True
