"""Persons and what they are: an office or a house that the source gives to others only."""

from typing import Final

from briefer.facts.mention import Judgement, Name, Verdict
from briefer.facts.names.judging.forms import core
from briefer.facts.names.judging.index import NameIndex
from briefer.text.wordlists import words

# Offices of one holder: nobody else has them, even where the source gives that person no office of another kind.
_ONE_AT_A_TIME: Final = words(__package__, "single_offices.tsv")


def misattributed(name: Name, index: NameIndex, *, strict: bool = False) -> Judgement | None:
    """Governor Abreu where every governor of the source is Harlan; Woods of Paris Capital, whose man there is Nowak.

    Args:
        name: With its offices and its house.
        index: The source's.
        strict: Take no office on trust that the source gives to others only; else somebody whom it gives none may have
            one that is not for a single holder.
    """
    held, free = index.offices if name.roles else ({}, frozenset())
    for told in name.roles:
        role = told.removeprefix("the ")
        holders = held.get(role, ())
        if not holders or role in free or any(same_person(name, holder) for holder in holders):
            continue
        other = any(same_person(name, holder) for there in held.values() for holder in there)
        if strict or other or (role != told and role in _ONE_AT_A_TIME):
            return _said(name, holders[0], role, "other-holder")
    members = index.houses.get(core(name.house), ()) if name.house else ()
    if members and not any(same_person(name, member) for member in members):
        return _said(name, members[0], "of " + " ".join(name.house), "other-house")
    return None


def same_person(one: Name, other: Name) -> bool:
    """True where two names may be one person's: the same last word, and no two first names."""
    here, there = core(one.words), core(other.words)
    if not here or not there or here[-1] != there[-1]:
        return not set(here).isdisjoint(there) and min(len(here), len(there)) == 1
    return min(len(here), len(there)) == 1 or here[0] == there[0] or not set(here[:-1]).isdisjoint(there[:-1])


def _said(name: Name, holder: Name, what: str, rule: str) -> Judgement:
    return Judgement(
        Verdict.MISATTRIBUTED, (holder.start, holder.end), f"{name.text} - the source has {holder.text} as {what}", rule
    )
