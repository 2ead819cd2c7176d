"""Names whose words are cut short: Lib Dem for "Liberal Democrat", LegCo for "Legislative Council"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from briefer.facts.mention import Name
from briefer.facts.names.judging.forms import core
from briefer.facts.names.tables.lexicon import is_ordinary, peoples

_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SHORTEST: Final = 3
_SHORTEST_HUMP: Final = 2
_LEAST_CUT: Final = 2
_MOST: Final = 16

_Parts = tuple[str, ...]


def clipped(name: Name, names: Mapping[_Parts, Sequence[Name]]) -> Name | None:
    """The first of `names` of which each word begins one of `name`, or is begun by it, and one is cut short.

    What is cut is an ordinary word or a people, and what is left of it none: "Port Hill" is no Portland Hill.
    """
    parts = _parts(name)
    for other in names.get(_beginnings(parts), ()):
        pairs = sorted(((name, parts), (other, _parts(other))), key=lambda pair: len("".join(pair[1])))
        (short, left), (_, whole) = pairs
        if _is_cut(left, whole, is_joined=len(short.words) == 1):
            return other
    return None


def by_beginnings(names: Iterable[Name]) -> Mapping[_Parts, Sequence[Name]]:
    """The names of two parts and more by the letters with which these begin; of many alike the first."""
    found: defaultdict[_Parts, list[Name]] = defaultdict(list)
    for name in names:
        parts = _parts(name)
        if len(parts) > 1 and len(found[_beginnings(parts)]) < _MOST:
            found[_beginnings(parts)].append(name)
    return found


def _parts(name: Name) -> _Parts:
    """The words of a name, and the parts of one that is written together: "Leg" and "Co" of LegCo."""
    humps = _HUMP.split(name.text) if len(name.words) == 1 else ()
    return tuple(part.casefold() for part in humps) if len(humps) > 1 else core(name.words)


def _beginnings(parts: _Parts) -> _Parts:
    return tuple(part[:_SHORTEST_HUMP] for part in parts)


def _is_cut(left: _Parts, whole: _Parts, *, is_joined: bool) -> bool:
    shortest = _SHORTEST_HUMP if is_joined else _SHORTEST
    cut = [(one.removesuffix("s"), other) for one, other in zip(left, whole, strict=True) if one != other]
    return bool(cut) and all(
        shortest <= len(one) <= len(other) - _LEAST_CUT
        and other.startswith(one)
        and (is_joined or not is_ordinary(one))
        and (is_ordinary(other) or (other,) in peoples())
        for one, other in cut
    )
