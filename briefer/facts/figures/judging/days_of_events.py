"""Which event a day, month or year is of: "votes on Tuesday", of a council that meets on Tuesday and votes on Friday.

What happens is the word that leads to the date ("votes on"), whether or not anybody knows it for a verb; of a date that
comes first it is any word behind it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import folded_word, shared_form
from briefer.facts.mention import Figure, FigureType
from briefer.text.english import AUXILIARIES, BE, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS, STOP_WORDS
from briefer.text.remembered import REMEMBERED
from briefer.text.verb_forms import is_adverb
from briefer.text.words import LETTERS

_DAYS: Final = frozenset({FigureType.DATE, FigureType.WEEKDAY, FigureType.YEAR})
_BREAK: Final = re.compile(r"[,;:.()—–\"“”]")
_UP_TO: Final = re.compile(r" (?:to|until|till) ")
_REACH: Final = 90  # characters
_MOST_PLACES: Final = 6
_MOST_NEAR: Final = 12
_FEW: Final = 2  # words
_NO_EVENT: Final = AUXILIARIES | BE | DETERMINERS | CONJUNCTIONS | PRONOUNS


class _Event(NamedTuple):
    """What happens on a day, as forms of words, all words of the part of the sentence that says so, and the link.

    The link is "since" or another small word of those that bound a time; empty for "on", "in" and none.
    """

    told: frozenset[str]
    part: frozenset[str]
    link: str = ""


def of_another_event(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Figure | None:
    """The date that the source gives for what the summary dates, where its own is that of something else.

    Args:
        figure: A date of the summary that the source has.
        index: The figures of the source.
        stated_in: Those of the summary.
    """
    if figure.type not in _DAYS:
        return None
    homes = index.once(_by_day).get(_day(figure), ())
    ours = _event_of(figure, stated_in)
    if not ours.told or not 0 < len(homes) <= _MOST_PLACES:
        return None
    events = [_event_of(home, index) for home in homes]
    # "The mill closes in May and the bakery in June": what leads to June is who closes.
    if any(event.told & ours.told or (len(event.told) < _FEW and event.told <= ours.part) for event in events):
        return None
    foreign = ours.told.difference(*(event.part for event in events))
    rivals = (rival for home in homes for rival in _near(home, index) if _clashes(figure, rival))
    for rival in rivals:
        theirs = _event_of(rival, index)
        if foreign & theirs.told and theirs.link == ours.link and _is_meant(rival, homes, ours, index):
            return rival
    return None


def _is_meant(rival: Figure, homes: Sequence[Figure], ours: _Event, index: FigureIndex) -> bool:
    """True where a rival stands beside a home, or in a sentence that goes on about what the summary speaks of."""
    start, end = index.sentence(rival.start)
    spans = [index.clause(home).span for home in homes]
    if any(low <= rival.start < high for low, high in spans):
        return False  # "between 3 May and 17 June" is one time
    if any(start <= home.start < end for home in homes):
        return True
    first = LETTERS.search(index.text, start, end)
    if first is not None and first.group().casefold() in PRONOUNS:
        return True
    return bool((ours.part - ours.told) & index.of_sentence(_forms, rival.start))


def _day(figure: Figure) -> object:
    return figure.type, figure.low, figure.high, figure.parts


def _by_day(index: FigureIndex) -> Mapping[object, list[Figure]]:
    """All places of a text that have a day, a month or a year."""
    found: defaultdict[object, list[Figure]] = defaultdict(list)
    for figure in index.figures:
        if figure.type in _DAYS:
            found[_day(figure)].append(figure)
    return found


def _near(home: Figure, index: FigureIndex) -> Iterator[Figure]:
    """The other dates of a sentence and of those beside it."""
    start, end = index.sentence(home.start)
    first = index.sentence(start - 1)[0] if start else start
    last = index.sentence(end)[1] if end < len(index.text) else end
    near = [one for one in index.within(first, last) if one.type is home.type and one.start != home.start]
    yield from near[:_MOST_NEAR]


def _clashes(one: Figure, other: Figure) -> bool:
    """True for two that are not the same day: "May" may be 3 May."""
    if one.type is not FigureType.DATE:
        return _day(one) != _day(other)
    return any(
        mine != theirs and None not in (mine, theirs) for mine, theirs in zip(one.parts, other.parts, strict=False)
    )


def _event_of(figure: Figure, index: FigureIndex) -> _Event:
    return index.of_figure(_found, figure)


def _found(figure: Figure, index: FigureIndex) -> _Event:
    start, end = index.sentence(figure.start)
    low, high = index.clause(figure).span
    low, high = max(start, low, figure.start - _REACH), min(end, high or end, figure.end + _REACH)
    lead = index.text[low : figure.start]
    breaks = list(_BREAK.finditer(lead))
    lead = lead[breaks[-1].end() :] if breaks else lead
    part = _forms(index.text[low:high])
    leading = LETTERS.findall(lead)
    links = [_LIKE.get(word, word) for word in map(str.casefold, reversed(leading[-3:]))]
    link = next((word for word in links if word in _BOUNDING), "")
    if said := _leading(leading):
        return _Event(frozenset({said}), part, link)
    before = index.near_before(figure)[-1:]
    if before and before[0].type is figure.type and _UP_TO.fullmatch(index.text, before[0].end, figure.start):
        return _event_of(before[0], index)._replace(link="until")  # "taught there from 1984 to 2003"
    if breaks or any(one.type in CALENDAR for one in index.within(low, figure.start)):
        return _Event(frozenset(), part, link)
    stop = _BREAK.search(index.text, figure.end + 1, high)
    return _Event(_forms(index.text[figure.end : stop.start() if stop else high]), part, link)


def _leading(words: Sequence[str]) -> str:
    """The form of the word that leads to a date: "votes", of "votes in the town hall on"; empty for none."""
    said = [word.casefold() for word in words]
    while said:
        if said[-1] in PREPOSITIONS or said[-1] in _NO_EVENT or is_adverb(said[-1]) or said[-1] in _OF_DAYS:
            said.pop()
        elif said[-2:-1] and said[-2] in PREPOSITIONS:
            del said[-2:]
        elif said[-3:-2] and said[-2] in DETERMINERS and said[-3] in PREPOSITIONS:
            del said[-3:]
        else:
            return shared_form(folded_word(said[-1]))
    return ""


_BOUNDING: Final = frozenset({"since", "until", "by", "before", "after"})
_LIKE: Final = {"from": "since", "till": "until", "to": "until"}
_OF_DAYS: Final = frozenset({"early", "late", "mid", "next", "last"})


def _forms(text: str) -> frozenset[str]:
    """The forms of the words of a text that say something."""
    return frozenset(form for form in map(_form, LETTERS.findall(text)) if form is not None)


@lru_cache(REMEMBERED)
def _form(word: str) -> str | None:
    folded = word.casefold()
    return None if folded in STOP_WORDS or folded in _NO_EVENT else shared_form(folded_word(folded))
