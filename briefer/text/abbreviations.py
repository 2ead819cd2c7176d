"""What the sentence splitter knows by heart: abbreviations by what may follow them, and words that open sentences.

Abbreviations stand without their last period, in the case they are written in; a word in capitals ("MR.") is looked up
as "Mr" too. Ordinary words are listed only where a figure must follow ("No. 10").
"""

from briefer.text.calendar import SHORT_MONTHS
from briefer.text.wordlists import words

_HERE = "briefer.text"

TITLES = words(_HERE, "titles.tsv")
"""A name follows: never the end of a sentence before a capital, unless a plain sentence starter comes."""

BEFORE_FIGURE = words(_HERE, "before_figures.tsv")
"""An abbreviation only before a figure: "No. 10", but "The answer was no. Then"."""

MONTHS = frozenset(month.capitalize() for month in SHORT_MONTHS)
"""A figure follows ("Dec. 18"); before a capital they end the sentence."""

NEVER_LAST = words(_HERE, "never_last.tsv")
"""Something always follows."""

MAY_END = words(_HERE, "may_end.tsv")
"""Inside a sentence or at its end: they end it only before a plain sentence starter ("Apple Inc. It")."""

CITATIONS = words(_HERE, "citations.tsv")
"""The parts of a law citation ("500 F. Supp. 2d 100", "Fed. R. Civ. P. 12"): its next part follows."""

ENDS_BEFORE_CAPITAL = words(_HERE, "ends_before_capital.tsv")
"""They end a sentence before any capital letter, not before a figure or a small letter."""

STARTERS = words(_HERE, "starters.tsv")
"""Capitalised, these open a sentence far more often than they are part of a name."""

LABELLED = words(_HERE, "labelled.tsv")
"""Before a single capital letter these make it a label, not an initial: "hepatitis C. Doctors"."""

AFTER_CLOCK_TIME = words(_HERE, "after_clock_time.tsv")
"""What stands after "4 p.m." within a sentence."""

SPEECH_VERBS = words(_HERE, "attributions.tsv")
"""`"Why?" Scholz asked.` is one sentence."""
