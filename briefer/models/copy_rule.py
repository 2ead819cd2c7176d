"""Which words may follow in a summary when figures and names are only copied from the passage.

A word is *bound* when it holds a digit or a capital, or is a number word. A bound word is only written whole, as it
stands in the passage, and its neighbour is bound to it: the word after a figure, and the next name after a name, must
follow it there too. All other words are free. So 18% cannot become 80%, nor "13 drones" "13 missiles", nor "Olaf
Scholz" "Olaf Tusk".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from briefer.facts.figures.grammar.vocabulary import CARDINALS, SCALES
from briefer.models.word_edges import split_punctuation
from briefer.text.calendar import MONTHS
from briefer.text.patterns import one_of
from briefer.text.wordlists import words
from briefer.text.words import COMPOUND_TAIL

# Without "one" and "ten": "one of them" counts nothing, and "ten" begins "tennis".
NUMBER_WORDS = frozenset({*CARDINALS, *SCALES, "dozen"} - {"one", "ten"})

# "75 million euros" may not become "75 euros": what scales a figure is not skipped.
_SCALES = NUMBER_WORDS | {"percent", "per", "bn", "m"}

# How far behind a figure what it counts may stand: "two Ukrainian aerial drones".
_LABEL_WORDS = 4

# How long a name may be: "European Commission President Ursula".
_NAME_WORDS = 8

# Words that may open a sentence with a capital though the passage does not have them.
_OPENERS = words(__package__, "copy_rule_words.tsv", "openers")

# "$1.2bn", "5-4", "-3": what counts or measures. A code such as F-16 is a name, and a year binds nothing to itself.
_FIGURE = re.compile(r"[^\w\s]*\d")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")

_MONTH = re.compile(rf"(?:{one_of(month.capitalize() for month in MONTHS)})[a-z]*\Z")
_DAY = re.compile(r"\d{1,2}\Z")

_SENTENCE_END = re.compile(r"[.!?…]")


class Place(Enum):
    """What stands before the next word."""

    START = "start"  # nothing, or the end of a sentence
    FREE = "free"  # a free word, or a comma
    NAME = "name"  # a bound word that is no figure, nothing between
    FIGURE = "figure"  # a figure, nothing between


@dataclass(frozen=True, slots=True)
class Context:
    """A place, and the bound word before it when there is one."""

    place: Place
    word: str = ""


START = Context(Place.START)
_FREE = Context(Place.FREE)


@dataclass(frozen=True, slots=True)
class AllowedWords:
    """The words that may be written: `words` of the passage, and any free word too when `free`."""

    words: frozenset[str]
    free: bool


def is_bound(word: str) -> bool:
    """True for a word, or the beginning of one, that must come from the passage."""
    return word in NUMBER_WORDS or any(c.isdigit() or c.isupper() for c in word)


class CopyRule:
    """The rule for one passage."""

    def __init__(self, passage: str) -> None:
        words = [split_punctuation(token) for token in passage.split()]
        bound: set[str] = set()
        free: set[str] = set()
        for _, word, _ in words:
            (bound if is_bound(word) else free).update(_forms(word))
        bound |= {word for word in free if is_bound(word)}
        bound -= _days(words)
        self._common = frozenset(free | _OPENERS)
        opening = {word[:1].upper() + word[1:] for word in self._common}
        self._everything = AllowedWords(frozenset(bound | free), free=True)
        self._start = AllowedWords(self._everything.words | opening, free=True)
        self._after_name, self._after_figure = _followers(words, frozenset(free))

    def choice(self, context: Context) -> AllowedWords:
        """The words that may come next."""
        if context.place is Place.START:
            return self._start
        if context.place is Place.NAME:
            return self._after_name.get(context.word, AllowedWords(frozenset(), free=True))
        if context.place is Place.FIGURE:
            return self._after_figure.get(context.word, self._everything)
        return self._everything

    def is_whole(self, context: Context, token: str) -> bool:
        """True when `token`, marks around it included, may stand as a whole word in `context`."""
        return self._whole_form(context, token) is not None

    def after(self, context: Context, token: str) -> Context:
        """The context of the word after `token`, which was written in `context`."""
        form = self._whole_form(context, token)
        if not form:
            # Only marks, as the comma that WordPiece writes apart.
            return START if _SENTENCE_END.search(token) else _FREE if token else context
        rest = token[token.index(form) + len(form) :]
        if _SENTENCE_END.search(rest) and not _abbreviates_month(form, rest):
            return START
        # "President" names nobody where the passage has "president" too.
        if (
            (rest and not _abbreviates_month(form, rest))
            or not is_bound(form)
            or _YEAR.match(form)
            or form.casefold() in self._common
        ):
            return _FREE
        return Context(Place.FIGURE if is_figure(form) else Place.NAME, form)

    def _whole_form(self, context: Context, token: str) -> str | None:
        """The word inside `token` when it may stand there, "" when there is none inside; None when it may not."""
        _, word, _ = split_punctuation(token)
        choice = self.choice(context)
        if not word or word in choice.words or (choice.free and not is_bound(word)):
            return word
        return None


def is_figure(word: str) -> bool:
    """True for a bound word that counts or measures: its neighbour is bound to it."""
    return word in NUMBER_WORDS or _FIGURE.match(word) is not None


def _forms(word: str) -> set[str]:
    """A word of the passage and what may be written of it alone: "Moscow-based" gives "Moscow" and "based"."""
    if any(map(str.isdigit, word)):
        return {word, COMPOUND_TAIL.sub("", word)} - {""}
    return {word, *word.split("-")} - {""}


def _followers(
    words: Sequence[tuple[str, str, str]], free: frozenset[str]
) -> tuple[Mapping[str, AllowedWords], Mapping[str, AllowedWords]]:
    """What may follow each name and each figure of the passage directly."""
    after_name: dict[str, set[str]] = {}
    after_figure: dict[str, set[str]] = {}
    ends_clause: set[str] = set()
    for at, (_, word, closing) in enumerate(words):
        if not is_bound(word):
            continue
        for form in _forms(word):
            if is_figure(form):
                label = _label(words, at)
                after_figure.setdefault(form, set()).update(label)
                if closing or form != word or not label:
                    ends_clause.add(form)
            else:
                after_name.setdefault(form, set()).update(_run(words, at))
    names = {form: AllowedWords(frozenset(next_words) | free, free=True) for form, next_words in after_name.items()}
    figures = {
        form: AllowedWords(frozenset(label), free=False)
        for form, label in after_figure.items()
        if form not in ends_clause
    }
    return names, figures


def _label(words: Sequence[tuple[str, str, str]], at: int) -> set[str]:
    """The words that a figure at `at` may be followed by: what it counts, without what stands between."""
    label: set[str] = set()
    for before, (opening, word, _) in pairwise(words[at : at + 1 + _LABEL_WORDS]):
        if before[2] or opening:
            break
        label |= _forms(word)
        if word in _SCALES:
            break
    return label


def _run(words: Sequence[tuple[str, str, str]], at: int) -> set[str]:
    """The bound words that follow the one at `at` with nothing but bound words between: the rest of a name."""
    rest: set[str] = set()
    for before, (opening, word, _) in pairwise(words[at : at + _NAME_WORDS]):
        if (before[2] and not _abbreviates_month(*before[1:])) or opening or not is_bound(word):
            break
        rest |= _forms(word)
    return rest


def _days(words: Sequence[tuple[str, str, str]]) -> set[str]:
    """Numbers that are only ever the day of a month, which count nothing: "Jan. 25" may not become 25 of something."""
    days = {word for before, (_, word, _) in pairwise(words) if _MONTH.match(before[1]) and _DAY.match(word)}
    elsewhere = {word for before, (_, word, _) in pairwise((("", "", ""), *words)) if not _MONTH.match(before[1])}
    return days - elsewhere


def _abbreviates_month(word: str, closing: str) -> bool:
    return closing == "." and _MONTH.match(word) is not None
