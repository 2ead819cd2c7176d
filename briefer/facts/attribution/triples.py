"""To whom or where a thing is said to be, by its noun, the verb and the small word: "a boat belonging to Lisk"."""

import re
from collections.abc import Iterator
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.statements import Statement
from briefer.facts.figures.judging.keys import key
from briefer.facts.mention import Name
from briefer.text.english import AUXILIARIES, PREPOSITIONS, is_verb
from briefer.text.lemmas import lemma
from briefer.text.patterns import one_of
from briefer.text.verb_forms import is_adverb, is_past
from briefer.text.words import TOKEN

_TO: Final = re.compile(
    rf"(?P<noun>[A-Za-z][\w-]*),?(?: (?:{one_of(AUXILIARIES)}))*(?: [a-z]+ly)? (?P<verb>[a-z]+) "
    rf"(?P<link>{one_of(PREPOSITIONS - {'by', 'of'})}) (?:(?:the|its|their|his|her|an?) )?(?:[a-z][\w-]* ){{0,2}}\Z"
)
_REACH: Final = 100


def by_triple(asked: Question) -> Iterator[Rival]:
    """As in "the boat belonging to Fox", where the source has "the boat belonged to the trader Lee"."""
    if not isinstance(asked.placed.mention, Name):
        return
    ours = _triple(asked.placed, asked.statement)
    if ours is None or any(ours[1] in _verbs(home.statement) for home in asked.homes):
        return
    for _, statement, rival in asked.standing(ours[0]):
        if (
            isinstance(rival.mention, Name)
            and _triple(rival, statement) == ours
            and asked.could_be(rival.mention, linked=True)
            and not asked.says(rival)
            and not asked.is_named_in(statement)
        ):
            yield rival.mention, "other-end-of-deed"


def _triple(placed: Placed, statement: Statement) -> tuple[str, str, str] | None:
    """The noun, the verb and the small word before a name: "boat", "belong", "to"."""
    start = placed.mention.start - statement.start
    match = _TO.search(statement.text[max(0, start - _REACH) : start])
    if match is None or not key(match["noun"]):
        return None
    verb = match["verb"]
    is_deed = (is_past(verb) or verb.endswith(("ing", "s"))) and not is_adverb(verb) and not is_verb(match["noun"])
    return (key(match["noun"]), lemma(verb), match["link"]) if is_deed else None


def _verbs(statement: Statement) -> frozenset[str]:
    return frozenset(lemma(match.group().lower()) for match in TOKEN.finditer(statement.text))
