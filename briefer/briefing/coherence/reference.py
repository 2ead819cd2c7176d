"""What a sentence takes for known, and why."""

from dataclasses import dataclass
from enum import StrEnum


class ReferenceRule(StrEnum):
    """Why a sentence may not read alone."""

    CONNECTIVE = "connective"  # "However, the plan failed."
    SEQUENCE = "sequence"  # "Both were charged.", "She also said so."
    PRONOUN = "pronoun"  # "He said he would."
    DEMONSTRATIVE = "demonstrative"  # "This plan failed.", "would cut that by half"
    DEFINITE = "definite"  # "The company said so."
    SURNAME = "surname"  # "Oduya said so." of Grace Oduya
    ACRONYM = "acronym"  # "The MSB said so." of the Maritime Safety Board (MSB)


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that a sentence takes for known.

    `key` is what has to be known: the stem of a noun, the fuller form of a name or an acronym; empty where only the
    sentence before can say what is meant. `strong` is False behind the subject, where a reader passes over more.
    `named` is True where `key` is the name of who or what is meant (`antecedents`).
    """

    rule: ReferenceRule
    text: str
    start: int
    end: int
    key: str = ""
    strong: bool = True
    named: bool = False
