"""One name in two transliterations: Khaled and Khalid, Qaddafi and Gaddafi, Yekaterina and Ekaterina."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from briefer.facts.mention import Name, NameType
from briefer.facts.names.judging.forms import core
from briefer.facts.names.judging.index import NameIndex
from briefer.facts.names.judging.spelling import edits, sound
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "transliteration_words.tsv")

# Letters that one alphabet's spelling has where another's has a neighbour: only names with one are compared by sound.
_FOREIGN: Final = re.compile(rf"{one_of(_words('foreign'))}|^ye|^e[ku]|^yu|^iu|^ju|(?:ei|ey|aj|ij)$")
# Endings and particles of names that English writes in more than one way.
_BEARERS: Final = re.compile(rf"(?:{one_of(_words('bearers'))})$|^(?:al|el|bin|ibn|bint|abu)$")


def respelt(name: Name, index: NameIndex) -> Name | None:
    """The name of the source that sounds as `name` does, word for word, where its language makes that likely."""
    words = core(name.words)
    if not words or name.type is NameType.CODE:
        return None
    if len(words) == 1:
        # Chaikovsky, where the source has Pyotr Tchaikovsky.
        near = index.spellings.near_to(words[0])
        alike = near is not None and any(_same_sound(words, (word,), name, near) for word in near.words)
        return near if alike else None
    for other in _candidates(words, index):
        there = core(other.words)
        if len(there) == len(words) and other.suffix == name.suffix and _same_sound(words, there, name, other):
            return other
    return None


def _candidates(words: Sequence[str], index: NameIndex) -> Iterator[Name]:
    yield from index.forms.by_last.get(words[-1], ())
    yield from index.sounds.get(tuple(map(sound, words)), ())


def _same_sound(here: Sequence[str], there: Sequence[str], one: Name, other: Name) -> bool:
    differing = [(a, b) for a, b in zip(here, there, strict=True) if a != b]
    if not differing or any(sound(a) != sound(b) for a, b in differing):
        return False
    if any(edits(a, b, len(a)) > max(1, min(len(a), len(b)) // 2) for a, b in differing):
        return False
    foreign = any(_BEARERS.search(word) for word in (*one.words, *other.words))
    return foreign or any(_FOREIGN.search(a) or _FOREIGN.search(b) for a, b in differing)
