"""Amounts whose unit stands in a caption: "($ in millions)", "Amounts in thousands of euros", "Net sales ($bn)".

What the head of a table itself says is read in `headers`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.money import currency_of
from briefer.facts.figures.grammar.vocabulary import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DOLLAR_PREFIXES,
    SCALES,
)
from briefer.facts.mention import Figure, FigureType
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "tables_words.tsv")

_SIGN: Final = rf"(?:{one_of(DOLLAR_PREFIXES)})?[{''.join(CURRENCY_SIGNS)}]|{one_of(CURRENCY_CODES)}"
_SCALE: Final = rf"(?P<scale>{one_of(_words('scale'))})s?"
_CAPTION: Final = re.compile(
    rf"""
    \( (?:in[ ])? (?P<sign>{_SIGN}) (?:[ ]in)? [ ]? {_SCALE} (?![^\W_]) (?P<rest>[^)\n]{{0,60}}) \)
  | \bin[ ](?P<sign2>{_SIGN})?[ ]?
    (?P<scale2>thousand|million|billion)s?
    (?:[ ]of[ ](?:US[ ])?(?P<word>{one_of(CURRENCY_WORDS)}))? (?=\s*[):.,\n]|\s+except) (?P<rest2>[^\n]{{0,60}})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LETTERS: Final = {"bn": "billion", "mn": "million", "tn": "trillion", "m": "million", "k": "thousand"}
# Rows whose cells are no amounts in the caption's unit.
OTHER_UNIT: Final = re.compile(rf"{one_of(_words('other_unit'))}|%", re.IGNORECASE)
PER_SHARE: Final = re.compile(r"per[ -]share|\bEPS\b", re.IGNORECASE)
# All that a cell says: "SEK million", "$m", "in thousands of euros", "EUR '000", "€".
_WHOLE: Final = re.compile(
    rf"""
    (?:in[ ])? (?P<sign>{_SIGN}) (?:[ ]in)? [ ]? (?:{_SCALE}|(?P<zeros>['’]?000)s?)
  | (?:in[ ])? (?:{_SCALE.replace("scale", "scale2")}|(?P<zeros2>['’]?000)s?) [ ] (?:of[ ])?
    (?:(?:US[ ])?(?P<word>{one_of(CURRENCY_WORDS)}) | (?P<sign2>{_SIGN}))
  | (?P<alone>(?:{one_of(DOLLAR_PREFIXES)})?[{"".join(CURRENCY_SIGNS)}])
    """,
    re.VERBOSE | re.IGNORECASE,
)

# "Sales       8,410   7,960", and the head above with nothing but its years.
_ALIGNED: Final = re.compile(r"\S {2,}[($£€+−–-]?\d|^ {2,}\d")


def with_captions(text: str, figures: Sequence[Figure]) -> Sequence[Figure]:
    """The figures, the bare numbers under a caption made amounts in its currency and scale."""
    found = _CAPTION.finditer(text) if "in " in text or "In " in text or "(" in text else ()
    captions = [caption for caption in found if not _is_cell(text, caption)]
    if not captions:
        return figures
    out = list(figures)
    for caption in captions:
        unit = _unit(caption)
        if unit is None:
            continue
        currency, scale = unit
        scaled, plain = _scope(text, caption)
        for start, end, by in (*((*span, scale) for span in scaled), *((*span, Decimal(1)) for span in plain)):
            for place, figure in enumerate(out):
                if not start <= figure.start < end:
                    continue
                # What stands on the next line is the next row's: "7,960\nWages".
                cell = replace(figure, label=()) if text[figure.end : end].isspace() or figure.end == end else figure
                if is_bare(cell):
                    out[place] = _amount(cell, currency, by)
    return out


def _is_cell(text: str, caption: re.Match[str]) -> bool:
    """True for a caption in a row of a table."""
    start, end = text.rfind("\n", 0, caption.start()) + 1, text.find("\n", caption.end())
    line = text[start : end if end >= 0 else len(text)]
    return "|" in line or "\t" in line


def unit_of_caption(said: str) -> tuple[str, Decimal] | None:
    """The currency and the scale of a caption that says no more: of "SEK million", "$m", "thousands of euros", "€"."""
    caption = _WHOLE.fullmatch(said)
    if caption is None:
        return None
    sign, word = caption["sign"] or caption["sign2"] or caption["alone"], caption["word"]
    scale = (caption["scale"] or caption["scale2"] or "").lower()
    currency = currency_of(sign.upper()) if sign else CURRENCY_WORDS[word.lower()]
    zeros = caption["zeros"] or caption["zeros2"]
    return currency, SCALES["thousand"] if zeros else SCALES[_LETTERS.get(scale, scale)] if scale else Decimal(1)


def _unit(caption: re.Match[str]) -> tuple[str, Decimal] | None:
    sign, word = caption["sign"] or caption["sign2"], caption["word"]
    scale = (caption["scale"] or caption["scale2"]).lower()
    currency = currency_of(sign) if sign else CURRENCY_WORDS[word.lower()] if word else None
    return None if currency is None else (currency, SCALES[_LETTERS.get(scale, scale)])


def _scope(text: str, caption: re.Match[str]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The spans that a caption is said of, and those in its currency alone: per-share rows.

    That is its line, or the lines of the table that it heads or stands above.
    """
    line_end = text.find("\n", caption.end())
    line_end = len(text) if line_end < 0 else line_end
    if re.search(r"\d", text[caption.end() : line_end]):
        return [(caption.end(), line_end)], []
    spans: list[tuple[int, int]] = []
    each: list[tuple[int, int]] = []
    at, inside = line_end + 1, False
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        if "|" in line or "\t" in line or _ALIGNED.search(line):
            inside = True
            if PER_SHARE.search(line):
                each.append((at, end))
            elif not OTHER_UNIT.search(line):
                spans.append((at, end))
        elif line.strip() or inside:
            break
        at = end + 1
    return spans, each


def is_bare(figure: Figure) -> bool:
    """True for a number that says nothing of what it counts or measures."""
    return not figure.label and is_plain(figure)


def is_plain(figure: Figure) -> bool:
    """True for a number without a unit, whatever stands behind it: a cell's, where that is another cell."""
    return figure.type is FigureType.COUNT and figure.unit is None and figure.low is not None


def _amount(figure: Figure, currency: str, scale: Decimal) -> Figure:
    low = (figure.low or Decimal(0)) * scale
    return replace(figure, type=FigureType.MONEY, low=low, high=low, unit=currency, value=format(low.normalize(), "f"))
