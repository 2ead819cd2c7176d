"""The words of a language that figures are said with: a list beside this module, and CLDR's names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from briefer.facts.figures.languages import cldr
from briefer.facts.mention import Bound
from briefer.text.folding import as_matched, folded
from briefer.text.language import Language
from briefer.text.wordlists import ordered_words

_SPACED: Final = frozenset(Language) - {Language.CHINESE, Language.JAPANESE}
_POINTED: Final = frozenset({Language.CHINESE, Language.JAPANESE, Language.ARABIC})
# text2num reads the number words of these.
_SPELLED: Final = frozenset(
    {Language.GERMAN, Language.FRENCH, Language.SPANISH, Language.ITALIAN, Language.DUTCH, Language.PORTUGUESE}
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, each kind as a mapping from its forms, in small letters, to what they stand for.

    `decimal` is the mark before decimals where a text does not tell; `spaced` whether words stand apart; `spelled`
    whether numbers in words are read.
    """

    language: Language
    kinds: Mapping[str, Mapping[str, str]]
    months: Mapping[str, int]
    whole_months: frozenset[str]
    weekdays: Mapping[str, int]
    decimal: str
    spaced: bool
    spelled: bool

    def of(self, kind: str) -> Mapping[str, str]:
        """The forms of a kind and what each stands for; empty where the language has none."""
        return self.kinds.get(kind, {})

    def numbers(self, kind: str) -> dict[str, Decimal]:
        """The forms of a kind that stand for numbers."""
        return {form: Decimal(value) for form, value in self.of(kind).items()}

    @property
    def bounds(self) -> dict[str, Bound]:
        """The words before a figure that limit it."""
        return {form: Bound(value) for form, value in self.of("bound").items()}

    def any_of(self, *kinds: str) -> str:
        """A regular expression for any form of these kinds, the longest first; one that never matches where none is."""
        return self.pattern({form for kind in kinds for form in self.of(kind)})

    def pattern(self, forms: Iterable[str]) -> str:
        """A regular expression for any of these forms as a word of its own, the longest first."""
        listed = sorted(forms, key=len, reverse=True)
        if not listed:
            return r"(?!)"
        return "(?:" + "|".join(self._form(form) for form in listed) + ")"

    def _form(self, form: str) -> str:
        pattern = re.escape(form).replace(r"\ ", r"[ \t\n\u00a0\u202f]")
        return pattern + r"(?![^\W\d_])" if self.spaced and form[-1].isalnum() else pattern


def as_key(words: str) -> str:
    """Words as they are looked up: in small letters, "sh tn" without its no-break space."""
    return folded(words.lower())


@cache
def words_of(language: Language) -> Words:
    """The words of a language other than English."""
    kinds: dict[str, dict[str, str]] = {
        "unit": {as_key(as_matched(name)): symbol for name, symbol in cldr.units(language).items()},
        "currency": {as_key(as_matched(name)): code for name, code in cldr.currencies(language).items()},
    }
    for line in ordered_words(__package__, f"{language}.tsv"):
        kind, forms, value = (part.strip() for part in line.split(" | "))
        kinds.setdefault(kind, {}).update({form.lower(): value for form in forms.split(", ")})
    return Words(
        language,
        kinds,
        cldr.months(language),
        cldr.whole_months(language),
        cldr.weekdays(language),
        "." if language in _POINTED else ",",
        language in _SPACED,
        language in _SPELLED,
    )
