"""How far a superlative reaches: "the biggest deal ever" is not "the biggest of the four"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.rival import OTHER_PART, Rival
from briefer.text.english import SUPERLATIVES
from briefer.text.patterns import one_of

_SUPERLATIVE: Final = rf"(?P<most>{one_of(SUPERLATIVES)}|[a-z]{{3,}}est)"
_OF_ALL: Final = re.compile(rf"\b{_SUPERLATIVE}\b[^.;]{{0,60}}?\b(?:ever|history|all time)\b")
# What may say the same: beside the superlative, or wherever it stands.
_UNBOUNDED: Final = re.compile(r"\b(?:ever|never|histor\w+|all[- ]time|began|begun|before)\b", re.IGNORECASE)
_RECORD: Final = re.compile(r"\b(?:records?|unprecedented)\b", re.IGNORECASE)
_BOUNDED: Final = re.compile(r"(?: [a-z][\w-]*){0,4} (?:since|of the) \w+")
_MOST: Final = 8


def by_extent(asked: Question) -> Iterator[Rival]:
    """As in "the biggest deal Lisk has ever made", where the source has "the biggest of the four"."""
    match = _OF_ALL.search(asked.statement.text)
    text = asked.source.index.text
    if match is None or asked.placed is not asked.statement.mentions[0] or _RECORD.search(text):
        return
    found: Rival | None = None
    for there in islice(re.finditer(rf"\b{re.escape(match['most'])}\b", text), _MOST):
        start, end = asked.source.index.nth_sentence(asked.source.number_at(there.start()))
        if _UNBOUNDED.search(text, start, end):
            return
        bounded = _BOUNDED.match(text, there.end())
        if bounded is not None and found is None:
            written = text[there.start() : bounded.end()]
            mention = replace(asked.placed.mention, text=written, start=there.start(), end=bounded.end())
            found = mention, OTHER_PART
    if found is not None:
        yield found
