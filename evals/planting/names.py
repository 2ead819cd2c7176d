"""Planters of wrong names, and of what is outside names and figures: negation and roles."""

import random
import re
from collections.abc import Iterator
from typing import Final

from evals.planting.edits import Edit, has, replacements

PERSON: Final = re.compile(
    r"(?<=[a-z,] )(?P<given>[A-Z][a-z]+) (?:[A-Z]\. )?(?P<surname>[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)\b"
)
_NAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})*\b")
_ACRONYM: Final = re.compile(r"(?<=[a-z,] )[A-Z]{3,5}\b(?![-/&.])")
_ROLES: Final = re.compile(
    r"(?P<one>\b[A-Z][\w.-]*(?: [A-Z][\w.-]*)*) (?P<verb>beat|defeated|sued|bought|acquired|hired|fired|accused|killed"
    r"|attacked|replaced|succeeded|criticised|criticized|praised|joined|met|married|led|invaded|leads|beats|told"
    r"|arrested|thanked|urged) (?P<other>[A-Z][\w.-]*(?: [A-Z][\w.-]*)*)"
)
_AUXILIARY: Final = re.compile(r"(?<=[a-z,] )(?:is|are|was|were|will|would|has|have|had|can|could|should)(?= [a-z])")
_NEGATED: Final = re.compile(
    r"\b(?:is|are|was|were|will|would|has|have|had|could|should|does|do|did)( not|n't)(?= [a-z])"
)
INVENTED: Final = (
    "Halvorsen",
    "Quigley",
    "Okonkwo",
    "Ballard",
    "Ferreira",
    "Lindqvist",
    "Pemberton",
    "White",
    "Bishop",
)
ELSEWHERE: Final = ("Tashkent", "Winnipeg", "Osaka", "Ljubljana", "Montevideo", "Nairobi", "Reading", "Nice")
EXPANSIONS: Final = {
    "A": "Alliance", "B": "Bureau", "C": "Council", "D": "Delta", "E": "Eastern", "F": "Fisheries", "G": "Growth",
    "H": "Heritage", "I": "Institute", "J": "Joint", "K": "Kent", "L": "League", "M": "Maritime", "N": "Northern",
    "O": "Office", "P": "Partnership", "Q": "Quarry", "R": "Regional", "S": "Society", "T": "Trust", "U": "Union",
    "V": "Valley", "W": "Western", "X": "Xenon", "Y": "Yacht", "Z": "Zone",
}  # fmt: skip


def invented_person(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    for match in PERSON.finditer(summary):
        new = rng.choice([name for name in INVENTED if not has(source, name)])
        yield Edit(((*match.span("surname"), new),))


def ordinary_person(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """A surname that is a word, in the place of a person's."""
    for match in PERSON.finditer(summary):
        free = [name for name, _ in replacements("surname") if not has(source, name)]
        if free:
            yield Edit(((*match.span("surname"), rng.choice(free)),))


def invented_name(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    for match in _NAME.finditer(summary):
        if match.group() in MONTHS_AND_DAYS:
            continue
        new = rng.choice([name for name in (*ELSEWHERE, *INVENTED) if not has(source, name)])
        yield Edit(((*match.span(), new),))


MONTHS_AND_DAYS: Final = frozenset(
    "January February March April June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)


def swapped_person(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """The given name of one person of the source with the surname of another."""
    people = {match["surname"]: match["given"] for match in PERSON.finditer(source)}
    for match in PERSON.finditer(summary):
        others = sorted({g for s, g in people.items() if s != match["surname"] and g != match["given"]})
        if match["surname"] in people and others:
            new = f"{rng.choice(others)} {match['surname']}"
            if not has(source, new):
                yield Edit(((*match.span(), new),))


def expansion(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """An acronym of the source spelled out as what nobody said."""
    for match in _ACRONYM.finditer(summary):
        acronym = match.group()
        if not has(source, acronym):
            continue
        starts = summary[: match.start()].lower().endswith("the ")
        new = ("" if starts else "the ") + " ".join(EXPANSIONS[letter] for letter in acronym)
        start = match.start()
        yield Edit(((start, match.end(), new),))


def nickname(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """A short form that is of another given name."""
    for word, other in replacements("nickname"):
        for match in re.finditer(rf"\b{word}\b(?= [A-Z][a-z])", summary):
            if has(source, word) and not has(source, other):
                yield Edit(((*match.span(), other),))


def acronym(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """One letter of an acronym is another."""
    for match in _ACRONYM.finditer(summary):
        old = match.group()
        k = rng.randrange(len(old))
        new = old[:k] + rng.choice([letter for letter in "BDFGKLMNPRTV" if letter != old[k]]) + old[k + 1 :]
        if not has(source, new):
            yield Edit(((*match.span(), new),))


_POINT: Final = re.compile(
    rf"(?<=[a-z,] )(?P<point>(?:{'|'.join(w for w, _ in replacements('point'))}) )(?=[A-Z][a-z])"
)


def contained(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """A name without what tells it from a longer one, or with that: Virginia, West Virginia."""
    for match in _POINT.finditer(summary):
        rest = re.match(r"[A-Z][a-z]+", summary[match.end() :])
        bare = rf"(?<!{re.escape(match['point'])})\b{rest.group()}\b" if rest else ""
        if rest and has(source, match["point"] + rest.group()) and not re.search(bare, source):
            yield Edit(((*match.span("point"), ""),))
    for match in _NAME.finditer(summary):
        points = [point for point, _ in replacements("point") if not has(source, f"{point} {match.group()}")]
        free = match.group() not in MONTHS_AND_DAYS and not _POINT.match(summary, match.start())
        if (
            points
            and free
            and has(source, match.group())
            and summary[: match.start()].endswith((" in ", " of ", " the "))
        ):
            yield Edit(((match.start(), match.start(), f"{rng.choice(points)} "),))


_NUMERAL: Final = re.compile(r"(?<=[a-z] )(?:[IVX]{2,5}|V|X)\b(?![-.'’])")
_NUMERALS: Final = "II III IV V VI VII VIII IX X XI XII".split()


def numeral(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """Another Roman number behind a word: Title IX, Phase II."""
    for match in _NUMERAL.finditer(summary):
        if has(source, match.group()):
            yield Edit(((*match.span(), rng.choice([n for n in _NUMERALS if not has(source, n)])),))


_SPECIES: Final = re.compile(
    r"\b[A-Z](?:[a-z]+(?:us|um|ella|illa|bacter|ia|is)|\.) "
    r"(?P<epithet>[a-z]{3,}(?:ii|eri|ensis|oli|ic?us|osa|ata|alis|um|ans))\b"
)


def medicine(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """Another drug or germ of the same group, another species of the genus."""
    for ending, other in replacements("medicine"):
        for match in re.finditer(rf"\b[a-z]{{3,}}{ending}\b", summary):
            if has(source, match.group()) and not has(source, other):
                yield Edit(((*match.span(), other),))
    for match in _SPECIES.finditer(summary):
        if has(source, match["epithet"]):
            yield Edit(((*match.span("epithet"), rng.choice(("gracilis", "borealis", "minor"))),))


_INNER_CONSONANT: Final = re.compile(r"(?<=[a-z])[bcdfgklmnprst](?=[aeiou])")


def letter(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    """A surname that one letter makes another: no transliteration turns an m into a z."""
    for match in PERSON.finditer(summary):
        start, end = match.span("surname")
        if inner := _INNER_CONSONANT.search(summary, start, end):
            new = summary[start : inner.start()] + ("z" if inner.group() not in "cst" else "b")
            if not has(source, new + summary[inner.end() : end]):
                yield Edit(((start, inner.end(), new),))


def negation(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    for match in _NEGATED.finditer(summary):
        yield Edit(((match.start(1), match.end(1), ""),))
    for match in _AUXILIARY.finditer(summary):
        tail = summary[match.end() : match.end() + 5]
        if not re.match(r" (?:not|no|nev)", tail):
            yield Edit(((match.end(), match.end(), " not"),))


def roles(source: str, summary: str, rng: random.Random) -> Iterator[Edit]:
    for match in _ROLES.finditer(summary):
        if match["one"] != match["other"]:
            yield Edit(((*match.span("one"), match["other"]), (*match.span("other"), match["one"])))
