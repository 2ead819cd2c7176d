"""Where a source has words of the same stems as a name's: "world champion" for "World Championships"."""

from collections.abc import Sequence
from typing import Final

from briefer.facts.names.judging.index import NameIndex, SpanPair
from briefer.facts.names.judging.stems import akin, stem_forms
from briefer.facts.names.tables.vocabulary import LINK_WORDS

# So many places of one word are looked at.
_OFTEN: Final = 64


def kindred(words: Sequence[str], index: NameIndex) -> SpanPair | None:
    """Where words of the same stems follow each other: "world champion" for "World Championships"."""
    for place in index.where.get(words[0], ())[:_OFTEN]:
        last = place + len(words) - 1
        if last >= len(index.words) or not all(map(index.glued, range(place, last))):
            continue
        if all(akin(word, index.words[place + k]) for k, word in enumerate(words)):
            return index.span(place, last)
    return None


def related(word: str, index: NameIndex, small: bool = False) -> SpanPair | None:
    """Where a word of the same stem first stands: "Campaigners" is answered by "campaign"."""
    if word in LINK_WORDS:
        return index.small_links.get(word)
    table = index.small if small and not index.caseless else index.stems
    for form in stem_forms(word):
        if len(form) > 2 and form in table:
            return index.span(table[form], table[form])
    return None
