"""Characters that hide what a text says, and those that look like others: how a reader sees them.

A reader of "4<zero width space>2%" sees 42%, of "𝟒𝟐%" and "ᴀɴɴ" 42% and Ann. What is judged is what is seen; what a
model wrote is printed as it is seen, too.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from briefer.text.odd_digits import ODD_DIGITS, digit_spans
from briefer.text.odd_letters import ODD_LETTERS, letter_spans

# By Unicode's categories: controls but for white space, formats, surrogates, private use, and the marks and fillers
# that show nothing; tests/test_characters.py goes through all of Unicode.
_HIDDEN: Final = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160"
    "\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\uf8ff\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
)
# Letters and digits in another dress: small capitals, letters of mathematics, in circles and squares, full width.
_DRESSED: Final = (
    "\u017f\u1d00-\u1d22\u0262\u026a\u0274\u0280\u028f\u0299\u029c\u029f\ua730\ua731\ua7af"
    "\u2102\u210a-\u2112\u2113\u2115\u2119-\u211d\u2124\u2128\u212a\u212c\u212d\u212f-\u2131\u2133\u2134\u2139\u2145-\u2149"
    "\u2160-\u217f\u2460-\u249b\u249c-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf\ufb00-\ufb06\uff01-\uff5e\ufe6a"
    "\U0001d400-\U0001d7ff\U0001f100-\U0001f10c\U0001f110-\U0001f169\U0001f170-\U0001f189"
)
_ODD_ASCII: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_ODD: Final = re.compile(f"[{_HIDDEN}{_DRESSED}{ODD_DIGITS}{ODD_LETTERS}]")
_HIDES: Final = re.compile(f"[{_HIDDEN}]+")
_IS_DRESSED: Final = re.compile(f"[{_DRESSED}]")
_SMALL_CAPITALS: Final = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True))
_LINE_START: Final = re.compile(r"(?:\A|\n)[ \t>*•–—-]*\Z")
_FAR: Final = 16
_NEGATIVE: Final = ("\U0001f150", "\U0001f189")
_LETTERS_TO_NEXT: Final = 32

OddSpan = tuple[int, int, str]
"""Start and end of a stretch of text, and what a reader sees of it."""


def odd_spans(text: str) -> list[OddSpan]:
    """The stretches of a text of which a reader sees something else, in order and apart: nothing of a soft hyphen.

    Marks of notes, powers and list markers in circles stay as they are written.
    """
    if text.isascii():
        return [(match.start(), match.end(), "") for match in _ODD_ASCII.finditer(text)]
    if not _ODD.search(text):
        return []
    found = [*_hidden(text), *digit_spans(text), *_dressed(text), *letter_spans(text)]
    found.sort(key=lambda span: (span[0], -span[1]))  # "①②%" before its ①
    apart: list[OddSpan] = []
    for span in found:
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return apart


def cleaned(text: str) -> str:
    """A text as a reader sees it, composed (NFC): without what shows nothing, odd letters and digits as plain ones."""
    while odd := odd_spans(text):  # what is plain now may be a part of a word with what stands beside it
        pieces: list[str] = []
        at = 0
        for start, end, seen in odd:
            pieces += [text[at:start], seen]
            at = end
        text = "".join([*pieces, text[at:]])
    return unicodedata.normalize("NFC", text)


def _hidden(text: str) -> Iterator[OddSpan]:
    return ((match.start(), match.end(), "") for match in _HIDES.finditer(text))


def _dressed(text: str) -> Iterator[OddSpan]:
    for match in _IS_DRESSED.finditer(text):
        at, sign = match.start(), match.group()
        seen = _undressed(sign)
        if small := _SMALL_CAPITALS.get(sign):
            # "ᴀɴɴ" is Ann, as the other letters of "Aɴɴ" are small.
            seen = small if at and text[at - 1].isalpha() else small.upper()
        elif seen.isdecimal() and not sign.isdecimal() and _LINE_START.search(text, max(0, at - _FAR), at):
            continue  # "① Wash the rice."
        elif seen.isdecimal() and not sign.isdecimal() and at and text[at - 1].isalnum():
            seen = f" {seen}"  # "①②" is no twelve
        if seen != sign:
            yield at, match.end(), seen


@cache
def _undressed(sign: str) -> str:
    number = unicodedata.numeric(sign, None)
    if number is not None and not sign.isdecimal() and number == int(number) and unicodedata.category(sign) == "No":
        return str(int(number))
    if _NEGATIVE[0] <= sign <= _NEGATIVE[1]:  # 🅐 and 🅰, white on black
        return chr(ord("A") + (ord(sign) - ord(_NEGATIVE[0])) % _LETTERS_TO_NEXT)
    plain = unicodedata.normalize("NFKC", sign).strip("()")
    return plain if plain.isascii() and plain else sign
