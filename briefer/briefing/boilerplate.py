"""Sentences that are no content, whatever block they stand in: captions, tickers, contact lines, references, contents.

Readers keep whole blocks of that kind apart (`readers.credits`). What is left stands inside of paragraphs, or looks
like one to them.
"""

import re
from functools import lru_cache

from briefer.text.remembered import REMEMBERED
from briefer.text.wordlists import ordered_words
from briefer.text.wordlists import words as word_list

_RULES = tuple(
    (kind, re.compile(pattern))
    for kind, _, pattern in (entry.partition(": ") for entry in ordered_words(__package__, "boilerplate.tsv"))
)

_LONGEST_BOILERPLATE = 1_000  # characters
_FURNITURE = word_list(__package__, "furniture_headings.tsv")


@lru_cache(REMEMBERED)
def boilerplate(sentence: str) -> str | None:
    """The kind of boilerplate that a sentence is (white space folded), such as ``caption``; None for content."""
    if len(sentence) > _LONGEST_BOILERPLATE:
        return None
    return next((kind for kind, pattern in _RULES if pattern.search(sentence)), None)


def is_furniture_heading(heading: str | None) -> bool:
    """True for "References", "5. Acknowledgements" and "Annex B: Witnesses": nothing below it is news."""
    return (
        _ANNEX.match(heading or "") is not None or (heading or "").casefold().strip(" .:*_#()0123456789") in _FURNITURE
    )


_ANNEX = re.compile(r"\W*(?:Annex|Appendix|ANNEX|APPENDIX)(?: [A-Z\d]{1,3})?(?: ?[:.–—-] ?.{0,80})?\Z")
_FEWEST_BEHIND = 20  # characters
# Paragraphs of rulings and items of plain lists: "[12] The appeal", "3. The trust". Not "11 of 34 posts".
_NUMBER = re.compile(r"(?:\[\d{1,3}\]|\(?\d{1,2}[.)]|\([a-z]\))\s+(?=[A-Z\"“])")


def number_end(paragraph: str) -> int:
    """How many characters of a paragraph are its number and the space behind it; 0 without one."""
    match = _NUMBER.match(paragraph)
    return match.end() if match and match.end() < len(paragraph) - _FEWEST_BEHIND else 0
