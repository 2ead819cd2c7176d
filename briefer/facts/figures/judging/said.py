"""What the words of a text say that figures may rest on, worked out when it is first asked for, and once."""

import re
from collections import defaultdict
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Final

from briefer.facts.codes import find_codes
from briefer.facts.figures.grammar.labels import singular
from briefer.facts.figures.judging.capitals import Capitals
from briefer.facts.figures.judging.keys import key
from briefer.facts.figures.judging.listings import count_listings
from briefer.text import split_sentences
from briefer.text.folding import as_matched
from briefer.text.language import Language
from briefer.text.wordlists import ordered_words, word_map
from briefer.text.words import LETTERS, TOKEN

# Words that say a number without being a figure of their own: "the pair" supports "two men", "debut" supports "first".
HINT_WORDS: Final = word_map(__package__, "said_words.tsv", "hints")
TIMES_WORDS: Final = word_map(__package__, "said_words.tsv", "times")
RUNS_WORDS: Final = word_map(__package__, "said_words.tsv", "runs")
_HINTS: Final = {word: Decimal(value) for word, value in {**HINT_WORDS, **TIMES_WORDS, **RUNS_WORDS}.items()}
FIRST_WORDS: Final = ordered_words(__package__, "said_words.tsv", "first")

_CAPITALS: Final = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)+")
_HINT: Final = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(_HINTS, key=len, reverse=True))})(?![^\W_])", re.IGNORECASE)
_ROMAN: Final = re.compile(r"(?<![\w.])(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})(?![\w.])")
_MOST_PLACES: Final = 20
_ROMANS: Final = {"I": 1, "V": 5, "X": 10}


def _roman(letters: str) -> int:
    """The value of a Roman numeral below forty."""
    values = [_ROMANS[letter] for letter in letters]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def singular_words(sentence: str) -> frozenset[str]:
    """The words of a sentence in small letters, each in the singular."""
    return frozenset(singular(word.lower()) for word in LETTERS.findall(sentence))


class SaidInWords:
    """The words of a text: where they stand, and the numbers that they say without being figures."""

    def __init__(self, text: str, language: Language = Language.ENGLISH) -> None:
        self.text = text
        self.language = language

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """The offsets at which sentences start, but for the first."""
        return tuple(span.start for span in split_sentences(self.text, self.language)[1:])

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of the sentences, each up to where the next one starts."""
        return tuple(pairwise((0, *self.breaks, len(self.text))))

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """Each word, lower case and singular, with the offsets at which it stands."""
        words: defaultdict[str, list[int]] = defaultdict(list)
        for match in LETTERS.finditer(self.text):
            words[singular(match.group().lower())].append(match.start())
        return dict(words)

    @cached_property
    def keys(self) -> dict[str, list[int]]:
        """The numbers of the sentences that have a word, by its key (`keys.key`)."""
        keys: defaultdict[str, list[int]] = defaultdict(list)
        known: dict[str, list[list[int]]] = {}
        ends = (*self.breaks, len(self.text))
        number, end = 0, ends[0]
        for match in TOKEN.finditer(self.text):
            while match.start() >= end:
                number += 1
                end = ends[number]
            word = match.group()
            if word not in known:
                parts = (word, *word.split("-")) if "-" in word else (word,)  # "lock-up" by itself, and its "lock"
                known[word] = [keys[key(part) if part else ""] for part in parts]
            for places in known[word]:
                if not places or places[-1] != number:
                    places.append(number)
        return dict(keys)

    @cached_property
    def capitals(self) -> Capitals:
        """Its words that start with a capital."""
        return Capitals.of(self.text)

    @cached_property
    def _runs(self) -> dict[str, frozenset[str]]:
        runs: dict[str, frozenset[str]] = {}
        for match in _CAPITALS.finditer(self.text):
            words = frozenset(map(key, match.group().split())) - {""}
            for word in words:
                runs[word] = runs.get(word, frozenset()) | words
        return runs

    def names_beside(self, name: str) -> frozenset[str]:
        """The keys of the capitalised words that stand right beside one somewhere: Rosa and Villar for Democrat."""
        return self._runs.get(name, frozenset())

    @cached_property
    def implied_numbers(self) -> dict[Decimal, list[tuple[int, int]]]:
        """Words such as "both" by the number that they imply, as spans; of very many the first."""
        numbers: defaultdict[Decimal, list[tuple[int, int]]] = defaultdict(list)
        for match in _HINT.finditer(self.text):
            places = numbers[_HINTS[as_matched(match.group()).lower()]]
            if len(places) < _MOST_PLACES:
                places.append(match.span())
        return dict(numbers)

    @cached_property
    def codes(self) -> dict[Decimal, list[tuple[int, int]]]:
        """Codes and Roman numerals by their numbers, as spans; of very many the first."""
        numbers: defaultdict[Decimal, list[tuple[int, int]]] = defaultdict(list)
        for number, span in (*self._codes, *self._romans):
            if len(numbers[number]) < _MOST_PLACES:
                numbers[number].append(span)
        return dict(numbers)

    @cached_property
    def coded_numbers(self) -> dict[Decimal, tuple[int, int]]:
        """Codes and Roman numerals by their numbers, the span of the first."""
        return {number: spans[0] for number, spans in self.codes.items()}

    @cached_property
    def _romans(self) -> list[tuple[Decimal, tuple[int, int]]]:
        return [(Decimal(_roman(match.group())), match.span()) for match in _ROMAN.finditer(self.text)]

    @cached_property
    def _codes(self) -> list[tuple[Decimal, tuple[int, int]]]:
        """The 1 of F1 is that of "Formula 1", the 21 of "U21s" that of "under-21s"."""
        return [
            (Decimal(digits), span)
            for span in find_codes(self.text)
            for digits in re.findall(r"\d{1,9}", self.text[slice(*span)])
        ]

    @cached_property
    def listings(self) -> dict[int, tuple[int, int]]:
        """The lengths of the text's lists, each with the span of the first of that length."""
        return count_listings(self.text, self.breaks)
