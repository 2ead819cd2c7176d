"""Finds the names of a text by its capitals and a few word tables; no model."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefer.facts.mention import Figure, Name, NameType
from briefer.facts.names.finding.bonds import with_bonds
from briefer.facts.names.finding.candidates import known_run, run_at
from briefer.facts.names.finding.casing import Casing
from briefer.facts.names.finding.segmentation import cut_names
from briefer.facts.names.finding.tails import designation, split_suffix
from briefer.facts.names.finding.terms import is_drug, is_epithet, is_genus
from briefer.facts.names.finding.token_context import SPACES, Reading
from briefer.facts.names.finding.types import name_type
from briefer.facts.names.tables.lexicon import given_names, is_ordinary, places, surnames
from briefer.facts.names.tables.vocabulary import ADDRESSES, COUNTED, FUNCTION_WORDS, PARTICLES, ROLES, SPEECH_VERBS
from briefer.text.english import PREPOSITIONS
from briefer.text.language import Language
from briefer.text.verb_forms import is_past

_APPOSING: Final = ("a", "an", "who")
_PLURAL: Final = "s"
_GOES_ON: Final = re.compile(r"[^.,;\n]*,")
_AFTER_LETTER: Final = frozenset(" ,;:)?!'\"’”")


def find_names(text: str, figures: Sequence[Figure] = (), language: Language = Language.ENGLISH) -> tuple[Name, ...]:
    """The names of `text`, sorted; they overlap neither each other nor a span of `figures`.

    Each name's ``text`` is ``text[start:end]``, without titles, roles and possessive endings. One pass, linear.
    """
    if language is not Language.ENGLISH:
        from briefer.facts.names.languages.find import find_names_in

        return find_names_in(text, figures, language)
    reading = Reading.of(text, figures)
    return with_bonds(text, reading.tokens, tuple(_names(reading)))


def _names(reading: Reading) -> Iterator[Name]:
    index = 0
    tokens, casing, codes = reading.tokens, reading.layout.casing, reading.codes
    while index < len(tokens):
        if not tokens[index].capital and casing[index] is not Casing.NONE and index not in codes:
            if is_drug(tokens[index].word) and not reading.taken[index]:
                yield _name(reading, [index], NameType.PRODUCT)
            index += 1
        elif index in codes:
            last = codes[index]
            yield _code(reading, index, last)
            index = last + 1
        elif _is_letter(reading, index):
            species = _is_species(reading, [index])
            yield _name(reading, [index, index + 1] if species else [index], sure=species)
            index += 2 if species else 1
        elif casing[index] is Casing.NONE:
            length = _place_length(reading, index) or _person_length(reading, index)
            if not length and is_drug(tokens[index].word) and not reading.taken[index]:
                yield _name(reading, [index], NameType.PRODUCT)
            elif length:
                yield _name(reading, range(index, index + length), sure=False)
            index += length or 1
        elif reading.is_candidate(index) or known_run(reading, index):
            run = run_at(reading, index)
            last = run[-1]
            for part in cut_names(reading, run):
                found = _judged(reading, part)
                if found is not None:
                    yield found[0]
                    last = max(last, found[1])
            index = last + 1
        else:
            index += 1


def _judged(reading: Reading, part: list[int]) -> tuple[Name, int] | None:
    """The name at `part` with its suffix, and its last token; None where the capitals show no name."""
    if _is_species(reading, part):
        part = [*part, part[-1] + 1]
        return _name(reading, part), part[-1]
    part, suffix, last = split_suffix(reading, part)
    sure = _sureness(reading, part)
    if suffix and last > part[-1]:
        sure = True  # "Annex III", "Part Two": whatever opens the sentence
    elif sure is None and len(part) == 1 and is_drug(reading.tokens[part[0]].word):
        return _name(reading, part, NameType.PRODUCT), part[0]  # "Listeria was found"
    elif sure is None and (_acts(reading, part) or _is_version(reading, part)):
        sure = False
    if sure is None:
        return None
    return _name(reading, part, sure=sure, suffix=suffix, last=last), last


def _is_letter(reading: Reading, index: int) -> bool:
    """A capital by itself: "X, formerly Twitter", "P = 0.04"; no initial, list marker, "I" or "A"."""
    token = reading.tokens[index]
    if len(token.text) > 1 or not token.capital or token.possessive or token.word in "ai" or reading.taken[index]:
        return False
    if _is_species(reading, [index]) or index + 1 == len(reading.tokens):
        return True
    plain = reading.layout.casing[index] is Casing.PLAIN and not reading.tokens[index + 1].capital
    return plain and reading.gap(index)[:1] in _AFTER_LETTER


def _is_species(reading: Reading, part: list[int]) -> bool:
    """Quercus robur, Staphylococcus aureus: a word in small letters belongs to the capital before it."""
    first, after = reading.tokens[part[0]], part[0] + 1
    if len(part) > 1 or after >= len(reading.tokens) or reading.taken[after]:
        return False
    gap = reading.gap(part[0])
    if gap not in SPACES and not (gap == ". " and len(first.text) == 1):
        return False
    if first.possessive or first.acronym or (first.word,) in places():
        return False
    if len(first.text) > 1 and is_ordinary(first.word) and not is_genus(first.word):
        return False
    return (
        not reading.tokens[after].capital and first.word not in given_names() and is_epithet(reading.tokens[after].word)
    )


def _is_version(reading: Reading, part: list[int]) -> bool:
    """Python 3.12: an ordinary word that opens the sentence, before a number with a dot that counts nothing."""
    figure = reading.counts.get(reading.tokens[part[-1] + 1].start) if part[-1] + 1 < len(reading.tokens) else None
    return figure is not None and "." in figure.text and not figure.label and reading.gap(part[-1]) in SPACES


def _acts(reading: Reading, part: list[int]) -> bool:
    """An ordinary word that opens a sentence, and a surname too: "White said", "Bloom led", "Bloom, a surgeon, led"."""
    word, after = reading.tokens[part[0]].word, part[-1] + 1
    if len(part) > 1 or word not in surnames() or after + 1 >= len(reading.tokens):
        return False
    if reading.gap(part[0]) == ", ":
        return reading.tokens[after].word in _APPOSING and not word.endswith(_PLURAL)
    if _says(reading, part[0]):
        return True
    if word.endswith(_PLURAL) or reading.gap(part[0]) not in SPACES or not is_past(reading.tokens[after].word):
        return False
    # Not "Long known for its cheese, Hoorn held a fair".
    return (
        reading.tokens[after + 1].word not in PREPOSITIONS
        or _GOES_ON.match(reading.text, reading.tokens[after].end) is None
    )


def _says(reading: Reading, index: int) -> bool:
    return reading.tokens[index + 1].word in SPEECH_VERBS and reading.gap(index) in SPACES


def _sureness(reading: Reading, part: list[int]) -> bool | None:
    """Whether capitals show a name for sure; None when they show none."""
    words = reading.words(part)
    first = reading.tokens[part[0]]
    known = words in places()
    if reading.layout.casing[part[0]] is not Casing.PLAIN:
        pair = len(words) == 2 and words[0] in given_names() and words[1] in surnames()
        return known or (pair and not _follows_first_name(reading, part[0]))
    if part[0] and reading.tokens[part[0] - 1].word in ADDRESSES and reading.tokens[part[0] - 1].capital:
        return True
    ordinary = all(is_ordinary(word) for word in words) and not first.acronym
    if len(part) > 1 or first.acronym or known:
        return True
    if ordinary and reading.is_numbered(part[0]):
        return None
    if reading.layout.opens[part[0]]:
        named = first.word in reading.seen
        if ordinary and not named and first.word not in given_names():
            return None
        return named and not ordinary
    return not ordinary


def _follows_first_name(reading: Reading, index: int) -> bool:
    """True for the "Page Friend" of "Ida Page Friend Resigns": the pair may be a surname and an ordinary word."""
    before = reading.tokens[index - 1] if index else None
    return before is not None and before.capital and before.word in given_names() and reading.joins(index - 1)


def _place_length(reading: Reading, index: int) -> int:
    """In text without capitals, how many words from here are a place or people; 0 for words that are ordinary too."""
    for length in (3, 2, 1):
        span = range(index, index + length)
        words = tuple(token.word for token in reading.tokens[index : index + length])
        if len(words) < length or words not in places() or any(reading.taken[i] for i in span):
            continue
        if length > 1 and any(reading.gap(i) not in SPACES for i in span[:-1]):
            continue
        if length == 1 and (is_ordinary(words[0]) or words[0] in given_names() or len(words[0]) < 4):
            continue
        return length
    return 0


def _person_length(reading: Reading, index: int) -> int:
    """In text without capitals, how many words from here are a person's name: "stephen van der veen"; 0 for none.

    A given name, particles, and a word or two that no dictionary lists. A given name that is an ordinary word too
    ("mark", "will") opens a name only before such a word, and "mark zuckerberg's" only with nothing between.
    """
    if reading.taken[index] or reading.tokens[index].word not in given_names():
        return 0
    end = index + 1
    surnames_seen = 0
    first = reading.tokens[index].word
    # "captain grant wood"; not "the mayor will close".
    titled = index > 0 and reading.tokens[index - 1].word in ROLES and first not in FUNCTION_WORDS
    named = not is_ordinary(first) or titled
    while end < len(reading.tokens) and surnames_seen < 2 and reading.gap(end - 1) in SPACES and not reading.taken[end]:
        word = reading.tokens[end].word
        if word not in PARTICLES:
            if reading.tokens[end - 1].possessive or len(word) < 3 or not word.isalpha() or (word,) in places():
                break
            if is_ordinary(word) and (surnames_seen or not named or word not in surnames()):
                break
            surnames_seen += 1
        end += 1
    while end > index + 1 and reading.tokens[end - 1].word in PARTICLES:
        end -= 1
    return end - index if surnames_seen else 0


def _code(reading: Reading, first: int, last: int) -> Name:
    start = reading.tokens[first].start
    end = reading.code_ends[start]
    label = reading.tokens[first - 1] if first and reading.text[start].isdigit() else None
    if label is not None and label.capital and label.word in COUNTED and reading.gap(first - 1) in SPACES:
        # "Rule 72(b)(2)": the label is part of it, and only the code is compared.
        return Name(
            reading.text[label.start : end], label.start, end, NameType.CODE, reading.words(range(first, last + 1))
        )
    return Name(reading.text[start:end], start, end, NameType.CODE, reading.words(range(first, last + 1)))


def _name(
    reading: Reading,
    part: Sequence[int],
    kind: NameType | None = None,
    *,
    sure: bool = True,
    suffix: str = "",
    last: int | None = None,
) -> Name:
    first, end = reading.tokens[part[0]], reading.tokens[part[-1] if last is None else last].end
    before = reading.tokens[part[0] - 1] if part[0] else None
    after = reading.tokens[part[-1] + 1] if part[-1] + 1 < len(reading.tokens) else None
    kind = kind or name_type([reading.tokens[i] for i in part], before, after)
    number = "" if suffix else designation(reading, part[-1])
    return Name(reading.text[first.start : end], first.start, end, kind, reading.words(part), sure, suffix, number)
