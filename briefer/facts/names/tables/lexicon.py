"""What is known of a word without its context: ordinary English, given name, place, nationality."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Final

from briefer.facts.names.tables.vocabulary import FUNCTION_WORDS, ROLES
from briefer.facts.names.tokens import tokenize
from briefer.text.remembered import REMEMBERED
from briefer.text.wordlists import ordered_words, words

_ordered = partial(ordered_words, __package__, "lexicon_words.tsv")

_HERE: Final = Path(__file__).parent

LONGEST_PLACE: Final = 5
_LONGEST_WORD: Final = 24
_ABBREVIATED: Final = 3
_PREFIXES: Final = _ordered("prefixes")


def lines(name: str) -> Iterator[str]:
    """The lines of one of the word tables beside this module, without comments."""
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


@cache
def _ordinary() -> frozenset[str]:
    return words(__package__, "words.tsv") | FUNCTION_WORDS | {role for role in ROLES if len(role) > _ABBREVIATED}


@cache
def given_names() -> frozenset[str]:
    """Given names, folded, and the short forms of given names."""
    return frozenset(lines("given.txt")).union(*first_names())


@cache
def first_names() -> tuple[tuple[str, ...], ...]:
    """Groups of forms of one first name, folded: ("robert", "bob", "bobby")."""
    return tuple(tuple(entry.split()) for entry in ordered_words(__package__, "first_names.tsv"))


@cache
def acronyms_listed() -> tuple[tuple[str, str], ...]:
    """Acronyms that need no explanation, each with what it stands for: ("GDP", "gross domestic product")."""
    pairs = (entry.partition(" = ") for entry in ordered_words(__package__, "acronyms.tsv"))
    return tuple((short, form) for short, _, form in pairs)


@cache
def surnames() -> frozenset[str]:
    """Surnames that are ordinary words too, folded: "white", "king", "banks"."""
    return words(__package__, "surnames.tsv")


@cache
def places() -> dict[tuple[str, ...], str]:
    """Folded words of each name of a country, region, city, nationality or faith -> its first name, folded.

    ("ukrainian",) and ("ukraine",) give "ukraine"; ("u", "k") is ("uk",).
    """
    table: dict[tuple[str, ...], str] = {}
    for line in lines("places.txt"):
        forms = [form.strip() for part in line.split(";") for form in part.split(",")]
        canonical = " ".join(words_of(forms[0]))
        for form in forms:
            table.setdefault(words_of(form), canonical)
    for line in lines("cities.txt"):
        words = words_of(line.partition(";")[0])
        table.setdefault(words, " ".join(words))
    return table


@cache
def drug_endings() -> tuple[str, ...]:
    """The endings of drugs' names."""
    return ordered_words(__package__, "drug_endings.tsv")


@cache
def place_openers() -> frozenset[str]:
    """The first words of the names of places."""
    return frozenset(words[0] for words in places())


@cache
def regions() -> dict[str, str]:
    """First name of a place -> first name of the region or country that it lies in, both folded."""
    table = {}
    for line in lines("cities.txt"):
        place, _, region = line.partition(";")
        if region:
            table[places()[words_of(place)]] = places()[words_of(region)]
    return table


@cache
def peoples() -> frozenset[tuple[str, ...]]:
    """Folded words of the adjectives and peoples: ("ukrainian",), ("north", "korean")."""
    return frozenset(
        words_of(form) for line in lines("places.txt") for part in line.split(";")[1:] for form in part.split(",")
    )


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(token.word for token in tokenize(name))


def stems(word: str) -> Iterator[str]:
    """Base forms that `word` may be an inflection of: "studies" -> "studie", "studi", "study"."""
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]
        if word.endswith("ies"):
            yield word[:-3] + "y"
        if word.endswith("ers"):
            yield word[:-2]
            yield word[:-3]
    for ending in ("ed", "ing", "er", "est"):
        if word.endswith(ending):
            base = word[: -len(ending)]
            yield base
            yield base + "e"
            if len(base) > 2 and base[-1] == base[-2]:
                yield base[:-1]
            if base.endswith("i"):
                yield base[:-1] + "y"
    if word.endswith("ly"):
        yield word[:-2]
        yield word[:-1] + "e"
        if word.endswith("ily"):
            yield word[:-3] + "y"


@lru_cache(REMEMBERED)
def is_ordinary(word: str) -> bool:
    """True when a folded word, or a base form of it, is an ordinary English word in American or British spelling."""
    if _listed(word):
        return True
    bare = next((word[len(p) :] for p in _PREFIXES if word.startswith(p) and len(word) - len(p) > 4), None)
    return bare is not None and _listed(bare)


def is_compound(word: str) -> bool:
    """True when two ordinary words make up `word`: "rockslide", "homeschooling"; "Blackburn" too."""
    return len(word) <= _LONGEST_WORD and any(
        is_ordinary(word[:cut]) and is_ordinary(word[cut:]) for cut in range(4, len(word) - 3)
    )


# "Labor", "neighborhood", "theater", "offense", "analyze", where the list has the other spelling; no "Cort" is a court.
# Few words have the letters.
_AMERICAN: Final = (
    ("or", re.compile(r"(?<=\w{3})or(?=\Z|s|ed|ing|er|ful|hood|able)"), "our"),
    ("ter", re.compile(r"ter(?=s?\Z)"), "tre"),
    ("ense", re.compile(r"ense(?=[sd]?\Z)"), "ence"),
    ("yz", re.compile(r"yz(?=e|ing)"), "ys"),
)


def _listed(word: str) -> bool:
    table = _ordinary()
    if word in table:
        return True
    spellings = {word, word.replace("is", "iz"), word.replace("our", "or"), word.replace("tre", "ter")}
    spellings.update(pattern.sub(other, word) for letters, pattern, other in _AMERICAN if letters in word)
    return any(form in table for spelling in spellings for form in (spelling, *stems(spelling)))


@cache
def compass() -> frozenset[str]:
    """The words that say which part of a land or a town is meant: "western", "north"."""
    return words(__package__, "compass.tsv")
