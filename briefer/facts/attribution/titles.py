"""The rank that stands before a name: "Sergeant Ana Lee" of "Sgt Lee", not of "Lt Lee"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.homes import Home, of_same_person
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.role_phrases import ROLE_NOUNS
from briefer.facts.attribution.roles import ALIKE, is_broader
from briefer.facts.attribution.statements import Statement
from briefer.facts.figures.grammar.vocabulary import CARDINALS
from briefer.facts.figures.judging.keys import key
from briefer.facts.mention import Mention, Name, may_be_person
from briefer.facts.names.judging.bonds import same_person
from briefer.facts.names.tables.vocabulary import ROLES
from briefer.text.english import STOP_WORDS, is_verb
from briefer.text.verb_forms import is_past
from briefer.text.wordlists import ordered_words

_TITLES: Final = re.compile(r"(?:[A-Z][A-Za-z]*\.? ){1,4}\Z")
_WORD_BEFORE: Final = re.compile(r"(?:\A|[\s\"“(])(?P<word>[A-Za-z]{3,}) \Z")
_LONGEST: Final = 24  # letters
_LEARNED: Final = "learned"
_COURTESY: Final = "courtesy"
_KINDS: Final = ("force", "nobility", "clergy", _COURTESY, _LEARNED)
_RANKS: Final = {
    form: (kind, line)
    for kind in _KINDS
    for line in ordered_words(__package__, "ranks.tsv", kind)
    for form in line.split(" / ")
}
"""By each form of a rank its kind, and its line, which is the same for all of its forms."""


_SCHOLARS: Final = frozenset().union(*(group for group in ALIKE if group & {"doctor", "professor"}))
"""What somebody may be who is a doctor: a surgeon is "Mr" in Britain."""


def by_title(asked: Question) -> Iterator[Rival]:
    """As in "Lt Ana Lee", where the source has "Sgt Ana Lee", and nowhere calls her a lieutenant."""
    person = asked.placed.mention
    if not isinstance(person, Name):
        return
    for word in _title_before(asked.placed, asked.statement):
        kind, ours = _RANKS[word]
        forms = ours.split(" / ")
        if kind == _LEARNED:
            kind, forms = _COURTESY, [*forms, *_SCHOLARS]
        rival: Rival | None = None
        for home in asked.homes:
            if home.placed is None:
                continue
            if not _has_none(forms, home, person):
                return  # "Sgt Lee was promoted to lieutenant"
            if not isinstance(home.placed.mention, Name) or not same_person(person, home.placed.mention):
                continue
            titles = _title_before(home.placed, home.statement)
            kinds = {_RANKS[title][0] for title in titles}
            # "General Corbin beat Count Sellier": a count may be a general, but there the other one is.
            if rival is None and (kind in kinds or (titles and _is_said(forms, home.statement.text))):
                other = home.placed.mention
                rival = replace(other, text=f"{' '.join(titles).capitalize()} {other.text}"), "other-title"
        if rival is not None:
            yield rival


def by_changed_title(asked: Question) -> Iterator[Rival]:
    """As in "Ranger Ana Lee", where the source has "Ranger Tom Fox", and calls her "Sergeant Ana Lee" only.

    Of words that stand right before a name; whether they are known for a title or not.
    """
    person = asked.placed.mention
    ours = _word_before(asked.placed, asked.statement)
    if not may_be_person(person) or not ours:
        return
    is_known = _is_known(asked.placed, asked.statement)
    theirs = False
    for placed, statement in of_same_person(person, asked.homes):
        title = _word_before(placed, statement)
        theirs = theirs or (bool(title) and (is_known or _is_known(placed, statement)))
        if title == ours or is_broader(ours, title):
            return
    if not theirs:
        return
    found: Mention | None = None
    for _, statement, rival in asked.standing(ours):
        title = _word_before(rival, statement)
        if title == ours and may_be_person(rival.mention):
            found = found or replace(rival.mention, text=f"{_written_before(rival, statement)} {rival.mention.text}")
        elif ours in statement.keys and any(placed is rival for placed, _ in of_same_person(person, asked.homes)):
            return
    if found is not None:
        yield found, "other-title"


def _word_before(placed: Placed, statement: Statement) -> str:
    """The key of the noun right before a name, a word that calls somebody something; "" for none."""
    word = _written_before(placed, statement)
    return "" if not word or is_verb(word) or is_past(word) or word in STOP_WORDS | CARDINALS.keys() else key(word)


def _is_known(placed: Placed, statement: Statement) -> bool:
    return _written_before(placed, statement) in ROLES | ROLE_NOUNS


def _written_before(placed: Placed, statement: Statement) -> str:
    before = statement.text[: placed.mention.start - statement.start]
    match = _WORD_BEFORE.search(before[-_LONGEST:])
    return match["word"].lower() if match else ""


def _has_none(forms: Iterable[str], home: Home, person: Name) -> bool:
    """True where a statement has no form of a rank but before the name of somebody else."""
    names = [one for one in home.statement.mentions if isinstance(one.mention, Name)]
    others = [one for one in names if isinstance(one.mention, Name) and not same_person(person, one.mention)]
    taken = {word for one in others for word in _title_before(one, home.statement)}
    taken -= {word for one in names if one not in others for word in _title_before(one, home.statement)}
    return taken.issuperset(form for form in forms if _is_said((form,), home.statement.text))


def _is_said(forms: Iterable[str], text: str) -> bool:
    return any(re.search(rf"\b{form}\b", text, re.IGNORECASE) for form in forms)


def _title_before(placed: Placed, statement: Statement) -> list[str]:
    """The ranks right before a name, in small letters; also those that are taken for the name's first word."""
    start = placed.mention.start - statement.start
    match = _TITLES.search(statement.text[max(0, start - 60) : start])
    before = [word.rstrip(".").lower() for word in match.group().split()] if match else []
    return [word for word in before if word in _RANKS]
