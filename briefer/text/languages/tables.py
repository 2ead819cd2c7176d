"""What the sentence splitter knows of a language other than English: lists of words, one file a kind and language.

Abbreviations stand without their last period and without blanks ("z.B"), in the case they are written in.
"""

from functools import cache
from pathlib import Path
from typing import Final

from briefer.text.wordlists import words

_HERE: Final = Path(__file__).parent


def goes_on(language: str) -> frozenset[str]:
    """Abbreviations that never end a sentence: "z.B", "Dhr", "p.ej"."""
    return _listed(language, "goes_on")


def may_end(language: str) -> frozenset[str]:
    """Abbreviations that end a sentence only before a word that opens one: "usw", "S.A"."""
    return _listed(language, "may_end")


def openers(language: str) -> frozenset[str]:
    """Small words: articles, pronouns, prepositions, conjunctions. With a capital they open a sentence."""
    return _listed(language, "openers")


def before_ordinal(language: str) -> frozenset[str]:
    """Words behind which a number with a full stop is an ordinal: "am 3. Oktober"; none where ordinals have no stop."""
    return _listed(language, "before_ordinal")


def leaning(language: str) -> frozenset[str]:
    """Words with which a sentence goes on from the one before it: "er", "dabei", "cependant"."""
    return _listed(language, "leaning")


@cache
def _listed(language: str, kind: str) -> frozenset[str]:
    file = f"{language}.{kind}.tsv"
    return words(__package__, file) if (_HERE / file).exists() else frozenset()
