"""Whether a place stands inside the name of another one."""

from collections.abc import Sequence

from briefer.facts.names.tables.lexicon import compass, places
from briefer.facts.names.tokens import Token


def is_inside_other_place(tokens: Sequence[Token], words: Sequence[str], start: int, end: int) -> bool:
    """True for the Virginia of "West Virginia", the York of "New York City": another place altogether.

    `words` are those of ``tokens[start : end + 1]``, small linking words apart.
    """
    here = places().get(tuple(words))
    if here is None and (not start or tokens[start - 1].word not in _parts_of_lands()):
        return False
    for low in range(max(0, start - 3), start + 1):
        for high in range(end + 1, min(len(tokens), end + 4) + 1):
            if high - low <= end + 1 - start:
                continue
            longer = places().get(tuple(token.word for token in tokens[low:high]))
            if longer is not None and longer != here:
                return True
    return False


def _parts_of_lands() -> frozenset[str]:
    return compass() | {"new"}
