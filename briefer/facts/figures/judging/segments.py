"""Whose a figure is by the part of a sentence that names its owner: "Orm has 64 masts and cost €590m; Sund has 48"."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.figures.judging.index import FEW_PLACES, FigureIndex
from briefer.facts.figures.judging.keys import key
from briefer.facts.mention import Figure, FigureType
from briefer.facts.names.tables.lexicon import is_ordinary
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_CUT: Final = re.compile(rf";\s|\s[–—]\s|,?\s(?=(?:{one_of(words(__package__, 'segments_words.tsv'))})\s)")
_LOOSE: Final = CALENDAR | {FigureType.ORDINAL, FigureType.AGE, FigureType.TIME, FigureType.SCORE}


def of_another_segment(
    figure: Figure, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex
) -> Figure | None:
    """A figure of the part that names whom the summary does, where its figure stands in the part of another.

    Args:
        figure: A figure of the summary that the source states.
        stated: Where the source states it.
        index: The figures of the source.
        stated_in: Those of the summary.
    """
    if figure.type in _LOOSE or not 0 < len(stated) <= FEW_PLACES:
        return None
    ours = _names(stated_in, stated_in.sentence(figure.start)[0], figure.start)
    said = _names(stated_in, *stated_in.sentence(figure.start))
    rivals = [_in_other_part(home, ours, said, index) for home in stated] if ours else []
    return rivals[0] if rivals and all(rivals) else None


def _in_other_part(home: Figure, ours: frozenset[str], said: frozenset[str], index: FigureIndex) -> Figure | None:
    start, end = index.sentence(home.start)
    cuts = [start, *(match.end() for match in _CUT.finditer(index.text, start, end)), end]
    parts = list(pairwise(cuts))
    own = next((part for part in parts if part[0] <= home.start < part[1]), None)
    if own is None or len(parts) == 1:
        return None
    owner, here = _names(index, own[0], home.start), _names(index, *own)
    others = [part for part in parts if part is not own]
    foreign = frozenset().union(*(_names(index, *part) for part in others))
    if not owner - foreign or (owner - foreign) & said or not ours - here or not ours - here <= foreign:
        return None
    return next((one for part in others if ours - here <= _names(index, *part) for one in index.within(*part)), None)


def _names(index: FigureIndex, start: int, end: int) -> frozenset[str]:
    """The keys of the words with a capital, but for an ordinary one that opens the sentence."""
    found = frozenset().union(*index.said.capitals.names(start, end))
    opening = index.text[start:end].split(maxsplit=1)[:1]
    return found - _opened(opening[0]) if opening and start == index.sentence(start)[0] else found


def _opened(word: str) -> frozenset[str]:
    bare = word.strip("\"'“”‘’(,.;:")
    return frozenset({key(bare)}) if bare and is_ordinary(bare.casefold()) else frozenset()
