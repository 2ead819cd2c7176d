"""One text laid out for the name finder: its words, their casing, and what each capital may mean."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final, Self

from briefer.facts.codes import find_codes
from briefer.facts.mention import Figure, FigureType
from briefer.facts.names.finding.casing import Casing, Layout, lay_out
from briefer.facts.names.tables.lexicon import given_names, is_ordinary, places, surnames
from briefer.facts.names.tables.vocabulary import (
    FUNCTION_WORDS,
    HONORIFICS,
    HYPHEN_PREFIXES,
    MONTHS,
    NAME_MONTHS,
    NOT_NAMES,
    WEEKDAYS,
)
from briefer.facts.names.tokens import Token, tokenize
from briefer.text.wordlists import words

SPACES: Final = frozenset((" ", "\u00a0", "\u2009", "\u202f", "  "))
_SPRING: Final = frozenset(("march", "may"))
HYPHENS: Final = frozenset(("-", "\u2010", "\u2011"))
_tail: Final = attrgetter("tail")
_JOINERS: Final = HYPHENS | {" & ", "&", "/"}
# Their possessive is part of a longer name: "People's Party", "King's Cross".
_POSSESSED: Final = words(__package__, "possessed.tsv")


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of `text` and what is known of each; the methods take and give indices of `tokens`.

    `codes` maps the first token of a code such as F-16 to its last, `code_ends` the offset of its start to that of its
    end; `taken` marks the tokens inside figures; `seen` holds the folded words that stand capitalised inside a sentence
    of plain case, or that open several sentences and are neither ordinary nor ever small; `counts` has the plain counts
    by the offset of their start.
    """

    text: str
    tokens: Sequence[Token]
    layout: Layout
    codes: dict[int, int]
    code_ends: dict[int, int]
    taken: list[bool]
    seen: frozenset[str]
    counts: dict[int, Figure]

    @classmethod
    def of(cls, text: str, figures: Sequence[Figure]) -> Self:
        """Reads `text`, whose figures are known."""
        tokens = tokenize(text)
        layout = lay_out(text, tokens)
        taken = _covered(tokens, sorted((f.start, f.end) for f in figures))
        spans = find_codes(text)
        codes = _code_tokens(tokens, spans)
        inside: set[str] = set()
        small: set[str] = set()
        openers: list[str] = []
        for token, opens, kind in zip(tokens, layout.opens, layout.casing, strict=True):
            if kind is not Casing.PLAIN:
                continue
            if not token.capital:
                small.add(token.word)
            elif opens:
                openers.append(token.word)
            else:
                inside.add(token.word)
        again = {w for w, n in Counter(openers).items() if n > 1 and w not in small and not is_ordinary(w)}
        counts = {f.start: f for f in figures if f.type is FigureType.COUNT and f.unit is None and f.text[0].isdigit()}
        free = {first: last for first, last in codes.items() if not any(taken[first : last + 1])}
        return cls(text, tokens, layout, free, dict(spans), taken, frozenset(inside | again), counts)

    def words(self, indices: Sequence[int]) -> tuple[str, ...]:
        """The folded words at `indices`."""
        return tuple(self.tokens[i].word for i in indices)

    def is_candidate(self, index: int) -> bool:
        """True when the capital of a word may belong to a name."""
        token = self.tokens[index]
        if not token.capital or self.taken[index] or index in self.codes:
            return False
        word = token.word
        if word in HYPHEN_PREFIXES and index + 1 < len(self.tokens) and self.gap(index) in HYPHENS:
            return False
        if self.is_acronym(index):
            # "CLICK HERE" only shouts.
            shouts = len(word) > 3 and self.tokens[index].text.isupper()  # not "GANs"
            shouted = shouts and (word in FUNCTION_WORDS or is_ordinary(word))
            return word not in NOT_NAMES and not shouted
        if word == "new" and index + 1 < len(self.tokens) and self.tokens[index + 1].capital:
            # "New York" anywhere, "New Labour" inside a sentence; not "New Celtic manager".
            return (word, self.tokens[index + 1].word) in places() or not self.layout.opens[index]
        spelled = word.isalpha() or any(c.isalpha() for c in word)
        if word in FUNCTION_WORDS or word in WEEKDAYS or word in NOT_NAMES or not spelled:
            return word in NAME_MONTHS and self._month_is_name(index)
        if word in MONTHS:
            named = word in given_names() and self._month_is_first_name(index)
            return named or (word in NAME_MONTHS and self._month_is_name(index))
        return True

    def is_acronym(self, index: int) -> bool:
        """True for capitals in text that is not all capitals."""
        return self.tokens[index].acronym and self.layout.casing[index] is not Casing.UPPER

    def gap(self, index: int) -> str:
        """What stands between a token and the next, its own ending excluded."""
        return self.text[self.tokens[index].tail : self.tokens[index + 1].start]

    def joins(self, index: int) -> bool:
        """True when nothing but a space, a hyphen or an initial's dot parts a token from the next."""
        gap = self.gap(index)
        token = self.tokens[index]
        if gap in SPACES or gap in _JOINERS:
            return not token.possessive or token.word in _POSSESSED
        return gap == ". " and (len(token.word) == 1 or token.word in {"st", "mt"} or token.word in HONORIFICS)

    def is_tail(self, index: int) -> bool:
        """The "un" of "Kim Jong-un" and the "jan" of "Chan Yung-jan"; not the "led" of "Saudi-led"."""
        token = self.tokens[index]
        if index == 0 or token.capital or len(token.word) > 5 or self.gap(index - 1) not in HYPHENS:
            return False
        stem = self.tokens[index - 1].word
        if is_ordinary(stem) or (stem,) in places() or self.tokens[index - 1].acronym:
            return False
        named = index > 1 and self.tokens[index - 2].capital and self.gap(index - 2) in SPACES
        return (named and len(token.word) <= 3) or (not is_ordinary(token.word) and token.word not in FUNCTION_WORDS)

    def is_numbered(self, index: int) -> bool:
        """Channel 4, Formula 1, Section 2: the word labels the number."""
        return index + 1 < len(self.tokens) and self.tokens[index + 1].word[:1].isdigit() and self.gap(index) in SPACES

    def _month_is_first_name(self, index: int) -> bool:
        """Jan Beck, not "Jan 5" or "Jan. 2020"."""
        after = index + 1
        return after < len(self.tokens) and self.tokens[after].capital and self.gap(index) in SPACES

    def _month_is_name(self, index: int) -> bool:
        """Theresa May, Mrs May, May's, "May said": not "May 2016", "in May"."""
        token = self.tokens[index]
        before = self.tokens[index - 1] if index else None
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if after and after.word[:1].isdigit():
            return False
        if before and (before.word in HONORIFICS or before.word in given_names()) and before.capital:
            return True
        if (
            after
            and after.capital
            and token.word in given_names()
            and token.word not in _SPRING
            and after.word in surnames()
        ):
            # April Cotter; not "May Day", "March King".
            return True
        return bool(after and after.capital and not is_ordinary(after.word) and after.word not in FUNCTION_WORDS) or (
            token.possessive and not (before and before.word in {"in", "since", "last", "until", "this"})
        )


def _covered(tokens: Sequence[Token], spans: Sequence[tuple[int, int]]) -> list[bool]:
    """For each token, whether one of the sorted `spans` overlaps it."""
    covered = [False] * len(tokens)
    for start, end in spans:
        at = bisect_right(tokens, start, key=_tail)
        while at < len(tokens) and tokens[at].start < end:
            covered[at] = True
            at += 1
    return covered


def _code_tokens(tokens: Sequence[Token], spans: Sequence[tuple[int, int]]) -> dict[int, int]:
    """First token -> last token of each code that begins with a token."""
    starts = [token.start for token in tokens]
    found = {}
    for start, end in spans:
        first = bisect_left(starts, start)
        last = bisect_left(starts, end) - 1
        if first <= last and starts[first] == start:
            found[first] = last
    return found
