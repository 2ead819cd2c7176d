"""Parts and wholes as a text writes them: "37 of the 40 hospitals"."""

import re
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.mention import Figure

_OF_REACH: Final = 32
_OF: Final = re.compile(r"\s+of\s+(?:the\s+|its\s+|their\s+|all\s+)?\Z")


def is_part_of(figure: Figure, whole: Figure, stated_in: FigureIndex) -> bool:
    """True for the 37 of "37 of the 40 hospitals": the source says of the 40 what is said of the 37 here."""
    other = stated_in.after(figure)
    if other is None or (other.low, other.high) != (whole.low, whole.high):
        return False
    return _OF.match(stated_in.text, figure.end, other.start) is not None


def is_whole(figure: Figure, stated_in: FigureIndex) -> bool:
    """True for the 40 of "37 of the 40 hospitals"."""
    before = stated_in.within(max(0, figure.start - _OF_REACH), figure.start)
    return bool(before) and _OF.match(stated_in.text, before[-1].end, figure.start) is not None
