"""What a source says of names, laid out once for quick look-ups."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Self

from briefer.facts.mention import Name, NameType
from briefer.facts.names.finding.casing import ends_word
from briefer.facts.names.judging.aliases import (
    definitions,
    in_address,
    initials,
    place_spans,
    regions_above,
    regions_of,
    variants,
)
from briefer.facts.names.tables.lexicon import is_ordinary, stems, words_of
from briefer.facts.names.tables.vocabulary import LINK_WORDS, SHORT_WORDS
from briefer.facts.names.tokens import Token, tokenize

SpanPair = tuple[int, int]

# A name is looked for at so many places of its rarest word at most: keeps a megabyte of one word linear.
_MOST_PLACES: Final = 2000
# "Legislative" and "legislators" share their first letters.
_ROOT: Final = 6


@dataclass(frozen=True, slots=True)
class NameIndex:
    """All that names are judged against: built once for a source, in time linear in its length.

    `words` are the source's words without small linking words, `spans` their offsets; `glued[i]` tells that nothing
    but white space, a hyphen, a linking word or an abbreviation's dot parts word i from word i + 1. `wider` is the
    index of the whole article where the source is one of its sections.
    """

    text: str
    names: tuple[Name, ...]
    words: tuple[str, ...]
    spans: tuple[SpanPair, ...]
    glued: tuple[bool, ...]
    capital: tuple[bool, ...]
    where: Mapping[str, Sequence[int]]
    stems: Mapping[str, int]
    by_words: Mapping[tuple[str, ...], Name]
    by_last: Mapping[str, Sequence[Name]]
    by_first: Mapping[str, Sequence[Name]]
    by_letter: Mapping[str, Mapping[str, Name]]
    places: Mapping[str, SpanPair]
    regions: Mapping[str, SpanPair]
    acronyms: Mapping[str, SpanPair]
    links: Mapping[str, SpanPair]
    long_forms: Mapping[tuple[str, ...], str]
    initials: str
    caseless: bool
    wider: "NameIndex | None"

    @classmethod
    def of(cls, text: str, names: Sequence[Name], wider: Self | None = None) -> Self:
        """Indexes `text`, whose names are `names`."""
        tokens = tokenize(text)
        kept = [
            i
            for i, token in enumerate(tokens)
            if token.word not in LINK_WORDS or (token.acronym and len(token.word) > 1)
        ]
        words = tuple(SHORT_WORDS.get(tokens[i].word, tokens[i].word) for i in kept)
        where: dict[str, list[int]] = defaultdict(list)
        bases: dict[str, int] = {}
        caseless = not any(token.capital for token in tokens)
        for at, (i, word) in enumerate(zip(kept, words, strict=True)):
            if not caseless and in_address(text, tokens[i]):
                continue
            where[word].append(at)
            bases.setdefault(word, at)
        for word, at in list(bases.items()):
            for base in (*stems(word), _root(word)):
                bases.setdefault(base, at)
        by_words: dict[tuple[str, ...], Name] = {}
        by_last: dict[str, list[Name]] = defaultdict(list)
        by_first: dict[str, list[Name]] = defaultdict(list)
        by_letter: dict[str, dict[str, Name]] = defaultdict(dict)
        for name in names:
            if name.words not in by_words:
                by_words[name.words] = name
                by_last[name.words[-1]].append(name)
                by_first[name.words[0]].append(name)
                for word in name.words:
                    by_letter[word[0]].setdefault(word, name)
        found = place_spans(text, tokens, caseless)
        acronyms: dict[str, SpanPair] = {}
        for name in names:
            for short in () if name.type is NameType.PERSON else initials(name.words):
                acronyms.setdefault(short, (name.start, name.end))
        long_forms: dict[tuple[str, ...], str] = {}
        for acronym, start, end in definitions(text, tokens, names):
            acronyms[acronym.word] = (start, end)
            long_forms[words_of(text[start:end])] = acronym.word
        return cls(
            text,
            tuple(names),
            words,
            tuple((tokens[i].start, tokens[i].end) for i in kept),
            tuple(_glued(text, tokens, kept)),
            tuple(tokens[i].capital for i in kept),
            where,
            bases,
            by_words,
            by_last,
            by_first,
            by_letter,
            found,
            regions_of(found),
            acronyms,
            {t.word: (t.start, t.end) for t in reversed(tokens) if t.word in LINK_WORDS and t.capital},
            long_forms,
            "".join(word[0] for word in words),
            caseless,
            wider,
        )

    def sequence(self, words: Sequence[str], capital: bool = False) -> SpanPair | None:
        """Where `words` follow each other in the source, plural or singular; `capital` asks for capitals."""
        wanted = [SHORT_WORDS.get(word, word) for word in words if word not in LINK_WORDS] or list(words)
        if len(words) == 1 and words[0] in self.links:
            # A man called Ben, or Al.
            return self.links[words[0]]
        options = [[v for v in variants(word) if v in self.where] for word in wanted]
        if not all(options):
            return None
        counts = [sum(len(self.where[v]) for v in option) for option in options]
        rarest = counts.index(min(counts))
        for variant in options[rarest]:
            for place in self.where[variant][:_MOST_PLACES]:
                first = place - rarest
                last = first + len(wanted) - 1
                if first < 0 or last >= len(self.words):
                    continue
                if not all(self.words[first + k] in option for k, option in enumerate(options)):
                    continue
                if not all(self.glued[first:last]):
                    continue
                if capital and not self.caseless and not all(self.capital[first : last + 1]):
                    continue
                return self.spans[first][0], self.spans[last][1]
        return None

    def spelled_out(self, acronym: str) -> SpanPair | None:
        """Where capitalised words follow each other whose initials are `acronym`, small words skipped."""
        at = self.initials.find(acronym)
        while at >= 0:
            last = at + len(acronym) - 1
            if all(self.glued[at:last]) and (self.caseless or all(self.capital[at : last + 1])):
                return self.spans[at][0], self.spans[last][1]
            at = self.initials.find(acronym, at + 1)
        return None

    def lies_in(self, region: str | None) -> bool:
        """True when every place that the source names lies in `region`."""
        return all(region in (place, *regions_above(place)) for place in self.places)

    def kindred(self, words: Sequence[str]) -> SpanPair | None:
        """Where words of the same stems follow each other: "world champion" for "World Championships"."""
        for place in self.where.get(words[0], ())[:_MOST_PLACES]:
            last = place + len(words) - 1
            if last >= len(self.words) or not all(self.glued[place:last]):
                continue
            if all(_akin(word, self.words[place + k]) for k, word in enumerate(words)):
                return self.spans[place][0], self.spans[last][1]
        return None

    def related(self, word: str) -> SpanPair | None:
        """Where a word of the same stem first stands: "Campaigners" is answered by "campaign"."""
        root = (_root(word),) if is_ordinary(word) else ()
        for form in (word, *stems(word), *root):
            if len(form) > 2 and form in self.stems:
                return self.spans[self.stems[form]]
        return None


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


def _glued(text: str, tokens: Sequence[Token], kept: Sequence[int]) -> Iterator[bool]:
    for here, there in pairwise(kept):
        yield all(_parts_words(text, tokens[i], tokens[i + 1]) for i in range(here, there))
    yield False


def _parts_words(text: str, here: Token, there: Token) -> bool:
    """True where two words belong to one phrase; the dot inside a code such as "PM2.5" is part of it too."""
    gap = text[here.tail : there.start]
    return ends_word(gap, here) or (gap == "." and here.text[-1:].isdigit() and there.text[:1].isdigit())
