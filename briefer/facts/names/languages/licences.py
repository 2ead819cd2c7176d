"""Where a source states a name of a text in another language, and why that is so."""

from collections.abc import Callable
from typing import Final

from briefer.facts.codes import code_key
from briefer.facts.mention import Name, NameType
from briefer.facts.names.languages.bodies import other_forms
from briefer.facts.names.languages.given import given_groups
from briefer.facts.names.languages.lexicon import given_names, is_ordinary
from briefer.facts.names.languages.longer import content
from briefer.facts.names.languages.places import place_of
from briefer.facts.names.languages.source import SourceNames, SpanPair
from briefer.facts.names.tokens import tokenize

_FEWEST_LETTERS: Final = 2


def is_acronym(name: Name) -> bool:
    """True for one word in capitals: CGT."""
    tokens = tokenize(name.text)
    return len(tokens) == 1 and tokens[0].acronym


def _by_code(name: Name, source: SourceNames) -> SpanPair | None:
    """F-16 for "F16"; a code is the same in all languages."""
    return source.codes.get(code_key(name.text.rpartition(" ")[2])) if name.type is NameType.CODE else None


def _same_words(name: Name, source: SourceNames) -> SpanPair | None:
    words = content(name.words)
    span = source.sequence(words, name.language, capital=_asks_capital(name, source))
    if span is None and len(words) == 1 and not is_ordinary(words[0], source.language):
        # "la Savoyarde", whom the source calls "la skieuse savoyarde": nothing but a name has a small letter there.
        span = source.sequence(words, name.language, capital=False)
    return span


def _asks_capital(name: Name, source: SourceNames) -> bool:
    """A source's "klein" is no "Klein"; where the whole source is in small letters nothing can be asked."""
    return len(content(name.words)) == 1 and any(token.capital for token in source.tokens)


def _by_place(name: Name, source: SourceNames) -> SpanPair | None:
    place = place_of(name.words, name.language)
    return None if place is None else source.places.get(place)


def _by_body(name: Name, source: SourceNames) -> SpanPair | None:
    """NATO, where the source says OTAN; Banque centrale européenne, where it says EZB."""
    for form in other_forms(content(name.words)) or other_forms(name.words):
        span = source.sequence(content(form), source.language, capital=len(form) == 1)
        if span is not None:
            return span
    return None


def _by_acronym(name: Name, source: SourceNames) -> SpanPair | None:
    """CGT, where the source says Confédération générale du travail, in the language of the summary or in its own."""
    if not is_acronym(name) or len(name.words[0]) < _FEWEST_LETTERS + 1:
        return None
    return source.initials(name.words[0])


def _by_long_form(name: Name, source: SourceNames) -> SpanPair | None:
    """The acronym of the source that has the initials of a body's name."""
    if len(name.words) <= _FEWEST_LETTERS or name.type is NameType.PERSON:
        return None
    letters = "".join(word[0] for word in content(name.words))
    found = [at for at in source.where.get(letters, ()) if source.kept[at].acronym]
    return source.span(found[0], found[0]) if found else None


def _within_name(name: Name, source: SourceNames) -> SpanPair | None:
    """Pilar Roca in "Pilar Ibáñez Roca": words of one name of the source in its order."""
    words = content(name.words)
    if len(words) < 2:
        return None
    found = source.longer.around(words, name.language)
    return None if found is None else (found.start, found.end)


def _by_parts(name: Name, source: SourceNames) -> SpanPair | None:
    """A body or a place put together from what the source has: "Murcia Government", "Werk Graz"; never a person."""
    words = content(name.words)
    if len(words) < 2 or is_person(name):
        return None
    first: SpanPair | None = None
    for word in words:
        place = place_of((word,), name.language)
        found = source.word(word, name.language, capital=not is_ordinary(word, name.language))
        span = source.places.get(place) if place is not None else None
        span = span or (source.span(found[0], found[0]) if found else None)
        if span is None:
            return None
        first = first or span
    return first


def is_person(name: Name) -> bool:
    """True when `name` is, or looks like, a first name and a surname."""
    if name.type is NameType.PERSON:
        return True
    words = content(name.words)
    if name.type in (NameType.ORGANISATION, NameType.PLACE, NameType.NATIONALITY, NameType.EVENT, NameType.CODE):
        return False
    return len(words) > 1 and (words[0] in given_names() or not any(is_ordinary(w, name.language) for w in words))


def _by_given_name(name: Name, source: SourceNames) -> SpanPair | None:
    """Pope Francis, whom a German source calls Franziskus; only where both names have the same other words."""
    words = content(name.words)
    groups = (source.translated.get((group, words[1:])) for group in given_groups(words[0]))
    found = min(filter(None, groups), key=lambda other: other.start, default=None)
    return None if found is None else (found.start, found.end)


LICENCES: Final[tuple[tuple[str, Callable[[Name, SourceNames], SpanPair | None]], ...]] = (
    ("code", _by_code),
    ("same-words", _same_words),
    ("place-form", _by_place),
    ("body-alias", _by_body),
    ("acronym", _by_acronym),
    ("long-form", _by_long_form),
    ("shorter-form", _within_name),
    ("side-by-side", _by_parts),
    ("given-name-form", _by_given_name),
)
