"""Whether a place stands inside the name of another one, alone or at the head of a body's name."""

from collections.abc import Sequence
from itertools import pairwise

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


def follows_part_of_land(tokens: Sequence[Token], at: int) -> bool:
    """True for the Mexico of the "New Mexico Court of Appeals": the word before makes it another place."""
    if not at or tokens[at - 1].word not in _parts_of_lands():
        return False
    return (tokens[at - 1].word, tokens[at].word) in places()


def leaves_out_part_of_land(words: Sequence[str], of: Sequence[str]) -> bool:
    """True for the University of Georgia beside the University of West Georgia."""
    return any(
        part in _parts_of_lands() and part not in words and (place,) in places() and place in words
        for part, place in pairwise(of)
    )


def _parts_of_lands() -> frozenset[str]:
    return compass() | {"new"}
