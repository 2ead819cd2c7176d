"""The verdict of a source on a name where one of the two texts is not English, or both are in two languages."""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from briefer.facts.mention import Judgement, Name, NameType, Verdict
from briefer.facts.names.judging.index import code_key
from briefer.facts.names.judging.spelling import is_misspelling
from briefer.facts.names.languages.bodies import other_forms
from briefer.facts.names.languages.given import same_given_name
from briefer.facts.names.languages.lexicon import given_names, is_ordinary
from briefer.facts.names.languages.places import is_people, place_of
from briefer.facts.names.languages.source import SourceNames, SpanPair, bases, content, heard
from briefer.facts.names.tokens import tokenize
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "judge_words.tsv")

# Names that other alphabets write, by an end or a letter that the spellings share: only these are compared by sound.
_OTHER_ALPHABET: Final = re.compile(rf"{one_of(_words('other_alphabet'))}|(?:{one_of(_words('other_alphabet_2'))})$")
_FEWEST_LETTERS: Final = 2


def judge_across(name: Name, source: SourceNames) -> Judgement:
    """What a source says of a name of another text; either text may be in any language that names are found in.

    Supported: the source has its words, another form of the place or of the body. Derived: the source may have it in
    another transliteration, or it is a body that another language names in other words. Expanded: the source has only
    the surname. Altered: the source has a name that differs in a word or a few letters. Unsupported: none of these.
    """
    for rule, found in _LICENCES:
        span = found(name, source)
        if span is not None:
            return Judgement(Verdict.SUPPORTED, span, rule=rule)
    return (
        _lies_there(name, source)
        or _respelt(name, source)
        or _fuller(name, source)
        or _altered(name, source)
        or _translated(name, source)
        or Judgement(Verdict.UNSUPPORTED, None, f"{name.text} - the source does not name it", "unknown-name")
    )


def _is_acronym(name: Name) -> bool:
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
    if not _is_acronym(name) or len(name.words[0]) < _FEWEST_LETTERS + 1:
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
    for other in source.names:
        rest = iter(other.words)
        if len(other.words) > len(words) and all(any(_same(word, w, name, source) for w in rest) for word in words):
            return other.start, other.end
    return None


def _same(word: str, other: str, name: Name, source: SourceNames) -> bool:
    return not set(bases(word, name.language)).isdisjoint(bases(other, source.language))


def _by_parts(name: Name, source: SourceNames) -> SpanPair | None:
    """A body or a place put together from what the source has: "Murcia Government", "Werk Graz"; never a person."""
    words = content(name.words)
    if len(words) < 2 or _is_person(name):
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


def _is_person(name: Name) -> bool:
    if name.type is NameType.PERSON:
        return True
    words = content(name.words)
    if name.type in (NameType.ORGANISATION, NameType.PLACE, NameType.NATIONALITY, NameType.EVENT, NameType.CODE):
        return False
    return len(words) > 1 and (words[0] in given_names() or not any(is_ordinary(w, name.language) for w in words))


def _by_given_name(name: Name, source: SourceNames) -> SpanPair | None:
    """Pope Francis, whom a German source calls Franziskus; only where both names have the same other words."""
    words = content(name.words)
    for other in source.names:
        there = content(other.words)
        if len(there) == len(words) and there[1:] == words[1:] and same_given_name(words[0], there[0]):
            return other.start, other.end
    return None


_LICENCES: Final[tuple[tuple[str, Callable[[Name, SourceNames], SpanPair | None]], ...]] = (
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


def _lies_there(name: Name, source: SourceNames) -> Judgement | None:
    """Belgium, where the source names Brussels."""
    place = place_of(name.words, name.language)
    span = None if place is None or is_people(name.words, name.language) else source.regions.get(place)
    if span is None:
        return None
    said = f"{name.text} - the source names {source.text[slice(*span)]}, which lies there"
    return Judgement(Verdict.DERIVED, span, said, "lies-there")


def _respelt(name: Name, source: SourceNames) -> Judgement | None:
    """Selenskyj, where the source writes Zelensky."""
    words = content(name.words)
    if place_of(name.words, name.language) is not None or name.type is NameType.CODE:
        return None
    for at in source.sounds.get(heard(words[-1]), ()):
        first = at - len(words) + 1
        if first < 0 or not all(source.kept[k].capital for k in range(first, at + 1)):
            continue
        there = [source.kept[k].word for k in range(first, at + 1)]
        pairs = [(a, b) for a, b in zip(words, there, strict=True) if a != b]
        if all(heard(a) == heard(b) for a, b in pairs) and any(_may_be_one(a, b) for a, b in pairs):
            said = source.text[slice(*source.span(first, at))]
            return Judgement(
                Verdict.DERIVED,
                source.span(first, at),
                f"{name.text} - the source writes {said}, which may be the same name in another transliteration",
                "transliteration",
            )
    return None


def _may_be_one(word: str, other: str) -> bool:
    foreign = _OTHER_ALPHABET.search(word) or _OTHER_ALPHABET.search(other)
    return foreign is not None or word.translate(_VJ) == other.translate(_VJ)


_VJ: Final = str.maketrans({"w": "v", "j": "y", "z": "s", "k": "c"})


def _fuller(name: Name, source: SourceNames) -> Judgement | None:
    """Katrin Obermüller, where the source says only Obermüller."""
    words = content(name.words)
    if len(words) < 2 or not _is_person(name):
        return None
    if any(source.word(word, name.language, capital=True) for word in words[:-1]):
        return None
    last = source.word(words[-1], name.language, capital=True)
    longer = [n for n in source.names if len(content(n.words)) > 1 and _same(words[-1], n.words[-1], name, source)]
    if not last or longer:
        return None
    span = source.span(last[0], last[0])
    message = f"{name.text} - the source says only {source.text[slice(*span)]}"
    return Judgement(Verdict.EXPANDED, span, message, "fuller-form")


def _altered(name: Name, source: SourceNames) -> Judgement | None:
    """Another first name or surname, or a slip of spelling."""
    words = content(name.words)
    if place_of(name.words, name.language) is not None:
        return None
    if len(words) > 1 and (_is_person(name) or not any(is_ordinary(word, name.language) for word in words)):
        for other in source.names:
            there = content(other.words)
            if len(there) < 2:
                continue
            if _same(words[0], there[0], name, source) or _same(words[-1], there[-1], name, source):
                said = f"{name.text} - the source names {other.text}"
                return Judgement(Verdict.ALTERED, (other.start, other.end), said, "other-word")
    for other in source.names:
        if any(is_misspelling(word, there) for word in words for there in content(other.words)):
            said = f"{name.text} - the source writes {other.text}"
            return Judgement(Verdict.ALTERED, (other.start, other.end), said, "other-letters")
    return None


def _translated(name: Name, source: SourceNames) -> Judgement | None:
    """Ministry of Health, where the source is German: a body in ordinary words, whose other words the source has."""
    if name.language == source.language or _is_person(name) or _is_acronym(name):
        return None
    words = content(name.words)
    if place_of(name.words, name.language) is not None or other_forms(words) or other_forms(name.words):
        return None  # the tables know it in all languages
    own = [word for word in words if not is_ordinary(word, name.language)]
    if len(own) == len(words):
        return None
    if not all(_stated(word, name, source) for word in own):
        return None
    said = f"{name.text} - a name in words, which is not compared across languages"
    return Judgement(Verdict.DERIVED, None, said, "other-language")


def _stated(word: str, name: Name, source: SourceNames) -> bool:
    place = place_of((word,), name.language)
    if place is not None:
        return place in source.places
    return bool(source.word(word, name.language, capital=True))
