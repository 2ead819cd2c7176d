"""What stands with one figure in its sentence."""

from decimal import Decimal
from typing import Final, NamedTuple

from briefer.facts.mention import FigureType

CALENDAR: Final = frozenset({FigureType.DATE, FigureType.YEAR, FigureType.WEEKDAY, FigureType.DECADE})


class Clause(NamedTuple):
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
    span: tuple[int, int] = (0, 0)
    """Where the part stands in the text."""
    at: int = 0
    """Which way the word right at the figure says that it went, whatever else the part has: "200 fewer"."""
    wavers: bool = False
    """Whether it has words for both ways: "losses jump to $4m"."""
    lead: frozenset[str] = frozenset()
    """What stands before its first figure."""
    is_another: bool = False
    """Whether it speaks of one besides those that the text is about: "a separate fire killed 12"."""

    @property
    def all(self) -> frozenset[str]:
        """What the part says, and what it leaves out."""
        return self.own | self.taken


EMPTY: Final = Clause(frozenset(), frozenset(), frozenset(), 0, False, frozenset(), frozenset(), False, frozenset())
