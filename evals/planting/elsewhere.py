"""Planters of what is right of another: names, figures and days that change places, or come from another statement.

What the source says of both in one sentence is left alone, and so are two that the summary says one thing of: "Lee and
Kovac met" is right either way round.
"""

import random
import re
from collections.abc import Iterator, Sequence
from typing import Final

from evals.planting.edits import Edit, Planter, has, replacements
from evals.planting.figures import NUMBER, YEAR, shape
from evals.planting.names import MONTHS_AND_DAYS, PERSON

_PLACE: Final = re.compile(
    r"(?<=[a-z,] )(?P<before>in|at|near|from|of|to) (?P<name>[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?)\b"
)
_BODIES: Final = "|".join(word for word, _ in replacements("organisation"))
_ORGANISATION: Final = re.compile(
    rf"(?<=[a-z,] )(?P<name>(?:[A-Z][a-z]+ ){{1,3}}(?:{_BODIES})|[A-Z]{{3,5}})\b(?![-/&.])"
)
_WHOLE_PERSON: Final = re.compile(rf"(?P<name>{PERSON.pattern})")
_MONTH: Final = re.compile(
    r"(?<=\w )(?P<name>January|February|April|June|July|August|September|October|November|December)\b"
)
_WEEKDAY: Final = re.compile(r"(?P<name>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
_DIGITS_OF_YEAR: Final = re.compile(rf"(?P<name>{YEAR.pattern})")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])[\"”)]*\s+(?=[\"“(]?[A-Z0-9])|\n+")
_JOINED: Final = re.compile(r"\A[^\w]*(?:and|or|with|between|to|in|of|the|as well as|alongside)?[^\w]*\Z")
_LEAST_BETWEEN: Final = 2
_NEXT_WORD: Final = re.compile(r"[ -]?[^\W\d_]+")


def exchanged(pattern: re.Pattern[str]) -> Planter:
    """Two names of the summary, each in the place of the other."""

    def plant(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
        found = list(_named(pattern, summary))
        for place, one in enumerate(found):
            for other in found[place + 1 :]:
                between = summary[one.end("name") : other.start("name")]
                if _alike(one["name"], other["name"]) or _JOINED.match(between):
                    continue
                if len(re.findall(r"[^\W\d_]{2,}", between)) < _LEAST_BETWEEN:
                    continue
                yield Edit(((*one.span("name"), other["name"]), (*other.span("name"), one["name"])))

    return plant


def elsewhere(pattern: re.Pattern[str]) -> Planter:
    """What the source has in another statement, in the place of one of the summary."""

    def plant(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
        sentences = _SENTENCE_END.split(source)
        known = sorted({match["name"] for match in _named(pattern, source)})
        for match in _named(pattern, summary):
            old = match["name"]
            others = [
                new for new in known if not (_alike(old, new) or has(summary, new) or _together(old, new, sentences))
            ]
            if has(source, old) and others:
                yield Edit(((*match.span("name"), rng.choice(others)),))

    return plant


def _named(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches that are names; a day and a month are what a pattern of days asks for."""
    is_day = pattern in (_MONTH, _WEEKDAY)
    return (match for match in pattern.finditer(text) if is_day or match["name"] not in MONTHS_AND_DAYS)


def figure_elsewhere(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """A figure of the source's in the same unit, from another statement."""
    sentences = _SENTENCE_END.split(source)
    numbers: dict[object, set[str]] = {}
    for match in NUMBER.finditer(source):
        numbers.setdefault(shape(source, match), set()).add(match.group())
    for match in NUMBER.finditer(summary):
        old, after = match.group(), _NEXT_WORD.match(summary, match.end())
        others = [
            new
            for new in sorted(numbers.get(shape(summary, match), set()) - {old})
            if not (has(summary, new) or _together(old, new, sentences))
            and not (after and has(source, f"{new}{after.group()}"))
        ]
        if has(source, old) and others:
            yield Edit(((*match.span(), rng.choice(others)),))


def figures_exchanged(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """Two figures of one unit, each in the other's sentence."""
    found = list(NUMBER.finditer(summary))
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            if one.group() == other.group() or shape(summary, one) != shape(summary, other):
                continue
            nouns = [_NEXT_WORD.match(summary, match.end()) for match in (one, other)]
            turned = [f"{match.group()}{noun.group()}" for match, noun in zip((other, one), nouns, strict=True) if noun]
            if _SENTENCE_END.search(summary, one.end(), other.start()) and not any(
                has(source, text) for text in turned
            ):
                yield Edit(((*one.span(), other.group()), (*other.span(), one.group())))


def _alike(one: str, other: str) -> bool:
    """True for two names that may be of one: "Ana Kovac" and "Lena Kovac", "Leeds" and "North Leeds"."""
    return not set(one.split()).isdisjoint(other.split())


def _together(one: str, other: str, sentences: Sequence[str]) -> bool:
    return any(has(sentence, one) and has(sentence, other) for sentence in sentences)


persons_exchanged, persons_elsewhere = exchanged(_WHOLE_PERSON), elsewhere(_WHOLE_PERSON)
places_exchanged, places_elsewhere = exchanged(_PLACE), elsewhere(_PLACE)
organisations_exchanged, organisations_elsewhere = exchanged(_ORGANISATION), elsewhere(_ORGANISATION)
year_elsewhere, month_elsewhere, weekday_elsewhere = (elsewhere(p) for p in (_DIGITS_OF_YEAR, _MONTH, _WEEKDAY))
