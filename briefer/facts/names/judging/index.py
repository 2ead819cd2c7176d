"""What a source says of names, laid out once for quick look-ups."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Self

from briefer.facts.codes import find_codes
from briefer.facts.mention import Name, NameType
from briefer.facts.names.finding.bonds import bonds
from briefer.facts.names.finding.casing import ends_word
from briefer.facts.names.finding.suffixes import suffix_of
from briefer.facts.names.judging.aliases import (
    definitions,
    in_address,
    initials,
    place_spans,
    regions_above,
    regions_of,
    variants,
)
from briefer.facts.names.judging.forms import NameForms, Spellings, by_sound, core
from briefer.facts.names.tables.lexicon import compass, is_ordinary, places, stems, words_of
from briefer.facts.names.tables.vocabulary import FUNCTION_WORDS, LINK_WORDS, SHORT_WORDS
from briefer.facts.names.tokens import Token, tokenize

if TYPE_CHECKING:
    from briefer.facts.names.languages.source import SourceNames

SpanPair = tuple[int, int]

# So many places of one word are looked at; a word that stands very often is looked for together with its neighbour.
_OFTEN: Final = 64
_VERY_OFTEN: Final = 256
# "Legislative" and "legislators" share their first letters.
_ROOT: Final = 6
_PHRASE: Final = 8


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
    wider: "NameIndex | None"
    memory: dict[tuple[tuple[str, ...], bool], "SpanPair | None"] = field(default_factory=dict, compare=False)
    language: str = "en"

    @classmethod
    def of(cls, text: str, names: Sequence[Name], wider: Self | None = None, language: str = "en") -> Self:
        """Indexes `text`, whose names are `names`."""
        tokens = tokenize(text)
        kept = [
            i
            for i, token in enumerate(tokens)
            if token.word not in LINK_WORDS or (token.acronym and len(token.word) > 1)
        ]
        words = tuple(SHORT_WORDS.get(tokens[i].word, tokens[i].word) for i in kept)
        caseless = not any(token.capital for token in tokens)
        addressed = any(c in text for c in "@_") or ".co" in text or ".org" in text or "www." in text
        where: dict[str, list[int]] = defaultdict(list)
        for at, (i, word) in enumerate(zip(kept, words, strict=True)):
            if addressed and not caseless and in_address(text, tokens[i]):
                continue
            where[word].append(at)
        return cls(text, tuple(names), tokens, kept, words, where, caseless, wider, language=language)

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
        """The names of several words by how they sound."""
        return by_sound(self.forms.by_words.values())

    @cached_property
    def spellings(self) -> Spellings:
        """The words of the names of the source by their letters."""
        return Spellings.of(self.names)

    @cached_property
    def offices(self) -> tuple[Mapping[str, Sequence[Name]], frozenset[str]]:
        """Office -> who holds it in the source, and the offices that the source also names without a holder."""
        held: dict[str, list[Name]] = defaultdict(list)
        free: set[str] = set()
        for bond in bonds(self.text, self.tokens, self.names):
            if bond.holder is None:
                free.add(bond.role)
            elif len(held[bond.role]) < _OFTEN:
                held[bond.role].append(bond.holder)
        return held, frozenset(free)

    @cached_property
    def houses(self) -> Mapping[tuple[str, ...], Sequence[Name]]:
        """What persons are said to be "of", where the source names it nowhere else -> these persons."""
        members: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        for name in self.names:
            if name.house:
                members[core(name.house)].append(name)
        named = Counter(core(name.words) for name in self.names)
        return {house: people for house, people in members.items() if named[house] == len(people)}

    @cached_property
    def links(self) -> Mapping[str, SpanPair]:
        """Where a small linking word stands with a capital: a man called Ben, or Al."""
        return {t.word: (t.start, t.end) for t in reversed(self.tokens) if t.capital and t.word in LINK_WORDS}

    @cached_property
    def stems(self) -> Mapping[str, int]:
        """Each word, base form and root of the source with the first place of one of its forms."""
        bases = {word: at[0] for word, at in self.where.items()}
        for word, at in list(bases.items()):
            for base in (*stems(word), _root(word)):
                bases.setdefault(base, at)
        return bases

    @cached_property
    def small(self) -> Mapping[str, int]:
        """As `stems`, of the words that stand in small letters or open a sentence as ordinary words."""
        bases: dict[str, int] = {}
        for word, at in self.where.items():
            first = next((place for place in at if not self.tokens[self.kept[place]].capital), None)
            if first is None:
                continue
            for base in (word, *stems(word), _root(word)):
                bases.setdefault(base, first)
        return bases

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
        acronyms: dict[str, SpanPair] = {}
        for name in self.names:
            for short in () if name.type is NameType.PERSON else initials(name.words):
                acronyms.setdefault(short, (name.start, name.end))
        long_forms: dict[tuple[str, ...], str] = {}
        for acronym, start, end in definitions(self.text, self.tokens, self.names):
            acronyms[acronym.word] = (start, end)
            long_forms[words_of(self.text[start:end])] = acronym.word
        return acronyms, long_forms

    @cached_property
    def codes(self) -> Mapping[str, SpanPair]:
        """The codes of the source as they compare."""
        return {code_key(self.text[a:b]): (a, b) for a, b in reversed(find_codes(self.text))}

    @cached_property
    def phrases(self) -> Mapping[str, SpanPair]:
        """Initials of three letters and more -> the run of small content words that has them: "gdp"."""
        return dict(_phrases(self))

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
        first = next(self.occurrences(words, capital), None)
        return None if first is None else self.span(*first)

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
            if not all(self.words[first + k] in option for k, option in enumerate(options)):
                continue
            if not all(self.glued(at) for at in range(first, last)):
                continue
            if capital and not self.caseless and not all(self.capital(at) for at in range(first, last + 1)):
                continue
            if within and self._inside_other_place(words, first, last):
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

    def _inside_other_place(self, words: Sequence[str], first: int, last: int) -> bool:
        """The Virginia of "West Virginia", the York of "New York City": another place altogether."""
        here = places().get(tuple(words))
        start, end = self.kept[first], self.kept[last]
        if here is None and (not start or self.tokens[start - 1].word not in _parts_of_lands()):
            return False
        for low in range(max(0, start - 3), start + 1):
            for high in range(end + 1, min(len(self.tokens), end + 4) + 1):
                if high - low <= end + 1 - start:
                    continue
                longer = places().get(tuple(token.word for token in self.tokens[low:high]))
                if longer is not None and longer != here:
                    return True
        return False

    def suffixes(self, words: Sequence[str]) -> Iterator[tuple[str, SpanPair]]:
        """What follows each place of a name and tells its bearers apart ("" for nothing), with the span of both."""
        for first, last in self.occurrences(words):
            start, end = self.span(first, last)
            at = self.kept[last] + 1
            found = ""
            if at < len(self.tokens) and self.text[self.tokens[at - 1].end : self.tokens[at].start] in _SUFFIX_GAPS:
                number = _NUMBER.match(self.text, self.tokens[at].start)
                found = number.group() if number else suffix_of(self.tokens[at].text)
                end = (number.end() if number else self.tokens[at].end) if found else end
            yield found, (start, end)

    def spelled_out(self, acronym: str) -> SpanPair | None:
        """Where capitalised words follow each other whose initials are `acronym`, small words skipped."""
        at = self.initials.find(acronym)
        while at >= 0:
            last = at + len(acronym) - 1
            if (self.caseless or all(map(self.capital, range(at, last + 1)))) and all(map(self.glued, range(at, last))):
                return self.span(at, last)
            at = self.initials.find(acronym, at + 1)
        return None

    def lies_in(self, region: str | None) -> bool:
        """True when every place that the source names lies in `region`."""
        return all(region in (place, *regions_above(place)) for place in self.places)

    def kindred(self, words: Sequence[str]) -> SpanPair | None:
        """Where words of the same stems follow each other: "world champion" for "World Championships"."""
        for place in self.where.get(words[0], ())[:_OFTEN]:
            last = place + len(words) - 1
            if last >= len(self.words) or not all(map(self.glued, range(place, last))):
                continue
            if all(_akin(word, self.words[place + k]) for k, word in enumerate(words)):
                return self.span(place, last)
        return None

    def related(self, word: str, small: bool = False) -> SpanPair | None:
        """Where a word of the same stem first stands: "Campaigners" is answered by "campaign"."""
        table = self.small if small and not self.caseless else self.stems
        root = (_root(word),) if is_ordinary(word) else ()
        for form in (word, *stems(word), *root):
            if len(form) > 2 and form in table:
                return self.span(table[form], table[form])
        return None


def _parts_of_lands() -> frozenset[str]:
    return compass() | {"new"}


_SUFFIX_GAPS: Final = frozenset((" ", "\u00a0", ", ", "\n", "-"))
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)*(?![\w%]|,\d)")
_CODE_JOINTS: Final = str.maketrans("", "", " -\u2010\u2011")


def code_key(code: str) -> str:
    """The form in which a code compares: case, hyphens and a plural's s fall away: "F-16s" is "f16"."""
    bare = code.casefold().translate(_CODE_JOINTS)
    return bare[:-1] if bare.endswith("s") and bare[-2:-1].isdigit() else bare


def _phrases(index: NameIndex) -> Iterator[tuple[str, SpanPair]]:
    """Each run of three to eight content words in one phrase that stands behind a small word or opens a clause."""
    tokens, text = index.tokens, index.text
    start = 0
    for at in range(len(tokens) + 1):
        joined = (
            at > start and at < len(tokens) and not text[tokens[at - 1].tail : tokens[at].start].strip(" -\u2010\n")
        )
        content = at < len(tokens) and tokens[at].word not in FUNCTION_WORDS and tokens[at].word.isalpha()
        if at < len(tokens) and content and (joined or at == start):
            continue
        for end in range(start + 3, min(at, start + _PHRASE) + 1):
            letters = "".join(token.word[0] for token in tokens[start:end])
            yield letters, (tokens[start].start, tokens[end - 1].end)
        start = at if content else at + 1


def _akin(one: str, other: str) -> bool:
    """True for "championships" and "champion", "legislative" and "legislator"."""
    if one == other:
        return True
    if not (is_ordinary(one) and is_ordinary(other)):
        return False
    return (len(one) >= _ROOT and _root(one) == _root(other)) or not {one, *stems(one)}.isdisjoint(
        (other, *stems(other))
    )


def _root(word: str) -> str:
    """The first letters of a word, marked so that they are no word themselves: "martin" is not "Martinez"."""
    return word[:_ROOT] + "-"


def _parts_words(text: str, here: Token, there: Token) -> bool:
    """True where two words belong to one phrase; the dot inside a code such as "PM2.5" is part of it too."""
    gap = text[here.tail : there.start]
    return gap == " " or ends_word(gap, here) or (gap == "." and here.text[-1:].isdigit() and there.text[:1].isdigit())
