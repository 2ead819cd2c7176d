"""How far capitals can be trusted, sentence by sentence: plain case, Title Case, ALL CAPS, or no case at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Final

from briefer.facts.names.tables.lexicon import given_names, is_ordinary, surnames
from briefer.facts.names.tables.vocabulary import (
    ABBREVIATIONS,
    BODY_HEADS,
    FUNCTION_WORDS,
    HONORIFICS,
    ORGANISATION_WORDS,
    PARTICLES,
    PLACE_WORDS,
    ROLES,
)
from briefer.facts.names.tokens import Token
from briefer.text.wordlists import words

_SENTENCE_ENDS: Final = frozenset(".!?…\n\u2028\u2029")
# Their capitals say nothing about the sentence: "President", "Ministry"; nor do small words that stay small anyway.
_CAPITAL_ANYWAY: Final = FUNCTION_WORDS | PARTICLES | ROLES | ORGANISATION_WORDS | PLACE_WORDS | BODY_HEADS
# Small in no headline: "Ana White is the mayor" is a sentence, whatever its other capitals.
_CLAUSE_WORDS: Final = words(__package__, "clause_words.tsv")
_OPENERS: Final = frozenset('"“”«„‘:;•*|\t')
# May stand between two words of one name; lone quotation marks too: Dwayne "The Rock" Johnson.
_INSIDE: Final = frozenset(["-", "\u2010", "\u2011", "–", "&", "/", "'", "’", "‘", '"', "“", "”", "+", "@"])
_HYPHENS: Final = ("-", "\u2010", "\u2011")


class Casing(Enum):
    """What a capital letter means in a stretch of text."""

    PLAIN = "plain"
    TITLE = "title"
    UPPER = "upper"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Layout:
    """For each token of a text: whether it opens a sentence or quotation, and the casing of its sentence."""

    opens: list[bool]
    casing: list[Casing]


def lay_out(text: str, tokens: Sequence[Token]) -> Layout:
    """Parts `text` into sentences and tells the casing of each."""
    opens: list[bool] = []
    starts: list[int] = []
    opened, before = True, None
    for index, token in enumerate(tokens):
        if before is None:
            starts.append(0)
        else:
            gap = text[before.tail : token.start]
            if gap == " ":
                opened = opened and before.word[0].isdigit()
            elif "\n" in gap or (not gap.isspace() and _ends_sentence(gap, before)):
                starts.append(index)
                opened = True
            else:
                numbered = opened and before.word[:1].isdigit()
                opened = numbered or (len(gap) > 1 and not _OPENERS.isdisjoint(gap))
        opens.append(opened)
        before = token
    casing: list[Casing] = []
    caseless = not any(token.capital for token in tokens)
    kinds: list[Casing] = []
    bounds = list(zip(starts, [*starts[1:], len(tokens)][: len(starts)], strict=True))
    for start, end in bounds:
        kind = Casing.NONE if caseless else _casing(tokens[start:end], text)
        kinds.append(kind)
    headline = Casing.TITLE in kinds
    for kind, (start, end) in zip(kinds, bounds, strict=True):
        if headline and kind is Casing.PLAIN and not _has_small_word(tokens[start:end]):
            # "Debts Crush Farmers. No Relief."
            kind = Casing.TITLE
        casing.extend([kind] * (end - start))
    return Layout(opens, casing)


def _ends_sentence(gap: str, before: Token) -> bool:
    if _SENTENCE_ENDS.isdisjoint(gap):
        return False
    if len(gap) == 1 and gap != "\n":
        return False
    if gap[0] == "." and "\n" not in gap and len(gap.strip()) == 1:
        # "Lt. Gen. Igor", "J. Smith": the dot belongs to the word.
        return not (before.word in ABBREVIATIONS or (len(before.text) == 1 and before.capital))
    return True


def ends_word(gap: str, before: Token) -> bool:
    """True when `gap` parts two words of one phrase: a space, a hyphen, an ampersand, the dot of "J." or "St."."""
    bare = gap.strip()
    if not bare:
        return gap.count("\n") < 2
    if bare == ".":
        return before.word in ABBREVIATIONS or (len(before.text) == 1 and before.capital)
    return bare in _INSIDE


def _has_small_word(sentence: Sequence[Token]) -> bool:
    """True when a word that a headline would capitalise is small."""
    return any(not t.capital and t.word.isalpha() and len(t.word) > 3 for t in sentence)


def _may_be_surname(before: Token, token: Token) -> bool:
    """The "White" of "Ana White": its capital says nothing about the sentence."""
    if not (before.capital and token.capital):
        return False
    return token.word in surnames() and (before.word in given_names() or before.word in HONORIFICS)


def _casing(sentence: Sequence[Token], text: str) -> Casing:
    words = [t for t in sentence if t.word.isalpha() and len(t.word) > 1]
    upper = sum(len(t.word) for t in words if t.capital and t.text.isupper())
    if upper and len(words) >= 3 and upper > 0.8 * sum(len(t.word) for t in words):
        return Casing.UPPER
    if (sentence[0].text[:1].islower() and not sentence[0].capital) or any(
        t.word in _CLAUSE_WORDS and not t.capital for t in words
    ):
        return Casing.PLAIN
    content = [
        t
        for before, t in pairwise(words if words and words[0] is sentence[0] else [sentence[0], *words])
        if is_ordinary(t.word)
        and t.word not in _CAPITAL_ANYWAY
        and not _may_be_surname(before, t)
        and text[t.start - 1 : t.start] not in _HYPHENS  # the "ups" of "Pull-ups"
    ]
    small = sum(not t.capital for t in content)
    if len(words) >= 3 and content and small <= 0.15 * len(content):
        return Casing.TITLE
    return Casing.PLAIN
