"""What several amounts of one sentence of a source make, all that the words of a summary single out or all but one.

"Two thirds of the budget comes from the city and the Arts Council": of what the source says of each of them, all that
the words single out is added up, never some of it. "The group pays £170m itself": a whole less all its parts that the
sentence tells.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.deriving.anchors import Operand, Operands, operands, singled_out
from briefer.facts.figures.judging.deriving.joined import joins
from briefer.facts.figures.judging.deriving.restated import fits
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import key
from briefer.facts.figures.judging.made import PERCENT, Derivation
from briefer.facts.figures.judging.rounding import comes_to
from briefer.facts.figures.judging.spread import amount, of_one_thing
from briefer.facts.mention import Figure, FigureType
from briefer.text.english import PREPOSITIONS, is_verb
from briefer.text.patterns import one_of
from briefer.text.wordlists import words
from briefer.text.words import OWNING_WORD

_SHARES: Final = frozenset({FigureType.PERCENT, FigureType.FRACTION, FigureType.RATIO})
_OF: Final = re.compile(r" of (?P<what>[^,.;:]*)")
_LEFT: Final = re.compile(rf"\b(?:{one_of(words(__package__, 'gathered_words.tsv', 'left'))})\b", re.IGNORECASE)
_LEAST: Final = Decimal("0.5")
_MOST: Final = 4
_FEW: Final = 3


def gathered(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """The amounts of one sentence of the source whose sum, share or rest `figure` is."""
    if figure.low is None or figure.low != figure.high or figure.low <= 0 or figure.series:
        return None
    if figure.type in _SHARES and (found := _share(figure, index, stated_in)):
        return found
    sought = (PERCENT, figure.low) if figure.type is FigureType.PERCENT else amount(figure)
    adds_up, leaves = (stated_in.of_sentence(asked, figure.start) for asked in (joins, _tells_left))
    if sought is None or not (adds_up or leaves):
        return None
    of_kind = index.once(operands).get(sought[0])
    if of_kind and adds_up:
        for parts in _named(stated_in.clause(figure).wide, of_kind):
            if comes_to(figure, sought[1], _sum(parts)) and of_one_thing((figure, *(one.figure for one in parts))):
                return _derivation(parts, " + ", "sum")
    if of_kind and leaves:
        wholes = index.once(_wholes).get(sought[0], ())
        for whole, *parts in wholes:
            is_alone = figure.digits > 1 and len(wholes) <= _FEW
            is_spoken_of = is_alone or not stated_in.clause(figure).wide.isdisjoint(index.clause(whole.figure).wide)
            if comes_to(figure, sought[1], whole.value - _sum(parts)) and is_spoken_of:
                return _derivation((whole, *parts), " - ", "rest")
    return None


def _share(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """As in "two thirds of the budget": of the one amount of which only this is said, in the parts named beside."""
    what = _of_what(figure, stated_in)
    if not what:
        return None
    said = stated_in.clause(figure).all - what
    for of_kind in index.once(operands).values():
        scores = singled_out(what, of_kind)
        for whole in of_kind.all:
            if scores.get(whole.figure.start, 0) < _LEAST:
                continue
            for parts in _named(said, of_kind, 1):
                near = abs(parts[0].sentence - whole.sentence) <= 1
                if near and whole not in parts and fits(figure, _sum(parts) / whole.value):
                    return _derivation((*parts, whole), " and ", "share")
    return None


def _of_what(figure: Figure, stated_in: FigureIndex) -> frozenset[str]:
    """The keys of the words behind "of", up to a verb or the next preposition."""
    match = _OF.match(stated_in.text, figure.end, stated_in.sentence(figure.start)[1])
    said: list[str] = []
    for word in OWNING_WORD.findall(match["what"]) if match else ():
        if said and (word in PREPOSITIONS or (word.islower() and is_verb(word))):
            break
        said.append(word)
    return frozenset(map(key, said)) - {""}


def _named(said: frozenset[str], of_kind: Operands, fewest: int = 2) -> Iterator[Sequence[Operand]]:
    """All that the words single out of each sentence by a word of its own, where that is not many."""
    found: defaultdict[int, list[Operand]] = defaultdict(list)
    for place, score in singled_out(said, of_kind).items():
        if score >= 1:
            one = next(one for one in of_kind.all if one.figure.start == place)
            found[one.sentence].append(one)
    for parts in found.values():
        if fewest <= len(parts) <= _MOST:
            yield sorted(parts, key=_place)


def _wholes(index: FigureIndex) -> Mapping[str, Sequence[Sequence[Operand]]]:
    """The sentences of amounts of one kind of which the first is more than the others together, by kind."""
    found: defaultdict[str, list[Sequence[Operand]]] = defaultdict(list)
    for kind, of_kind in index.once(operands).items():
        sentences: defaultdict[int, list[Operand]] = defaultdict(list)
        for one in of_kind.all:
            sentences[one.sentence].append(one)
        for whole, *parts in sentences.values():
            if 0 < len(parts) <= _MOST and whole.value > _sum(parts) and _are_one_thing(whole, parts):
                found[kind].append((whole, *parts))
    return found


def _are_one_thing(whole: Operand, parts: Sequence[Operand]) -> bool:
    return of_one_thing((whole.figure, *(one.figure for one in parts)))


def _sum(parts: Sequence[Operand]) -> Decimal:
    return sum((one.value for one in parts), Decimal(0))


def _place(one: Operand) -> int:
    return one.figure.start


def _tells_left(sentence: str) -> bool:
    return _LEFT.search(sentence) is not None


def _derivation(parts: Sequence[Operand], joint: str, rule: str) -> Derivation:
    places = [one.figure for one in parts]
    how = joint.join([one.text for one in places])
    return Derivation((min(one.start for one in places), max(one.end for one in places)), how, rule)
