"""Finds the names of a text in German, French, Spanish, Italian, Dutch or Portuguese.

German writes every noun with a capital, so a name is a word that is no noun: one that the lexicon lacks, or that stands
where a noun does not, behind a given name or without its article. In the other languages a capital within a sentence
is a name, and only the first word of a sentence is asked for in the lexicon.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from briefer.facts.codes import find_codes
from briefer.facts.mention import Figure, Name, NameType
from briefer.facts.names.languages.bodies import other_forms
from briefer.facts.names.languages.lexicon import given_names, is_ordinary
from briefer.facts.names.languages.places import is_people, place_of
from briefer.facts.names.languages.reading import Reading
from briefer.facts.names.tables.vocabulary import PARTICLES

_LONGEST_PARTICLES: Final = 3
_LONGEST_LISTED: Final = 5
_NOBLE: Final = frozenset(("d", "von", "van", "zu", "ter", "ten"))
"""Particles that hardly stand between other words than those of a person's name."""


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
        run = _listed(reading, at) or _run(reading, at)
        if not run:
            at += 1
            continue
        trimmed = _without_forms(reading, run)
        if trimmed and not reading.is_lone_noun(trimmed):
            yield _name(reading, trimmed)
        at = run[-1] + 1


def _listed(reading: Reading, at: int) -> list[int]:
    """The tokens of a body or a place of several words that the tables have: "Unione europea", "Pays-Bas"."""
    if not reading.is_capital(at):
        return []
    for size in range(_LONGEST_LISTED, 1, -1):
        run = list(range(at, at + size))
        if run[-1] < len(reading.tokens) and all(map(reading.adjacent, run[:-1])):
            words = tuple(reading.tokens[i].word for i in run)
            if other_forms(words) or place_of(words, reading.language) is not None:
                return run
    # "die Weltbank", "la Nato"; but "Nato a Roma" was born there.
    is_body = at not in reading.opens and not reading.tokens[at].acronym and other_forms((reading.tokens[at].word,))
    return [at] if is_body else []


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
    at = run[-1] + 1
    first = reading.tokens[run[0]].word
    if at >= len(reading.tokens) or place_of((first,), reading.language) is not None:
        return []
    if first not in given_names() and not (len(run) > 1 and reading.tokens[at].word in _NOBLE):
        return []
    particles: list[int] = []
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
