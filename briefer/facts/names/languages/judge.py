"""The verdict of a source on a name where one of the two texts is not English, or both are in two languages."""

import re
from functools import partial
from typing import Final

from briefer.facts.mention import Judgement, Name, NameType, Verdict
from briefer.facts.names.languages.bodies import other_forms
from briefer.facts.names.languages.lexicon import is_ordinary
from briefer.facts.names.languages.licences import LICENCES, is_acronym, is_person
from briefer.facts.names.languages.longer import bases, content
from briefer.facts.names.languages.places import is_people, place_of
from briefer.facts.names.languages.source import SourceNames, heard
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "judge_words.tsv")

# Names that other alphabets write, by an end or a letter that the spellings share: only these are compared by sound.
_OTHER_ALPHABET: Final = re.compile(rf"{one_of(_words('other_alphabet'))}|(?:{one_of(_words('other_alphabet_2'))})$")


def judge_across(name: Name, source: SourceNames) -> Judgement:
    """What a source says of a name of another text; either text may be in any language that names are found in.

    Supported: the source has its words, another form of the place or of the body. Derived: the source may have it in
    another transliteration, or it is a body that another language names in other words. Expanded: the source has only
    the surname. Altered: the source has a name that differs in a word or a few letters. Unsupported: none of these.
    """
    for rule, found in LICENCES:
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
    if len(words) < 2 or not is_person(name):
        return None
    if any(source.word(word, name.language, capital=True) for word in words[:-1]):
        return None
    last = source.word(words[-1], name.language, capital=True)
    if not last or not source.longer.ends.isdisjoint(bases(words[-1], name.language)):
        return None
    span = source.span(last[0], last[0])
    message = f"{name.text} - the source says only {source.text[slice(*span)]}"
    return Judgement(Verdict.EXPANDED, span, message, "fuller-form")


def _altered(name: Name, source: SourceNames) -> Judgement | None:
    """Another first name or surname, or a slip of spelling."""
    words = content(name.words)
    if place_of(name.words, name.language) is not None:
        return None
    may_be_one = len(words) > 1 and (is_person(name) or not any(is_ordinary(word, name.language) for word in words))
    if may_be_one and (other := source.longer.alike(words, name.language)):
        said = f"{name.text} - the source names {other.text}"
        return Judgement(Verdict.ALTERED, (other.start, other.end), said, "other-word")
    for word in words:
        if other := source.spellings.near_to(word):
            said = f"{name.text} - the source writes {other.text}"
            return Judgement(Verdict.ALTERED, (other.start, other.end), said, "other-letters")
    return None


def _translated(name: Name, source: SourceNames) -> Judgement | None:
    """Ministry of Health, where the source is German: a body in ordinary words, whose other words the source has."""
    if name.language == source.language or is_person(name) or is_acronym(name):
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
