"""Which sentence of a passage to say first."""

from briefer.salience.ranking import rank
from briefer.salience.topic import Topic

__all__ = ["Topic", "rank"]
