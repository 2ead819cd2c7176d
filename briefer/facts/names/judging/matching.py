"""Whether a source states a name: in the same words, by an acronym or a demonym, or as names side by side."""

import re
from collections.abc import Sequence
from typing import Final

from briefer.facts.mention import Name, NameType
from briefer.facts.names.judging.aliases import initials
from briefer.facts.names.judging.equivalents import bodies
from briefer.facts.names.judging.index import NameIndex, SpanPair
from briefer.facts.names.tables.lexicon import given_names, is_ordinary, places, words_of
from briefer.facts.names.tables.vocabulary import (
    CLUB_WORDS,
    EVENT_WORDS,
    FUNCTION_WORDS,
    LINK_WORDS,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    ROLES,
)
from briefer.facts.names.tokens import APOSTROPHES, tokenize

_LONGEST_SPLIT: Final = 12
_HUMP: Final = re.compile(rf"(?<=[a-z])(?=[A-Z])|(?<=\b[a-zA-Z])[{APOSTROPHES}](?=\w)")


def supported(name: Name, index: NameIndex) -> SpanPair | None:
    """Where the source states `name`, in these words or in others that mean the same; None where it does not."""
    words = name.words
    if not words:
        return None
    capital = _needs_capital(name)
    return (
        index.sequence(words, capital)
        or _by_place(words, index)
        or _by_body(words, index)
        or _by_acronym(name, index)
        or _within_name(words, index)
        or _by_parts(name, index)
        or _by_humps(name, index)
        or _by_kin(name, index)
        or (None if name.sure or capital else _leniently(words, index))
    )


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


def _by_humps(name: Name, index: NameIndex) -> SpanPair | None:
    """MaryAnne, l’Opera: a name written together that the source writes apart."""
    if not _HUMP.search(name.text):
        return None
    return index.sequence([token.word for token in tokenize(_HUMP.sub(" ", name.text))])


def _by_body(words: tuple[str, ...], index: NameIndex) -> SpanPair | None:
    """House of Commons, where the source says "the Commons"."""
    for form in bodies().get(words, ()):
        if len(form) > 1:
            span = index.sequence(form, capital=True)
        else:
            # "Common sense" at the start of a sentence is not the Commons.
            short = index.by_words.get(form)
            span = None if short is None else (short.start, short.end)
        if span is not None:
            return span
    return None


def _by_kin(name: Name, index: NameIndex) -> SpanPair | None:
    """World Championships, where the source speaks of a "world champion"."""
    words = core(name.words)
    if len(words) < 2 or is_person_like(name) or not all(is_ordinary(word) for word in words):
        return None
    return index.kindred(words)


def _by_place(words: tuple[str, ...], index: NameIndex) -> SpanPair | None:
    canonical = places().get(words)
    return None if canonical is None else index.places.get(canonical)


def _by_acronym(name: Name, index: NameIndex) -> SpanPair | None:
    words = name.words
    scopes = [index] if index.wider is None else [index, index.wider]
    if len(words) == 1:
        word = words[0]
        tokens = tokenize(name.text)
        if not tokens or not tokens[0].acronym:
            return None
        for short in (word, word.removesuffix("s")):
            for scope in scopes:
                span = scope.acronyms.get(short)
                if span is None:
                    continue
                if scope is index:
                    return span
                long = words_of(scope.text[span[0] : span[1]])
                here = index.sequence(long)
                if here:
                    return here
        return index.spelled_out(word) if len(word) > 2 else None
    for scope in scopes:
        short_form = scope.long_forms.get(words)
        if short_form and (span := index.sequence((short_form,), capital=True)):
            return span
    for short in initials(words):
        if span := index.sequence((short,), capital=True):
            return span
    return None


def _within_name(words: tuple[str, ...], index: NameIndex) -> SpanPair | None:
    """George Bush in "George W. Bush": words of one name of the source in its order, the last one among them."""
    if len(words) < 2:
        return None
    for other in index.by_last.get(words[-1], ()):
        if len(other.words) > len(words) and _is_subsequence(words, other.words):
            return other.start, other.end
    return None


def _is_subsequence(words: Sequence[str], of: Sequence[str]) -> bool:
    rest = iter(of)
    return all(word in rest for word in words)


def _by_parts(name: Name, index: NameIndex) -> SpanPair | None:
    """Liverpool + Jurgen Klopp: parts that are names of the source by themselves, never a first name and a surname."""
    words = core(name.words)
    if not 2 <= len(words) <= _LONGEST_SPLIT:
        return None
    if len(words) == 2 and is_person_like(name):
        return None
    if _has_rival(words, index) or (len(words) == 2 and words[-1] in CLUB_WORDS):
        # Manchester City is not put together from "Manchester" and "the city".
        return None
    # "Green Party" is not put together from "green" and "party", but "Super League Final" is from "Super League".
    plain = all(is_ordinary(word) and (word,) not in places() for word in words)
    acronyms = {token.word for token in tokenize(name.text) if token.acronym}
    reached: list[SpanPair | None] = [None] * (len(words) + 1)
    reached[0] = (0, 0)
    for end in range(1, len(words) + 1):
        for start in range(end):
            if reached[start] is None or (plain and start == 0 and end == 1):
                continue
            span = _part(words[start:end], index, acronyms, capital=plain and start == 0)
            if span is not None:
                reached[end] = span if start == 0 else reached[start]
                break
    return reached[len(words)]


def _has_rival(words: tuple[str, ...], index: NameIndex) -> bool:
    """True for the "Russian Grand Prix" where the source has the "Monaco Grand Prix"."""
    if words[-1] not in EVENT_WORDS | ORGANISATION_WORDS:
        return False
    here = places().get(words[:1])
    for other in index.by_last.get(words[-1], ()) if here is not None else ():
        there = core(other.words)
        if there[1:] == words[1:] and places().get(there[:1], here) != here:
            return True
    return False


def _part(words: tuple[str, ...], index: NameIndex, acronyms: set[str], capital: bool) -> SpanPair | None:
    if len(words) > 1:
        return index.sequence(words, capital) or _by_place(words, index)
    word = words[0]
    if word in acronyms:
        return _by_place(words, index) or index.sequence(words, capital=True)
    span = _by_place(words, index)
    if span is not None:
        return span
    if word in given_names() and not is_ordinary(word):
        return None
    if is_ordinary(word) or word in ROLES:
        return index.related(word)
    alone = index.by_words.get(words)
    if alone is not None and alone.type is not NameType.PERSON:
        return alone.start, alone.end
    return None


def is_person_like(name: Name) -> bool:
    """True when `name` is, or looks like, a first name and a surname."""
    words = core(name.words)
    if name.type is NameType.PERSON:
        return True
    if name.type in (NameType.ORGANISATION, NameType.PLACE, NameType.EVENT, NameType.NATIONALITY):
        return False
    if len(words) < 2 or any(word in ORGANISATION_WORDS or word in PLACE_WORDS for word in words):
        return False
    if words[0] in given_names():
        return True
    return not is_ordinary(words[0]) and not any((word,) in places() for word in words)


def _leniently(words: tuple[str, ...], index: NameIndex) -> SpanPair | None:
    """For words that may be no name: each is ordinary, or the source has it or a word of its stem."""
    first: SpanPair | None = None
    for word in words:
        span = index.related(word)
        if span is None:
            return None
        first = first or span
    return first


def core(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name without "of", "von" and the like."""
    return tuple(word for word in words if word not in LINK_WORDS)
