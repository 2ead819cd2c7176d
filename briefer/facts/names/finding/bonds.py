"""What the words around a name say a person is: "Mayor Ana Kovac", "Tom Fox, the coroner", "Ravi Nair of Oslo"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from briefer.facts.mention import Name, NameType
from briefer.facts.names.tables.lexicon import given_names
from briefer.facts.names.tables.vocabulary import ROLE_MODIFIERS, STATIONS
from briefer.facts.names.tokens import Token
from briefer.text.wordlists import word_map, words

_list = partial(words, __package__, "bonds_words.tsv")
_map = partial(word_map, __package__, "bonds_words.tsv")

_COPULAS: Final = words(__package__, "copulas.tsv")
_BETWEEN: Final = words(__package__, "between_office.tsv")
_PAST: Final = words(__package__, "past_offices.tsv")
_PAST_BEHIND: Final = _list("past_behind")
_SAME: Final = _map("same")  # fmt: skip
_STEPS: Final = 7
# Between a person and a house: "of", ", of the", ", an analyst at".
_HOUSE: Final = re.compile(
    r"(?:,? (?:of|at|from)|, (?:an?|the) (?:[a-z-]{2,20} ){1,4}(?:of|at|for|with|from)) (?:the )?"
)


@dataclass(frozen=True, slots=True)
class Bond:
    """One office in a text: `role` as it compares, and the name that holds it there; None where none is told."""

    role: str
    holder: Name | None
    definite: bool = False
    """True where a clause says who holds it: "Tom Fox is the mayor", "the mayor, Tom Fox"; False for a mere title."""


def bonds(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> Iterator[Bond]:
    """The offices that a text speaks of, each with its holder; "the mayor said" goes back to one and is left out."""
    offices = [at for at, token in enumerate(tokens) if token.word in STATIONS]
    starts = {name.start: name for name in names} if offices else {}
    ends = {name.end: name for name in names} if offices else {}
    for at in offices:
        token = tokens[at]
        first = at
        while first and _modifies(text, tokens, first - 1):
            first -= 1
        before = tokens[first - 1].word if first else ""
        if any(t.word in _PAST for t in tokens[max(0, first - 3) : first]):
            continue
        if (at + 1 < len(tokens) and tokens[at + 1].word in _PAST_BEHIND) or _is_of_a_race(text, tokens, first):
            continue
        role = " ".join(t.word for t in tokens[first : at + 1])
        holder = None if token.possessive else _after(text, tokens, at, starts)
        holder = holder or _before(text, tokens, first, ends)
        follower = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if holder is not None or before not in ("the", "a", "an") or follower == "of":
            title = holder is not None and holder.start == token.tail + 1
            yield Bond(_SAME.get(role, role), holder, holder is not None and not title)


def _is_of_a_race(text: str, tokens: Sequence[Token], first: int) -> bool:
    """True for the leader of "first-round leader Ana Lee", who holds no office."""
    return first > 1 and text[tokens[first - 2].tail : tokens[first - 1].start] == "-" and not tokens[first - 1].capital


def _modifies(text: str, tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].word in ROLE_MODIFIERS and text[tokens[at].tail : tokens[at + 1].start] in (" ", "-")


def _after(text: str, tokens: Sequence[Token], at: int, starts: dict[int, Name]) -> Name | None:
    """Mayor Ana Kovac; the mayor, Ana Kovac; mayor: Ana Kovac; the mayor is Ana Kovac."""
    if at + 1 >= len(tokens):
        return None
    gap = text[tokens[at].tail : tokens[at + 1].start]
    if gap in (" ", ", ", ": ") and (name := starts.get(tokens[at + 1].start)):
        # "Mayor: Ana Kovac." names her; "Mayor: Norvane earns too much" is what the mayor says.
        says = gap == ": " and text[name.end : name.end + 1] == " "
        return name if _person_like(name) and not says else None
    if gap == " " and tokens[at + 1].word in _COPULAS and at + 2 < len(tokens):
        name = starts.get(tokens[at + 2].start)
        return name if name is not None and _person_like(name) else None
    return None


def _before(text: str, tokens: Sequence[Token], first: int, ends: dict[int, Name]) -> Name | None:
    """Ana Kovac, the mayor; Ana Kovac is the Leeds mayor; Ana Kovac was elected mayor."""
    copula = False
    for at in range(first - 1, max(first - _STEPS, 0) - 1, -1):
        gap = text[tokens[at].tail : tokens[at + 1].start]
        name = ends.get(tokens[at].end)
        if name is not None and _person_like(name) and (copula or gap == ", "):
            return name
        if gap.strip(" -"):
            return None
        word = tokens[at].word
        copula = copula or word in _COPULAS
        if word not in _BETWEEN and word not in _COPULAS and not tokens[at].capital:
            return None
    return None


def _person_like(name: Name) -> bool:
    if name.type in (NameType.PLACE, NameType.NATIONALITY, NameType.CODE, NameType.EVENT):
        return False
    return name.type in (NameType.PERSON, NameType.OTHER) or name.words[0] in given_names()


def with_bonds(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> tuple[Name, ...]:
    """The names with the offices and houses that the text gives to them."""
    held: dict[int, tuple[str, ...]] = {}
    for bond in bonds(text, tokens, names):
        if bond.holder is not None:
            role = f"the {bond.role}" if bond.definite else bond.role
            held[bond.holder.start] = (*held.get(bond.holder.start, ()), role)
    out: list[Name] = []
    for name in names:
        roles = held.get(name.start, ())
        out.append(replace(name, roles=roles) if roles else name)
        if len(out) > 1 and _of_house(out[-2]) and _HOUSE.fullmatch(text, out[-2].end, name.start):
            out[-2] = replace(out[-2], house=name.words)
    return tuple(out)


def _of_house(name: Name) -> bool:
    return name.type is NameType.PERSON or bool(name.roles) or name.words[0] in given_names()
