"""Of whom, of where and of what is it said? Mentions judged in the statements they stand in."""

from briefer.facts.attribution.misplaced import placed_well
from briefer.facts.attribution.statements import Statements

__all__ = ["Statements", "placed_well"]
