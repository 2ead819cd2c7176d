"""A number that figures of a source make together, and the kinds in which such numbers are looked up."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from briefer.facts.figures.judging.compare import dimension
from briefer.facts.mention import Figure

COUNTS: Final = "counts"
PERCENT: Final = "percent %"
FRACTION: Final = "fraction"


class Made(NamedTuple):
    """A number that `parts` make, the rule by which, and how in words."""

    value: Decimal
    rule: str
    parts: tuple[Figure, ...]
    how: str
    told: bool = False
    """Whether the text itself speaks of it: "from $3bn to $4bn", "of which", "3 of 12"."""
    of: frozenset[str] = frozenset()
    """The keys of what the source says it of: those of 2019 for the 33 of "38 seats, five more than in 2019"."""
    old: bool = False
    """Whether it is what something was before."""
    mixed: bool = False
    """Whether it is a sum of things that go by two nouns: five ewes and six lambs."""
    is_rest: bool = False
    """Whether it is what a part leaves of its whole: "50 kilometres, 38 of them under the sea"."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """The span of the source whose figures give a figure, how they do, and by which rule."""

    span: tuple[int, int]
    how: str
    rule: str
    parts: tuple[Figure, ...] = ()
    """The figures, of a sum, difference or ratio: another pair of the source may be meant."""


_OF_PARTS: Final = frozenset({"sum", "difference", "share", "ratio", "change", "multiple"})


def derivation_of(made: Made) -> Derivation:
    """How a made number is told."""
    parts = made.parts if made.rule in _OF_PARTS else ()
    return Derivation((made.parts[0].start, made.parts[-1].end), made.how, made.rule, parts)


def kind_of(figure: Figure) -> str:
    """Figures of one kind can be added: counts with or without a noun, or amounts in one unit."""
    name = dimension(figure)
    return COUNTS if name in ("count", "bare") else f"{name} {figure.unit}"
