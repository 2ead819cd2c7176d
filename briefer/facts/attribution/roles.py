"""What a person is called beside the name: "Ana Lee, Norvane's finance director", "engineer Ana Lee".

A summary may say it in other words, shorter, or more exactly than the source where the source has the words; it may not
call somebody whom the source gives a role by one that the source has for nobody, or for another only.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.homes import of_same_person
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.role_phrases import _OWNER, LIKEWISE, ROLE_NOUNS, Role, roles_of
from briefer.facts.attribution.statements import Statement
from briefer.facts.figures.judging.keys import key
from briefer.facts.mention import Mention, Name, may_be_person
from briefer.facts.names.judging.bonds import same_person
from briefer.facts.names.tables.vocabulary import ROLE_MODIFIERS
from briefer.text.english import DETERMINERS, PREPOSITIONS
from briefer.text.wordlists import ordered_words, words

_FIELDS: Final = ROLE_MODIFIERS | words(__package__, "role_fields.tsv")
ALIKE: Final = tuple(frozenset(line.split(" / ")) for line in ordered_words(__package__, "alike_roles.tsv"))
"""Groups of roles of which one may stand for another."""
_BROAD: Final = words(__package__, "broad_roles.tsv")
"""Roles that somebody may have who is called by a narrower one."""
_BROADER: Final = {
    key(broad): frozenset(key(word) for group in ALIKE if broad in group for word in group) for broad in _BROAD
}
LEADING: Final = frozenset().union(*(group for group in ALIKE if "led" in group))
"""What a leader does and is."""
_OPPOSED: Final = tuple(
    tuple(frozenset(side.split(" = ")) for side in line.split(" / "))
    for line in ordered_words(__package__, "opposed_offices.tsv")
)
"""Words of which an office has one side or another: what is of today is not of before."""
FORMER: Final = next((side for sides in _OPPOSED for side in sides if "former" in side), frozenset[str]())
_PREFIX: Final = 5
_MOST: Final = 16
_MADE_FROM: Final = re.compile(r"(?<=\w{4})(?:er|or|ist|man|ess|s)\Z")


def is_broader(word: str, other: str) -> bool:
    """True for the keys of two roles of which the first may be said of whom the other is: a lawyer, of a solicitor."""
    return other in _BROADER.get(word, ())


def by_role(asked: Question) -> Iterator[Rival]:
    """As in "Ana Lee, Norvane's finance director", where the source calls her its chief executive."""
    person = asked.placed.mention
    if not may_be_person(person):
        return
    ours = tuple(roles_of(asked.placed, asked.statement))
    if not ours:
        return
    theirs = [
        (placed.mention, role)
        for placed, statement in of_same_person(person, asked.homes)
        for role in roles_of(placed, statement)
    ]
    roles = [role for _, role in theirs]
    if not roles:
        yield from ((holder, "other-role") for role in ours for holder in _holders(role, asked)[:1])
    if not roles or any(role.head == LIKEWISE for role in roles):
        return
    if any(_contradicts(role, roles, asked) and not _is_done(role, person, asked) for role in ours):
        other, role = theirs[0]
        yield replace(other, text=f"{other.text}, {role.text}"), "other-role"


def _contradicts(role: Role, theirs: Iterable[Role], asked: Question) -> bool:
    alike = [one for one in theirs if _is_alike(role, one)]
    if not alike:
        # What a former minister is today may have any name: only what others are called tells.
        told = not all(one.before & FORMER for one in theirs) or _is_said(role.head, asked)
        return told and not _is_free(role.head, asked)
    if any(role.all <= one.all for one in alike):
        return False
    if _is_only_of_others(role, alike, asked):
        return True
    if all(_is_opposed(role, one) for one in alike):
        return True
    if _is_of_another(role, alike, asked):
        return True
    if any(_is_of_group(word, one) for word in role.before & _FIELDS for one in alike):
        return False
    # "The head of research" is whom the source calls so, where "the head of sales" is somebody else.
    theirs_too = frozenset().union(*(one.all for one in alike))
    of = _whose(role) - theirs_too if role.head in {one.head for one in alike} else frozenset[str]()
    return any(not _is_free(word, asked) for word in role.before & _FIELDS) or any(
        _is_said(word, asked) and not _is_free(word, asked) for word in of
    )


def _is_only_of_others(role: Role, alike: Iterable[Role], asked: Question) -> bool:
    """True for "barrister Fox", where the source has "barrister Lee" and "Fox, a solicitor": there the two are two."""
    if role.head in _BROAD or any(role.head in one.all for one in alike):
        return False
    return _is_said(role.head, asked) and not _is_free(role.head, asked)


def _is_of_another(role: Role, alike: Iterable[Role], asked: Question) -> bool:
    """True for "the coach driver, Lee", where the source has "the coach driver, Fox" and "the lorry's driver, Lee"."""
    which = role.before | _whose(role)
    same = [one.before | _whose(one) for one in alike if one.head == role.head]
    if not which or not same or not all(one and one.isdisjoint(which) for one in same):
        return False
    for statement in _statements_with(rf"\b{re.escape(role.head)}\b", asked):
        for person, held in _persons(statement) if statement is not None else ():
            if not _is_same(asked.placed.mention, person) and any(
                one.head == role.head and which <= one.all for one in held
            ):
                return True
    return False


def _is_done(role: Role, person: Name, asked: Question) -> bool:
    """True for a leader of whom the source says that she led."""
    deeds = frozenset().union(*(group - ROLE_NOUNS for group in ALIKE if role.head in group))
    return any(
        not deeds.isdisjoint(statement.text.lower().split()) for _, statement in of_same_person(person, asked.homes)
    )


def _is_alike(one: Role, other: Role) -> bool:
    # "Deputy mayor Ana Lee" is a deputy.
    return one.head == other.head or other.head in one.all or _is_of_group(one.head, other)


def _is_of_group(word: str, role: Role) -> bool:
    return word in role.all or any(word in group and not group.isdisjoint({role.head, *role.before}) for group in ALIKE)


def _is_opposed(one: Role, other: Role) -> bool:
    for sides in _OPPOSED:
        here = [side for side in sides if side & one.all]
        there = [side for side in sides if side & other.all]
        if here and there and here != there:
            return True
    return False


def _is_said(word: str, asked: Question) -> bool:
    return any(True for _ in _statements_with(rf"\b{re.escape(word)}\b", asked))


def _is_free(word: str, asked: Question) -> bool:
    """True where the source has the word, or one made from it, and not in the roles of others only.

    The "directs" of a director counts; the "finance" of "Tom Fox, the finance director" is Tom Fox's.
    """
    begins = stem_of_role(word)
    for statement in _statements_with(rf"\b{re.escape(begins)}", asked):
        if statement is None:
            return True
        holders = [
            person
            for person, roles in _persons(statement)
            if any(one.startswith(begins) for role in roles for one in role.all)
        ]
        if not holders or any(_is_same(asked.placed.mention, holder) for holder in holders):
            return True
    return False


def stem_of_role(word: str) -> str:
    """What a role shares with the words made from it: the "direc" of a director, and of who directs."""
    return _MADE_FROM.sub("", word)[:_PREFIX]


def _holders(role: Role, asked: Question) -> list[Mention]:
    """Who holds an office by the source that it never gives the person: "the mayor of Leeds", "Acme's director".

    Nobody where the source says of the person what the role says, or names no holder.
    """
    is_the = _is_the_one(role)
    if not is_the and not _is_one_office(role):
        return []
    found: list[Mention] = []
    for statement in _statements_with(rf"\b{re.escape(role.head)}\b", asked):
        for person, held in _persons(statement) if statement is not None else ():
            if _is_same(asked.placed.mention, person):
                return []
            alike = [one for one in held if one.head == role.head]
            if (
                any(one.before == role.before and _is_the_one(one) for one in alike)
                if is_the
                else any(_is_one_office(one) and _whose(role) <= one.all for one in alike)
            ):
                found.append(person)
    # "The driver, Lee" and "the driver, Fox" are two of many.
    return found if not is_the or len({tuple(one.words) for one in found if isinstance(one, Name)}) == 1 else []


def _statements_with(pattern: str, asked: Question) -> Iterator[Statement | None]:
    """The statement of the source at each of the first places of a pattern; None for a place in a list."""
    source = asked.source
    for match in islice(re.finditer(pattern, source.index.text, re.IGNORECASE), _MOST):
        yield source.statement_at(match.start())


def _persons(statement: Statement) -> Iterator[tuple[Mention, tuple[Role, ...]]]:
    """The persons of a statement, each with the roles that it gives them."""
    for placed in statement.mentions:
        if may_be_person(placed.mention):
            yield placed.mention, tuple(roles_of(placed, statement))


def _is_one_office(role: Role) -> bool:
    """True for an office of which there is one: "the mayor of Leeds", "Acme's director", not "a lawyer of Acme"."""
    text = role.text.lower()
    return bool(_whose(role)) and (text.startswith("the ") or _OWNER.search(role.text) is not None)


def _is_the_one(role: Role) -> bool:
    """True for "the prosecutor" with no more said."""
    return role.text.lower().startswith("the ") and not role.of


def _whose(role: Role) -> frozenset[str]:
    return role.of - PREPOSITIONS - DETERMINERS


def _is_same(one: Mention, other: Mention) -> bool:
    return isinstance(one, Name) and isinstance(other, Name) and same_person(one, other)
