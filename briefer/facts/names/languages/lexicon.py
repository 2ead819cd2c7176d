"""What is known of a word of another language without its context: an ordinary word, a given name, a surname."""

from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Final

from briefer.facts.names.languages.morphology import stems
from briefer.facts.names.tables import lexicon as english
from briefer.facts.names.tokens import fold
from briefer.text.languages.tables import openers
from briefer.text.remembered import REMEMBERED
from briefer.text.wordlists import ordered_words, words

_ordered = partial(ordered_words, __package__, "lexicon_words.tsv")

_HERE: Final = Path(__file__).parent
_COMPOUNDING: Final = ("de", "nl")
# What joins the parts of a compound: "Eigentum-s-quote", "Aktie-n-kurs", "Hund-e-hütte".
_LINKS: Final = ("", "s", "es", "n", "en", "e", "er")
_SHORTEST_PART: Final = 3
_LONGEST: Final = 40
# Of such words no list is ever complete, and hardly a name ends so: "Digitalisierung", "Nahbarkeit".
_NOUN_ENDINGS: Final = {
    "de": _ordered("de"),
    "nl": _ordered("nl"),
    "fr": ("tion", "tions", "ement", "ements", "isme", "ite", "ites"),
    "es": _ordered("es"),
    "it": ("zione", "zioni", "mento", "menti", "ismo", "ita", "mente"),
    "pt": _ordered("pt"),
}  # fmt: skip
_FEWEST_LETTERS: Final = 7


@cache
def _table(language: str, kind: str) -> frozenset[str]:
    file = f"{language}.{kind}.tsv"
    return words(__package__, file) if (_HERE / file).exists() else frozenset()


@cache
def _lexicon(language: str) -> frozenset[str]:
    """The ordinary words of a language, folded."""
    listed = {word.lower() for word in _table(language, "words")}
    return frozenset(listed | {fold(word) for word in openers(language)})


@cache
def _nouns(language: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _table(language, "words") if word[:1].isupper())


@lru_cache(REMEMBERED)
def is_ordinary(word: str, language: str) -> bool:
    """True when a folded word, a base form of it, or each part of a compound is an ordinary word of the language."""
    if language == "en":
        return english.is_ordinary(word)
    if _is_simple(word, language):
        return True
    if has_noun_ending(word, language):
        return True
    return language in _COMPOUNDING and len(word) <= _LONGEST and _is_compound(word, language)


def has_noun_ending(word: str, language: str) -> bool:
    """True for a long word with an ending that makes nouns: "Nahbarkeit", "sanidad"."""
    return len(word) >= _FEWEST_LETTERS and word.endswith(_NOUN_ENDINGS.get(language, ()))


@lru_cache(REMEMBERED)
def _is_simple(word: str, language: str) -> bool:
    table = _lexicon(language)
    return word in table or any(form in table for form in stems(word, language))


@lru_cache(REMEMBERED)
def _is_compound(word: str, language: str) -> bool:
    """True for "stellenabbau": from the right the longest ordinary word, before it another, with what links them."""
    for cut in range(2, len(word) - _SHORTEST_PART + 1):
        right = word[cut:]
        if len(right) == _SHORTEST_PART and cut <= _SHORTEST_PART and word[:cut] not in openers(language):
            continue  # "Umbau" is put together from "um" and "bau", "Uniper" not from "uni" and "per"
        if not _is_last_part(right, language):
            continue
        if _is_first_part(word[:cut], language):
            return True
    return False


def _is_last_part(part: str, language: str) -> bool:
    """True for a word, or one behind a small word: the "abbau" of "stellenabbau"."""
    if _is_simple(part, language) or part.endswith(_NOUN_ENDINGS.get(language, ())):
        return True
    return _is_prefixed(part, language)


def _is_prefixed(part: str, language: str) -> bool:
    """True for a word behind a small word: "abbau", "ersatz"."""
    return any(part[:cut] in openers(language) and _is_simple(part[cut:], language) for cut in (2, 3, 4))


def _is_first_part(part: str, language: str) -> bool:
    if part in openers(language):
        return True
    for link in _LINKS:
        bare = part.removesuffix(link) if link else part
        if (bare != part or not link) and len(bare) >= _SHORTEST_PART:
            if _is_simple(bare, language) or _is_simple(bare + "en", language) or _is_prefixed(bare, language):
                return True  # "Löschwasser" is of "löschen"
            if len(bare) > 2 * _SHORTEST_PART and _is_compound(bare, language):
                return True
    return False


def is_adjective(word: str, language: str) -> bool:
    """True for a word that German writes small, so that its capital tells a name: "Deutsche Bank"."""
    table, nouns = _lexicon(language), _nouns(language)
    if word in nouns:
        return False
    return any(form in table and form not in nouns for form in (word, *stems(word, language)))


@cache
def given_names() -> frozenset[str]:
    """Given names of all languages, folded."""
    return english.given_names() | frozenset(
        line for line in (_HERE / "given.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
    )


def surnames(language: str) -> frozenset[str]:
    """Surnames that are ordinary words of the language too, folded: "fischer", "klein"."""
    return english.surnames() if language == "en" else _table(language, "surnames")


def articles(language: str) -> frozenset[str]:
    """Articles, and prepositions with one: "la", "del", "aux"."""
    return _table(language, "articles")


def titles(language: str) -> frozenset[str]:
    """Words before a person's name that are no part of it, folded: "frau", "mme", "signora"."""
    return _table(language, "titles")


def towns(language: str) -> frozenset[str]:
    """Towns that are ordinary words of the language too, folded: "essen", "salzburg"."""
    return _table(language, "towns")


def finite_verbs(language: str) -> frozenset[str]:
    """Verbs in the singular that no ending tells: "sprach", "will"."""
    return _table(language, "finite_verbs")


@cache
def company_forms() -> frozenset[str]:
    """Forms of companies, folded: "ag", "gmbh", "spa"."""
    return words(__package__, "company_forms.tsv")


def is_entry(word: str, language: str) -> bool:
    """True for a folded word that stands in the lexicon as it is."""
    return word in _lexicon(language)


def is_listed(word: str, language: str) -> bool:
    """True for a folded word that the lexicon itself has, or a base form of it; compounds apart."""
    return _is_simple(word, language)


@cache
def name_endings(language: str) -> tuple[str, ...]:
    """Endings of surnames and places that are ordinary words too: the "burg" of "Salzburg"."""
    file = f"{language}.name_endings.tsv"
    return ordered_words(__package__, file) if (_HERE / file).exists() else ()
