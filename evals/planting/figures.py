"""Planters of wrong figures: values, units, bounds, directions, dates, places."""

import random
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from evals.planting.edits import Edit, Planter, has, replacements

NUMBER: Final = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\d,.]*\d)(?!\w)")
YEAR: Final = re.compile(r"(?<![\w.,$£€-])(?:1[5-9]|20)\d\d(?![\w,.]*\d)(?!\w)")
_RANGE: Final = re.compile(r"(?<![\w.,-])(\d+(?:\.\d+)?)(%?)(?:-|–| to | and )(\d+(?:\.\d+)?)(?![\d,.]*\d)")
_CODE: Final = re.compile(r"\b(?=[\w.-]*[A-Za-z])(?=[\w.-]*\d)[A-Za-z]*[-_.]?\d+(?:\.\d+)*\b")
_DATE: Final = re.compile(
    r"\b(?P<month>Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)"
    r"|Nov(?:ember|\.)|Dec(?:ember|\.)) (?P<day>\d\d?)\b|\b(?P<before>\d\d?) (?=January|February|March|April|May|June"
    r"|July|August|September|October|November|December)"
)
_CLOCK: Final = re.compile(r"\b(\d\d?)([:.]\d\d)? ?(?=[ap]\.?m\b)")
_CLAUSE: Final = re.compile(r";|, (?:and|but|while|with)\b|\b(?:and|while|but|from|against|compared)\b|,(?= [a-z])")
_NEXT_WORD: Final = re.compile(r"[ -]?([^\W\d_]+)")


def digit(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    for match in NUMBER.finditer(summary):
        if YEAR.match(summary, match.start()):
            continue
        old = match.group()
        places = [k for k, c in enumerate(old) if c.isdigit() and not (c == "0" and len(old) > 1)]
        k = rng.choice(places or [0])
        new = old[:k] + rng.choice([d for d in "123456789" if d != old[k]]) + old[k + 1 :]
        if not (has(source, new) or has(source, new.replace(",", "")) or _in_words(new, source)):
            yield Edit(((match.start(), match.end(), new),))


_WORDS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()


def _in_words(number: str, source: str) -> bool:
    """True when a source says a small number in words."""
    if not number.isdigit() or int(number) >= len(_WORDS):
        return False
    word = _WORDS[int(number)]
    more = {"1": ("first", "once", "single"), "2": ("second", "twice", "both", "pair", "couple"), "3": ("third",)}
    return any(has(source, form) for form in (word, f"{word}th", *more.get(number, ())))


def year(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    for match in YEAR.finditer(summary):
        new = str(int(match.group()) + rng.choice((-7, -3, 3, 11)))
        if not has(source, new):
            yield Edit(((match.start(), match.end(), new),))


def day(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """Another day of the month."""
    for match in _DATE.finditer(summary):
        group = "day" if match["day"] else "before"
        new = str((int(match[group]) + rng.choice((2, 5, 9))) % 28 + 1)
        if not has(source, new):
            yield Edit(((match.start(group), match.end(group), new),))


def clock(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    for match in _CLOCK.finditer(summary):
        new = str(int(match[1]) % 12 + 1)
        if not has(source, f"{new}{match[2] or ''}"):
            yield Edit(((match.start(1), match.end(1), new),))


def words(kind: str, *, beside_number: bool) -> Planter:
    """Puts another word of `planting.tsv` in place of one; `beside_number` only where a figure stands next to it."""

    def plant(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
        for word, other in replacements(kind):
            edge = r"(?<![^\W\d_])" if beside_number else r"(?<!\w)"
            for match in re.finditer(
                rf"{edge}{re.escape(word)}(?!\w)" if word[0] not in "$£€" else re.escape(word), summary
            ):
                start, end = match.span()
                before, after = summary[max(0, start - 24) : start], summary[end : end + 24]
                if beside_number and not _is_beside_number(before, after):
                    continue
                # The number with the new word must be nowhere: "5 km (3 miles)" makes "5 miles" no sure error.
                if word[0] in "$£€" or not _stated_beside(source, other, before, after):
                    yield Edit(((start, end, other),))

    return plant


_NUMERAL: Final = (
    r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|million|billion|several|half)"
)


def _is_beside_number(before: str, after: str) -> bool:
    return (
        re.search(rf"{_NUMERAL}[ -]?(?:million |billion |\w+ )?$", before) is not None
        or re.match(rf" ?(?:by |to |of |about |a |the )*[$£€]?{_NUMERAL}\b", after) is not None
    )


def _stated_beside(source: str, other: str, before: str, after: str) -> bool:
    """True when the source has the other word next to the same neighbour, before or behind it."""
    left, right = re.search(r"([\w.,%]+)\W*$", before), re.match(r"\W*([\w.,%]+)", after)
    return any(
        re.search(pattern, source, re.IGNORECASE) is not None
        for pattern in (
            rf"(?<!\w){re.escape(left[1])}\W*{re.escape(other)}(?!\w)" if left else r"(?!)",
            rf"(?<!\w){re.escape(other)}\W*{re.escape(right[1])}(?!\w)" if right else r"(?!)",
        )
    )


def anywhere(kind: str) -> Planter:
    """Puts another word in place of one, where the source has that word and not the other."""

    def plant(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
        for word, other in replacements(kind):
            if has(source, other) or not has(source, word):
                continue
            for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", summary):
                yield Edit(((match.start(), match.end(), other),))

    return plant


def place(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """Two figures of one shape in one sentence, each in the other's clause."""
    found = list(NUMBER.finditer(summary))
    for one, other in pairwise(found):
        between = summary[one.end() : other.start()]
        if one.group() == other.group() or len(between) > 120 or re.search(r"[.!?] ", between):
            continue
        if not _CLAUSE.search(between) or len(re.findall(r"[^\W\d_]{3,}", between)) < 2:
            continue
        if shape(summary, one) != shape(summary, other):
            continue
        nouns = [_NEXT_WORD.match(summary, match.end()) for match in (one, other)]
        swapped = (
            f"{other.group()}{nouns[0].group()}" if nouns[0] else "",
            f"{one.group()}{nouns[1].group()}" if nouns[1] else "",
        )
        if nouns[0] and nouns[1] and nouns[0][1] != nouns[1][1] and any(has(source, text) for text in swapped):
            continue
        yield Edit(((*one.span(), other.group()), (*other.span(), one.group())))


def shape(text: str, match: re.Match[str]) -> tuple[str, str, bool]:
    """What stands at both sides of a number, and whether it is a year: figures of one shape may change places."""
    before = text[match.start() - 1 : match.start()]
    after = re.match(r"%| ?(?:percent|million|billion|bn|m\b)|", text[match.end() :])
    return (
        before if before in "$£€" else "",
        after.group().strip() if after else "",
        bool(YEAR.match(text, match.start())),
    )


def range(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """The ends of a range or the sides of a score change places."""
    for match in _RANGE.finditer(summary):
        if match[1] != match[3] and match.group() != "" and has(source, match[1]) and has(source, match[3]):
            start, end = match.span()
            new = match[3] + summary[match.end(1) : match.start(3)] + match[1]
            if not has(source, new) and "and" not in match.group():
                yield Edit(((start, end, new),))


def code(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """Another number in a code, version or designation."""
    for match in _CODE.finditer(summary):
        old = match.group()
        if re.fullmatch(r"\d+(?:st|nd|rd|th|s|m|bn|k|am|pm|km|kg|mg|ft|in|lb|GB|MW|C|F)", old) or not has(source, old):
            continue
        k = max(index for index, c in enumerate(old) if c.isdigit())
        new = old[:k] + rng.choice([d for d in "123456789" if d != old[k]]) + old[k + 1 :]
        if not has(source, new):
            yield Edit(((match.start(), match.end(), new),))
