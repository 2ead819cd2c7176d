"""Whether a name is one of the source's names reshaped: shorter, reordered, with initials, written together."""

import re
from collections.abc import Sequence
from typing import Final

from briefer.facts.mention import Name
from briefer.facts.names.judging.clips import clipped
from briefer.facts.names.judging.equivalents import respelled
from briefer.facts.names.judging.forms import core
from briefer.facts.names.judging.index import NameIndex, SpanPair
from briefer.facts.names.judging.larger_places import leaves_out_part_of_land
from briefer.facts.names.judging.persons import is_person_like
from briefer.facts.names.tables.lexicon import given_names, is_ordinary, places
from briefer.facts.names.tables.vocabulary import (
    ORGANISATION_WORDS,
)
from briefer.facts.names.tokens import tokenize
from briefer.text.words import APOSTROPHES

_SHORTEST_JOINED: Final = 6
_REORDERED: Final = 3
_AND: Final = len(" and ")
_NICKNAMED: Final = re.compile(r"[\"“'‘(«]")
_HUMP: Final = re.compile(rf"(?<=[a-z])(?=[A-Z])|(?<=\b[a-zA-Z])[{APOSTROPHES}](?=\w)")


def by_humps(name: Name, index: NameIndex) -> SpanPair | None:
    """MaryAnne, l’Opera, Kim Seoyeon: a name written together that the source writes apart, or the reverse."""
    if _HUMP.search(name.text) and (
        span := index.sequence([token.word for token in tokenize(_HUMP.sub(" ", name.text))])
    ):
        return span
    return index.forms.joined.get("".join(name.words)) if len("".join(name.words)) > _SHORTEST_JOINED else None


def by_clips(name: Name, index: NameIndex) -> SpanPair | None:
    """LegCo for "Legislative Council", Crocodile Hunter for "Croc Hunter"."""
    other = clipped(name, index.beginnings)
    return None if other is None else (other.start, other.end)


def by_initials(name: Name, index: NameIndex) -> SpanPair | None:
    """J. Ruiz, J.T. Ruiz and JT Ruiz for "Juan T. Ruiz"; Q. robur for "Quercus robur"."""
    words = name.words
    if len(words) < 2:
        return None
    for other in index.forms.by_last.get(words[-1], ()):
        if _abbreviates(words[:-1], other.words[:-1], name) or _abbreviates(other.words[:-1], words[:-1], other):
            return other.start, other.end
    return None


def _abbreviates(short: Sequence[str], full: Sequence[str], name: Name) -> bool:
    """True for ("j", "t") or ("jt",) of ("juan", "t"): each letter begins a word of the full form, in order."""
    if not short or not full:
        return False
    letters = "".join(short)
    dotted = len(short) == 1 and 1 < len(letters) <= 3 and name.text[: len(letters)].isupper()
    dotted = dotted or (len(short) == 1 and "." in name.text[:4])
    if not dotted and any(len(word) > 1 for word in short):
        return False
    return letters == "".join(word[0] for word in full) or letters == "".join(full)[: len(letters)] == "".join(
        word for word in full if len(word) == 1
    )


def reordered(name: Name, index: NameIndex) -> SpanPair | None:
    """Lihua Wang for "Wang Lihua", Padua University for "University of Padua"; not Henry James for "James Henry"."""
    words = name.words
    if any(word in ORGANISATION_WORDS for word in words):
        other = index.forms.by_bag.get(tuple(sorted(core(words))))
        return None if other is None or not 1 < len(core(words)) <= _REORDERED else (other.start, other.end)
    if not 2 <= len(words) <= 3 or not is_person_like(name) or all(word in given_names() for word in words):
        return None
    for turned in dict.fromkeys(((*words[1:], words[0]), (words[-1], *words[:-1]))):
        if (other := index.forms.by_words.get(turned)) is not None:
            return other.start, other.end
    return None


def by_nickname(name: Name, index: NameIndex) -> SpanPair | None:
    """Robert "Bob" Chen, where the source has Robert Chen and Bob is short for Robert."""
    words = name.words
    if len(words) == 3 and _NICKNAMED.search(name.text) and words[1] in respelled(words[0]):
        return index.sequence((words[0], words[2]))
    return None


def within_name(name: Name, index: NameIndex) -> SpanPair | None:
    """George Bush in "George W. Bush": words of one name of the source in its order, the last one among them."""
    words = name.words
    if len(words) < 2 or words in places():
        return None
    firsts = (words[0], *respelled(words[0]))
    for first in firsts:
        for other in index.forms.by_pair.get((first, words[-1]), ()):
            if len(other.words) > len(words) and _is_subsequence((first, *words[1:]), other.words):
                if is_longer_body(other, words) or leaves_out_part_of_land(words, other.words):
                    continue
                return other.start, other.end
    return _by_shared_surname(words, index)


def is_longer_body(other: Name, words: Sequence[str]) -> bool:
    """True for the Gdynia Korzen University beside Gdynia University: what is left out names another body."""
    if words[-1] not in ORGANISATION_WORDS:
        return False
    return any(not is_ordinary(word) for word in set(core(other.words)).difference(words))


def _by_shared_surname(words: tuple[str, ...], index: NameIndex) -> SpanPair | None:
    """Oskar Brandt in "Oskar and Lise Brandt"."""
    if len(words) != 2:
        return None
    for other in index.forms.by_last.get(words[-1], ()):
        before = index.text[max(0, other.start - len(words[0]) - _AND) : other.start].casefold()
        if before.endswith((f"{words[0]} and ", f"{words[0]} & ")) and len(other.words) == 2:
            return other.start, other.end
    return None


def _is_subsequence(words: Sequence[str], of: Sequence[str]) -> bool:
    rest = iter(of)
    return all(word in rest for word in words)
