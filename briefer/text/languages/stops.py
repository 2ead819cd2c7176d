"""Where a sentence ends in a language other than English: its abbreviations, its quotation marks, its ordinals."""

import re
from functools import cache
from typing import Final

from briefer.text.languages.tables import before_ordinal, goes_on, may_end, openers
from briefer.text.words import ABBREVIATION_BEFORE, ALPHANUMERICS, LETTERS

_LAST: Final = re.compile(rf"{ALPHANUMERICS.pattern}\Z")
_BLANKS: Final = re.compile(r"[ \u00a0\u202f]")
_ORDINAL: Final = re.compile(r"\d{1,2}\Z")
_REACH: Final = 40
# What closes a quotation. German closes with the marks that English opens with; French leaves a blank before its own.
_CLOSERS: Final = {"de": r"\"'”’“‘»«›‹)\]", "fr": r"\"'”’»)\]"}
_OTHER_CLOSERS: Final = r"\"'”’»)\]」』"
_BLANK_INSIDE: Final = {"fr": r"(?:[ \u00a0\u202f]?[»”])?+"}


@cache
def stop_pattern(language: str) -> re.Pattern[str]:
    """Where a sentence could end: its marks as ``stop``, what closes a quotation behind them as ``close``."""
    close = rf"[{_CLOSERS.get(language, _OTHER_CLOSERS)}]*+{_BLANK_INSIDE.get(language, '')}"
    return re.compile(rf"(?P<stop>[.?!…؟۔]++|[。！？]++)(?P<close>{close}(?:\[\d{{1,3}}\])*+)")


def full_stop_ends(text: str, begin: int, stop: int, rest: str, language: str) -> bool:
    """Whether a full stop ends a sentence.

    Args:
        text: The text.
        begin: Where its sentence begins.
        stop: Where the full stop is; a blank follows it.
        rest: What follows, from its first letter or digit; neither a small letter nor a mark.
        language: The language's code.
    """
    match = ABBREVIATION_BEFORE.search(text, max(begin, stop - _REACH), stop)
    if match is None:
        return True
    chain = _BLANKS.sub("", match.group())
    word = _LAST.search(chain).group()  # type: ignore[union-attr]  # a chain ends in a word
    if before_ordinal(language) and _ORDINAL.match(word):
        return _follows(rest, language) and not _is_ordinal(text, begin, stop - len(word), language)
    if word.isdigit():
        return True
    if chain in goes_on(language) or word in goes_on(language):
        return False
    if chain in may_end(language) or word in may_end(language):
        return _follows(rest, language) or not rest
    if len(word) == 1:
        # "z. B.", "J. R. Ruiz"; but "Plan B. Die Stadt", "Mide 3 m. La torre".
        is_unit = word.islower() and text[max(0, stop - 3) : stop - 1].strip()[-1:].isdigit()
        return (word.isupper() or is_unit) and _follows(rest, language)
    return True


def _follows(rest: str, language: str) -> bool:
    """Whether what follows opens a sentence: an article, a pronoun, a preposition."""
    word = LETTERS.match(rest)
    return word is not None and word.group().lower() in openers(language)


def _is_ordinal(text: str, begin: int, start: int, language: str) -> bool:
    """Whether a German number stands where only an ordinal does: "am 3. Oktober", "der 2. Senat"."""
    before = text[max(begin, start - _REACH) : start].split()
    return bool(before) and before[-1].lower() in before_ordinal(language)
