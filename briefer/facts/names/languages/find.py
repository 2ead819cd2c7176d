"""Finds the names of a text in German, French, Spanish, Italian, Dutch or Portuguese.

German writes every noun with a capital, so a name is a word that is no noun: one that the lexicon lacks, or that stands
where a noun does not, behind a given name or without its article. In the other languages a capital within a sentence
is a name, and only the first word of a sentence is asked for in the lexicon.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from briefer.facts.codes import find_codes
from briefer.facts.mention import Figure, Name, NameType
from briefer.facts.names.languages.lexicon import given_names, is_ordinary
from briefer.facts.names.languages.places import is_people, place_of
from briefer.facts.names.languages.reading import Reading
from briefer.facts.names.tables.vocabulary import PARTICLES

_LONGEST_PARTICLES: Final = 3


def find_names_in(text: str, figures: Sequence[Figure], language: str) -> tuple[Name, ...]:
    """The names of `text`, sorted; they overlap neither each other nor a span of `figures`.

    Each name's ``text`` is ``text[start:end]``, without titles. One pass, linear.

    Args:
        text: The text.
        figures: Its figures.
        language: The code of its language, one of `briefer.text.language.NAMES_IN` but English.
    """
    codes = [
        Name(text[a:b], a, b, NameType.CODE, (text[a:b].lower(),), language=language)
        for a, b in find_codes(text)
        if not any(figure.start < b and a < figure.end for figure in figures)
    ]
    taken = sorted([(f.start, f.end) for f in figures] + [(c.start, c.end) for c in codes])
    reading = Reading.of(text, language, taken)
    return tuple(sorted([*codes, *_names(reading)], key=lambda name: name.start))


def _names(reading: Reading) -> Iterator[Name]:
    at = 0
    while at < len(reading.tokens):
        run = _run(reading, at)
        if not run:
            at += 1
            continue
        trimmed = _without_forms(reading, run)
        if trimmed and not reading.is_lone_noun(trimmed):
            yield _name(reading, trimmed)
        at = run[-1] + 1


def _run(reading: Reading, at: int) -> list[int]:
    """The tokens of the name that begins at a token; none where none does."""
    if not reading.begins(at):
        return []
    run = [at]
    while True:
        after = run[-1] + 1
        if after < len(reading.tokens) and reading.adjacent(run[-1]) and reading.goes_on(run, after):
            run.append(after)
            continue
        linked = _linked(reading, run)
        if not linked:
            return run
        run += linked


def _linked(reading: Reading, run: list[int]) -> list[int]:
    """Particles and the capital behind them: "van der Veen", "d'Estaing", "de la Cruz"."""
    if reading.tokens[run[0]].word not in given_names() or place_of((reading.tokens[run[0]].word,), reading.language):
        return []
    at = run[-1] + 1
    particles = []
    while at < len(reading.tokens) and len(particles) < _LONGEST_PARTICLES and reading.adjacent(at - 1):
        token = reading.tokens[at]
        if token.word not in PARTICLES and token.word not in ("d", "l"):
            break
        particles.append(at)
        at += 1
    ends = bool(particles) and at < len(reading.tokens) and reading.adjacent(at - 1) and reading.is_capital(at)
    if not ends or place_of((reading.tokens[at].word,), reading.language):
        return []  # "Maria aus Italia", "Ana de España"
    return [*particles, at]


def _without_forms(reading: Reading, run: list[int]) -> list[int]:
    """A name without the form of its company: the Rheintal of "Rheintal AG"."""
    while len(run) > 1 and reading.is_company_form(run[-1]):
        run = run[:-1]
    return [] if len(run) == 1 and reading.is_company_form(run[0]) else run


def _name(reading: Reading, run: list[int]) -> Name:
    first, last = reading.tokens[run[0]], reading.tokens[run[-1]]
    words = tuple(reading.tokens[i].word for i in run)
    return Name(
        reading.text[first.start : last.end],
        first.start,
        last.end,
        _type(reading, run, words),
        words,
        language=reading.language,
    )


def _type(reading: Reading, run: list[int], words: tuple[str, ...]) -> NameType:
    if is_people(words, reading.language):
        return NameType.NATIONALITY
    if place_of(words, reading.language) is not None:
        return NameType.PLACE
    if reading.has_title(run[0]):
        return NameType.PERSON
    if any(reading.tokens[i].acronym for i in run):
        return NameType.ORGANISATION
    if len(words) > 1 and words[0] in given_names():
        return NameType.PERSON
    ordinary = [is_ordinary(word, reading.language) for word in words]
    return NameType.ORGANISATION if len(words) > 1 and any(ordinary) else NameType.OTHER


