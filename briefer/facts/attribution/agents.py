"""By whom it was done, where both texts say it with "by": "proposed by Ana Lee and seconded by Tom Fox"."""

import re
from collections.abc import Iterator
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.homes import of_same_person
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.role_phrases import ROLE_NOUNS
from briefer.facts.attribution.roles import LEADING
from briefer.facts.attribution.statements import Statement
from briefer.facts.figures.judging.keys import key, keys_of
from briefer.facts.mention import Name, may_be_person
from briefer.facts.names.judging.bonds import same_person
from briefer.text.english import BE, PREPOSITIONS, is_verb
from briefer.text.verb_forms import UNCHANGED, is_past

# Between "by" and the name: "by the astronomer Henrik Staal".
_BY: Final = re.compile(r",? by (?:[\w'’.-]+ ){0,3}\Z")
_REACH: Final = 5  # words, as in "discovered in 2017 by"


def by_agent(asked: Question) -> Iterator[Rival]:
    """As in "proposed by Tom Fox", where the source has "proposed by Ana Lee and seconded by Tom Fox"."""
    mention = asked.placed.mention
    if not may_be_person(mention):
        return
    verb = _deed(asked.placed, asked.statement)
    if not verb:
        return
    described = _described(asked.placed, asked.statement)
    rivals: list[Placed] = []
    sure: list[Placed] = []
    thing = _thing(asked.placed, asked.statement)
    is_elsewhere = False
    for _, statement, placed in (found for one in sorted(_alike(verb)) for found in asked.standing(one)):
        if not isinstance(placed.mention, Name) or not placed.words.isdisjoint(described):
            continue
        done = _deed(placed, statement)
        is_so = done in _alike(verb)
        there = _thing(placed, statement) if is_so else ""
        if same_person(mention, placed.mention) and (is_so or not _alike(verb).isdisjoint(placed.verbs)):
            if not thing or not there or thing == there:
                return
            is_elsewhere = True
        elif is_so and may_be_person(placed.mention):
            if thing and there and thing != there:
                continue
            rivals.append(placed)
            if thing and thing == there:
                sure.append(placed)
    if is_elsewhere:  # Lee designed something, and this is by another
        yield from ((one.mention, "other-doer") for one in sure)
        return
    homes = [placed for placed, _ in of_same_person(mention, asked.homes)]
    # Its own sentence may say it in other words, and two names may be one's: "Tom Cole, known as Finch".
    if any(not _alike(verb).isdisjoint(home.verbs) for home in homes):
        return
    # "Led by Zak, Sato's teacher": Sato is somebody else.
    alone = [one for one in homes if not asked.source.index.text.startswith(("'s", "’s"), one.mention.end)]
    apart = (one for one in rivals if not any(asked.in_one_phrase(home.mention, one.mention) for home in alone))
    yield from ((one.mention, "other-doer") for one in apart)


def _alike(verb: str) -> frozenset[str]:
    """The verbs that say the same: a jury "headed by" whom it is chaired by."""
    return LEADING_VERBS if verb in LEADING_VERBS else frozenset({verb})


LEADING_VERBS: Final = frozenset(key(word) for word in LEADING - ROLE_NOUNS) - {""}


def _deed(placed: Placed, statement: Statement) -> str:
    """The key of the verb of which a name is the agent after "by"; empty for none."""
    before = statement.text[: placed.mention.start - statement.start]
    by = _BY.search(before)
    words = before[: by.start()].split()[-_REACH:] if by else []
    return next((key(word) for word in reversed(words) if _is_done(word)), "")


def _described(placed: Placed, statement: Statement) -> frozenset[str]:
    """The keys of what stands between "by" and a name: of the Reef, in "Swept by the Reef singer Ana Lee"."""
    by = _BY.search(statement.text, 0, placed.mention.start - statement.start)
    return keys_of(by.group()) if by else frozenset()


def _is_done(word: str) -> bool:
    return is_verb(word) or is_past(word) or word in UNCHANGED  # "run by", "hit by"


def _thing(placed: Placed, statement: Statement) -> str:
    """The key of what is done by the name behind "by": the bridge of "the bridge, designed in 2019 by Lee".

    "" where something stands between: "the bridge, proposed by Ana Fox, was designed by Lee".
    """
    before = statement.text[: placed.mention.start - statement.start]
    by = _BY.search(before)
    words = before[: by.start()].split() if by else []
    last = ""
    while words and _is_passed(words[-1]):
        last = words.pop()
    if not words or (last in BE and words[-1].endswith(",")):
        return ""
    return key(words[-1].strip(","))


def _is_passed(word: str) -> bool:
    return word in BE or word in PREPOSITIONS or word.isdigit() or _is_done(word) or not key(word)
