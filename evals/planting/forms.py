"""Planters of what is wrong in a figure's form: shares, powers, scales, signs, spans, telephones, laws."""

import random
import re
from collections.abc import Iterator
from typing import Final

from evals.planting.edits import Edit, Planter, has, replacements
from evals.planting.figures import NUMBER, YEAR, words

_SHARE: Final = re.compile(
    r"(?<=\d)(?: ?(?P<percent>%)| (?P<word>per ?cent)| ?(?P<mille>‰)| (?P<mille_word>per mille))"
)
_OTHER_SHARE: Final = {"percent": "‰", "word": " per mille", "mille": "%", "mille_word": " percent"}
_EXPONENT: Final = re.compile(r"(?<=\d)(?:[eE]|\s?[×x]\s?10\^?)[-−+]?(?P<figure>\d{1,3})(?!\w)")
_RANGE_OF_SCALE: Final = re.compile(
    r"\d+(?:\.\d+)?(?:-|–| to | and )[$£€]?\d+(?:\.\d+)? ?(?P<scale>thousand|million|billion|trillion|bn|m|k)(?!\w)"
)
_OTHER_SCALE: Final = {
    "thousand": "million", "million": "billion", "billion": "million", "trillion": "billion", "bn": "m", "m": "bn",
    "k": "m",
}  # fmt: skip
_TABLE: Final = re.compile(r"\((?:[$£€\w]+ )?in (?:thousands|millions|billions)\b|\bin (?:thousands|millions) of\b")
_FISCAL: Final = re.compile(r"\b(?:FY ?(?:20)?\d|(?:fiscal|financial) (?:year )?20\d)(?P<figure>\d)\b")
_SPAN_OF_TIME: Final = re.compile(
    r"(?<![\w.,:/-])(?P<figure>\d{1,3})[ -]?(?:h|hr|hrs|hours?|min|mins|minutes?|s|sec|seconds?|days?|weeks?|months?"
    r"|years?)(?!\w)"
)
_TELEPHONE: Final = re.compile(r"(?<![\w.,$£€])[+(]?\d[\d()]*(?:[ -]\(?\d{2,}\)?)+(?P<figure>\d)(?![\w.,]*\d)")
_LAW: Final = re.compile(
    r"(?:§§? ?|\b(?:[Ss]ections?|[Aa]rticles?|[Rr]ules?|[Rr]egulations?|U\.S\.C\.) (?:§ ?)?(?:\(EU\) )?)"
    r"\d*?(?P<figure>\d)(?=[\s.,;:()/]|$)"
)
_MINUS: Final = re.compile(r"(?<![\w)])(?P<sign>minus |[-−])(?=[$£€]?\d)")
_INDEFINITE: Final = re.compile(r"\b(?:is|was|became|becomes|as) (?P<article>an?) (?=[a-z])")


def share(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """Percent as per mille, and the other way."""
    for match in _SHARE.finditer(summary):
        if not re.search(r"‰|per mille", source) or match.lastgroup in ("mille", "mille_word"):
            yield Edit(((*match.span(), _OTHER_SHARE[match.lastgroup or ""]),))


def other_figure(pattern: re.Pattern[str]) -> Planter:
    """Another digit at the end of the `figure` of a pattern, where the source does not write what comes of it."""

    def plant(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
        for match in pattern.finditer(summary):
            start, end = match.span("figure")
            digit = summary[end - 1]
            new = summary[start : end - 1] + rng.choice([d for d in "2345678" if d != digit])
            if not has(source, summary[match.start() : start] + new + summary[end : match.end()]):
                yield Edit(((start, end, new),))

    return plant


exponent, duration, telephone, law = (other_figure(pattern) for pattern in (_EXPONENT, _SPAN_OF_TIME, _TELEPHONE, _LAW))
_fiscal_year, _quarter = other_figure(_FISCAL), words("period", beside_number=False)


def period(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """Another quarter, half or fiscal year."""
    yield from _quarter(source, summary, rng)
    yield from _fiscal_year(source, summary, rng)


def shared_scale(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """Another scale behind both ends of a range."""
    for match in _RANGE_OF_SCALE.finditer(summary):
        yield Edit(((*match.span("scale"), _OTHER_SCALE[match["scale"]]),))


def table_scale(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """Another scale of a figure from a table that gives its scale once for all of its cells."""
    if _TABLE.search(source):
        yield from words("scale", beside_number=True)(source, summary, rng)


def sign(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """A minus left out, a profit told as a loss."""
    for match in _MINUS.finditer(summary):
        if not has(source, NUMBER.match(summary, match.end()).group() if NUMBER.match(summary, match.end()) else ""):
            continue
        yield Edit(((*match.span(), ""),))
    yield from words("sign", beside_number=True)(source, summary, rng)


def stated_first(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """What is "a" or the second one of its kind, told as the first, where the source calls nothing first or only."""
    if any(has(source, word) for word in ("first", "one", "only", "1st", "1", "never", "new", "maiden", "initial")):
        return
    for match in _INDEFINITE.finditer(summary):
        yield Edit(((*match.span("article"), "the first"),))
    for word, other in replacements("ordinal"):
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", summary):
            if other != "first" and has(source, word):
                yield Edit(((*match.span(), "first"),))


def worked_out(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """Another first digit of a figure that the source does not state: what a faithful summary has worked out."""
    for match in NUMBER.finditer(summary):
        old = match.group()
        if has(source, old) or YEAR.match(summary, match.start()):
            continue
        new = rng.choice([d for d in "123456789" if d != old[0]]) + old[1:]
        if not has(source, new):
            yield Edit(((*match.span(), new),))
