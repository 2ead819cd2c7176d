"""Pieces that regular expressions of all rooms are made of: a blank within a line, and any of some words."""

import re
from collections.abc import Iterable
from typing import Final

SPACES: Final = " \t\u00a0\u2009\u202f"
"""Every blank that stands within a line; those that never break one stand between a number and its unit."""

SPACE: Final = rf"[{SPACES}]"


def one_of(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, the longest first; a blank in a word is any blank within a line."""
    return "|".join(re.escape(word).replace(r"\ ", SPACE) for word in sorted(words, key=len, reverse=True))
