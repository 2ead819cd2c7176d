"""What a sentence says of each of its figures: the words that stand with it, and which way it points.

"Revenue rose 7% and profit fell 12%" is cut between its figures, so that 7% stands with "revenue" and 12% with
"profit". A part without a subject or a verb of its own takes them from the part before it: in "Abreu won 51.3% of the
vote to 47.9% for Harlan" both figures are won, and of the vote.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial
from itertools import pairwise
from typing import Final

from briefer.facts.figures.grammar.labels import IRREGULAR, singular
from briefer.facts.mention import Figure, FigureType
from briefer.facts.names.tables.lexicon import is_ordinary
from briefer.text.english import AUXILIARIES, PREPOSITIONS, REPORTING_VERBS, STOP_WORDS, is_verb
from briefer.text.patterns import one_of
from briefer.text.wordlists import ordered_words, words
from briefer.text.words import stem

_words = partial(words, __package__, "clauses_words.tsv")

RISING: Final = words(__package__, "rising.tsv")
FALLING: Final = words(__package__, "falling.tsv")
OPPOSITES: Final = tuple(
    tuple(frozenset(side.split(" = ")) for side in line.split(" / "))
    for line in ordered_words(__package__, "opposites.tsv")
)
"""Groups of words of which a figure has one side or another; words of one side say the same."""
_POLES: Final = frozenset(word for group in OPPOSITES for side in group for word in side)
_SAYS_NOTHING: Final = frozenset(
    (*STOP_WORDS, *PREPOSITIONS, *AUXILIARIES, *REPORTING_VERBS, *words(__package__, "vague.tsv"), *RISING, *FALLING)
)

_TOKEN: Final = re.compile(r"[^\W_]+(?:[’'&.](?=\w)[^\W_]+)*")
# Where two figures of a sentence part, the surest place first.
_PARTINGS: Final = (
    re.compile(r";|\s[-–—]+\s|—|:\s"),
    re.compile(rf",?\s(?=(?:{one_of(_words('partings'))})\b)"),
    re.compile(r",(?=\s)|\s(?=(?:and|or|&)\s)"),
    re.compile(r"\)(?=\s)"),
)
_STEP: Final = re.compile(rf"\s(?=(?:{one_of(_words('step'))})\s)")
_COMPARED: Final = re.compile(r"\s(?:than|to)\b")
_COMPARATIVES: Final = frozenset("more less fewer higher lower up down".split())
_BEFORE_IT_WAS: Final = re.compile(
    r"\b(?:from|(?:compared|down|up)\s(?:with|to|from)|against|versus|than)\s(?:about |just |only |some |around )?\Z",
    re.IGNORECASE,
)
_GAVE_UP: Final = re.compile(rf"\b(?:{one_of(_words('gave_up'))}) \Z", re.IGNORECASE)
_OF_THEM: Final = re.compile(r" of (?:them|whom|which|these|those)\b")
_BEFORE_REACH: Final = 28
_REACH_BEFORE: Final = 6
_REACH_AFTER: Final = 3
_KEY: Final = 6
_SHORTEST: Final = 3

_APART: Final = frozenset({"outside", "except", "excluding", "besides", "elsewhere", "not", "without"})

CALENDAR: Final = frozenset({FigureType.DATE, FigureType.YEAR, FigureType.WEEKDAY, FigureType.DECADE})


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands with one figure, as keys of words.

    `own` are those of its part of the sentence, `taken` those that the part leaves out and takes from the one before,
    `wide` those of the whole sentence. `direction` is 1 where the part says that something went up, -1 for down.
    """

    own: frozenset[str]
    taken: frozenset[str]
    wide: frozenset[str]
    direction: int
    old: bool
    """Whether the figure is said to be what something was before: "up from 58 percent"."""
    head: frozenset[str]
    """What tells one part of a sum from another: the names before the figure, its noun, and the dates behind it."""
    acts: frozenset[str]
    """The verbs among `own`."""
    apart: bool
    """Whether the part says that it speaks of all but something: "outside the capital"."""
    poles: frozenset[str]
    """The words of `opposites.tsv` in the part."""
    names: frozenset[str] = frozenset()
    """The names before the figure in its part."""
    beside: frozenset[tuple[Decimal | None, Decimal | None]] = frozenset()
    """What the other amounts of its part come to."""
    set_apart: frozenset[str] = frozenset()
    """What tells a part from the one that it takes its verb from: the placebo of "41%, against 17% for a placebo"."""

    @property
    def all(self) -> frozenset[str]:
        """What the part says, and what it leaves out."""
        return self.own | self.taken


# Longer than any real clause, so that a list of thousands costs no more for each of its figures.
_MOST_CARRIED: Final = 120  # tokens
_MOST_INSIDE: Final = 48  # figures
_WINDOW: Final = 400  # characters

EMPTY: Final = Clause(frozenset(), frozenset(), frozenset(), 0, False, frozenset(), frozenset(), False, frozenset())


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """What the forms of a word share ("Ukraine", "Ukrainian"); empty for a word that says nothing of its own."""
    folded = word.casefold().replace("’", "'").removesuffix("'s")
    if folded in _SAYS_NOTHING:
        return ""
    if len(folded) < _SHORTEST and not (word[0].isupper() or any(char.isdigit() for char in word)):
        return ""
    return stem(singular(folded) if folded in IRREGULAR else folded)[:_KEY]


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    text: str
    key: str
    folded: str
    way: int
    is_verb: bool


@lru_cache(maxsize=65536)
def _known(word: str) -> tuple[str, str, int, bool]:
    """The key of a word, the word in small letters, which way it says something went, and whether it is a verb."""
    folded = word.casefold()
    way = 1 if folded in RISING else -1 if folded in FALLING else 0
    return key(word), folded, way, way != 0 or is_verb(folded)


def clauses_of(text: str, start: int, end: int, figures: Sequence[Figure]) -> dict[int, Clause]:
    """The clauses of the figures of the sentence ``text[start:end]``, by the offset at which a figure starts."""
    tokens = _tokens(text, start, end, figures)
    wide = frozenset(token.key for token in tokens if token.key)
    found: dict[int, Clause] = {}
    # A date cuts no sentence for the amounts in it, nor an amount for the dates.
    for dated in (False, True):
        group = [figure for figure in figures if (figure.type in CALENDAR) == dated]
        if group:
            _fill(found, text, (start, end), group, tokens, wide)
    return found


def _tokens(text: str, start: int, end: int, figures: Sequence[Figure]) -> list[_Token]:
    tokens, place = [], 0
    for match in _TOKEN.finditer(text, start, end):
        while place < len(figures) and figures[place].end <= match.start():
            place += 1
        if place < len(figures) and figures[place].start < match.end():
            continue
        word = match.group()
        tokens.append(_Token(match.start(), match.end(), word, *_known(word)))
    for figure in figures:
        # What is said of under-18s is said of them as of others by name.
        if figure.type in CALENDAR or (figure.text[-1:] == "s" and figure.text[:1].isdigit()):
            said = figure.value or figure.text.casefold()
            tokens.append(_Token(figure.start, figure.end, figure.text, f"#{said}", "", 0, False))
    return sorted(tokens, key=lambda token: token.start)


def _fill(
    found: dict[int, Clause], text: str, sentence: tuple[int, int], group: Sequence[Figure], tokens: Sequence[_Token],
    wide: frozenset[str],
) -> None:  # fmt: skip
    start, end = sentence
    head: list[_Token] = []
    known: dict[tuple[bool, bool], frozenset[str]] = {}
    tail: list[_Token] = []
    counted: set[str] = set()
    last_own: frozenset[str] = frozenset()
    way = 0
    starts = [token.start for token in tokens]
    places = [figure.start for figure in group]
    for low, high in pairwise([*_cuts(text, start, group), end]):
        inside = group[bisect_left(places, low) : bisect_left(places, high)]
        if not inside:
            continue
        part = tokens[bisect_left(starts, low) : bisect_left(starts, high)]
        before = [token for token in part if token.start < inside[0].start]
        after = [token for token in part if token.start >= inside[-1].end]
        has_verb = any(token.is_verb for token in before)
        first_verb = next((place for place, token in enumerate(before) if token.is_verb), len(before))
        has_subject = any(token.key for token in before[:first_verb])
        if not has_subject and not has_verb and (act := _acts(text, inside[0], part)):
            has_subject = has_verb = True  # "811 took 60 mg and 405 a dummy pill": the number is who took
            before = [act]
        named = any(_names(token, start) for token in part)
        own = frozenset(token.key for token in part if token.key)
        marked = [token.key for token in after if token.key[:1] == "#"]
        heads = frozenset((*marked, *(token.key for token in before if token.text[0].isupper())))
        apart = any(token.folded in _APART for token in part)
        poles = frozenset(token.folded for token in part if token.folded in _POLES)
        acts = frozenset(token.key for token in part if token.is_verb)
        ways = [token for token in part if token.way]
        labels = {key(noun) for figure in inside for noun in figure.label}
        taken: set[str] = set() if labels else set(counted)
        if not (has_verb and has_subject):
            taken |= _left_out(head, start, subject=has_subject, named=named, known=known)
        if not any(token.key for token in after):
            taken.update(token.key for token in tail)
        else:
            tail = after
        if _OF_THEM.match(text, inside[0].end):
            taken |= last_own  # "208 ballots were rejected, 133 of them in Harlow"
        last_own = own
        others = frozenset(taken) - own - {""}
        for figure in inside:
            way = _way(text, figure, ways) or (0 if has_verb or has_subject else way)
            itself = f"#{figure.value or figure.text.casefold()}"
            found[figure.start] = Clause(
                own - {itself} if itself in own else own,
                others,
                wide,
                way,
                _BEFORE_IT_WAS.search(text[max(0, figure.start - _BEFORE_REACH) : figure.start]) is not None,
                heads | {key(noun) for noun in figure.label[-1:]} - {""},
                acts,
                apart,
                poles,
                frozenset(token.key for token in before if _names(token, start)),
                frozenset((other.low, other.high) for other in inside if other is not figure and other.unit),
                own - counted if others and not has_subject and not _STEP.match(text, low - 1) else frozenset(),
            )
        counted = labels or counted
        if has_subject or not head:
            head = before if has_verb else [*before, *(token for token in head if token.is_verb)]
            head, known = head[-_MOST_CARRIED:], {}


def _left_out(
    head: Sequence[_Token], start: int, *, subject: bool, named: bool, known: dict[tuple[bool, bool], frozenset[str]]
) -> frozenset[str]:
    """What a part takes from the `head` before it: its verbs, and its subject where the part has none.

    Thousands of parts may take from one head; `known` has what was taken from this one.
    """
    if (subject, named) not in known:
        known[subject, named] = frozenset(
            token.key for token in head if (token.is_verb or not subject) and not (named and _names(token, start - 1))
        )
    return known[subject, named]


def _acts(text: str, figure: Figure, part: Sequence[_Token]) -> _Token | None:
    """The verb right behind a figure that is its subject."""
    token = next((token for token in part if token.start >= figure.end), None)
    return token if token is not None and token.is_verb and text[figure.end : token.start] == " " else None


def _start(token: _Token) -> int:
    return token.start


def _names(token: _Token, start: int) -> bool:
    """True for a word that names: with a capital that no start of a sentence gives it, and no date."""
    if token.key[:1] in ("", "#") or not token.text[0].isupper():
        return False
    return token.start > start if not is_ordinary(token.folded) else token.start > start + 1


def _cuts(text: str, start: int, figures: Sequence[Figure]) -> list[int]:
    """Where the parts of a sentence start: at most one place between two figures."""
    cuts = [start]
    for number, (one, other) in enumerate(pairwise(figures), start=1):
        if number % _MOST_INSIDE == 0:
            cuts.append(other.start)
            continue
        gap = text[one.end : other.start]
        if gap.lstrip().startswith("(") and ")" not in gap:
            continue  # 164 of 924 patients (17.7%): the bracket says it again
        match = next((match for parting in _PARTINGS if (match := parting.search(gap))), None)
        if match is None and one.type is other.type and one.unit == other.unit:
            match = _STEP.search(gap)
        if match:
            cuts.append(one.end + match.end())
    return cuts


def _way(text: str, figure: Figure, ways: Sequence[_Token]) -> int:
    """Which way the nearest of the words that tell one says that it went; one after the figure only when it is near."""
    best, way = len(text), 0
    first = bisect_left(ways, figure.start - _WINDOW, key=_start)
    last = bisect_left(ways, figure.end + _WINDOW, key=_start)
    for token in ways[first:last]:
        if token.start < figure.start:
            if token.folded in _COMPARATIVES and _COMPARED.match(text, token.end):
                continue  # "more than 5%", "up to 5%"
            if token.folded == "up" and _GAVE_UP.search(text[max(0, token.start - 8) : token.start]):
                continue
            distance = text.count(" ", token.end, figure.start)
            if distance > _REACH_BEFORE:
                continue
        else:
            gap = text[figure.end : token.start]
            distance = gap.count(" ") + 1
            if distance > _REACH_AFTER or "," in gap:
                continue
        if distance < best:
            best, way = distance, token.way
    return way
