"""Where each word of a generated sentence was copied from, and whether the copy still says what the source says.

A small seq2seq model copies runs of words. Its typical failure is a splice: it jumps from one source sentence into
another ("It detained a suspect in Moscow's Security Service"), so that every name is right and the statement is not.
"""

from briefer.faithfulness.alignment.added import added_word
from briefer.faithfulness.alignment.align import Alignment, CopyBreak, align
from briefer.faithfulness.alignment.boundaries import truncated_at
from briefer.faithfulness.alignment.breaks import fusion_break, may_be_fused, unsupported_break
from briefer.text.words import SourceWords, stem

__all__ = [
    "Alignment",
    "CopyBreak",
    "SourceWords",
    "added_word",
    "align",
    "fusion_break",
    "may_be_fused",
    "stem",
    "truncated_at",
    "unsupported_break",
]
