"""Words of one stem: "Campaigners" and "campaign", "Legislative" and "legislator"."""

from collections.abc import Iterable
from typing import Final

from briefer.facts.names.tables.lexicon import is_ordinary, stems

# "Legislative" and "legislators" share their first letters.
_ROOT: Final = 6


def places_of_stems(firsts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Each word, base form and root with its first place; `firsts` are words and their first places.

    A place of the word itself is worth more than that of another of its stem.
    """
    bases = dict(firsts)
    for word, at in list(bases.items()):
        for base in (*stems(word), _root(word)):
            bases.setdefault(base, at)
    return bases


def stem_forms(word: str) -> tuple[str, ...]:
    """The forms under which the places of a stem are looked up."""
    return word, *stems(word), *((_root(word),) if is_ordinary(word) else ())


def akin(one: str, other: str) -> bool:
    """True for "championships" and "champion", "legislative" and "legislator"."""
    if one == other:
        return True
    if not (is_ordinary(one) and is_ordinary(other)):
        return False
    return (len(one) >= _ROOT and _root(one) == _root(other)) or not {one, *stems(one)}.isdisjoint(
        (other, *stems(other))
    )


def _root(word: str) -> str:
    """The first letters of a word, marked so that they are no word themselves: "martin" is not "Martinez"."""
    return word[:_ROOT] + "-"
