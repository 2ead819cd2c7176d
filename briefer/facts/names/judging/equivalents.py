"""Words and names that stand for each other whatever the text: spellings, short first names, bodies by two names."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from briefer.facts.names.judging.forms import core
from briefer.facts.names.tables.lexicon import acronyms_listed, first_names, lines, words_of
from briefer.facts.names.tokens import fold

# British and American: "Harbour" - "Harbor", "Defence" - "Defense", "Theatre" - "Theater".
_ENDINGS: Final = (
    ("our", "or"), ("ours", "ors"), ("tre", "ter"), ("tres", "ters"), ("ence", "ense"), ("isation", "ization"),
    ("isations", "izations"), ("ogue", "og"), ("amme", "am"),
)  # fmt: skip


_PLAIN_BODY: Final = 2


@cache
def _first_names() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for forms in first_names():
        for form in forms:
            table[form] = (*table.get(form, ()), *(other for other in forms if other != form))
    return table


def respelled(word: str) -> Iterator[str]:
    """Other spellings of a folded word, and the other forms of a first name."""
    for british, american in _ENDINGS:
        for one, other in ((british, american), (american, british)):
            if word.endswith(one) and len(word) > len(one) + 2:
                yield word[: -len(one)] + other
    yield from _first_names().get(word, ())
    if "ae" in word or "oe" in word or "ue" in word:
        # "Mueller" for "Müller", which folds to "muller".
        yield word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


@cache
def bodies() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Folded words of a body's name -> those of its other names: ("commons",) for ("house", "of", "commons")."""
    table: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for line in lines("bodies.txt"):
        forms = [words_of(form) for form in line.split(",")]
        table |= {form: tuple(other for other in forms if other != form) for form in forms}
    return table


@cache
def acronyms() -> dict[str, tuple[tuple[tuple[str, ...], bool], ...]]:
    """Acronym, small and without dots -> the folded words of what it stands for, each with whether that is a name."""
    table: dict[str, tuple[tuple[tuple[str, ...], bool], ...]] = {}
    for short, form in acronyms_listed():
        key = short.casefold()
        table[key] = (*table.get(key, ()), (words_of(form), form != form.lower()))
    return table


@cache
def spelled_out() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Folded words of what acronyms stand for, small linking words apart -> the acronyms, folded."""
    table: dict[tuple[str, ...], tuple[str, ...]] = {}
    for short, forms in acronyms().items():
        for words, _ in forms:
            key = core(words)
            table[key] = (*table.get(key, ()), fold(short))
    return table


@cache
def known_bodies() -> frozenset[tuple[str, ...]]:
    """Folded words of the names of three words and more that everybody knows."""
    listed = {words for forms in acronyms().values() for words, is_name in forms if is_name}
    return frozenset(words for words in listed | set(bodies()) if len(words) > _PLAIN_BODY)


@cache
def body_openers() -> frozenset[str]:
    """The first words of these names."""
    return frozenset(words[0] for words in known_bodies())
