"""What stands right before a figure: most words there say nothing of it, and few rules of the grammar need be asked."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_REACH: Final = 32


@lru_cache(maxsize=16)
def said_before(text: str, at: int) -> str:
    """The last word before `at` in small letters, with the signs around it: the "(from" of "(from 5%".

    The last ones are remembered: each part of the grammar asks before it looks closer.
    """
    return "".join(text[max(0, at - _REACH) : at].rsplit(maxsplit=1)[-1:]).lower()


def last_words(phrases: Iterable[str]) -> tuple[str, ...]:
    """The last words of some phrases, for ``said_before(text, at).endswith(...)``."""
    return tuple({phrase.lower().split()[-1] for phrase in phrases})
