"""Words and names that stand for each other whatever the text: spellings, short first names, bodies by two names."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from briefer.facts.names.tables.lexicon import lines, words_of

# British and American: "Harbour" - "Harbor", "Defence" - "Defense", "Theatre" - "Theater".
_ENDINGS: Final = (
    ("our", "or"), ("ours", "ors"), ("tre", "ter"), ("tres", "ters"), ("ence", "ense"), ("isation", "ization"),
    ("isations", "izations"), ("ogue", "og"), ("amme", "am"),
)  # fmt: skip

# Forms of one first name, in English use and in transliteration.
_FIRST_NAMES: Final = """
    alexander alex aleksandr|andrew andy drew|anthony tony|antony tony|benjamin ben|charles charlie
    christopher chris|daniel dan danny|david dave|donald don|edward ed eddie|elizabeth liz beth|frederick fred
    gregory greg|james jim|james jimmy|jennifer jen jenny|jeffrey jeff|joseph joe joey|joshua josh
    katherine kate kathy|kenneth ken kenny|lawrence larry|margaret maggie|matthew matt|michael mike mick
    mikhail mikhael|mohammed mohamed muhammad mohammad|nicholas nick|nicolas nick|patrick pat paddy|peter pete
    philip phil phillip|raymond ray|rebecca becky|richard rick dick|robert rob|robert bob bobby|ronald ron ronnie
    samuel sam|stephen steve steven|susan sue|terence terry|theodore ted|thomas tom|thomas tommy|timothy tim
    victoria vicky|vincent vince|william bill billy|yusuf youssef yousef
"""


@cache
def _first_names() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for group in _FIRST_NAMES.replace("\n", "|").split("|"):
        forms = frozenset(group.split())
        for form in forms:
            table[form] = table.get(form, frozenset()) | forms - {form}
    return table


def respelled(word: str) -> Iterator[str]:
    """Other spellings of a folded word, and the other forms of a first name."""
    for british, american in _ENDINGS:
        for one, other in ((british, american), (american, british)):
            if word.endswith(one) and len(word) > len(one) + 2:
                yield word[: -len(one)] + other
    yield from _first_names().get(word, ())


@cache
def bodies() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Folded words of a body's name -> those of its other names: ("commons",) for ("house", "of", "commons")."""
    table: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for line in lines("bodies.txt"):
        forms = [words_of(form) for form in line.split(",")]
        table |= {form: tuple(other for other in forms if other != form) for form in forms}
    return table
