"""One name in two transliterations: Khaled and Khalid, Qaddafi and Gaddafi, Yekaterina and Ekaterina."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from briefer.facts.mention import Name, NameType
from briefer.facts.names.judging.equivalents import respelled
from briefer.facts.names.judging.forms import core
from briefer.facts.names.judging.index import NameIndex
from briefer.facts.names.judging.spelling import EDITED_FROM, edits, roughly, sound
from briefer.facts.names.tables.vocabulary import PLACE_WORDS
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "transliteration_words.tsv")

# Letters that one alphabet's spelling has where another's has a neighbour: only names with one are compared by sound.
_FOREIGN: Final = re.compile(rf"{one_of(_words('foreign'))}|^ye|^e[ku]|^yu|^iu|^ju|(?:ei|ey|aj|ij)$")
# Endings and particles of names that English writes in more than one way, and first names that go with such names.
_BEARERS: Final = re.compile(
    rf"(?:{one_of(_words('bearers'))})$|^(?:al|el|bin|ibn|bint|abu)$|^(?:{one_of(_words('given'))})$"
)
# English has these letters too, and names that they tell apart: Boulton is no Bolton, Kelley no Kelly.
_ENGLISH: Final = (("ou", "o"), ("oo", "o"), ("ey", "y"), ("itch", "ich"), ("utch", "uch"))


def respelt(name: Name, index: NameIndex) -> Name | None:
    """The name of the source that sounds as `name` does, word for word, where its language makes that likely."""
    words = core(name.words)
    if not words or name.type is NameType.CODE:
        return None
    if len(words) == 1:
        # Chaikovsky, where the source has Pyotr Tchaikovsky.
        likes = index.sounds.get((roughly(words[0]),), ()) if len(words[0]) >= EDITED_FROM else ()
        return next((one for one in likes if any(_same_sound(words, (word,), name, one) for word in one.words)), None)
    for other in _candidates(words, index):
        there = core(other.words)
        if len(there) == len(words) and other.suffix == name.suffix and _same_sound(words, there, name, other):
            return other
    return None


def _candidates(words: Sequence[str], index: NameIndex) -> Iterator[Name]:
    yield from index.forms.by_last.get(words[-1], ())
    yield from index.sounds.get(tuple(map(roughly, words)), ())
    yield from index.sounds.get((roughly(words[-1]),), ())


def _same_sound(here: Sequence[str], there: Sequence[str], one: Name, other: Name) -> bool:
    differing = [(a, b) for a, b in zip(here, there, strict=True) if a != b and b not in respelled(a)]
    if not differing or any(roughly(a) != roughly(b) for a, b in differing):
        return False
    if any(edits(a, b, len(a)) > max(1, min(len(a), len(b)) // 2) for a, b in differing):
        return False
    is_borne = any(_BEARERS.search(word) for word in (*one.words, *other.words))
    if any(sound(a) != sound(b) for a, b in differing):
        # Honchar and Gonchar, where he is Serhii.
        return is_borne and all(sound(a.replace("g", "h")) == sound(b.replace("g", "h")) for a, b in differing)
    is_place = not PLACE_WORDS.isdisjoint(one.words)  # Waverley Road is Waverly Road
    return is_borne or any(_is_foreign(a, b, is_place) or _is_foreign(b, a, is_place) for a, b in differing)


def _is_foreign(word: str, other: str, is_place: bool) -> bool:
    if _FOREIGN.search(word) is None:
        return False
    return is_place or not any(word.replace(*letters) == other for letters in _ENGLISH)
