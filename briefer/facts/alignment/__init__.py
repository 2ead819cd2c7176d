"""Where each word of a generated sentence was copied from, and whether the copy still says what the source says.

A small seq2seq model copies runs of words. Its typical failure is a splice: it jumps from one source sentence into
another ("It detained a suspect in Moscow's Security Service"), so that every name is right and the statement is not.
"""

from briefer.facts.alignment.align import Alignment, Seam, align, has_all
from briefer.facts.alignment.edges import clipped
from briefer.facts.alignment.seams import added_word, splice, weld
from briefer.facts.alignment.words import SourceWords, stem

__all__ = ["Alignment", "Seam", "SourceWords", "added_word", "align", "clipped", "has_all", "splice", "stem", "weld"]
