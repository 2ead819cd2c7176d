"""How long what is read may be: whatever is longer is no word of any text, and told as not read.

A word of a thousand characters is data or an attack. Its parts are no figures and no names, so that none of them is
guessed; a summary that has one states something that its source must have, too, as it is written.
"""

import re
from functools import lru_cache
from typing import Final

LONGEST_WORD: Final = 1_000
"""Characters without white space between them."""

# Groups of digits with spaces that do not break are one number, too: 1 000 000 ...
_LONG: Final = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD + 1},}}+")
_LONG_NUMBER: Final = re.compile(rf"(?<!\d)\d(?:[,.'’\u00a0\u2009\u202f]?\d){{{LONGEST_WORD},}}+")


@lru_cache(maxsize=8)  # the figures, the names and the account of a text ask one after the other
def unread_words(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the words of a text that are too long to be read, in order and apart."""
    if len(text) <= LONGEST_WORD:
        return ()
    spans = []
    if max(map(len, text.split()), default=0) > LONGEST_WORD:
        spans += [match.span() for match in _LONG.finditer(text)]
    if not text.isascii():
        spans += [match.span() for match in _LONG_NUMBER.finditer(text)]
    apart: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)
