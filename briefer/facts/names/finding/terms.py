"""Names that are written small: drugs ("metoprolol") and the second word of a species ("Quercus robur")."""

import re
from functools import lru_cache, partial
from typing import Final

from briefer.facts.names.tables.lexicon import drug_endings, given_names, is_compound, is_ordinary, places
from briefer.facts.names.tables.vocabulary import DRUGS
from briefer.text.patterns import one_of
from briefer.text.remembered import REMEMBERED
from briefer.text.wordlists import words

_words = partial(words, __package__, "terms_words.tsv")

_SHORTEST_DRUG: Final = 6
_SHORTEST_GENUS: Final = 8  # no "campus", "status"
_LATIN: Final = re.compile(rf"[a-z]{{2,}}(?:{one_of(_words('latin'))})")


@lru_cache(REMEMBERED)
def is_drug(word: str) -> bool:
    """True for a folded word that no lexicon knows and that ends as drugs do, "valsartan", and for "aspirin"."""
    return word in DRUGS or (len(word) >= _SHORTEST_DRUG and word.endswith(drug_endings()) and _is_unknown(word))


def _is_unknown(word: str) -> bool:
    if not word.isalpha():
        return False
    return not is_ordinary(word) and not is_compound(word) and (word,) not in places() and word not in given_names()


def is_genus(word: str) -> bool:
    """True for a folded word that a lexicon knows and that may begin a species: the "lactobacillus" of L. gasseri."""
    return len(word) >= _SHORTEST_GENUS and _LATIN.fullmatch(word) is not None


@lru_cache(REMEMBERED)
def is_epithet(word: str) -> bool:
    """True for a folded word of Latin form that no lexicon knows: the "robur" of Quercus robur."""
    return _LATIN.fullmatch(word) is not None and not is_ordinary(word) and not is_compound(word)
