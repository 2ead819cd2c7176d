"""What a source says of names, for summaries in another language than English or than the source."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final, Self

from briefer.facts.codes import code_key, find_codes
from briefer.facts.mention import Name
from briefer.facts.names.judging.aliases import regions_of
from briefer.facts.names.judging.forms import Spellings
from briefer.facts.names.judging.spelling import sound
from briefer.facts.names.languages.given import given_groups
from briefer.facts.names.languages.longer import ELIDED, LongerNames, bases, content
from briefer.facts.names.languages.places import places_in
from briefer.facts.names.languages.words import tokens_in
from briefer.facts.names.tables.vocabulary import PARTICLES
from briefer.facts.names.tokens import Token
from briefer.text.remembered import REMEMBERED

SpanPair = tuple[int, int]

_SHORTEST: Final = 3
# How German, French, Italian and English write one sound of another alphabet.
_WRITTEN: Final = (("tsch", "c"), ("sch", "c"), ("tch", "c"), ("sh", "c"), ("ch", "c"), ("kh", "c"), ("ts", "s"),
                   ("tz", "s"), ("z", "s"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a word, laid out once for the thousands of names that may share it."""

    found: Sequence[int]
    in_order: Sequence[int]
    all: frozenset[int]

    @classmethod
    def of(cls, found: Sequence[int]) -> Self:
        """The places in the order in which they were found."""
        return cls(found, sorted({*found}), frozenset(found))


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
    _known: dict[tuple[str, str, bool], Places] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, text: str, names: Sequence[Name], language: str) -> Self:
        """Lays out `text`, whose names are `names`."""
        tokens = tokens_in(text, language)
        kept = [t for t in tokens if t.capital or (t.word not in PARTICLES and t.word not in ELIDED)]
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

    @cached_property
    def longer(self) -> LongerNames:
        """The names of several words by their words."""
        return LongerNames.of(self.names, self.language)

    @cached_property
    def translated(self) -> Mapping[tuple[int, tuple[str, ...]], Name]:
        """The first name of each given name that is translated (`given_groups`) and of all its other words."""
        found: dict[tuple[int, tuple[str, ...]], Name] = {}
        for name in self.names:
            first, *rest = content(name.words)
            for group in given_groups(first):
                found.setdefault((group, tuple(rest)), name)
        return found

    @cached_property
    def spellings(self) -> Spellings:
        """The words of its names, for finding those that are a slip away."""
        return Spellings.of(self.names)

    def word(self, word: str, language: str, *, capital: bool) -> Sequence[int]:
        """The places in `kept` of a word."""
        return self._places(word, language, capital=capital).found

    def _places(self, word: str, language: str, *, capital: bool) -> Places:
        asked = word, language, capital
        if asked not in self._known:
            places = [at for form in dict.fromkeys(bases(word, language)) for at in self.where.get(form, ())]
            self._known[asked] = Places.of([at for at in places if not capital or self.kept[at].capital])
        return self._known[asked]

    def sequence(self, words: Sequence[str], language: str, *, capital: bool) -> SpanPair | None:
        """Where the words of a name follow each other."""
        each = [self._places(word, language, capital=capital) for word in words]
        rarest = min(range(len(each)), key=lambda k: len(each[k].found))
        for at in (place - rarest for place in each[rarest].in_order):
            if all(at + k in places.all for k, places in enumerate(each)) and self._joined(at, at + len(words) - 1):
                return self.span(at, at + len(words) - 1)
        return None

    def span(self, first: int, last: int) -> SpanPair:
        """The offsets of words of `kept`."""
        return self.kept[first].start, self.kept[last].end

    @cached_property
    def _capitals(self) -> tuple[Sequence[int], str]:
        """The places of the capitalised words, and their initials."""
        capitals = [at for at, token in enumerate(self.kept) if token.capital and len(token.text) > 1]
        return capitals, "".join(self.kept[at].word[0] for at in capitals)

    def initials(self, letters: str) -> SpanPair | None:
        """Where capitalised words follow each other whose initials are `letters`, small words skipped."""
        capitals, text = self._capitals
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


@lru_cache(REMEMBERED)
def heard(word: str) -> str:
    """The consonants of a folded word as they sound, alike in all languages: "selenskyj" as "zelensky"."""
    for written, one in _WRITTEN:
        word = word.replace(written, one)
    told = sound(word)
    return "".join(letter for letter in told if letter not in "aeiouy") or told
