"""The number of a whole of which the source says something of a part alone: "40 pupils fell ill", of twelve of the 40.

"The trip had 40 pupils" is said of all of them, and so is what follows "who": neither is the statement of the part.
"""

import re
from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import key
from briefer.facts.mention import Figure, FigureType
from briefer.text.english import AUXILIARIES, BE, DETERMINERS, PREPOSITIONS, is_verb
from briefer.text.patterns import one_of
from briefer.text.verb_forms import is_adverb
from briefer.text.wordlists import words
from briefer.text.words import TOKEN

_words = partial(words, __package__, "wholes_told_words.tsv")

_WHOLES: Final = frozenset({FigureType.COUNT, FigureType.MONEY, FigureType.QUANTITY})
_PARTS: Final = frozenset({FigureType.COUNT, FigureType.FRACTION, FigureType.PERCENT, FigureType.RATIO})
_SOME: Final = one_of(_words("parts"))
_WHOSE: Final = rf"(?:(?:{one_of(DETERMINERS)}) |[\w.-]+(?: [\w.-]+)?['’]s? )"
_OF: Final = rf"(?:[a-z]+ )?(?:out )?of {_WHOSE}?(?:[a-z-]+ ){{0,2}}"
_SOME_OF: Final = re.compile(rf"\b(?:{_SOME}) {_OF}\Z", re.IGNORECASE)
_FIGURE_OF: Final = re.compile(rf" (?:{_OF}|(?:the|its|their|his|her) )")
_ALL_OF: Final = re.compile(
    rf"\b(?:all|each|both|every(?: (?:single )?one)?) (?:{_OF}|{_WHOSE}*)\Z|\b(?:all|both|each) \Z", re.IGNORECASE
)
_FROM: Final = re.compile(r" [a-z-]+ (?:from|in|out of) (?:(?:his|her|its|their|the) )?")
_ALL_BUT: Final = re.compile(r"\ball but [\w-]+ of\b", re.IGNORECASE)
_FRONTED: Final = re.compile(
    rf"(?:\A|[.:\"“] |\b(?:that|and|but) )(?:out of|of|among) {_WHOSE}?(?:[a-z-]+ )?\Z", re.IGNORECASE
)
_AMONG: Final = re.compile(r"\b(?:of|among|from)\b[^,;]{0,24}\Z", re.IGNORECASE)
_THEM: Final = r" of (?:whom|which|them|these|those)\b"
_OF_THEM: Final = re.compile(_THEM)
_SOME_OF_THEM: Final = re.compile(rf",? (?:and |with )?(?:{_SOME}){_THEM}")
_ANY_SOME: Final = re.compile(rf"\b(?:{_SOME})\b(?! \d)", re.IGNORECASE)
_RELATIVE: Final = frozenset({"who", "that", "which", "whose", "whom", "where", "when"})
_NO_NOUN: Final = PREPOSITIONS | DETERMINERS
_NOT: Final = frozenset({"not", "no", "never", "without", "nor"})
_JOINS: Final = frozenset({"and", "or", "to", "but"})
_BREAK: Final = re.compile(r"[,;:.()\"“”—–?!](?=\s|\Z)|[(\"“]")
_BEFORE: Final = 72  # characters
_BEHIND: Final = 110
_LEAST_BEHIND: Final = 32
_MOST_HOMES: Final = 6
_TOLD: Final = 3
_LONGEST_PHRASE: Final = 6  # words


class _Told(NamedTuple):
    """What is said of a number: the key of the verb of which it is the object, the keys behind it, and a denial."""

    before: str
    behind: tuple[str, ...]
    denied: bool
    lead: str
    """The first word behind."""

    def is_said_of(self, part: "_Told") -> bool:
        """True where both say the same."""
        if self.denied != part.denied:
            return False
        first, theirs = self.behind[:1], part.behind[:1]
        if self.lead in BE and first == theirs and part.lead not in AUXILIARIES and is_verb(part.lead):
            return False  # "90 looms were built in 1950": "some of the 90 looms built in 1950 still run"
        if self.before and self.before in (part.before, *theirs):
            return True
        return bool(first) and (first[0] in (part.before, *part.behind) or (bool(theirs) and theirs[0] in self.behind))


def told_of_a_part(
    figure: Figure, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex
) -> Figure | None:
    """A place of a whole, where all places say of a part of it what the summary says of the whole.

    Args:
        figure: A figure of the summary.
        stated: Where the source states it.
        index: The figures of the source.
        stated_in: Those of the summary.
    """
    if figure.type not in _WHOLES or not 0 < len(stated) <= _MOST_HOMES:
        return None
    parts = [part for home in stated if (part := index.of_figure(_of_part, home))]
    if len(parts) < len(stated):
        has_parts = all(index.of_figure(_has_part_from, home) for home in stated)
        return stated[0] if has_parts and _is_of_all(figure, stated_in) else None
    told = _of_whole(figure, stated_in)
    return stated[0] if told and all(map(told.is_said_of, parts)) else None


def _has_part_from(home: Figure, index: FigureIndex) -> bool:
    """True for the five of "three goals from five shots"."""
    part = index.before(home)
    if part is None or part.type is not FigureType.COUNT or part.low is None or home.low is None:
        return False
    match = _FROM.fullmatch(index.text, part.end, home.start)
    return match is not None and part.low < home.low


def _is_of_all(figure: Figure, index: FigureIndex) -> bool:
    """True for the five of "from all five of his shots"."""
    start = index.sentence(figure.start)[0]
    return _ALL_OF.search(index.text, max(start, figure.start - _BEFORE), figure.start) is not None


def _of_whole(figure: Figure, index: FigureIndex) -> _Told | None:
    """What a text says of a number of things, of all of them; None where it speaks of some."""
    text, (start, end) = index.text, index.sentence(figure.start)
    before = text[max(start, figure.start - _BEFORE) : figure.start]
    if wholly := _ALL_OF.search(before):
        before = before[: wholly.start()]
    elif _AMONG.search(before) or _OF_THEM.search(text, figure.end, min(end, figure.end + _BEHIND)):
        return None
    if _ANY_SOME.search(text, start, min(end, figure.end + _BEHIND)):
        return None  # "the nine judges ruled for the town by a majority"
    return _said(figure, index, before, figure.end)


def _of_part(home: Figure, index: FigureIndex) -> _Told | None:
    """What the source says of a part of a number of things; None where it speaks of all of them."""
    text, start = index.text, index.sentence(home.start)[0]
    before = text[max(start, home.start - _BEFORE) : home.start]
    near = before.lower()
    has_of = "of" in near
    if has_of and _ALL_BUT.search(before):
        return None
    if has_of and (some := _SOME_OF.search(before)):
        return _said(home, index, before[: some.start()], home.end)
    part = index.before(home)
    if part is not None and part.type in _PARTS and _FIGURE_OF.fullmatch(text, part.end, home.start):
        if part.low == home.low:
            return None
        return _said(home, index, text[max(start, part.start - _BEFORE) : part.start], home.end)
    if of_them := _of_them(home, index):
        return _said(home, index, "", of_them)
    # The whole sentence only where a word of the pattern is near.
    if ("of " in near or "among " in near) and _FRONTED.search(text[max(0, start) : home.start]):
        some_of = next((one for one in index.near_after(home) if one.type in _PARTS), None)
        if some_of is not None and some_of.start - home.end <= _BEHIND:
            return _said(some_of, index, "", some_of.end)
    return None


def _of_them(home: Figure, index: FigureIndex) -> int | None:
    """Where it goes on behind "12 of which", which follows the number and noun of a whole: "30 trams, 12 of which"."""
    text, end = index.text, index.sentence(home.start)[1]
    comma = text.find(",", home.end, min(end, home.end + _LEAST_BEHIND))
    if comma < 0:
        return None
    if some := _SOME_OF_THEM.match(text, comma):
        return some.end()
    part = next(iter(index.within(comma, min(end, comma + _LEAST_BEHIND))), None)
    of = _OF_THEM.match(text, part.end) if part is not None and part.type in _PARTS else None
    return of.end() if of else None


def _said(figure: Figure, index: FigureIndex, before: str, at: int) -> _Told:
    """What is said of a figure, of which the text goes on at `at`; `before` is what stands before it."""
    end = min(index.sentence(figure.start)[1], at + _BEHIND)
    stop = _BREAK.search(index.text, at, end)
    behind = [word.casefold() for word in TOKEN.findall(index.text[at : stop.start() if stop else end])]
    lead = [word.casefold() for word in TOKEN.findall(before)]
    while lead and (lead[-1] in DETERMINERS or is_adverb(lead[-1])):
        lead.pop()
    is_noun = lead[-2:-1] != ["to"] and not _NO_NOUN.isdisjoint(lead[-2:-1])
    done = "" if not lead or is_noun or before.rstrip().endswith((",", ";", ":")) else key(lead[-1])
    said = _predicate(behind, figure, is_object=bool(done))
    told = [word for word in map(key, said) if word][:_TOLD]
    return _Told(done, tuple(told), not _NOT.isdisjoint((*behind, *lead)), next(iter(said), ""))


def _predicate(behind: Sequence[str], figure: Figure, *, is_object: bool) -> list[str]:
    """The words that say something of what a figure counts: neither where that is nor which it is."""
    counted = set(map(key, figure.label))
    place = 0
    while place < len(behind) and key(behind[place]) in counted and not is_verb(behind[place]):
        place += 1
    while place < len(behind) and behind[place] in PREPOSITIONS:
        place = _behind_phrase(behind, place)
    rest = behind[place:]
    if not rest or rest[0] in _RELATIVE or (is_object and rest[0] not in AUXILIARIES):
        return []
    if rest[0] not in AUXILIARIES and is_verb(rest[0]):
        # "The pupils questioned in May said no": which they are.
        verbs = (at for at in range(2, len(rest)) if is_verb(rest[at]) and rest[at - 1] not in _JOINS)
        rest = rest[next(verbs, 0) :]
    return list(rest)


def _behind_phrase(behind: Sequence[str], place: int) -> int:
    """The place behind a phrase such as "in the narrow bay": at the next small word or verb, else behind its noun."""
    for at in range(place + 2, min(place + _LONGEST_PHRASE, len(behind))):
        if behind[at] in AUXILIARIES or behind[at] in _RELATIVE or behind[at] in PREPOSITIONS or is_verb(behind[at]):
            return at
    return place + 2 + (behind[place + 1 : place + 2] != [] and behind[place + 1] in DETERMINERS)
