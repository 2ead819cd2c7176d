"""All that a summary says of a name the source says of another: in one sentence of it, and of this name in none."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from briefer.facts.attribution.asking import MOST_SENTENCES, Question
from briefer.facts.attribution.rival import SPEAKER, Rival
from briefer.facts.mention import Name, NameType

_PLACING: Final = frozenset({"in", "at", "near"})
_MOSTLY: Final = 0.66
_FEW: Final = 2
_SOME: Final = 3
_BEST: Final = 4


def by_words(asked: Question) -> Iterator[Rival]:
    """All that the summary says of the mention is said in a statement of another, and nothing of it with this one."""
    placed = asked.placed
    is_person = asked.is_of_type(NameType.PERSON)
    if len(asked.others) < _FEW or not asked.bare or not isinstance(placed.mention, Name):
        return
    # That both sentences name who it is about binds nothing else to it.
    at_home = max(len(asked.bare & home.statement.keys) for home in asked.homes)
    around = [asked.source.said_around(home.number) for home in asked.homes]
    wide = max(len(asked.bare & said) for said in around)
    apart = max(len(asked.others & said) for said in around)
    for number in _telling(asked):
        is_beside = number in asked.homes.numbers
        if at_home if is_beside else wide:
            continue
        for statement in asked.source.of_sentence(number):
            told = len(asked.others & statement.keys)
            if told < max(_FEW, _MOSTLY * len(asked.others)) or statement.keys & asked.ours or statement.asks_another:
                continue
            whole = told == len(asked.others) and told >= _SOME
            for rival in statement.mentions:
                if not asked.could_be(rival.mention, linked=True) or asked.says(rival):
                    continue
                if placed.speaks and rival.speaks:
                    yield rival.mention, SPEAKER
                if (
                    (is_beside or whole)
                    and placed.mention.sure
                    and placed.link in _PLACING
                    and rival.link == placed.link
                ):
                    yield rival.mention, "other-setting"
                if not whole or apart or not isinstance(rival.mention, Name):
                    continue
                if is_person and rival.mention.type is NameType.PERSON:
                    yield rival.mention, "other-person"
                if placed.mention.sure and placed.link and rival.link == placed.link and not statement.refers_back:
                    yield rival.mention, "other-name"


def _telling(asked: Question) -> list[int]:
    """The sentences of the source that have most of what the summary says of the mention."""
    votes: Counter[int] = Counter()
    for word in asked.others:
        places = asked.source.index.sentences_with(word)
        if len(places) <= MOST_SENTENCES:
            votes.update(places)
    # The first of equals: the words are a set, and come in another order in another process.
    return sorted(votes, key=lambda number: (-votes[number], number))[:_BEST]
