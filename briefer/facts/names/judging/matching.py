"""Whether a source states a name: in the same words, by an acronym or a demonym, or as names side by side."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final

from briefer.facts.codes import code_key
from briefer.facts.mention import Name, NameType
from briefer.facts.names.judging.equivalents import bodies
from briefer.facts.names.judging.forms import core
from briefer.facts.names.judging.index import NameIndex, SpanPair
from briefer.facts.names.judging.persons import is_person_like, is_person_pair
from briefer.facts.names.judging.place_forms import by_place
from briefer.facts.names.judging.related_words import kindred, related
from briefer.facts.names.judging.reshaped import by_clips, by_humps, by_initials, by_nickname, reordered, within_name
from briefer.facts.names.judging.short_forms import by_acronym, by_long_form
from briefer.facts.names.judging.side_by_side import by_parts
from briefer.facts.names.tables.lexicon import given_names, is_ordinary, places, words_of
from briefer.facts.names.tables.vocabulary import FUNCTION_WORDS
from briefer.facts.names.tokens import tokenize
from briefer.text.words import LETTER_RUN

_CODE_PARTS: Final = re.compile(rf"{LETTER_RUN}|\d+(?:\.\d+)*|[^\w.-]")
_PAIR: Final = 2
# MH17 is "Malaysia Airlines Flight 17".
_FLIGHT: Final = re.compile(r"[A-Z][A-Z0-9](\d{1,4})")
_UMLAUTS: Final = frozenset("äöüÄÖÜ")
_SPELT_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


class Licence(StrEnum):
    """Why a name of a summary and words of its source are the same."""

    SAME_WORDS = "same-words"
    PLACE_FORM = "place-form"
    BODY_ALIAS = "body-alias"
    ACRONYM = "acronym"
    LONG_FORM = "long-form"
    SHORTER_FORM = "shorter-form"
    NICKNAME = "nickname"
    INITIALS = "initials"
    REORDERED = "reordered"
    SIDE_BY_SIDE = "side-by-side"
    WRITTEN_TOGETHER = "written-together"
    SAME_STEM = "same-stem"
    CLIPPED = "clipped"
    ORDINARY_WORDS = "ordinary-words"
    WITH_A_WORD = "with-a-word"
    CODE = "code"


def supported(name: Name, index: NameIndex) -> tuple[Licence, SpanPair] | None:
    """Where the source states `name`, in these words or in others that mean the same, and why that is so."""
    if not name.words:
        return None
    if name.type is NameType.CODE:
        licences: Sequence[_Rule] = _CODE_LICENCES
    else:
        licences = _LICENCES
    for licence, states in licences:
        span = states(name, index)
        if span is not None:
            return licence, span
    return None


def aliased(name: Name, index: NameIndex) -> bool:
    """True for World War II where the source has the Second World War."""
    full = (*name.words, *(token.word for token in tokenize(name.text)[len(name.words) :]))
    return _by_body(full, index) is not None


def _in_same_words(name: Name, index: NameIndex) -> SpanPair | None:
    if len(name.words) > 1 and name.words[0] in given_names() and is_ordinary(name.words[-1]):
        # "Grace Hill" is nobody on "the grace hill".
        return index.sequence(name.words, capital=True)
    span = index.sequence(name.words, _needs_capital(name))
    if span is None and not _UMLAUTS.isdisjoint(name.text):
        # Müller, whom the source calls Mueller.
        return index.sequence(words_of(name.text.translate(_SPELT_OUT)))
    return span


def _by_code(name: Name, index: NameIndex) -> SpanPair | None:
    """A code as the source writes it, or with its last brackets left out: 21(1) of 21(1)(b), 17 of 17(2)."""
    key = code_key(name.text.rpartition(" ")[2])
    found = index.codes.get(key)
    if found is not None:
        return found
    if key[:1] == "v" and (plain := re.search(rf"(?<![\w.,]){re.escape(key[1:])}(?![\w,]|\.\d)", index.text)):
        return plain.span()
    flight = _FLIGHT.fullmatch(name.text)
    if flight and (numbered := re.search(rf"\b[Ff]light (?:No\. )?{flight[1]}(?![\w,]|[.]\d)", index.text)):
        return numbered.span()
    if "(" in key:
        return next((span for code, span in index.codes.items() if code.startswith(key + "(")), None)
    # "PM 2.5", "Covid 19": the source parts what the summary joins.
    parts = r"[ _.-]?".join(map(re.escape, _CODE_PARTS.findall(key)))
    loose = re.search(rf"(?<![\w.]){parts}(?![\w]|[.,]\d)", index.text, re.IGNORECASE) if "@" not in key else None
    return None if loose is None else loose.span()


def _needs_capital(name: Name) -> bool:
    """A source's "us", "may" or "bath" is no "US", "May" or "Bath"."""
    if len(name.words) > 1:
        return False
    word = name.words[0]
    if word in FUNCTION_WORDS:
        return True
    tokens = tokenize(name.text)
    if tokens and tokens[0].acronym:
        return is_ordinary(word)
    return name.sure and is_ordinary(word) and ((word,) in places() or word in given_names())


def _by_body(words: tuple[str, ...], index: NameIndex) -> SpanPair | None:
    """House of Commons, where the source says "the Commons"."""
    for form in bodies().get(words, ()):
        if len(form) > 1:
            spans = index.occurrences(form, capital=True)
            span = next((index.span(*at) for at in spans if not _elsewhere(index, at[0], words)), None)
        else:
            # "Common sense" at the start of a sentence is not the Commons.
            short = index.forms.by_words.get(form)
            span = None if short is None else (short.start, short.end)
        if span is not None:
            return span
    return None


def _elsewhere(index: NameIndex, first: int, words: Sequence[str]) -> bool:
    """The Supreme Court of "Texas Supreme Court" is not the US Supreme Court."""
    if not first or not index.glued(first - 1) or not index.capital(first - 1):
        return False
    there = places().get((index.words[first - 1],))
    return there is not None and all(places().get((word,)) != there for word in words)


def _by_kin(name: Name, index: NameIndex) -> SpanPair | None:
    """World Championships, where the source speaks of a "world champion"."""
    words = core(name.words)
    if len(words) < 2 or is_person_like(name) or not all(is_ordinary(word) for word in words):
        return None
    return kindred(words, index)


def _with_a_word(name: Name, index: NameIndex) -> SpanPair | None:
    """As in "Voltane Deal", "Moe Falls" in a headline: a name that the source has alone or as a surname, and a word.

    Never where the source has a person with that first name ("Zsofi Kun" for "Zsofi Banks"), nor the word as a name's.
    """
    if name.sure or len(name.words) != _PAIR or is_ordinary(name.words[0]) or not is_ordinary(name.words[1]):
        return None
    first, word = name.words
    forms = index.forms
    if forms.longest_by_first.get(first, 0) > 1 or word in forms.longest_with:
        return None
    held = forms.by_words.get((first,)) or next(iter(forms.by_last.get(first, ())), None)
    return None if held is None else index.sequence((first,), capital=True)


def _leniently(name: Name, index: NameIndex) -> SpanPair | None:
    """For words that may be no name: the source has each, or a word of its stem; a person's only in small letters."""
    if name.sure or _needs_capital(name):
        return None
    words = name.words
    if is_person_pair(words) or (len(words) > 1 and words[0] in given_names()):
        spans = [related(word, index, small=True) for word in words]
    else:
        spans = [related(word, index) for word in words]
    return spans[0] if all(spans) else None


_Rule = tuple[Licence, Callable[[Name, NameIndex], SpanPair | None]]
# In this order; the first that holds is named.
_LICENCES: Final[tuple[_Rule, ...]] = (
    (Licence.SAME_WORDS, _in_same_words),
    (Licence.PLACE_FORM, lambda name, index: by_place(name.words, index)),
    (Licence.BODY_ALIAS, lambda name, index: _by_body(name.words, index)),
    (Licence.ACRONYM, by_acronym),
    (Licence.LONG_FORM, by_long_form),
    (Licence.SHORTER_FORM, within_name),
    (Licence.NICKNAME, by_nickname),
    (Licence.INITIALS, by_initials),
    (Licence.REORDERED, reordered),
    (Licence.SIDE_BY_SIDE, by_parts),
    (Licence.WRITTEN_TOGETHER, by_humps),
    (Licence.CLIPPED, by_clips),
    (Licence.SAME_STEM, _by_kin),
    (Licence.ORDINARY_WORDS, _leniently),
    (Licence.WITH_A_WORD, _with_a_word),
)
_CODE_LICENCES: Final[tuple[_Rule, ...]] = (
    (Licence.CODE, _by_code),
    (Licence.BODY_ALIAS, lambda name, index: _by_body(name.words, index)),
    (Licence.ACRONYM, by_acronym),
)
