"""The words of names in other languages as they compare, and the names of several words that a source has."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Self

from briefer.facts.mention import Name
from briefer.facts.names.tables.vocabulary import PARTICLES
from briefer.text.wordlists import ordered_words

_ordered = partial(ordered_words, __package__, "longer_words.tsv")

ELIDED: Final = frozenset(("d", "l"))
_SPELT_OUT: Final = (("ae", "a"), ("oe", "o"), ("ue", "u"))
# What inflection adds to a name: "Merkels", "Grazer", "der Europäischen Union".
_ENDINGS: Final = {
    "de": _ordered("endings"),
    "nl": ("s", "se", "e", "er"),
    "en": ("s",),
    "fr": ("s", "e", "es"),
}  # fmt: skip
_SHORTEST: Final = 3
# So many names are looked through for one word; a source that names a family of thousands is judged by the first.
_MOST_ALIKE: Final = 64


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
    return tuple(w for w in words if w not in PARTICLES and w not in ELIDED) or tuple(words)


@dataclass(frozen=True, slots=True)
class LongerNames:
    """The names of several words by the base forms of their words, as numbers into `names`.

    `firsts` and `lasts` have the first name that begins or ends so, particles apart; `ends` are all ends of names.
    `holding` has the names with a word, of thousands the first.
    """

    names: Sequence[Name]
    language: str
    firsts: Mapping[str, int]
    lasts: Mapping[str, int]
    ends: frozenset[str]
    holding: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, names: Sequence[Name], language: str) -> Self:
        """Lays out the names of a text in `language`."""
        firsts: dict[str, int] = {}
        lasts: dict[str, int] = {}
        ends: set[str] = set()
        holding: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(names):
            for form in {form for word in name.words for form in bases(word, language)}:
                if len(name.words) > 1 and len(holding[form]) < _MOST_ALIKE:
                    holding[form].append(number)
            if len(words := content(name.words)) > 1:
                ends.update(bases(name.words[-1], language))
                for known, word in ((firsts, words[0]), (lasts, words[-1])):
                    for form in bases(word, language):
                        known.setdefault(form, number)
        return cls(names, language, firsts, lasts, frozenset(ends), holding)

    def alike(self, words: Sequence[str], language: str) -> Name | None:
        """The first name that begins or ends like these words of another text."""
        pairs = ((self.firsts, words[0]), (self.lasts, words[-1]))
        numbers = [known[form] for known, word in pairs for form in bases(word, language) if form in known]
        return self.names[min(numbers)] if numbers else None

    def around(self, words: Sequence[str], language: str) -> Name | None:
        """The first longer name that has these words in their order: "Pilar Ibáñez Roca" of "Pilar Roca"."""
        forms = [frozenset(bases(word, language)) for word in words]
        each = [{number for form in word for number in self.holding.get(form, ())} for word in forms]
        rarest = min(range(len(each)), key=lambda k: len(each[k]))
        for number in sorted(each[rarest]):
            rest = iter(self.names[number].words)
            if len(self.names[number].words) > len(words) and all(
                any(not word.isdisjoint(bases(other, self.language)) for other in rest) for word in forms
            ):
                return self.names[number]
        return None
