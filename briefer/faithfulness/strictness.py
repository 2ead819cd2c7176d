"""How much of what a model wrote has to be checked before it may be printed."""

from enum import StrEnum


class Strictness(StrEnum):
    """One setting; names and figures that the source does not support are refused at every level."""

    WORDS = "words"
    """What a sentence says is checked by its words: the source's own, in an order that says the same."""
    ENTAILED = "entailed"
    """Names and figures, and a judge model must find that the source says what the sentence says."""
    FACTS = "facts"
    """Names and figures, with what they are of and their direction; the rest is not checked, and is labelled so."""


class StatementCheck(StrEnum):
    """What stands behind what a printed sentence says, names and figures apart."""

    WORDS = "words"
    """Its words: the sentence is the source's own, or stands by the rule of words."""
    ENTAILED = "entailed"
    """A judge model."""
    UNCHECKED = "unchecked"
    """Nothing: whether the source says it is left to the reader."""
