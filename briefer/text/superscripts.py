"""Raised and lowered type: how it is written in a line of plain text, and what a raised digit behind a figure is.

Every reader writes raised and lowered type with `raised` and `lowered`, so that no figure swallows the mark of a note:
"18%" with a raised 1 is ``18%¹``, and 10 with a raised 6 is ``10⁶``. Whoever reads figures asks `marks_in`: a raised
digit is a power (10⁶, 25 km², 10⁻³), the cents of a price ($11⁹⁹), or the mark of a note (2024³, $412 million²), which
is no part of a figure; nor are "[4]", "[a]" and "*" that stand directly behind one.
"""

import re
from collections.abc import Iterator
from functools import partial

from briefer.text.abbreviations import BEFORE_FIGURE, MONTHS
from briefer.text.patterns import one_of
from briefer.text.span import Span
from briefer.text.wordlists import words
from briefer.text.words import LETTER_RUN

_words = partial(words, __package__, "superscripts_words.tsv")

RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LOWERED_DIGITS = "₀₁₂₃₄₅₆₇₈₉"

_RAISED = str.maketrans("0123456789+-−–=()n", f"{RAISED_DIGITS}⁺⁻⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", f"{LOWERED_DIGITS}₊₋₋₌₍₎")
_PLAIN = str.maketrans(RAISED_DIGITS + LOWERED_DIGITS, "01234567890123456789")
_IS_RAISED = re.compile(r"[0-9+\-−–=()n]*[0-9n][0-9+\-−–=()n]*\Z")
_IS_LOWERED = re.compile(r"[0-9+\-−=()]+\Z")
_IS_NOTES = re.compile(r"[0-9]{1,3}(?:[,;] ?[0-9]{1,3})+\Z")
_ORDINAL = re.compile(rf"(?:{one_of(_words('ordinal'))})\Z", re.IGNORECASE)
_NOTE_LETTER = re.compile(r"[a-z](?:[,;] ?[a-z])*\Z")
_CLOSING = "%‰°¢.,;:!?)]”’\"'"
_SIGNS = {"TM": "™", "SM": "℠"}

_DIGITS = f"[{RAISED_DIGITS}]"
_MARK = re.compile(
    rf"(?<=[\w%‰°¢.,;:!?)\]”’\"'])(?:"
    rf"(?P<digits>{_DIGITS}{{1,3}}(?:[,;–-] ?{_DIGITS}{{1,3}})*)(?![⁰-⁹¹²³⁻⁺ⁿ])"
    r"|(?<=[\w%)”’\"'])\[(?:\d{1,3}(?:[,;–-] ?\d{1,3})*|[a-z]|(?:note|nb) \d{1,2})\](?!\()"
    r"|(?<=[\w%)”’\"'])(?:\*{1,3}|[†‡§¶]{1,3})(?=[\s.,;:!?)|\]]|\Z)"
    r")"
)
_MAY_MARK = re.compile(rf"[{RAISED_DIGITS}\[*†‡§¶]")
_BEHIND_STOP = re.compile(r"[.?!](?P<mark>\d{1,3}(?:[,;–-]\d{1,3}){0,4})(?=\s+[A-Z“\"]|\s*\Z|\n)")
_BEFORE_STOP = re.compile(rf"(?:(?<![\w.])(?P<word>{LETTER_RUN})|%|(?<![\d.,])(?:19|20)\d\d|[)\]”\"])\Z")
# Only ten: 2⁸ is rare in the news, and 2² is most often 2 with a note.
_TEN = re.compile(r"(?<![\d.,])10\Z|(?<=[×x·]10)\Z")
_PRICE = re.compile(r"[$£€¥₹] ?\d{1,4}\Z")
_PRICED = re.compile(rf"(?<=\d){_DIGITS}{{2}} ?(?:[€₹]|kr\b|zł)")
_CENTS = re.compile(rf"{_DIGITS}{{2}}\Z")
_UNIT = re.compile(r"(?<![^\W_])(?P<unit>[^\W\d_]{1,4})\Z")
_LONE_LETTER = re.compile(r"(?<![\w$£€¥.'’])(?<![\d%] )[^\W\d_]\Z")
_SCALE_M = re.compile(r"[$£€¥₹] ?[\d.,]+ ?m\Z")
_REACH = 16
_SQUARED = words(__package__ or "", "squared_units.tsv")


def raised(text: str, before: str = "") -> str:
    """Raised type as it stands in a line: 10 with a raised 6 is 10⁶, 18% with a raised 1 18%¹, 1 with a raised st 1st.

    A raised letter behind a figure or a whole word is the mark of a note, and stands in brackets: "1,250[a]".

    Args:
        text: What is raised; white space around it is not kept.
        before: What stands directly before it, its last three characters at least.
    """
    shown = text.strip()
    if _IS_NOTES.match(shown) or (_IS_RAISED.match(shown) and any(ch.isdigit() for ch in shown)):
        return shown.translate(_RAISED)
    if shown in _SIGNS:
        return _SIGNS[shown]
    last = before[-1:]
    if last and last in _CLOSING and _NOTE_LETTER.match(shown):
        return f"[{shown}]"
    if not (shown[:1].isalnum() and last.isalnum()):
        return shown
    if last.isdigit():
        return shown if _ORDINAL.match(shown) else f"[{shown}]"
    word = before[-3:]
    # "percent" with a raised a has a note, but "M" with a raised me is Madame.
    noted = _NOTE_LETTER.match(shown) and len(word) == 3 and word.isalpha() and word.islower()
    return f"[{shown}]" if noted else shown


def lowered(text: str, before: str = "") -> str:
    """Lowered type as it stands in a line: CO with a lowered 2 is CO2, but 10 with a lowered 2 is 10₂.

    Args:
        text: What is lowered.
        before: What stands directly before it.
    """
    shown = text.strip()
    return shown.translate(_LOWERED) if _IS_LOWERED.match(shown) and not before[-1:].isalpha() else text


def plain_digits(text: str) -> str:
    """A text with its raised and lowered digits as plain ones."""
    return text.translate(_PLAIN)


def marks_in(text: str) -> Iterator[tuple[Span, str]]:
    """The marks of notes directly behind a figure, a word or a stop, and raised cents; each with what it is read as.

    A note is read as nothing, the cents of $11⁹⁹ as ``.99``. Powers are no marks: 10⁶, 25 km², x². Where digits are
    raised no longer, only a note behind a stop is told: "in 2020.3 Profit rose".
    """
    found = [*_raised_marks(text), *_marks_behind_stops(text)]
    end = 0
    for span, read in sorted(found):
        if span.start >= end:
            yield span, read
            end = span.end


def _raised_marks(text: str) -> Iterator[tuple[Span, str]]:
    if not (("[" in text or "*" in text) if text.isascii() else _MAY_MARK.search(text)):
        return
    end = 0
    for sign in _MAY_MARK.finditer(text):  # a set of signs is looked for in a tenth of the time of the pattern
        match = _MARK.match(text, sign.start()) if sign.start() >= end else None
        if match is None:
            continue
        start, end, digits = match.start(), match.end(), match["digits"]
        before = text[max(0, start - _REACH) : start]
        if digits and _CENTS.match(digits) and (_PRICE.search(before) or _PRICED.match(text, start)):
            yield Span(start, match.end()), f".{plain_digits(digits)}"
            continue
        if digits:
            start += _power(before, digits)
        if start < match.end():
            yield Span(start, match.end()), ""


def _marks_behind_stops(text: str) -> Iterator[tuple[Span, str]]:
    """Notes whose raised digits came in as plain ones, behind a stop: "a year.1,2 Rates", "in 2020.3–5 Profit"."""
    for match in _BEHIND_STOP.finditer(text):
        before = _BEFORE_STOP.search(text[max(0, match.start() - _REACH) : match.start()])
        word = before["word"] if before else None
        if before and (word is None or (len(word) > 1 and word not in BEFORE_FIGURE and word not in MONTHS)):
            yield Span(match.start("mark"), match.end("mark")), ""


def without_marks(text: str) -> str:
    """A text as whoever reads its figures sees it: without the marks of notes, raised cents behind a point."""
    parts, end = [], 0
    for span, seen in marks_in(text):
        parts += [text[end : span.start], seen]
        end = span.end
    return "".join([*parts, text[end:]])


def _power(before: str, digits: str) -> int:
    """How many of raised digits are a power of what stands before them: the first of 3 km²⁴, none of 2024³."""
    if _TEN.search(before):
        return len(digits)
    if digits[0] not in "²³⁴" or _SCALE_M.search(before):
        return 0
    unit = _UNIT.search(before)
    squared = unit is not None and unit["unit"] in _SQUARED
    return 1 if squared or (len(digits) == 1 and _LONE_LETTER.search(before)) else 0
