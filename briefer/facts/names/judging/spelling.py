"""Near spellings: a name that is off by a letter or two, and spellings of one name in other alphabets."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefer.text.remembered import REMEMBERED

EDITED_FROM: Final = 5
"""Shorter words are no slips of each other: Iran, Iraq."""
_TWICE_FROM: Final = 9
_LONGEST: Final = 24


def is_misspelling(word: str, of: str) -> bool:
    """True when two long words differ by one edit, or by two in nine letters and more."""
    if word == of or min(len(word), len(of)) < EDITED_FROM or abs(len(word) - len(of)) > 2:
        return False
    allowed = 2 if min(len(word), len(of)) >= _TWICE_FROM else 1
    return edits(word, of, allowed) <= allowed


def deletions(word: str) -> Iterator[str]:
    """The word and the word without one letter, two in long words: two words of few edits share one of these.

    The scheme is that of SymSpell (Garbe 2012).
    """
    yield word
    if len(word) > _LONGEST:
        return
    once = {word[:i] + word[i + 1 :] for i in range(len(word))}
    yield from once
    if len(word) >= _TWICE_FROM:
        yield from {short[:i] + short[i + 1 :] for short in once for i in range(len(short))}


def edits(one: str, other: str, most: int) -> int:
    """Letters inserted, deleted, replaced or swapped with their neighbour between two words; at most `most` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before = before, row
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if older and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


# How one sound is written from Arabic, Cyrillic and other alphabets; the second form stands for both.
_SOUNDS: Final = (
    ("chov", "chev"), ("shov", "shev"),
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("zh", "z"), ("sch", "s"), ("sh", "s"), ("tch", "c"), ("tsch", "c"),
    ("ch", "c"), ("ts", "c"), ("tz", "c"), ("cz", "c"), ("ph", "f"), ("th", "t"), ("ks", "x"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("ey", "i"), ("ei", "i"), ("ai", "i"), ("ay", "i"), ("iy", "i"), ("yi", "i"), ("ij", "i"), ("ii", "i"),
    ("yy", "i"), ("ye", "e"), ("yo", "o"), ("iu", "u"), ("yu", "u"), ("ia", "a"), ("ya", "a"), ("q", "k"), ("g", "k"),
    ("w", "v"), ("j", "y"),
)  # fmt: skip


@lru_cache(REMEMBERED)
def sound(word: str) -> str:
    """A word as its transliterations share it: "qaddafi" and "gaddafi", "aleksey" and "alexei" give one form."""
    if word.endswith("off"):
        word = word[:-2] + "v"  # Smirnoff and Smirnov
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    word = word.replace("y", "i").replace("e", "i").replace("o", "u")
    return "".join(letter for letter, after in zip(word, word[1:] + " ", strict=True) if letter != after)


def roughly(word: str) -> str:
    """How a word sounds with h and k as one: "honchar" and "gonchar", of which the Ukrainian h is the Russian g."""
    return sound(sound(word).replace("h", "k"))
