"""The verdict of a source on a name."""

import re
from collections.abc import Sequence
from typing import Final

from briefer.facts.mention import Judgement, Name, NameType, Verdict
from briefer.facts.names.aliases import initials
from briefer.facts.names.index import NameIndex, SpanPair
from briefer.facts.names.lexicon import given_names, is_ordinary, peoples, places
from briefer.facts.names.spelling import is_misspelling
from briefer.facts.names.tokens import fold, tokenize
from briefer.facts.names.vocabulary import (
    CLUB_WORDS,
    FUNCTION_WORDS,
    LINK_WORDS,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    ROLES,
)

_LONGEST_SPLIT: Final = 12
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def judge_name(name: Name, index: NameIndex) -> Judgement:
    """What the source behind `index` says of `name`, a mention of another text.

    Supported: the source has its words in this order, an acronym, long form or demonym of it, or the names it is put
    together from. Expanded: the source has only the surname, or only the wider article has this form. Altered: the
    source has a name that differs in a word or in a few letters. Unsupported: nothing resembles it.
    """
    span = _supported(name, index)
    if span is not None:
        return Judgement(Verdict.SUPPORTED, span)
    return _derived(name, index) or _expanded(name, index) or _fuller_body(name, index) or _altered(name, index) or Judgement(
        Verdict.UNSUPPORTED, None, f"{name.text} - the source does not name it"
    )


def _supported(name: Name, index: NameIndex) -> SpanPair | None:
    words = name.words
    if not words:
        return None
    return (
        index.sequence(words, capital=_needs_capital(name))
        or _by_place(words, index)
        or _by_acronym(name, index)
        or _within_name(words, index)
        or _by_parts(name, index)
        or _by_humps(name, index)
        or (None if name.sure else _leniently(words, index))
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
    """DrCellini, MelissaLucy: a name written together that the source writes apart."""
    if len(name.words) != 1 or not _HUMP.search(name.text):
        return None
    return index.sequence([fold(part) for part in _HUMP.split(name.text)])


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
                long = tuple(t.word for t in tokenize(scope.text[span[0] : span[1]]))
                here = index.sequence(long)
                if here:
                    return here
        return index.spelled_out(word) if len(word) > 2 else None
    for scope in scopes:
        short_form = scope.long_forms.get(words)
        if short_form and (span := index.sequence((short_form,), capital=True)):
            return span
    for short in initials(words):
        if len(short) > 2 and (span := index.sequence((short,), capital=True)):
            return span
    return None


def _within_name(words: tuple[str, ...], index: NameIndex) -> SpanPair | None:
    """George Bush in "George W. Bush": first and last word of one name of the source, in its order."""
    if len(words) < 2:
        return None
    for other in index.by_last.get(words[-1], ()):
        if len(other.words) > len(words) and other.words[0] == words[0] and _is_subsequence(words, other.words):
            return other.start, other.end
    return None


def _is_subsequence(words: Sequence[str], of: Sequence[str]) -> bool:
    rest = iter(of)
    return all(word in rest for word in words)


def _by_parts(name: Name, index: NameIndex) -> SpanPair | None:
    """Liverpool + Jurgen Klopp: parts that are names of the source by themselves, never a first name and a surname."""
    words = tuple(word for word in name.words if word not in LINK_WORDS)
    if not 2 <= len(words) <= _LONGEST_SPLIT:
        return None
    if len(words) == 2 and _is_person_like(name):
        return None
    if all(is_ordinary(word) and (word,) not in places() for word in words):
        # "Green Party" is not put together from "green" and "party".
        return None
    reached: list[SpanPair | None] = [None] * (len(words) + 1)
    reached[0] = (0, 0)
    for end in range(1, len(words) + 1):
        for start in range(end):
            if reached[start] is None:
                continue
            span = _part(words[start:end], index)
            if span is not None:
                reached[end] = span if start == 0 else reached[start]
                break
    return reached[len(words)]


def _part(words: tuple[str, ...], index: NameIndex) -> SpanPair | None:
    if len(words) > 1:
        return index.sequence(words) or _by_place(words, index)
    word = words[0]
    span = _by_place(words, index)
    if span is not None:
        return span
    if word in given_names() and not is_ordinary(word):
        return None
    if is_ordinary(word) or word in ROLES:
        return index.related(word)
    alone = index.by_words.get(words)
    if alone is not None and (alone.type is not NameType.PERSON):
        return alone.start, alone.end
    return None


def _is_person_like(name: Name) -> bool:
    words = [word for word in name.words if word not in LINK_WORDS]
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


def _derived(name: Name, index: NameIndex) -> Judgement | None:
    """The US, where the source names Virginia; but Americans no more than the source says."""
    canonical = places().get(name.words)
    span = None if canonical is None or name.words in peoples() else index.regions.get(canonical)
    if span is None:
        return None
    said = f"{name.text} - the source names {index.text[span[0] : span[1]]}, which lies there"
    return Judgement(Verdict.DERIVED, span, said)


def _fuller_body(name: Name, index: NameIndex) -> Judgement | None:
    """Norwich City where the source has "Norwich", Glasgow City Council where it has "Glasgow" and "the council"."""
    words = name.words
    for cut in range(len(words) - 1, 0, -1):
        rest = words[cut:]
        if not all(word in ORGANISATION_WORDS or word in CLUB_WORDS or is_ordinary(word) for word in rest):
            return None
        if not (rest[-1] in CLUB_WORDS or (rest[-1] in ORGANISATION_WORDS and index.related(rest[-1]))):
            return None
        here = _bare(words[:cut], index)
        if here is not None:
            return _only(name, here, index)
    return None


def _expanded(name: Name, index: NameIndex) -> Judgement | None:
    words = name.words
    wider = index.wider
    if wider is not None and (whole := _supported(name, wider)):
        here = next((s for word in reversed(words) if (s := index.sequence((word,), capital=True))), None)
        here = here or _shared_bearer(words, whole, index)
        if here is not None:
            return _only(name, here, index)
    if len(words) < 2 or not _is_person_like(name):
        return None
    for cut in range(1, len(words)):
        # "Tony Abbott" where the source has "Abbott" or "Mr Abbott", "Robert De Niro" where it has "De Niro".
        here = _bare(words[cut:], index)
        if here is not None:
            return _only(name, here, index)
    here = _bare(words[:1], index) if words[0] in given_names() else None
    return None if here is None else _only(name, here, index)


def _bare(words: tuple[str, ...], index: NameIndex) -> SpanPair | None:
    """Where the source has this much of a name and no more: not "Smith" when it is "Adam Smith"."""
    core = tuple(word for word in words if word not in LINK_WORDS)
    if not core or any(len(_core(other.words)) > len(core) for other in index.by_last.get(words[-1], ())):
        return None
    if len(core) == 1 and any(len(_core(other.words)) > 1 for other in index.by_first.get(core[0], ())):
        return None
    return index.sequence(words, capital=True)


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in LINK_WORDS)


def _shared_bearer(words: tuple[str, ...], whole: SpanPair, index: NameIndex) -> SpanPair | None:
    """Where the section has another part of the fuller name that the article knows: "Volodymyr" for "Zelenskyy"."""
    wider = index.wider
    if wider is None:
        return None
    for other in wider.by_last.get(words[-1], ()):
        if len(other.words) > len(words):
            for word in other.words:
                if span := index.sequence((word,), capital=True):
                    return span
    return None


def _only(name: Name, here: SpanPair, index: NameIndex) -> Judgement:
    said = index.text[here[0] : here[1]]
    return Judgement(Verdict.EXPANDED, here, f"{name.text} - the source says only {said}")


def _altered(name: Name, index: NameIndex) -> Judgement | None:
    words = name.words
    if len(words) > 1:
        near = _sharing_a_word(words, index)
        if near is not None:
            said = f"{name.text} - the source names {near.text}"
            return Judgement(Verdict.ALTERED, (near.start, near.end), said)
        return None
    for other in index.names:
        for word in other.words:
            if is_misspelling(words[0], word):
                return Judgement(
                    Verdict.ALTERED, (other.start, other.end), f"{name.text} - the source writes {other.text}"
                )
    return None


def _sharing_a_word(words: tuple[str, ...], index: NameIndex) -> Name | None:
    for table, word in ((index.by_last, words[-1]), (index.by_first, words[0])):
        if word in ROLES or word in FUNCTION_WORDS:
            continue
        for other in table.get(word, ()):
            if len(other.words) > 1:
                return other
    return None
