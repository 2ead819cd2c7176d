"""What stands with a figure in other languages than English: which way it went, and on which side of two it stands.

Only these two are told, for they mean the same in every language: "sank" and "fell", "Verlust" and "loss".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from briefer.facts.figures.judging.clause import EMPTY, Clause
from briefer.facts.figures.languages.words import words_of
from briefer.facts.mention import Figure
from briefer.text.language import Language
from briefer.text.words import LETTERS

_PARTINGS: Final = re.compile(r"[;:()（）]|\s[-–—]+\s|—|,(?=\s)|[，、،。]")
_JOINING: Final = 2
_REACH_BEFORE: Final = 60
_REACH_AFTER: Final = 40


@dataclass(frozen=True, slots=True)
class _Telling:
    """The words of a language that tell which way or which side, as one pattern."""

    pattern: re.Pattern[str]
    ways: Mapping[str, int]
    poles: Mapping[str, str]
    joint: re.Pattern[str]


@cache
def _telling(language: Language) -> _Telling:
    words = words_of(language)
    ways = {**dict.fromkeys(words.of("rise"), 1), **dict.fromkeys(words.of("fall"), -1)}
    # Arabic writes "and" and its word as one.
    start = r"(?:(?<![^\W\d_])|(?<=\bو))" if words.spaced else ""
    return _Telling(
        re.compile(start + words.any_of("rise", "fall", "pole"), re.IGNORECASE),
        ways,
        words.of("pole"),
        re.compile(rf"\s{words.any_of('and')}\s" if words.spaced else "(?!)", re.IGNORECASE),
    )


@cache
def year_before(language: Language) -> re.Pattern[str]:
    """What a language says of the year before: "Vorjahr", "un an plus tôt"."""
    return re.compile(words_of(language).any_of("lastyear"), re.IGNORECASE)


def clauses_abroad(text: str, language: Language, start: int, end: int, figures: Sequence[Figure]) -> dict[int, Clause]:
    """The clauses of the figures of the sentence ``text[start:end]``, by the offset at which a figure starts."""
    telling = _telling(language)
    found: dict[int, Clause] = {}
    way = 0
    for low, high in pairwise([start, *_cuts(text, figures, telling), end]):
        inside = [figure for figure in figures if low <= figure.start < high]
        part = [
            (match.start(), match.end(), match.group().lower()) for match in telling.pattern.finditer(text, low, high)
        ]
        part = [word for word in part if not any(figure.start <= word[0] < figure.end for figure in inside)]
        poles = frozenset(telling.poles[word] for _, _, word in part if word in telling.poles)
        for figure in inside:
            way = _way(text, figure, part, telling) or (way if _is_bare(text[low : figure.start]) else 0)
            found[figure.start] = EMPTY._replace(direction=way, poles=poles)
    return found


def _is_bare(before: str) -> bool:
    """True where a part has no words of its own before its figure: ", à 40 millions" goes on with what went before."""
    return len(LETTERS.findall(before)) <= _JOINING


def _cuts(text: str, figures: Sequence[Figure], telling: _Telling) -> Iterator[int]:
    """Where the parts of a sentence start: at most one place between two figures."""
    for one, other in pairwise(figures):
        match = _PARTINGS.search(text, one.end, other.start) or telling.joint.search(text, one.end, other.start)
        if match:
            yield match.end()


def _way(text: str, figure: Figure, part: Sequence[tuple[int, int, str]], telling: _Telling) -> int:
    """Which way the nearest word says that it went."""
    best, way = len(text), 0
    for start, end, word in part:
        if word not in telling.ways:
            continue
        before = start < figure.start
        distance = figure.start - end if before else start - figure.end
        if distance > (_REACH_BEFORE if before else _REACH_AFTER) or (not before and "," in text[figure.end : start]):
            continue
        if distance < best:
            best, way = distance, telling.ways[word]
    return way
