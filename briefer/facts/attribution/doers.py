"""Who did it: "the orbit was confirmed by Drozd", where the source says that Lie confirmed the orbit."""

from collections.abc import Iterator
from typing import Final

from briefer.facts.attribution.asking import MOST_SENTENCES, Question
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.statements import Statement
from briefer.facts.figures.judging.keys import key
from briefer.facts.mention import Mention, Name, NameType
from briefer.text.deeds import Deed, deeds
from briefer.text.verb_groups import PARTICLES

_SMALL: Final = " "
_WHOLE: Final = 2  # a first name and a surname


def by_doer(asked: Question) -> Iterator[Rival]:
    """As in "the orbit was confirmed by Drozd", where the source has "Lie confirmed the orbit".

    Both are persons, what it is done to has one noun, and no sentence of the source has the verb with ours.
    """
    if not _may_be_person(asked.placed.mention) and not asked.is_of_type(NameType.PERSON):
        return
    first, text = asked.own_sentence
    at = asked.placed.mention.start - first
    for deed in deeds(text):
        if not deed.one.start <= at < deed.one.end or not deed.is_sole or _is_of_link(deed) or deed.other.is_pronoun:
            continue
        verb, thing = (key(word) for word in _words(text, deed))
        numbers = asked.source.index.sentences_with(verb)
        if (
            not verb
            or not thing
            or len(numbers) > MOST_SENTENCES
            or any(_has(asked, number, verb) for number in numbers)
        ):
            continue
        for number in sorted({*numbers} & {*asked.source.index.sentences_with(thing)}):
            yield from _others(asked, number, deed)


def _may_be_person(mention: Mention) -> bool:
    """True for a person, and for a name of two words of which nothing is known."""
    if not isinstance(mention, Name):
        return False
    return mention.type is NameType.PERSON or (mention.type is NameType.OTHER and len(mention.words) == _WHOLE)


def _is_of_link(deed: Deed) -> bool:
    """True for "sell to", whose other side stands behind a small word; not for "rule out"."""
    return _SMALL in deed.deed and deed.deed.rpartition(_SMALL)[2] not in PARTICLES


def _words(text: str, deed: Deed) -> tuple[str, str]:
    verbs = [word for word in text[deed.start : deed.end].split() if word not in PARTICLES]
    return verbs[-1], text[deed.other.start : deed.other.end].split()[-1]


def _has(asked: Question, number: int, verb: str) -> bool:
    """True where a statement of a sentence has ours and the verb."""
    return any(statement.keys & asked.ours and verb in statement.keys for statement in asked.source.of_sentence(number))


def _others(asked: Question, number: int, deed: Deed) -> Iterator[Rival]:
    for statement in asked.source.of_sentence(number):
        for there in deeds(statement.text):
            if (
                there.deed != deed.deed
                or not there.is_sole
                or not there.other.is_like(deed.other)
                or statement.keys & asked.ours
            ):
                continue
            rival = _placed(statement, there)
            if (
                rival is not None
                and _may_be_person(rival.mention)
                and asked.could_be(rival.mention, linked=True)
                and not rival.words & asked.ours
            ):
                yield rival.mention, "other-doer"


def _placed(statement: Statement, there: Deed) -> Placed | None:
    for placed in statement.mentions:
        if there.one.start <= placed.mention.start - statement.start < there.one.end:
            return placed
    return None
