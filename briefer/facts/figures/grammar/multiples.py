"""Multiples: "tripled", "tenfold", "24x", "three times as many", "halved", "twice as high"."""

import re
from decimal import Decimal
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.following import is_closed, word_behind
from briefer.facts.figures.grammar.numerals import read_numeral
from briefer.facts.figures.grammar.preceding import said_before
from briefer.facts.figures.grammar.vocabulary import CARDINALS
from briefer.facts.mention import Figure, FigureType
from briefer.text.patterns import SPACE, one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "multiples_words.tsv")

_VERBS: Final = {
    "halve": Decimal("0.5"), "double": Decimal(2), "treble": Decimal(3), "triple": Decimal(3), "quadruple": Decimal(4),
    "quintuple": Decimal(5), "sextuple": Decimal(6),
}  # fmt: skip
_FORMS: Final = {
    base + ending: value
    for verb, value in _VERBS.items()
    for base in (verb, verb[:-1] if verb.endswith("e") else verb)
    for ending in ("d", "s", "ed", "ing", "")
}
WORDS: Final = {
    word: value for word, value in _FORMS.items() if len(word) > 4 and word not in ("doubles", "halv", "tripl", "doubl")
}
_FOLD: Final = re.compile(rf"({'|'.join(CARDINALS)}|hundred|thousand)fold(?!\w)", re.IGNORECASE)
_AFTER_NUMBER: Final = re.compile(
    rf"(?:-|{SPACE})?fold(?!\w)|{SPACE}?[x×](?![\w×])(?!{SPACE}?\d)|{SPACE}times(?={SPACE}(?:{one_of(_words('after_number'))})(?!\w))|{SPACE}times(?={SPACE}[A-Z][\w-]*['’]s\b)|{SPACE}times(?={SPACE}(?:EBITDA|sales|earnings|revenue|forward))",
)
TIMES: Final = ("fold", "x", "times")
"""The words behind a number that make it a multiple."""
_MULTIPLYING: Final = ("", *TIMES)
_FACTOR_OF: Final = re.compile(r"\bfactor of \Z", re.IGNORECASE)
_TWICE_AS: Final = re.compile(
    rf"twice(?={SPACE}(?:{one_of(_words('twice_as'))})(?!\w))|half(?={SPACE}as{SPACE}(?:much|many|big|high|large|long))"
)
# "Doubles" is a game of tennis, a "double" room and a "triple" jump are no multiples; "more than double" is one.
_NO_VERB: Final = frozenset({"double", "triple", "treble", "quadruple"})
_AS_VERB: Final = re.compile(
    rf"\b(?:{one_of(_words('as_verb'))})[ ]\Z",
    re.IGNORECASE,
)


def multiple(text: str, start: int, end: int, value: Decimal) -> Figure:
    """A figure for `value` times something."""
    return Figure(
        text[start:end],
        start,
        end,
        FigureType.RATIO,
        value,
        value,
        "times",
        digits=2,
        value=format(value.normalize(), "f"),
    )


def read_multiple_word(text: str, at: int, word: str) -> Figure | None:
    """Reads "tripled", "tenfold", "twice as"."""
    if match := _FOLD.match(text, at):
        number = read_numeral(match[1].lower() if match[1].lower() in CARDINALS else f"a {match[1]}", 0)
        return multiple(text, at, match.end(), number.value) if number else None
    if match := _TWICE_AS.match(text, at):
        return multiple(text, at, match.end(), Decimal(2) if word == "twice" else Decimal("0.5"))
    value = WORDS.get(word)
    if value is None:
        return None
    end = at + len(word)
    if word in _NO_VERB and not (
        _AS_VERB.search(text[max(0, at - 12) : at])
        or (re.match(rf"{SPACE}(?:the|that|its|their|last)\b", text[end : end + 8]))
    ):
        return None
    return multiple(text, at, end, value)


def read_times(text: str, start: int, end: int, value: Decimal) -> Figure | None:
    """The multiple that a number makes with the "fold", "x" or "times" at `end`, or behind "a factor of"."""
    if said_before(text, start) == "of" and _FACTOR_OF.search(text[max(0, start - 10) : start]):
        return multiple(text, start, end, value)
    if word_behind(text, end) not in _MULTIPLYING or is_closed(text, end):
        return None
    match = _AFTER_NUMBER.match(text, end)
    return multiple(text, start, match.end(), value) if match else None
