"""The verdict of a source on a name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from briefer.facts.mention import Judgement, Name, NameType, Verdict
from briefer.facts.names.judging.bearers import suffixes
from briefer.facts.names.judging.bonds import misattributed
from briefer.facts.names.judging.forms import core
from briefer.facts.names.judging.index import NameIndex, SpanPair
from briefer.facts.names.judging.matching import Licence, aliased, supported
from briefer.facts.names.judging.persons import is_person_like
from briefer.facts.names.judging.related_words import related
from briefer.facts.names.judging.short_forms import fitting_acronym
from briefer.facts.names.judging.transliteration import respelt
from briefer.facts.names.tables.lexicon import given_names, is_ordinary, peoples, places
from briefer.facts.names.tables.vocabulary import (
    CLUB_WORDS,
    COMPANY_ENDINGS,
    EVENT_WORDS,
    FUNCTION_WORDS,
    HONORIFICS,
    ORGANISATION_WORDS,
    ROLES,
)

_FULL: Final = 3
# A person or a place is part of too many names to tell that two are one.
_TOLD_APART: Final = frozenset({NameType.PERSON, NameType.PLACE, NameType.NATIONALITY, NameType.CODE})


def judge_name(name: Name, index: NameIndex) -> Judgement:
    """What the source behind `index` says of `name`, a mention of another text.

    Supported: the source has its words in this order, an acronym, long form or demonym of it, or the names it is put
    together from. Expanded: the source has only the surname, or only the wider article has this form. Derived: the
    source has it in another transliteration, or names places that lie there. Altered: the source has a name that
    differs in a word, a suffix or a few letters. Misattributed: it gives the person's office or house to others only.
    Unsupported: nothing resembles it.
    """
    if name.language != "en" or index.language != "en":
        from briefer.facts.names.languages.judge import judge_across

        return judge_across(name, index.across)
    found = supported(name, index)
    if found is not None:
        licence, span = found
        return (
            _other_bearer(name, index, licence)
            or misattributed(name, index)
            or Judgement(Verdict.SUPPORTED, _of_bearer(name, index) or span, rule=licence)
        )
    return (
        _derived(name, index)
        or _half_known(name, index)
        or _respelt(name, index)
        or _expanded(name, index)
        or _fuller_body(name, index)
        or _fuller_name(name, index)
        or _titled(name, index)
        or _altered(name, index)
        or Judgement(Verdict.UNSUPPORTED, None, f"{name.text} - the source does not name it", "unknown-name")
    )


def _other_bearer(name: Name, index: NameIndex, licence: Licence) -> Judgement | None:
    """Aldric I where the source has Aldric II, Title VII where it has Title IX, Quill 3.1 where it has Quill 3.10."""
    told = name.suffix or name.number
    if not told or licence is Licence.ORDINARY_WORDS:
        return None
    bearers = list(suffixes(name.words, index))
    if any(suffix == told for suffix, _ in bearers):
        return None
    shown = name.text if name.suffix else f"{name.text} {name.number}"
    named = next((span for suffix, span in bearers if suffix and suffix.isalpha() == told.isalpha()), None)
    named = named or next((span for suffix, span in bearers if suffix and name.suffix), None)
    if named is not None and not (name.number and _stated_apart(name.number, index)):
        said = f"{shown} - the source has {index.text[slice(*named)]}"
        return Judgement(Verdict.ALTERED, named, said, "other-suffix")
    if name.number or not bearers or aliased(name, index):
        return None
    if is_person_like(name) or name.suffix in {"jr", "sr"}:
        return _only(name, bearers[0][1], index)
    said = f"{shown} - the source has only {name.text.rpartition(' ')[0]}"
    return Judgement(Verdict.ALTERED, bearers[0][1], said, "other-suffix")


def _of_bearer(name: Name, index: NameIndex) -> SpanPair | None:
    """Where the source names Aldric III, of whom it speaks behind Aldric II."""
    if not name.suffix:
        return None
    return next((span for suffix, span in suffixes(name.words, index) if suffix == name.suffix), None)


def _stated_apart(number: str, index: NameIndex) -> bool:
    """True where the source has a number by itself: "the next release, 4.0, will"; not "777 bolts"."""
    return re.search(rf"(?<![\w.,]){re.escape(number)}(?![\w%]|[.,]\d| [a-z]+s\b)", index.text) is not None


def _derived(name: Name, index: NameIndex) -> Judgement | None:
    """The US, where the source names Virginia; Americans only where it names no place outside the US."""
    canonical = places().get(name.words)
    span = None if canonical is None else index.regions.get(canonical)
    if span is None or (name.words in peoples() and not index.lies_in(canonical)):
        return None
    said = f"{name.text} - the source names {index.text[slice(*span)]}, which lies there"
    return Judgement(Verdict.DERIVED, span, said, "lies-there")


def _half_known(name: Name, index: NameIndex) -> Judgement | None:
    """Council of Mortgage Lenders, where the source has the CML and speaks of mortgages and lenders."""
    span = fitting_acronym(name, index)
    return None if span is None else _only(name, span, index)


def _respelt(name: Name, index: NameIndex) -> Judgement | None:
    """Khaled al-Harbi, where the source writes Khalid al-Harbi."""
    other = respelt(name, index)
    if other is None:
        return None
    said = f"{name.text} - the source writes {other.text}, which may be the same name in another transliteration"
    return Judgement(Verdict.DERIVED, (other.start, other.end), said, "transliteration")


def _fuller_body(name: Name, index: NameIndex) -> Judgement | None:
    """Norwich City where the source has "Norwich", Glasgow City Council where it has "Glasgow" and "the council"."""
    words = name.words
    forms = index.forms
    if words[-1] in CLUB_WORDS:
        # "United" or "City", when the source names no such club in full.
        short = forms.by_words.get(words[-1:])
        if short is not None and words[-1] not in forms.by_last:
            return _only(name, (short.start, short.end), index)
    if (short := _of_town(words, index)) or (short := _less_ending(words, index)):
        return _only(name, (short.start, short.end), index)
    for cut in range(len(words) - 1, 0, -1):
        rest = words[cut:]
        if not all(word in ORGANISATION_WORDS or word in CLUB_WORDS or is_ordinary(word) for word in rest):
            return None
        if not (rest[-1] in CLUB_WORDS or (rest[-1] in ORGANISATION_WORDS and related(rest[-1], index))):
            return None
        if words[:cut] in forms.beginnings:
            # "Manchester United" is no fuller form of "Manchester City".
            return None
        here = index.sequence(words[:cut], capital=True)
        if here is not None:
            return _only(name, here, index)
    return None


def _of_town(words: tuple[str, ...], index: NameIndex) -> Name | None:
    """The Otters of "the New York Otters" and "the Cornish Otters", where the source names them so and no others."""
    cut = next((cut for cut in range(1, len(words)) if words[:cut] in places()), len(words))
    short = index.forms.by_words.get(words[cut:])
    if short is None or short.type in _TOLD_APART or index.forms.longest_by_last.get(words[-1], 0) > len(words) - cut:
        return None
    return short if words[-1].endswith("s") and words[-1] not in EVENT_WORDS else None  # not "the Rio Olympics"


def _less_ending(words: tuple[str, ...], index: NameIndex) -> Name | None:
    """Zeltran, for "Zeltran Holdings", where the source has no longer name that begins so."""
    if len(words) == 1 or words[-1] not in COMPANY_ENDINGS or words[:-1] in index.forms.beginnings:
        return None
    short = index.forms.by_words.get(words[:-1])
    return None if short is None or short.type in (NameType.PLACE, NameType.NATIONALITY) else short


def _fuller_name(name: Name, index: NameIndex) -> Judgement | None:
    """Bright House Networks, where the source has Bright House and nothing else that begins so."""
    words = name.words
    if len(words) < _FULL or name.type in _TOLD_APART or words[:-1] in index.forms.beginnings:
        return None
    whole = index.forms.by_words.get(words[:-1])
    if whole is None or whole.type in _TOLD_APART or not is_ordinary(words[-1]):
        return None
    return _only(name, (whole.start, whole.end), index)


def _expanded(name: Name, index: NameIndex) -> Judgement | None:
    """A fuller form than the source has, or the form of it that only the wider article has."""
    words = name.words
    known = index.wider is not None and supported(name, index.wider) is not None
    here = _given_name_of(name, index, index.wider) if known and index.wider else None
    if here is None and len(words) > 1 and (known or is_person_like(name)):
        # "Tony Abbott" where the source has "Abbott" or "Mr Abbott", "Robert De Niro" where it has "De Niro".
        tails = (_bare(words[cut:], index) for cut in range(1, len(words)))
        here = next((span for span in tails if span is not None), None) or (
            _bare_given_name(words[0], index) if known else _first_name_alone(words, index)
        )
    return None if here is None else _only(name, here, index)


def _bare(words: tuple[str, ...], index: NameIndex) -> SpanPair | None:
    """Where the source has this much of a name and no more: not "Smith" when it is "Adam Smith"."""
    length = len(core(words))
    if not length or index.forms.longest_by_last.get(words[-1], 0) > length:
        return None
    if words not in index.forms.by_words and index.forms.longest_with.get(words[-1], 0) > length:
        # "Okafor-Eze" has an Eze, but nobody is called that.
        return None
    return index.sequence(words, capital=True)


def _first_name_alone(words: tuple[str, ...], index: NameIndex) -> SpanPair | None:
    """Abbie Conman, where the source has Abbie and, of another, Conman; never a surname that it does not have."""
    return _bare_given_name(words[0], index) if index.sequence(words[-1:], capital=True) else None


def _bare_given_name(word: str, index: NameIndex) -> SpanPair | None:
    """Where the source has a person's first name alone: not "Chris" when it is "Chris Jones"."""
    if index.forms.longest_by_first.get(word, 0) > 1:
        return None
    alone = index.forms.by_words.get((word,))
    if word not in given_names() and (alone is None or alone.type in (NameType.PLACE, NameType.NATIONALITY)):
        return None
    if alone is None and index.forms.longest_with.get(word, 0) > 1:
        return None
    return index.sequence((word,), capital=True)


def _given_name_of(name: Name, index: NameIndex, wider: NameIndex) -> SpanPair | None:
    """Where a section says "Volodymyr", of the man whom the article names "Volodymyr Zelenskyy", for "Zelenskyy"."""
    bearers: Iterator[Name] = (n for n in wider.forms.persons.get(name.words[-1], ()) if len(n.words) > len(name.words))
    spans = (_bare_given_name(bearer.words[0], index) for bearer in bearers)
    return next((span for span in spans if span is not None), None)


def _only(name: Name, here: SpanPair, index: NameIndex) -> Judgement:
    said = index.text[here[0] : here[1]]
    return Judgement(Verdict.EXPANDED, here, f"{name.text} - the source says only {said}", "fuller-form")


def _titled(name: Name, index: NameIndex) -> Judgement | None:
    """General Reed, found as one name, where the source has "General Tomas Reed"."""
    words = name.words
    if len(words) != len(("title", "surname")) or words[0] not in HONORIFICS or words[-1] not in index.forms.persons:
        return None
    is_said = index.sequence(words[:1], capital=True) is not None
    return judge_name(replace(name, words=words[1:]), index) if is_said else None


def _altered(name: Name, index: NameIndex) -> Judgement | None:
    """Another first name or surname, another second word, or a slip of spelling."""
    words = name.words
    if len(words) > 1:
        near = _sharing_a_word(words, index)
        said, rule = None if near is None else f"{name.text} - the source names {near.text}", "other-word"
    else:
        near = index.spellings.near_to(words[0])
        said, rule = None if near is None else f"{name.text} - the source writes {near.text}", "other-letters"
    return None if near is None or said is None else Judgement(Verdict.ALTERED, (near.start, near.end), said, rule)


def _sharing_a_word(words: tuple[str, ...], index: NameIndex) -> Name | None:
    """The longer name of the source that ends or begins as `words` do."""
    for table, word in ((index.forms.by_last, words[-1]), (index.forms.by_first, words[0])):
        if word not in ROLES and word not in FUNCTION_WORDS and table.get(word):
            return table[word][0]
    return None
