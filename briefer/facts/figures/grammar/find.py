"""Finding the figures of a text: one pass over its words, with the grammar tried where a figure can start."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from briefer.documents.source_map import HiddenSpan, SourceMap
from briefer.facts.codes import find_codes
from briefer.facts.figures.grammar.bounds import bound_of
from briefer.facts.figures.grammar.dispatch import AFTER_ARTICLE, TRIGGERS, reader_of
from briefer.facts.figures.grammar.headers import with_headers
from briefer.facts.figures.grammar.labels import label_of
from briefer.facts.figures.grammar.money import LONGEST_PREFIX, PREFIX_BEFORE
from briefer.facts.figures.grammar.preceding import said_before
from briefer.facts.figures.grammar.rates import rate_after, rate_before
from briefer.facts.figures.grammar.series import named_number, read_phone
from briefer.facts.figures.grammar.shared import (
    with_cents,
    with_ranges,
    with_shared_centuries,
    with_shared_units,
    with_smaller_units,
    with_unit_of_part,
)
from briefer.facts.figures.grammar.tables import with_captions
from briefer.facts.figures.grammar.trigger import any_word
from briefer.facts.figures.grammar.vocabulary import CARDINALS, CURRENCY_SIGNS, FRACTION_SIGNS
from briefer.facts.mention import Bound, Figure, FigureType
from briefer.text.folding import as_matched
from briefer.text.language import Language
from briefer.text.limits import unread_words
from briefer.text.span import Span
from briefer.text.superscripts import marks_in

_TOKEN: Final = re.compile(
    rf"[{''.join(CURRENCY_SIGNS)}{''.join(FRACTION_SIGNS)}]|['’](?=\d\ds?(?!\w))|\.(?=\d)"
    rf"|\((?=\d{{3,5}}\) ?\d)|\+(?=\d[\d ]{{8}})|\d+"
    rf"|(?<![^\W\d_])(?i:{any_word(TRIGGERS)}|an?(?=[\s-](?:{any_word(AFTER_ARTICLE)})(?![^\W\d_])))(?![^\W\d_])"
)
_LIST_MARKER: Final = re.compile(
    r"^[ \t]*(?:[-*•][ \t]+)?\(?\d{1,3}[.)](?=[ \t]+[^\d\s]|[ \t]*$)|\[\d{1,3}\]", re.MULTILINE
)
# "c." after "b." after "a." is the letter of an item; before any other line, and within one, it is short for circa.
_LETTERED: Final = re.compile(r"^[ \t]*(?:[-*•][ \t]+)?([a-c])\.[ \t]+", re.MULTILINE | re.IGNORECASE)
# The numbers of an address say nothing: https://example.org/2019/05/12/story-77, [the report](files/2013.pdf).
_ADDRESS: Final = re.compile(r"(?:https?://|\bwww\.)[^\s<>]+|\]\([^()\s]*[/#][^()\s]*\)", re.IGNORECASE)
_SIGN: Final = re.compile(r"(?:^|(?<=[\s(\[/:]))(?:[-−–+±]|(?:minus|plus)\s)\Z", re.IGNORECASE)
_SIGNS: Final = (*"-−–+±", "minus", "plus")
# Currency and fraction signs may follow a letter or a digit: US$5, 2½.
_GLUED: Final = frozenset((*CURRENCY_SIGNS, *FRACTION_SIGNS))

# "US$1bn (£640m)", "250 kilograms (about 550 pounds)".
_IN_BRACKETS: Final = re.compile(r" ?[(\[](?:[a-z]+ ){0,2}")
_MAY_HAVE_SIGN: Final = frozenset(
    {FigureType.COUNT, FigureType.PERCENT, FigureType.PERCENTAGE_POINTS, FigureType.QUANTITY, FigureType.MONEY}
)
_UNLABELLED: Final = frozenset(
    {FigureType.DATE, FigureType.WEEKDAY, FigureType.TIME, FigureType.YEAR, FigureType.DECADE, FigureType.AGE}
)


def find_figures(text: str, language: Language = Language.ENGLISH) -> tuple[Figure, ...]:
    """The figures of `text`, sorted and apart from each other; ``text[f.start:f.end] == f.text`` for each.

    The mark of a note is no part of a figure, and hides none of what follows: "$412 million²", "1,250[4] people".
    Raised cents are part of their price: "$11⁹⁹".
    """
    found = _found if language is Language.ENGLISH else partial(_found_in, language)
    marks = [HiddenSpan(span.start, span.end, read) for span, read in marks_in(text)]
    seen = SourceMap.of(text, marks)
    plain = as_matched(seen.text)
    if not marks and plain == text:
        return found(text)
    return tuple(_as_written(figure, seen) for figure in found(plain))


def _found_in(language: Language, text: str) -> tuple[Figure, ...]:
    # Loaded for who reads other languages: their words come from CLDR.
    from briefer.facts.figures.languages import find_figures_in

    return find_figures_in(text, language)


def _as_written(figure: Figure, seen: SourceMap) -> Figure:
    """A figure of the text without marks as one of the text that was given."""
    span = seen.to_written(Span(figure.start, figure.end))
    restates = None if figure.restates is None else _as_written(figure.restates, seen)
    return replace(figure, text=span.of(seen.written), start=span.start, end=span.end, restates=restates)


def _found(text: str) -> tuple[Figure, ...]:
    figures: list[Figure] = []
    blocked = blocked_spans(text)
    items = tuple(_items_c(text))
    block = 0
    end = 0
    for token in _TOKEN.finditer(text):
        at = token.start()
        if at < end:
            continue
        read = reader_of(token.group())
        if read is None:
            continue
        while block < len(blocked) and blocked[block][1] <= at:
            block += 1
        if block < len(blocked) and blocked[block][0] <= at:
            continue
        if at and (text[at - 1].isalnum() or text[at - 1] == "_") and text[at] not in _GLUED:
            continue
        last = figures[-1] if figures else None
        numbered = token.group()[0].isdecimal() or token.group().lower() in CARDINALS
        figure = named_number(text, at, last) if numbered else None
        figure = figure or read(text, at, token.group().lower())
        if figure is None:
            continue
        figure = _completed(
            text, with_cents(text, with_smaller_units(text, with_unit_of_part(text, figure))), end, last, items
        )
        figures.append(figure)
        end = figure.end
    whole = with_shared_centuries(text, with_shared_units(text, with_ranges(text, figures)))
    return tuple(with_captions(text, with_headers(text, whole, _found)))


def blocked_spans(text: str) -> list[tuple[int, int]]:
    """The spans in which no figure starts, whatever the language: list markers, addresses, codes."""
    spans = [match.span() for match in _LIST_MARKER.finditer(text)]
    spans += unread_words(text)
    if "://" in text or "www." in text or "](" in text:
        spans += [match.span() for match in _ADDRESS.finditer(text)]
    codes = (span for span in find_codes(text) if not text[span[0]].isdecimal() or read_phone(text, span[0]) is None)
    return sorted([*spans, *codes])


def _items_c(text: str) -> Iterator[int]:
    """Where the text of each item "c." of a lettered list starts."""
    last = ""
    for match in _LETTERED.finditer(text):
        letter = match[1].lower()
        if last + letter == "bc":
            yield match.end()
        last = letter if letter == "a" or last + letter == "ab" else ""


def _completed(text: str, figure: Figure, floor: int, last: Figure | None, items: Sequence[int]) -> Figure:
    """With its sign, currency prefix, hedge and label, and the figure that it restates."""
    start, low, high, value = figure.start, figure.low, figure.high, figure.value
    if low is not None and high is not None and figure.type in _MAY_HAVE_SIGN:
        may_sign = said_before(text, start).endswith(_SIGNS)
        sign = _SIGN.search(text, max(floor, start - 6), start) if may_sign else None
        if sign:
            start -= len(sign.group())
            if sign.group()[0] in "-−–mM" and low == high:
                low, high, value = -low, -high, f"-{value}"
    if figure.text[0] in CURRENCY_SIGNS and (
        prefix := PREFIX_BEFORE.search(text[max(floor, start - LONGEST_PREFIX - 1) : start])
    ):
        start -= len(prefix.group())
    if figure.series:
        return figure
    bound = figure.bound
    if bound is Bound.EXACT:
        item = bisect_right(items, start)
        bound = bound_of(text, start, figure.end, figure.type, floor=items[item - 1] if item else 0)
    rate = rate_after(text, figure)
    end, per = rate[1] if rate else figure.end, rate[0] if rate else figure.per or rate_before(text, figure)
    label = figure.label or (label_of(text, end, figure.type) if figure.type not in _UNLABELLED else ())
    restates = last if last and figure.type is last.type and _IN_BRACKETS.fullmatch(text, last.end, start) else None
    if (start, end, per, bound, label, restates) == (
        figure.start, figure.end, figure.per, figure.bound, figure.label, figure.restates,
    ):  # fmt: skip
        return figure  # a bare number: of most long lists nothing is said beside them
    return Figure(
        text[start:end], start, end, figure.type, low, high, figure.unit, figure.parts, bound, label, figure.digits,
        restates, value, per, figure.series, figure.zone,
    )  # fmt: skip
