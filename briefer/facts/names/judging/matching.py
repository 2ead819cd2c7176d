"""Whether a source states a name: in the same words, by an acronym or a demonym, or as names side by side."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final

from briefer.facts.mention import Name, NameType
from briefer.facts.names.judging.aliases import initials
from briefer.facts.names.judging.equivalents import acronyms, bodies, respelled, spelled_out
from briefer.facts.names.judging.forms import core
from briefer.facts.names.judging.index import NameIndex, SpanPair, code_key
from briefer.facts.names.tables.lexicon import given_names, is_ordinary, peoples, places, surnames, words_of
from briefer.facts.names.tables.vocabulary import (
    BODY_HEADS,
    CLUB_WORDS,
    EVENT_WORDS,
    FUNCTION_WORDS,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    ROLES,
)
from briefer.facts.names.tokens import APOSTROPHES, tokenize

_LONGEST_SPLIT: Final = 12
_SHORTEST_JOINED: Final = 6
_REORDERED: Final = 3
_CODE_PARTS: Final = re.compile(r"[^\W\d_]+|\d+(?:\.\d+)*|[^\w.-]")
_HALF: Final = 0.5
_UMLAUTS: Final = frozenset("äöüÄÖÜ")
_SPELT_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_NICKNAMED: Final = re.compile(r"[\"“'‘(«]")
_HUMP: Final = re.compile(rf"(?<=[a-z])(?=[A-Z])|(?<=\b[a-zA-Z])[{APOSTROPHES}](?=\w)")


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
    ORDINARY_WORDS = "ordinary-words"
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


def _by_humps(name: Name, index: NameIndex) -> SpanPair | None:
    """MaryAnne, l’Opera, Kim Seoyeon: a name written together that the source writes apart, or the reverse."""
    if _HUMP.search(name.text) and (
        span := index.sequence([token.word for token in tokenize(_HUMP.sub(" ", name.text))])
    ):
        return span
    return index.forms.joined.get("".join(name.words)) if len("".join(name.words)) > _SHORTEST_JOINED else None


def _by_initials(name: Name, index: NameIndex) -> SpanPair | None:
    """J. Ruiz, J.T. Ruiz and JT Ruiz for "Juan T. Ruiz"; Q. robur for "Quercus robur"."""
    words = name.words
    if len(words) < 2:
        return None
    for other in index.forms.by_last.get(words[-1], ()):
        if _abbreviates(words[:-1], other.words[:-1], name) or _abbreviates(other.words[:-1], words[:-1], other):
            return other.start, other.end
    return None


def _abbreviates(short: Sequence[str], full: Sequence[str], name: Name) -> bool:
    """True for ("j", "t") or ("jt",) of ("juan", "t"): each letter begins a word of the full form, in order."""
    if not short or not full:
        return False
    letters = "".join(short)
    dotted = len(short) == 1 and 1 < len(letters) <= 3 and name.text[: len(letters)].isupper()
    dotted = dotted or (len(short) == 1 and "." in name.text[:4])
    if not dotted and any(len(word) > 1 for word in short):
        return False
    return letters == "".join(word[0] for word in full) or letters == "".join(full)[: len(letters)] == "".join(
        word for word in full if len(word) == 1
    )


def _reordered(name: Name, index: NameIndex) -> SpanPair | None:
    """Lihua Wang for "Wang Lihua", Padua University for "University of Padua"; not Henry James for "James Henry"."""
    words = name.words
    if any(word in ORGANISATION_WORDS for word in words):
        other = index.forms.by_bag.get(tuple(sorted(core(words))))
        return None if other is None or not 1 < len(core(words)) <= _REORDERED else (other.start, other.end)
    if not 2 <= len(words) <= 3 or not is_person_like(name) or all(word in given_names() for word in words):
        return None
    for turned in dict.fromkeys(((*words[1:], words[0]), (words[-1], *words[:-1]))):
        if (other := index.forms.by_words.get(turned)) is not None:
            return other.start, other.end
    return None


def _by_nickname(name: Name, index: NameIndex) -> SpanPair | None:
    """Robert "Bob" Chen, where the source has Robert Chen and Bob is short for Robert."""
    words = name.words
    if len(words) == 3 and _NICKNAMED.search(name.text) and words[1] in respelled(words[0]):
        return index.sequence((words[0], words[2]))
    return None


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
    return index.kindred(words)


def _by_place(words: tuple[str, ...], index: NameIndex) -> SpanPair | None:
    canonical = places().get(words)
    if canonical is None:
        return _by_country(words[0], index) if len(words) == 1 else None
    return index.places.get(canonical)


_OF_A_COUNTRY: Final = (
    ("n", ""),
    ("an", ""),
    ("an", "e"),
    ("an", "o"),
    ("ian", ""),
    ("ian", "a"),
    ("ese", ""),
    ("ese", "a"),
    ("ese", "o"),
    ("i", ""),
)
_SHORTEST_COUNTRY: Final = 4
_AT_A_PLACE: Final = re.compile(r"\b(?:in|of|from|to|across|throughout|at)\s\Z")


def _by_country(word: str, index: NameIndex) -> SpanPair | None:
    """A Zembran is of Zembra, an Ostalian of Ostalia: of a place that no list knows and the source names."""
    if is_ordinary(word):
        return None
    for ending, place_ending in _OF_A_COUNTRY:
        place = word.removesuffix(ending) + place_ending
        if not word.endswith(ending) or len(place) < _SHORTEST_COUNTRY or is_ordinary(place):
            continue
        span = index.sequence((place,), True)
        if span and _AT_A_PLACE.search(index.text, max(0, span[0] - 12), span[0]):
            return span
    return None


def _by_acronym(name: Name, index: NameIndex) -> SpanPair | None:
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
        return None
    for short in dict.fromkeys((words[0], words[0].removesuffix("s"))) if acronym else ():
        if span := _defined(short, index):
            return span
    for form, capital in listed:
        if span := index.sequence(form, capital):
            return span
    if not acronym or len(words[0]) < 3:
        return None
    return index.spelled_out(words[0]) or index.phrases.get(words[0]) or index.phrases.get(words[0].removesuffix("s"))


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


def _by_long_form(name: Name, index: NameIndex) -> SpanPair | None:
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
    return sum(index.related(word) is not None for word in content) / max(1, len(content))


def _within_name(name: Name, index: NameIndex) -> SpanPair | None:
    """George Bush in "George W. Bush": words of one name of the source in its order, the last one among them."""
    words = name.words
    if len(words) < 2 or words in places():
        return None
    firsts = (words[0], *respelled(words[0]))
    for first in firsts:
        for other in index.forms.by_pair.get((first, words[-1]), ()):
            if len(other.words) > len(words) and _is_subsequence((first, *words[1:]), other.words):
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
    if (
        len(words) < len(name.words)
        and is_ordinary(name.words[0])
        and not (name.words[0] in BODY_HEADS or name.words[:1] in places())
    ):
        # "Transport for London" is not put together from "transport" and "London".
        return None
    if (len(words) == 2 and is_person_like(name)) or name.words in places():
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
    if words[-1] not in EVENT_WORDS and words[-1] not in ORGANISATION_WORDS:
        return False
    here = places().get(words[:1])
    if here is None:
        return False
    return any(places().get(core(other.words)[:1], here) != here for other in index.forms.tails.get(words[1:], ()))


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
    alone = index.forms.by_words.get(words)
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


def _leniently(name: Name, index: NameIndex) -> SpanPair | None:
    """For words that may be no name: the source has each, or a word of its stem; a person's only in small letters."""
    if name.sure or _needs_capital(name):
        return None
    words = name.words
    if is_person_pair(words) or (len(words) > 1 and words[0] in given_names()):
        spans = [index.related(word, small=True) for word in words]
    else:
        spans = [index.related(word) for word in words]
    return spans[0] if all(spans) else None


def is_person_pair(words: Sequence[str]) -> bool:
    """A first name and a surname, however ordinary the words are: "Ana White", "Joy King"."""
    return len(words) == 2 and words[0] in given_names() and words[1] in surnames()


_Rule = tuple[Licence, Callable[[Name, NameIndex], SpanPair | None]]
# In this order; the first that holds is named.
_LICENCES: Final[tuple[_Rule, ...]] = (
    (Licence.SAME_WORDS, _in_same_words),
    (Licence.PLACE_FORM, lambda name, index: _by_place(name.words, index)),
    (Licence.BODY_ALIAS, lambda name, index: _by_body(name.words, index)),
    (Licence.ACRONYM, _by_acronym),
    (Licence.LONG_FORM, _by_long_form),
    (Licence.SHORTER_FORM, _within_name),
    (Licence.NICKNAME, _by_nickname),
    (Licence.INITIALS, _by_initials),
    (Licence.REORDERED, _reordered),
    (Licence.SIDE_BY_SIDE, _by_parts),
    (Licence.WRITTEN_TOGETHER, _by_humps),
    (Licence.SAME_STEM, _by_kin),
    (Licence.ORDINARY_WORDS, _leniently),
)
_CODE_LICENCES: Final[tuple[_Rule, ...]] = (
    (Licence.CODE, _by_code),
    (Licence.BODY_ALIAS, lambda name, index: _by_body(name.words, index)),
    (Licence.ACRONYM, _by_acronym),
)
