"""Who holds the offices and who is of the houses that a source names."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from briefer.facts.mention import Name
from briefer.facts.names.finding.bonds import bonds
from briefer.facts.names.judging.forms import core
from briefer.facts.names.tokens import Token

# So many holders of one office are kept.
_MOST: Final = 64


def holders_of_offices(
    text: str, tokens: Sequence[Token], names: Sequence[Name]
) -> tuple[Mapping[str, Sequence[Name]], frozenset[str]]:
    """Office -> who holds it, and the offices that the text also names without a holder."""
    held: dict[str, list[Name]] = defaultdict(list)
    free: set[str] = set()
    for bond in bonds(text, tokens, names):
        if bond.holder is None:
            free.add(bond.role)
        elif len(held[bond.role]) < _MOST:
            held[bond.role].append(bond.holder)
    return held, frozenset(free)


def members_of_houses(names: Sequence[Name]) -> Mapping[tuple[str, ...], Sequence[Name]]:
    """What persons are said to be "of", where the text names it nowhere else -> these persons."""
    members: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in names:
        if name.house:
            members[core(name.house)].append(name)
    named = Counter(core(name.words) for name in names)
    return {house: people for house, people in members.items() if named[house] == len(people)}
