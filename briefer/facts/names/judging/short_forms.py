"""Whether a source has the long form of an acronym, or the acronym of a long form."""

import re
from collections.abc import Sequence
from typing import Final

from briefer.facts.mention import Name
from briefer.facts.names.judging.aliases import initials
from briefer.facts.names.judging.equivalents import acronyms, spelled_out
from briefer.facts.names.judging.forms import core
from briefer.facts.names.judging.index import NameIndex, SpanPair
from briefer.facts.names.judging.persons import is_person_like
from briefer.facts.names.judging.related_words import related
from briefer.facts.names.tables.lexicon import peoples, places, words_of

_HALF: Final = 0.5


def by_acronym(name: Name, index: NameIndex) -> SpanPair | None:
    """What the source spells out: by a definition, by a name or phrase with these initials, in words all know."""
    letters = name.text.replace(".", "")
    words = name.words
    from briefer.facts.figures.grammar.units import names_of_sign  # reads words of names itself

    for unit in names_of_sign(name.text):  # "per MWh", where the source writes "per megawatt-hour"
        if span := index.sequence(tuple(re.split(r"[ -]", unit)), False):
            return span
    key = letters.casefold()
    listed = acronyms().get(key) or acronyms().get(key.removesuffix("s"), ())
    acronym = len(words) == 1 and (letters.removesuffix("s").isupper() and len(letters) > 1)
    if not acronym and not listed:
        return _by_ampersand(name, index) if "&" in name.text else None
    for short in dict.fromkeys((words[0], words[0].removesuffix("s"))) if acronym else ():
        if span := _defined(short, index):
            return span
    for form, capital in listed:
        if span := index.sequence(form, capital):
            return span
    if not acronym or len(words[0]) < 3:
        return None
    return index.spelled_out(words[0]) or index.phrases.get(words[0]) or index.phrases.get(words[0].removesuffix("s"))


def _by_ampersand(name: Name, index: NameIndex) -> SpanPair | None:
    """Hale & Penrose for H&P: where the source has two such names joined so."""
    first, joint, last = name.text.partition("&")
    if not (len(first) == len(last) == 1 and (first + last).isupper()):
        return None
    found = re.search(rf"\b{first}[\w'’-]+ (?:{joint}|and) {last}[\w'’-]+", index.text)
    return None if found is None else found.span()


def _defined(short: str, index: NameIndex) -> SpanPair | None:
    for scope in (index,) if index.wider is None else (index, index.wider):
        span = scope.definitions[0].get(short)
        if span is None:
            continue
        if scope is index:
            return span
        if here := index.sequence(words_of(scope.text[span[0] : span[1]])):
            return here
    return None


def by_long_form(name: Name, index: NameIndex) -> SpanPair | None:
    """The acronym that the source defines or everybody knows: never one whose letters merely fit."""
    words = name.words
    if len(words) < 2:
        return None
    for scope in (index,) if index.wider is None else (index, index.wider):
        short_form = scope.definitions[1].get(words)
        if short_form and (span := index.sequence((short_form,), capital=True)):
            return span
    country = places().get(words[:1]) is not None and words[:1] not in peoples()
    for form in (words, words[1:]) if country else (words,):
        for short in spelled_out().get(core(form), ()):
            if span := index.sequence((short,), capital=True):
                return span
    return None if _share_stated(words, index) < 1 else _initials_in(words, index)


def fitting_acronym(name: Name, index: NameIndex) -> SpanPair | None:
    """An acronym of the source with the letters of `name`, where the source has at least half of its words too."""
    known = len(name.words) > 2 and not is_person_like(name) and _share_stated(name.words, index) >= _HALF
    return _initials_in(name.words, index) if known else None


def _initials_in(words: Sequence[str], index: NameIndex) -> SpanPair | None:
    return next((span for short in initials(words) if (span := index.sequence((short,), capital=True))), None)


def _share_stated(words: Sequence[str], index: NameIndex) -> float:
    """The share of a name's words, places and small words apart, that the source has in some form."""
    content = [word for word in core(words) if (word,) not in places()]
    return sum(related(word, index) is not None for word in content) / max(1, len(content))
