"""The names of a source by their words, so that a name of a summary finds its likes in one look."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Self, TypeVar

from briefer.facts.mention import Name, NameType
from briefer.facts.names.judging.spelling import EDITED_FROM, deletions, is_misspelling, roughly
from briefer.facts.names.tables.lexicon import places
from briefer.facts.names.tables.vocabulary import LINK_WORDS
from briefer.text.remembered import REMEMBERED

T = TypeVar("T")

# So many names are looked through for one word; a source that names a family of thousands is judged by the first.
_LIKES: Final = 16
_LONGEST: Final = 8


@dataclass(frozen=True, slots=True)
class NameForms:
    """The distinct names of a source, in the order of the text, by their words.

    `by_words` has each name by all its words, `by_pair` the longer ones by any word and the last. `by_last` and
    `by_first` hold the first few names of several words that end or begin with a word; `persons` those that are a
    person's. `longest_by_last`, `longest_by_first` and `longest_with` tell how many words, small linking words
    apart, the longest name has that ends with, begins with or holds a word. `beginnings` are the beginnings of longer
    names, `tails` what follows the first word of names. `joined` has each name's words without the spaces between
    them, `by_bag` the longer names by their words in the order of the alphabet.
    """

    by_words: Mapping[tuple[str, ...], Name]
    by_pair: Mapping[tuple[str, str], Sequence[Name]]
    by_last: Mapping[str, Sequence[Name]]
    by_first: Mapping[str, Sequence[Name]]
    persons: Mapping[str, Sequence[Name]]
    longest_by_last: Mapping[str, int]
    longest_by_first: Mapping[str, int]
    longest_with: Mapping[str, int]
    beginnings: frozenset[tuple[str, ...]]
    tails: Mapping[tuple[str, ...], Sequence[Name]]
    joined: Mapping[str, tuple[int, int]]
    by_bag: Mapping[tuple[str, ...], Name]

    @classmethod
    def of(cls, names: Sequence[Name]) -> Self:
        """Sorts `names` by their words."""
        by_words: dict[tuple[str, ...], Name] = {}
        pairs: dict[tuple[str, str], list[Name]] = defaultdict(list)
        last: dict[str, list[Name]] = defaultdict(list)
        first: dict[str, list[Name]] = defaultdict(list)
        persons: dict[str, list[Name]] = defaultdict(list)
        longest_last: dict[str, int] = defaultdict(int)
        longest_first: dict[str, int] = defaultdict(int)
        longest_with: dict[str, int] = defaultdict(int)
        beginnings: set[tuple[str, ...]] = set()
        tails: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        by_bag: dict[tuple[str, ...], Name] = {}
        joined: dict[str, tuple[int, int]] = {}
        for name in names:
            words = name.words
            if not words or words in by_words:
                continue
            by_words[words] = name
            bare = core(words)
            joined.setdefault("".join(words), (name.start, name.end))
            longest_last[words[-1]] = max(longest_last[words[-1]], len(bare))
            longest_first[words[0]] = max(longest_first[words[0]], len(bare))
            for word in bare:
                longest_with[word] = max(longest_with[word], len(bare))
            if name.type is NameType.PERSON:
                persons[words[-1]].append(name)
            if len(words) > 1:
                _add(last[words[-1]], name)
                _add(first[words[0]], name)
                beginnings.update(words[:cut] for cut in range(1, min(len(words), _LONGEST)))
                _add(tails[bare[1:]], name)
                by_bag.setdefault(tuple(sorted(bare)), name)
                if bare[:1] in places():  # the "Dutch Ministry of Health" is the Health Ministry
                    by_bag.setdefault(tuple(sorted(bare[1:])), name)
                for word in dict.fromkeys(words[:-1][:_LONGEST]):
                    _add(pairs[word, words[-1]], name)
        return cls(
            by_words,
            pairs,
            last,
            first,
            persons,
            longest_last,
            longest_first,
            longest_with,
            frozenset(beginnings),
            tails,
            joined,
            by_bag,
        )


@dataclass(frozen=True, slots=True)
class Spellings:
    """The words of a source's names by what is left of them when letters fall out."""

    near: Mapping[str, Sequence[tuple[str, Name]]]

    @classmethod
    def of(cls, names: Iterable[Name]) -> Self:
        """Sorts the longer words of `names`, each once."""
        near: dict[str, list[tuple[str, Name]]] = defaultdict(list)
        seen: set[str] = set()
        for name in names:
            for word in name.words:
                if len(word) >= EDITED_FROM and word not in seen:
                    seen.add(word)
                    for key in deletions(word):
                        _add(near[key], (word, name))
        return cls(near)

    def near_to(self, word: str) -> Name | None:
        """The name with a word that `word` may be a slip of."""
        if len(word) < EDITED_FROM:
            return None
        found = (pair for key in deletions(word) for pair in self.near.get(key, ()))
        return next((name for other, name in found if is_misspelling(word, other)), None)


def by_sound(names: Iterable[Name]) -> Mapping[tuple[str, ...], Sequence[Name]]:
    """The names by how their words sound: all words, and each of them."""
    found: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in names:
        for word in dict.fromkeys(map(roughly, name.words[:_LONGEST])):
            _add(found[(word,)], name)
        if len(name.words) > 1:
            _add(found[tuple(map(roughly, core(name.words)))], name)
    return found


def _add(names: list[T], name: T) -> None:
    if len(names) < _LIKES:
        names.append(name)


@lru_cache(REMEMBERED)  # a name is compared with many
def core(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without "of", "von" and the like."""
    return tuple(word for word in words if word not in LINK_WORDS)
