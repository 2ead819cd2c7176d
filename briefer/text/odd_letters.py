"""Letters that are written otherwise and read as plain ones: raised, lowered, in flags, of scripts that look Latin."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

# Raised and lowered letters: every one that NFKC makes a plain letter, but for ª and º, which Spanish writes behind
# numbers; tests/test_characters.py goes through all of Unicode.
_SHIFTED: Final = (
    "\u02b0\u02b2\u02b3\u02b7\u02b8\u02e1-\u02e3\u1d2c\u1d2e\u1d30\u1d31\u1d33-\u1d3a\u1d3c\u1d3e-\u1d43\u1d47-\u1d49"
    "\u1d4d\u1d4f\u1d50\u1d52\u1d56-\u1d58\u1d5b\u1d62-\u1d65\u1d9c\u1da0\u1dbb\u2071\u207f\u2090-\u2093\u2095-\u209c"
    "\u2c7c\u2c7d\ua7f2-\ua7f4\U000107a5"
)
_FLAGS: Final = "\U0001f1e6-\U0001f1ff"
# Cyrillic, Greek, Armenian, Cherokee and Lisu letters that look like Latin ones, in a word that has Latin letters, too.
_OTHER_SCRIPTS: Final = "\u0370-\u052f\u0531-\u0587\u13a0-\u13f5\ua4d0-\ua4f7"
ODD_LETTERS: Final = f"{_SHIFTED}{_FLAGS}{_OTHER_SCRIPTS}"
"""As a part of a class of characters: what may be such a letter."""
_RUN: Final = re.compile(f"[{_SHIFTED}](?:[\xad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]*[{_SHIFTED}])*")
_FLAG_RUN: Final = re.compile(f"[{_FLAGS}]+")
_ORDINAL: Final = re.compile(r"st|nd|rd|th")
_MARKED: Final = "%‰°¢.,;:!?)]”’\"'⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
_FIRST_FLAG: Final = 0x1F1E6
_MIXED: Final = re.compile(
    rf"(?=[^\W\d_]{{0,40}}[{_OTHER_SCRIPTS}])(?=[^\W\d_]{{0,40}}[A-Za-z])(?<![^\W\d_])[^\W\d_]{{2,40}}(?![^\W\d_])"
)
# No language that is judged is written in Lisu: a word in it alone is read as it looks.
_LISU: Final = re.compile(r"(?<![^\W\d_])[\ua4d0-\ua4f7]{2,40}(?![^\W\d_])")
_LOOKALIKES: Final = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеорсухіјѕԁԛԝһӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧοՍՏԼՕօհցզսոյԱԲᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᏚᎢᏙᎳᏃᎡᏀꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ",
    "ABESIJKMHOPCTYXaeopcyxijsdqwhlABEZHIKMNOPTYXoUSLOohgqunjUFABCDEHJKLMPSTVWZRGBPDTGKJCZFMNLSRVHWXYAEIOU",
)


def letter_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """The start and end of each word or part of one in such letters, and how it is read."""
    for match in _RUN.finditer(text):
        if seen := _moved(text, match):
            yield match.start(), match.end(), seen
    for match in _FLAG_RUN.finditer(text):
        letters = "".join(chr(ord(sign) - _FIRST_FLAG + ord("A")) for sign in match.group())
        if len(letters) % 2 or not {letters[at : at + 2] for at in range(0, len(letters), 2)} <= _regions():
            yield match.start(), match.end(), letters
    for pattern in (_MIXED, _LISU):
        for match in pattern.finditer(text):
            word = match.group()
            plain = word.translate(_LOOKALIKES)
            if plain != word and plain.isascii():
                yield match.start(), match.end(), plain


def _moved(text: str, match: re.Match[str]) -> str:
    """Raised or lowered letters as they are read; nothing for the mark of a note, an index or a power.

    "ᴬⁿⁿ" and "ₐₙₙ" are Ann, and "5ᵗʰ" the 5th; of "18%ᵃ", "1,250ᵇ", "homesᶜ" and "xₙ" the last letter stays.
    """
    letters = "".join(unicodedata.normalize("NFKC", sign) for sign in match.group() if sign.isalpha())
    before = text[match.start() - 1 : match.start()]
    if before.isdecimal():
        return letters if _ORDINAL.fullmatch(letters) else ""
    if before.isalpha():
        return letters if len(letters) > 1 or letters.isupper() else ""
    if before and before in _MARKED:
        return ""
    after = text[match.end() : match.end() + 1]
    return letters[:1].upper() + letters[1:] if len(letters) > 1 or after.isalpha() else ""


@cache
def _regions() -> frozenset[str]:
    """The codes of countries and regions, each of which two letters make a flag of."""
    from babel import Locale

    return frozenset(code for code in map(str, Locale("en").territories) if len(code) == len("FR"))
