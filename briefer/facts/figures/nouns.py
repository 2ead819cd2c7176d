"""Nouns of one class: any of them may stand for another, and none for one of another class."""

from typing import Final

PERSONS: Final = frozenset(
    "person man woman child boy girl kid teen teenager baby adult youth pensioner victim suspect worker employee staff "
    "student pupil teacher soldier troop officer policeman police cop civilian passenger patient resident migrant "
    "refugee prisoner inmate protester player driver fan member voter candidate citizen american survivor hostage "
    "militant fighter gunman attacker doctor nurse brother sister son daughter parent friend colleague guest tourist "
    "customer user other dead life death fatality casualty body crew firefighter farmer miner fisherman journalist mp "
    "politician lawmaker minister senator judge juror lawyer guard rebel terrorist sailor climber hiker swimmer family".split()
)
_PERSON_ENDINGS: Final = ("ee", "ist", "ian", "man", "woman", "person", "child")


def is_person(noun: str) -> bool:
    """True for a noun, lower case and singular, that counts people."""
    return noun in PERSONS or noun.endswith(_PERSON_ENDINGS)
