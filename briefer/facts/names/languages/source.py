"""What a source says of names, for summaries in another language than English or than the source."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final, Self

from briefer.facts.codes import code_key, find_codes
from briefer.facts.mention import Name
from briefer.facts.names.judging.aliases import regions_of
from briefer.facts.names.judging.spelling import sound
from briefer.facts.names.languages.places import places_in
from briefer.facts.names.languages.words import tokens_in
from briefer.facts.names.tables.vocabulary import PARTICLES
from briefer.facts.names.tokens import Token
from briefer.text.wordlists import ordered_words

_ordered = partial(ordered_words, __package__, "source_words.tsv")

SpanPair = tuple[int, int]

_ELIDED: Final = frozenset(("d", "l"))
_SPELT_OUT: Final = (("ae", "a"), ("oe", "o"), ("ue", "u"))
# What inflection adds to a name: "Merkels", "Grazer", "der Europäischen Union".
_ENDINGS: Final = {
    "de": _ordered("endings"),
    "nl": ("s", "se", "e", "er"),
    "en": ("s",),
    "fr": ("s", "e", "es"),
}  # fmt: skip
_SHORTEST: Final = 3
# How German, French, Italian and English write one sound of another alphabet.
_WRITTEN: Final = (("tsch", "c"), ("sch", "c"), ("tch", "c"), ("sh", "c"), ("ch", "c"), ("kh", "c"), ("ts", "s"),
                   ("tz", "s"), ("z", "s"))  # fmt: skip


def bases(word: str, language: str) -> Iterator[str]:
    """A folded word of a name as it compares: itself, without what inflection adds, "mueller" as "muller"."""
    yield word
    for ending in _ENDINGS.get(language, ()):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            yield word[: -len(ending)]
    plain = word
    for spelt, letter in _SPELT_OUT:
        plain = plain.replace(spelt, letter)
    if plain != word:
        yield plain


def content(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name without particles; all where nothing else is there."""
    return tuple(w for w in words if w not in PARTICLES and w not in _ELIDED) or tuple(words)


@dataclass(frozen=True, eq=False)
class SourceNames:
    """A source laid out for look-ups of names: built once, in time linear in its length.

    `kept` are its words without particles, `where` has the places in `kept` of each form of each word.
    """

    text: str
    language: str
    names: tuple[Name, ...]
    tokens: Sequence[Token]
    kept: Sequence[Token]
    where: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, text: str, names: Sequence[Name], language: str) -> Self:
        """Lays out `text`, whose names are `names`."""
        tokens = tokens_in(text, language)
        kept = [t for t in tokens if t.capital or (t.word not in PARTICLES and t.word not in _ELIDED)]
        where: dict[str, list[int]] = defaultdict(list)
        for at, token in enumerate(kept):
            for form in dict.fromkeys(bases(token.word, language)):
                where[form].append(at)
        return cls(text, language, tuple(names), tokens, kept, where)

    @cached_property
    def places(self) -> Mapping[str, SpanPair]:
        """Each place and people of the source by its shared name."""
        found: dict[str, SpanPair] = {}
        for place, first, last in places_in(self.tokens, self.text, self.language):
            found.setdefault(place, (self.tokens[first].start, self.tokens[last].end))
        return found

    @cached_property
    def regions(self) -> Mapping[str, SpanPair]:
        """The regions and countries that hold the places of the source, by their shared names."""
        return regions_of(self.places)

    @cached_property
    def codes(self) -> Mapping[str, SpanPair]:
        """The codes of the source as they compare."""
        return {code_key(self.text[a:b]): (a, b) for a, b in reversed(find_codes(self.text))}

    @cached_property
    def sounds(self) -> Mapping[str, Sequence[int]]:
        """How the words with a capital sound -> their places in `kept`."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, token in enumerate(self.kept):
            if token.capital and len(token.word) > _SHORTEST:
                found[heard(token.word)].append(at)
        return found

    def word(self, word: str, language: str, *, capital: bool) -> list[int]:
        """The places in `kept` of a word."""
        places = [at for form in dict.fromkeys(bases(word, language)) for at in self.where.get(form, ())]
        return [at for at in places if not capital or self.kept[at].capital]

    def sequence(self, words: Sequence[str], language: str, *, capital: bool) -> SpanPair | None:
        """Where the words of a name follow each other."""
        each = [set(self.word(word, language, capital=capital)) for word in words]
        if not all(each):
            return None
        for at in sorted(each[0]):
            if all(at + k in places for k, places in enumerate(each)) and self._joined(at, at + len(words) - 1):
                return self.span(at, at + len(words) - 1)
        return None

    def span(self, first: int, last: int) -> SpanPair:
        """The offsets of words of `kept`."""
        return self.kept[first].start, self.kept[last].end

    def initials(self, letters: str) -> SpanPair | None:
        """Where capitalised words follow each other whose initials are `letters`, small words skipped."""
        capitals = [at for at, token in enumerate(self.kept) if token.capital and len(token.text) > 1]
        text = "".join(self.kept[at].word[0] for at in capitals)
        found = text.find(letters)
        while found >= 0:
            first, last = capitals[found], capitals[found + len(letters) - 1]
            between = self.text[self.kept[first].start : self.kept[last].end]
            if last - first < 2 * len(letters) and not any(mark in between for mark in ".;:!?()"):
                return self.span(first, last)
            found = text.find(letters, found + 1)
        return None

    def _joined(self, first: int, last: int) -> bool:
        return all(
            len(self.text[self.kept[at].tail : self.kept[at + 1].start].strip(" -\u00a0\u202f\n'’.")) <= _SHORTEST * 4
            and not any(mark in self.text[self.kept[at].tail : self.kept[at + 1].start] for mark in ',;:!?()"“„«»')
            for at in range(first, last)
        )


def heard(word: str) -> str:
    """The consonants of a folded word as they sound, alike in all languages: "selenskyj" as "zelensky"."""
    for written, one in _WRITTEN:
        word = word.replace(written, one)
    told = sound(word)
    return "".join(letter for letter in told if letter not in "aeiouy") or told
