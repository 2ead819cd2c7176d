"""What a source says of names, laid out once for quick look-ups."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Self

from briefer.facts.codes import code_key, find_codes
from briefer.facts.mention import Name
from briefer.facts.names.finding.casing import ends_word
from briefer.facts.names.judging.aliases import (
    defined_acronyms,
    in_address,
    is_numeral,
    place_spans,
    regions_above,
    regions_of,
    variants,
)
from briefer.facts.names.judging.clips import by_beginnings
from briefer.facts.names.judging.forms import NameForms, Spellings, by_sound
from briefer.facts.names.judging.holders import holders_of_offices, members_of_houses
from briefer.facts.names.judging.larger_places import follows_part_of_land, is_inside_other_place
from briefer.facts.names.judging.phrases import initialed_phrases
from briefer.facts.names.judging.stems import places_of_stems
from briefer.facts.names.tables.lexicon import places
from briefer.facts.names.tables.vocabulary import LINK_WORDS, SHORT_WORDS
from briefer.facts.names.tokens import Token, tokenize

if TYPE_CHECKING:
    from briefer.facts.names.languages.source import SourceNames

SpanPair = tuple[int, int]

# So many places of one word are looked at; a word that stands very often is looked for together with its neighbour.
_OFTEN: Final = 64
_VERY_OFTEN: Final = 256


@dataclass(frozen=True, eq=False)
class NameIndex:
    """All that names are judged against: built once for a source, in time linear in its length.

    `words` are the source's words without small linking words, `spans` their offsets; `glued[i]` tells that nothing
    but white space, a hyphen, a linking word or an abbreviation's dot parts word i from word i + 1. `where` has the
    places of each word. What only some names ask for is laid out when it is first asked for. `wider` is the index of
    the whole article where the source is one of its sections. `language` is the code of the text's language.
    """

    text: str
    names: tuple[Name, ...]
    tokens: Sequence[Token]
    kept: Sequence[int]
    words: tuple[str, ...]
    where: Mapping[str, Sequence[int]]
    caseless: bool
    wider: "NameIndex | None" = None
    memory: dict[tuple[tuple[str, ...], bool], "SpanPair | None"] = field(default_factory=dict, compare=False)
    language: str = "en"

    @classmethod
    def of(cls, text: str, names: Sequence[Name], language: str = "en") -> Self:
        """Indexes `text`, whose names are `names`."""
        tokens = tokenize(text)
        kept = [
            i
            for i, token in enumerate(tokens)
            if token.word not in LINK_WORDS or (token.acronym and len(token.word) > 1)
        ]
        kept_words = [tokens[i].word for i in kept]
        words = tuple([SHORT_WORDS.get(word, word) for word in kept_words])
        caseless = not any(token.capital for token in tokens)
        addressed = not caseless and any(mark in text for mark in ("@", "_", ".co", ".org", "www."))
        where: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(words):
            if not (addressed and in_address(text, tokens[kept[at]])):
                where[word].append(at)
        return cls(text, tuple(names), tokens, kept, words, where, caseless, language=language)

    def within(self, wider: "NameIndex") -> Self:
        """This index, of a section, with the aliases of the whole article."""
        return replace(self, wider=wider)

    # What is laid out on demand

    @cached_property
    def forms(self) -> NameForms:
        """The names of the source by their words."""
        return NameForms.of(self.names)

    @cached_property
    def across(self) -> "SourceNames":
        """The names for look-ups in and from other languages."""
        from briefer.facts.names.languages.source import SourceNames

        return SourceNames.of(self.text, self.names, self.language)

    @cached_property
    def sounds(self) -> Mapping[tuple[str, ...], Sequence[Name]]:
        """The names by how their words sound."""
        return by_sound(self.forms.by_words.values())

    @cached_property
    def beginnings(self) -> Mapping[tuple[str, ...], Sequence[Name]]:
        """The names of several words by how their words begin."""
        return by_beginnings(self.forms.by_words.values())

    @cached_property
    def spellings(self) -> Spellings:
        """The words of the names of the source by their letters."""
        return Spellings.of(self.names)

    @cached_property
    def offices(self) -> tuple[Mapping[str, Sequence[Name]], frozenset[str]]:
        """Office -> who holds it in the source, and the offices that the source also names without a holder."""
        return holders_of_offices(self.text, self.tokens, self.names)

    @cached_property
    def houses(self) -> Mapping[tuple[str, ...], Sequence[Name]]:
        """What persons are said to be "of", where the source names it nowhere else -> these persons."""
        return members_of_houses(self.names)

    @cached_property
    def links(self) -> Mapping[str, SpanPair]:
        """Where a small linking word stands with a capital: a man called Ben, or Al."""
        return {t.word: (t.start, t.end) for t in reversed(self.tokens) if t.capital and t.word in LINK_WORDS}

    @cached_property
    def small_links(self) -> Mapping[str, SpanPair]:
        """Where a small linking word stands in small letters: the "van" that a headline writes "Van"."""
        return {t.word: (t.start, t.end) for t in reversed(self.tokens) if not t.capital and t.word in LINK_WORDS}

    @cached_property
    def stems(self) -> Mapping[str, int]:
        """Each word, base form and root of the source with the first place of one of its forms."""
        return places_of_stems((word, at[0]) for word, at in self.where.items())

    @cached_property
    def small(self) -> Mapping[str, int]:
        """As `stems`, of the words that stand in small letters or open a sentence as ordinary words."""
        firsts = ((word, next((k for k in at if not self.capital(k)), None)) for word, at in self.where.items())
        return places_of_stems((word, first) for word, first in firsts if first is not None)

    @cached_property
    def places(self) -> Mapping[str, SpanPair]:
        """Each place and people of the source by its canonical name."""
        return place_spans(self.text, self.tokens, self.caseless)

    @cached_property
    def regions(self) -> Mapping[str, SpanPair]:
        """The regions that hold the places of the source."""
        return regions_of(self.places)

    @cached_property
    def definitions(self) -> tuple[Mapping[str, SpanPair], Mapping[tuple[str, ...], str]]:
        """Acronym -> span of what it is short for, and the words of that -> acronym."""
        return defined_acronyms(self.text, self.tokens, self.names)

    @cached_property
    def codes(self) -> Mapping[str, SpanPair]:
        """The codes of the source as they compare."""
        return {code_key(self.text[a:b]): (a, b) for a, b in reversed(find_codes(self.text))}

    @cached_property
    def phrases(self) -> Mapping[str, SpanPair]:
        """Initials of three letters and more -> the run of small content words that has them: "gdp"."""
        return dict(initialed_phrases(self.text, self.tokens))

    @cached_property
    def pairs(self) -> Mapping[tuple[str, str], Sequence[int]]:
        """Two neighbouring words -> the places of the first."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, pair in enumerate(pairwise(self.words)):
            found[pair].append(at)
        return found

    @cached_property
    def initials(self) -> str:
        """The first letters of all words."""
        return "".join(word[0] for word in self.words)

    # Look-ups

    def span(self, first: int, last: int) -> SpanPair:
        """The offsets of words `first` to `last`."""
        return self.tokens[self.kept[first]].start, self.tokens[self.kept[last]].end

    def glued(self, at: int) -> bool:
        """True where word `at` and the next belong to one phrase."""
        if at + 1 >= len(self.kept):
            return False
        here, there = self.kept[at], self.kept[at + 1]
        return all(_parts_words(self.text, self.tokens[i], self.tokens[i + 1]) for i in range(here, there))

    def capital(self, at: int) -> bool:
        """True where word `at` has a capital."""
        return self.tokens[self.kept[at]].capital

    def sequence(self, words: Sequence[str], capital: bool = False) -> SpanPair | None:
        """Where `words` follow each other in the source, plural or singular; `capital` asks for capitals."""
        key = (tuple(words), capital)
        if key not in self.memory:
            self.memory[key] = self._sequence(words, capital)
        return self.memory[key]

    def _sequence(self, words: Sequence[str], capital: bool) -> SpanPair | None:
        if len(words) == 1 and words[0] in self.links:
            return self.links[words[0]]
        return next((self.span(*found) for found in self.occurrences(words, capital)), None)

    def occurrences(self, words: Sequence[str], capital: bool = False) -> Iterator[tuple[int, int]]:
        """First and last word of each place where `words` follow each other."""
        wanted = [SHORT_WORDS.get(word, word) for word in words if word not in LINK_WORDS] or list(words)
        options = [[v for v in variants(word) if v in self.where] for word in wanted]
        if not all(options):
            return
        size = len(wanted)
        within = size == 1 or tuple(words) in places()
        for first in self._starts(options):
            last = first + size - 1
            if first < 0 or last >= len(self.words):
                continue
            said = all(self.words[first + k] in option for k, option in enumerate(options))
            if not said or not all(self.glued(at) for at in range(first, last)):
                continue
            if capital and not self.caseless and not all(self.capital(at) for at in range(first, last + 1)):
                continue
            if within and is_inside_other_place(self.tokens, words, self.kept[first], self.kept[last]):
                continue
            if not within and follows_part_of_land(self.tokens, self.kept[first]):
                continue
            yield first, last

    def _starts(self, options: Sequence[Sequence[str]]) -> Iterator[int]:
        """Where a sequence may begin: by its rarest word, or by its rarest two where every word is frequent."""
        counts = [sum(len(self.where[v]) for v in option) for option in options]
        rarest = counts.index(min(counts))
        if counts[rarest] <= _VERY_OFTEN or len(options) == 1:
            for variant in options[rarest]:
                yield from (place - rarest for place in self.where[variant])
            return
        for k in range(len(options) - 1):
            found = [self.pairs.get((a, b), ()) for a in options[k] for b in options[k + 1]]
            if k == len(options) - 2 or sum(map(len, found)) <= _OFTEN:
                yield from (place - k for places_ in found for place in places_)
                return

    def spelled_out(self, acronym: str) -> SpanPair | None:
        """Where capitalised words follow each other whose initials are `acronym`, small words skipped."""
        at = self.initials.find(acronym)
        while at >= 0:
            last = at + len(acronym) - 1
            is_run = self.caseless or all(map(self.capital, range(at, last + 1)))
            if is_run and all(map(self.glued, range(at, last))) and not self._is_numbered(last):
                return self.span(at, last)
            at = self.initials.find(acronym, at + 1)
        return None

    def _is_numbered(self, at: int) -> bool:
        """True for the II of "World War II", which is no WWI."""
        token = self.tokens[self.kept[at]]
        return token.text.isupper() and is_numeral(token.word)

    def lies_in(self, region: str | None) -> bool:
        """True when every place that the source names lies in `region`."""
        return all(region in (place, *regions_above(place)) for place in self.places)


def _parts_words(text: str, here: Token, there: Token) -> bool:
    """True where two words belong to one phrase; the dot inside a code such as "PM2.5" is part of it too."""
    gap = text[here.tail : there.start]
    return gap == " " or ends_word(gap, here) or (gap == "." and here.text[-1:].isdigit() and there.text[:1].isdigit())
