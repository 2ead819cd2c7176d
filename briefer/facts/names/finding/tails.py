"""The number or suffix that belongs to a name before it: Jr., III, the Two of "League Two", the 777 of "Boeing 777"."""

from typing import Final

from briefer.facts.names.finding.casing import Casing
from briefer.facts.names.finding.suffixes import suffix_of
from briefer.facts.names.finding.token_context import SPACES, Reading
from briefer.facts.names.tables.lexicon import is_ordinary
from briefer.facts.names.tables.vocabulary import COUNTED, FIRST_PERSON
from briefer.facts.names.tokens import Token

_GENERATIONS: Final = frozenset({"jr", "sr"})
_NAMED: Final = 2  # a first name and a surname


def split_suffix(reading: Reading, part: list[int]) -> tuple[list[int], str, int]:
    """A name without its suffix, the suffix as it compares, and the last token of the name with it.

    Inside the name ("Charles V", "Cole Hanaway Junior") or after it: "Aldric II", "Cole Hanaway, Jr.".
    """
    last = part[-1]
    if len(part) > 1 and len(reading.tokens[last].text) == 1 and (inner := suffix_of(reading.tokens[last].text)):
        return part[:-1], inner, last
    if len(part) > _NAMED and not reading.tokens[last].possessive:
        inner = suffix_of(reading.tokens[last].text)
        if inner in _GENERATIONS:
            return part[:-1], inner, last
    at = last + 1
    if at >= len(reading.tokens) or reading.tokens[last].possessive:
        return part, "", last
    token, gap = reading.tokens[at], reading.gap(last)
    suffix = suffix_of(token.text)
    if not suffix or at in reading.codes or reading.taken[at]:
        return part, "", last
    if suffix in _GENERATIONS:
        joined = gap in SPACES or gap == ", "
        return (part, suffix, at) if joined and len(part) > 1 else (part, "", last)
    if gap not in SPACES or not _counts(reading, last, token):
        return part, "", last
    return part, suffix, at


def _counts(reading: Reading, last: int, token: Token) -> bool:
    """Whether a Roman numeral or number word belongs to the name before it."""
    word = reading.tokens[last].word
    label = word in COUNTED
    if not token.text.isupper():
        # "League Two", "World War Two"; not "Yesterday Two men".
        return label and reading.layout.casing[last] is Casing.PLAIN
    if len(token.text) > 1:
        return not token.text.isalpha() or reading.layout.casing[last] is not Casing.UPPER or label
    after = reading.tokens[last + 2].word if last + 2 < len(reading.tokens) else ""
    plain = reading.layout.casing[last] is Casing.PLAIN
    return plain and after not in FIRST_PERSON and (label or not is_ordinary(word))


def designation(reading: Reading, last: int) -> str:
    """The number that a thing is known by, right after its name: "Boeing 777", "Quill 3.10"; empty for a count."""
    if last + 1 >= len(reading.tokens) or not reading.taken[last + 1]:
        return ""
    figure = reading.counts.get(reading.tokens[last + 1].start)
    if figure is None or reading.gap(last) not in SPACES:
        return ""
    ordinary, dotted = is_ordinary(reading.tokens[last].word), "." in figure.text
    counts = figure.label and not figure.label[0].endswith("ed")  # "Leeds 12 people", not "Apollo 13 carried"
    return "" if (counts and (ordinary or not dotted)) or (ordinary and not dotted) else figure.text
