"""Finds the names of a text by its capitals and a few word tables; no model."""

from collections.abc import Iterator, Sequence

from briefer.facts.mention import Figure, Name, NameType
from briefer.facts.names.finding.candidates import run_at
from briefer.facts.names.finding.casing import Casing
from briefer.facts.names.finding.segmentation import cut_names
from briefer.facts.names.finding.token_context import SPACES, Reading
from briefer.facts.names.finding.types import name_type
from briefer.facts.names.tables.lexicon import given_names, is_ordinary, places
from briefer.facts.names.tables.vocabulary import PARTICLES


def find_names(text: str, figures: Sequence[Figure] = ()) -> tuple[Name, ...]:
    """The names of `text`, sorted; they overlap neither each other nor a span of `figures`.

    Each name's ``text`` is ``text[start:end]``, without titles, roles and possessive endings. One pass, linear.
    """
    return tuple(_names(Reading.of(text, figures)))


def _names(reading: Reading) -> Iterator[Name]:
    index = 0
    while index < len(reading.tokens):
        if index in reading.codes:
            last = reading.codes[index]
            yield _name(reading, range(index, last + 1), NameType.CODE)
            index = last + 1
        elif reading.layout.casing[index] is Casing.NONE:
            length = _place_length(reading, index) or _person_length(reading, index)
            if length:
                yield _name(reading, range(index, index + length), sure=False)
            index += length or 1
        elif reading.is_candidate(index):
            run = run_at(reading, index)
            for part in cut_names(reading, run):
                sure = _sureness(reading, part)
                if sure is not None:
                    yield _name(reading, part, sure=sure)
            index = run[-1] + 1
        else:
            index += 1


def _sureness(reading: Reading, part: list[int]) -> bool | None:
    """Whether capitals show a name for sure; None when they show none."""
    words = reading.words(part)
    first = reading.tokens[part[0]]
    known = words in places()
    if reading.layout.casing[part[0]] is not Casing.PLAIN:
        return known
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
    surnames = 0
    while end < len(reading.tokens) and surnames < 2 and reading.gap(end - 1) in SPACES and not reading.taken[end]:
        word = reading.tokens[end].word
        if word not in PARTICLES:
            if is_ordinary(word) or len(word) < 3 or not word.isalpha() or (word,) in places():
                break
            surnames += 1
        end += 1
    while end > index + 1 and reading.tokens[end - 1].word in PARTICLES:
        end -= 1
    return end - index if surnames else 0


def _name(reading: Reading, part: Sequence[int], kind: NameType | None = None, sure: bool = True) -> Name:
    first, last = reading.tokens[part[0]], reading.tokens[part[-1]]
    before = reading.tokens[part[0] - 1] if part[0] else None
    after = reading.tokens[part[-1] + 1] if part[-1] + 1 < len(reading.tokens) else None
    kind = kind or name_type([reading.tokens[i] for i in part], before, after)
    return Name(reading.text[first.start : last.end], first.start, last.end, kind, reading.words(part), sure)
