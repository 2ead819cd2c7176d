"""The role that stands with a name: "Ana Lee, Norvane's finance director", "engineer Ana Lee"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.statements import Statement
from briefer.facts.names.tables.vocabulary import ADDRESSES, HONORIFICS, ROLES, STATIONS
from briefer.text.english import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, is_verb
from briefer.text.remembered import REMEMBERED
from briefer.text.verb_forms import is_past
from briefer.text.wordlists import ordered_words, word_map, words
from briefer.text.words import TOKEN

ROLE_NOUNS: Final = (ROLES - HONORIFICS) | STATIONS | words(__package__, "occupations.tsv")
LIKEWISE: Final = "counterpart"
KIN_SIDES: Final = tuple(
    tuple(frozenset(side.split(" = ")) for side in line.split(" / "))
    for line in ordered_words(__package__, "kin_words.tsv", "opposed")
)
"""What somebody is to another, each time both sides of which a person has one: "son", "daughter"."""
_SHORT: Final = {
    tuple(form.split()): tuple(full.split()) for form, full in word_map(__package__, "same_roles.tsv").items()
}
"""Words of an office and those by which it is compared: the "finance chief" of a CFO."""
_LONGEST_SHORT: Final = max(map(len, _SHORT))
_KIN: Final = frozenset().union(*(side for sides in KIN_SIDES for side in sides))
_NOUNS: Final = ROLE_NOUNS | _KIN | {LIKEWISE}
# With the apostrophe of "the drivers' leader".
_WORD: Final = re.compile(rf"{TOKEN.pattern}[’']?")
_BEHIND: Final = re.compile(r"(?:, (?:aged )?\d{1,3})?, (?P<phrase>[^,.;:()–—]{3,100})")
_BEFORE: Final = re.compile(r"(?:\A|[.;:()–—“\"] ?|,[”’'\"]? )(?P<phrase>[^,.;:()–—“\"]{3,100}?)(?P<comma>,?) \Z")
_OWNER: Final = re.compile(r"[’'](?:s|(?=\s)|\Z)")
_AT_THE_TIME: Final = re.compile(r"at (?:the|that) time\b")
_LONGEST: Final = 6
_REACH: Final = 110


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its noun, the words before it ("finance"), and those of whose it is ("opposition's", "of the regulator").

    All in small letters.
    """

    head: str
    before: frozenset[str]
    of: frozenset[str]
    text: str
    """As written: "the opposition's finance spokesman"."""

    @property
    def all(self) -> frozenset[str]:
        """All of its words."""
        return self.before | self.of | {self.head}


def roles_of(placed: Placed, statement: Statement) -> Iterator[Role]:
    """What a statement calls a person, behind the name and before it."""
    start, end = placed.mention.start - statement.start, placed.mention.end - statement.start
    yield from (role for role in _roles_at(start, end, statement.text) if role.head not in _KIN)


def kin_of(placed: Placed, statement: Statement) -> Iterator[Role]:
    """Whom a statement calls a person to another: "her son", "Lee's sister"."""
    start, end = placed.mention.start - statement.start, placed.mention.end - statement.start
    yield from (role for role in _roles_at(start, end, statement.text) if role.head in _KIN)


def _roles_at(start: int, end: int, text: str) -> tuple[Role, ...]:
    return _written(text[max(0, start - _REACH) : start], text[end : end + _REACH])


@lru_cache(REMEMBERED)
def _written(before: str, behind: str) -> tuple[Role, ...]:
    found: list[Role] = []
    if (match := _BEHIND.match(behind)) and (role := _read(match["phrase"], opens=True)):
        found.append(role)
    before = _without_address(before)
    if (match := _BEFORE.search(before)) and (role := _read(match["phrase"], opens=False, apart=bool(match["comma"]))):
        found.append(role)
    return tuple(found)


def _without_address(before: str) -> str:
    """What is before the "Sir" of "Its chairman, Sir Tom Fox"."""
    last = before.rstrip().rpartition(" ")[2]
    return before[: before.rindex(last)] if last and last.lower().rstrip(".") in ADDRESSES else before


def _read(phrase: str, *, opens: bool, apart: bool = False) -> Role | None:
    """The role that a phrase tells; None for one that tells none.

    Args:
        phrase: What stands behind a name and a comma, or before a name.
        opens: Whether the role begins where the phrase does; else it ends there.
        apart: Whether a comma parts it from the name: "the mayor, Tom Fox".
    """
    parts = [match.group() for match in _WORD.finditer(phrase)]
    folded = [part.lower().replace("’", "'") for part in parts]
    if opens and folded and (is_verb(folded[0]) or is_past(folded[0])):
        return None  # "Ana Lee, told Fox's lawyer"
    first = 0 if opens else _first(folded)
    if apart and not _is_set_apart(folded, first):
        return None
    last = next((at for at in range(first + (folded[first : first + 1] != []), len(folded)) if _ends(folded[at])), None)
    noun = folded[first:last]
    if last is not None and (
        not (apart or _is_of_house(folded[last:]))
        if not opens
        else any(map(is_verb, folded[last:])) and not _WHO & {folded[last]}
    ):
        return None
    if noun and noun[0] in DETERMINERS:
        noun = noun[1:]
    noun = _as_compared(noun)
    if not noun or len(noun) > _LONGEST + 2 or noun[-1] not in _NOUNS:
        return None
    owner = max((at for at, word in enumerate(noun) if _OWNER.search(word)), default=-1)
    rest = folded[last:] if last is not None else []
    # "As a student, Lee rowed" tells what Lee was then.
    was = apart and folded[max(0, first - 1) : first] == ["as"]
    time = {"then"} if was or _AT_THE_TIME.search(phrase) else set()
    return Role(
        noun[-1],
        frozenset(noun[owner + 1 : -1]) | time,
        frozenset(word.removesuffix("'s").rstrip("'") for word in (*noun[: owner + 1], *rest)),
        " ".join(parts[first:] if not opens or rest else parts[:last]),
    )


def _as_compared(noun: list[str]) -> list[str]:
    """The words of a role with its office as it is compared, which ends it."""
    for count in range(min(_LONGEST_SHORT, len(noun)), 0, -1):
        if full := _SHORT.get(tuple(noun[-count:])):
            return [*noun[:-count], *full]
    return noun


def _is_of_house(rest: list[str]) -> bool:
    """True for the "of sales" of "head of sales Ana Lee", not for the end of "the wife of minister Ana Lee"."""
    return rest[0] == "of" and 1 < len(rest) <= _LONGEST and rest[-1] not in ROLE_NOUNS and not any(map(is_verb, rest))


def _first(folded: list[str]) -> int:
    """Where the noun phrase begins that ends a text: behind the last verb or small word, "of X" going with it."""
    for at in range(len(folded) - 1, -1, -1):
        if folded[at] in DETERMINERS:
            return at
        if is_verb(folded[at]) or folded[at] in CONJUNCTIONS or (folded[at] in PREPOSITIONS and folded[at] not in _OF):
            return at + 1
    return 0


def _is_set_apart(folded: list[str], first: int) -> bool:
    return folded[first : first + 1] != [] and (
        folded[first] in DETERMINERS or any(_OWNER.search(word) for word in folded[first:])
    )


_OF: Final = frozenset({"of", "at", "for"})


def _ends(word: str) -> bool:
    return word in PREPOSITIONS or word in CONJUNCTIONS or word in _WHO or is_verb(word)


_WHO: Final = frozenset({"who", "whose", "which", "that"})
