"""The words that could be facts and that no finder claims: what becomes of each.

The evaluator fails closed: a word that the finders leave lying must be written so in the source, or be no fact for a
named reason. What is neither is a finding.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefer.facts.document import FactIndex
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.mention import Figure, FigureType, Judgement, Mention, Name, NameType, Verdict
from briefer.facts.names.finding.suffixes import suffix_of
from briefer.facts.names.tables.vocabulary import FUNCTION_WORDS
from briefer.facts.names.tokens import fold
from briefer.faithfulness.account.reasons import Reason, reason_for
from briefer.faithfulness.account.source_text import (
    Place,
    chunk_at,
    chunks_as_written,
    neighbours,
    numbered,
    small_words,
    words_as_written,
)
from briefer.faithfulness.account.tokens import FactToken, TokenKind, fact_tokens
from briefer.text.language import Language
from briefer.text.limits import LONGEST_WORD

AS_WRITTEN: Final = "as-written"
"""The licence: the source has the same word, written in the same way."""
SAME_WORD: Final = "same-word"
"""The licence: the source has the same word in small letters, or the same number word beside the same word."""
OF_THIS_SIZE: Final = "of-this-size"
"""The licence: the source has a figure that "hundreds" or "thousands" says roughly."""
FAIL_CLOSED: Final = "fail-closed"
"""The rule: nothing says that the word may stand."""

_VAGUE: Final = {"dozens": 20, "hundreds": 100, "thousands": 1_000, "millions": 1_000_000, "billions": 1_000_000_000}
_REACH: Final = 1_000
_SHORTEST_NAME: Final = 4
_FAR: Final = 40
_ROMAN: Final = frozenset("IVXLCDM")
_ONE: Final = re.compile(r"\bone\b", re.IGNORECASE)
_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A word that no finder claims: what it rests on, why it is no fact, or neither."""

    token: FactToken
    rule: str
    evidence: Place | None = None
    reason: Reason | None = None

    @property
    def is_finding(self) -> bool:
        """True where neither the source nor a reason stands for the word."""
        return self.rule == FAIL_CLOSED

    def mention(self) -> Mention:
        """The word as a mention, for a report."""
        token = self.token
        if token.kind is TokenKind.CAPITAL:
            return Name(token.text, token.start, token.end, NameType.OTHER, (fold(token.text),), sure=False)
        return Figure(token.text, token.start, token.end, FigureType.COUNT)

    def judgement(self) -> Judgement:
        """The verdict on a finding."""
        token = self.token
        if token.end - token.start > LONGEST_WORD:
            message = f"{token.text[:_SHOWN]}… - a word of {token.end - token.start:,} characters is not read"
            return Judgement(Verdict.UNSUPPORTED, None, message, FAIL_CLOSED)
        said = "the source does not name it" if self.token.kind is TokenKind.CAPITAL else "the source does not state it"
        return Judgement(Verdict.UNSUPPORTED, None, f"{self.token.text} - {said}", FAIL_CLOSED)


def unclaimed(
    summary: str, source: FactIndex, claimed: Sequence[tuple[int, int]], language: Language = Language.ENGLISH
) -> Iterator[Unclaimed]:
    """What becomes of each word of a summary that could be a fact and that no mention has.

    Args:
        summary: The summary.
        source: The facts of the text that it summarizes.
        claimed: The spans of its mentions.
        language: The summary's language; but for English only its digits could be facts.
    """
    tokens = fact_tokens(summary)
    if not (source.language is language is Language.ENGLISH):
        # German writes every noun with a capital, and no two languages share their number words.
        tokens = tuple(token for token in tokens if token.kind is TokenKind.DIGITS)
    claims = _Claims(claimed)
    free = [not claims.has(token) for token in tokens]
    told = 0  # where the last finding on a run of characters ends: "4x100" is one
    for index, token in enumerate(tokens):
        if not free[index] or token.start < told:
            continue
        after = tokens[index + 1] if index + 1 < len(tokens) and free[index + 1] else None
        word = _settled(token, summary, source, _goes_on(token, after, summary))
        if word.is_finding and token.kind is TokenKind.DIGITS:
            word = Unclaimed(_whole(token, summary, claims), word.rule)
            told = word.token.end
        yield word


class _Claims:
    """The spans of a summary's mentions, to ask which words they have."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            self._starts.append(start)
            self._ends.append(max(end, self._ends[-1]) if self._ends else end)

    def has(self, token: FactToken) -> bool:
        """True for a word that begins in a mention, and for a number all of which is in one."""
        end = self.end_at(token.start)
        return token.start < end and (token.kind is TokenKind.CAPITAL or token.end <= end)

    def end_at(self, place: int) -> int:
        """Where the mentions that begin before a place or at it end; 0 where there is none."""
        index = bisect_right(self._starts, place) - 1
        return self._ends[index] if index >= 0 else 0


def _goes_on(token: FactToken, after: FactToken | None, text: str) -> bool:
    """True where the next word is a free one with a capital: "White House", "Police Chief"."""
    if after is None or after.kind is not TokenKind.CAPITAL or reason_for(after, text, False):
        return False  # "Reality TV": the next word is no fact for a reason of its own
    return text[token.end : after.start] in (" ", "-", "'s ", "’s ")


def _whole(token: FactToken, text: str, claims: _Claims) -> FactToken:
    """The run of characters that digits stand in, as far as no mention has it."""
    start = text.rfind((chunk := chunk_at(text, token.start, token.end)), 0, token.end + len(chunk))
    end = start + len(chunk)
    if not start <= token.start < end or claims.end_at(end - 1) > start:
        return token
    return FactToken(token.kind, chunk, start, end)


def _settled(token: FactToken, summary: str, source: FactIndex, is_followed: bool) -> Unclaimed:
    if (number := _numeral(token)) and (left := small_words(summary[max(0, token.start - _FAR) : token.start])):
        numbers = numbered(source.text).get(left[-1], {})
        if number in numbers:
            return Unclaimed(token, SAME_WORD, numbers[number])
        # Behind "and" an "I" is who writes.
        if numbers.keys() - {"1"} and left[-1] not in FUNCTION_WORDS:
            return Unclaimed(token, FAIL_CLOSED)  # the "I" of "type I", where the source has "type 2"
    # What the summary alone excuses costs no look at the source.
    if reason := reason_for(token, summary, is_followed):
        return Unclaimed(token, reason, reason=reason)
    if found := _LICENCES[token.kind](token, summary, source.text):
        rule, evidence = found
        return Unclaimed(token, rule, evidence)
    if place := _of_this_size(token, source):
        return Unclaimed(token, OF_THIS_SIZE, place)
    return Unclaimed(token, FAIL_CLOSED)


def _numeral(token: FactToken) -> str:
    """The number of a Roman numeral: "2" for the II of "type II"; empty for any other word."""
    return suffix_of(token.text) if token.kind is TokenKind.CAPITAL and set(token.text) <= _ROMAN else ""


def _digits_written(token: FactToken, summary: str, source: str) -> tuple[str, Place] | None:
    """The same run of characters, such as "v3.10-rc2"; a bare number only beside the same word."""
    chunk = chunk_at(summary, token.start, token.end)
    if chunk.isdigit() and len(chunk) <= LONGEST_WORD:
        return None
    place = chunks_as_written(source).get(chunk)
    return (AS_WRITTEN, place) if place else None


def _number_word_written(token: FactToken, summary: str, source: str) -> tuple[str, Place] | None:
    """The same number word beside the same word: "second half" is not "first half", nor "second goal"."""
    place = _beside(token, summary, source) or _one_of_them(token, summary, source) or _a_period(token, summary, source)
    place = place or _a_rate(token, summary, source)
    return (SAME_WORD, place) if place else None


_PER: Final = re.compile(r"\b(?:per|an?|each|every) \Z", re.IGNORECASE)
_PER_SECOND: Final = re.compile(r"\b(?:per|each|every) second\b|(?<=\w)/s(?:ec)?(?!\w)|\bs⁻¹|\bs\^?-1\b")


def _a_rate(token: FactToken, summary: str, source: str) -> Place | None:
    """Where the source has "15 l/s" or "15 litres per second", which "15 litres a second" means."""
    if token.text != "second" or not _PER.search(summary, max(0, token.start - 6), token.start):
        return None
    match = _PER_SECOND.search(source)
    return match.span() if match else None


_PERIODS: Final = {
    "quarter": re.compile(r"\b(?:three months (?:to|ended|ending|through)|quarter)\b", re.IGNORECASE),
    # Which half of a match it was is another matter.
    "half": re.compile(r"\bsix months (?:to|ended|ending|through)\b", re.IGNORECASE),
}


_WHICH_HALF: Final = re.compile(r"\b(?:first|second)[ -]\Z", re.IGNORECASE)


def _a_period(token: FactToken, summary: str, source: str) -> Place | None:
    """Where the source speaks of a quarter or half of the year, which "over the quarter", "first-half sales" mean."""
    if token.text == "half" and not _WHICH_HALF.search(summary, max(0, token.start - 7), token.start):
        return None
    pattern = _PERIODS.get(token.text)
    match = pattern.search(source) if pattern else None
    return match.span() if match else None


def _one_of_them(token: FactToken, summary: str, source: str) -> Place | None:
    """Where the source has a "one" that stands for what was named, before a word that follows here, too."""
    if token.text.lower() != "one":
        return None
    told = {word for word in small_words(summary[token.end : token.end + _FAR]) if len(word) >= _SHORTEST_NAME}
    for match in _ONE.finditer(source):
        if not told.isdisjoint(small_words(source[match.end() : match.end() + _FAR])):
            return match.span()
    return None


def _capital_written(token: FactToken, summary: str, source: str) -> tuple[str, Place] | None:
    """The same word; a very short one, such as the "II" of "Aldric II", only beside the same word; letters as "HIV"."""
    words = words_as_written(source)
    if token.text in words:
        if len(token.text) >= _SHORTEST_NAME or _is_acronym(token.text):
            return AS_WRITTEN, words[token.text]
        place = _beside(token, summary, source)
        return (AS_WRITTEN, place) if place else None
    small = token.text.lower()
    return (SAME_WORD, words[small]) if small in words and not token.text.isupper() else None


def _is_acronym(word: str) -> bool:
    """True for DNA and RT, whose letters are a name by themselves; not for II, nor the B of "plan B"."""
    return len(word) > 1 and word.isalpha() and word.isupper() and not set(word) <= _ROMAN


def _of_this_size(token: FactToken, source: FactIndex) -> Place | None:
    """A figure of the source that "hundreds" or "millions" says roughly."""
    least = _VAGUE.get(token.text.lower())
    return None if least is None else source.figure_index.once(_of_sizes).get(least)


def _of_sizes(index: FigureIndex) -> dict[int, Place]:
    """The first figure that each of these words says roughly."""
    found: dict[int, Place] = {}
    for least in sorted({*_VAGUE.values()}):
        sizes = (f for f in index.figures if f.low is not None and least <= f.low < least * _REACH)
        if first := next(sizes, None):
            found[least] = first.start, first.end
    return found


def _beside(token: FactToken, summary: str, source: str) -> Place | None:
    pairs = neighbours(source)
    word = token.text.lower()
    left = small_words(summary[max(0, token.start - _FAR) : token.start])
    right = small_words(summary[token.end : token.end + _FAR])
    return (pairs.get((word, right[0])) if right else None) or (pairs.get((left[-1], word)) if left else None)


_LICENCES: Final[dict[TokenKind, Callable[[FactToken, str, str], tuple[str, Place] | None]]] = {
    TokenKind.DIGITS: _digits_written,
    TokenKind.NUMBER_WORD: _number_word_written,
    TokenKind.CAPITAL: _capital_written,
}
