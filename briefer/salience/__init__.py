"""Which sentence of a passage to say first."""

from briefer.salience.ranking import rank

__all__ = ["rank"]
