"""Which of the figures that a sentence sets side by side the words of a summary tell of.

"Joblessness was highest in Dornach (8.2%) and lowest in Elmsey (3.3%)": what tells the second part from the first is
"lowest" and "Elmsey". A summary that says "8.2% in Elmsey" has the words of the one with the figure of the other. Words
that both parts share tell nothing, so a summary may say the rest in words of its own.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Final

from briefer.facts.figures.judging.clause import CALENDAR, Clause
from briefer.facts.figures.judging.index import FEW_PLACES, FigureIndex
from briefer.facts.figures.judging.marks import tells_which
from briefer.facts.figures.judging.nouns import may_stand_for
from briefer.facts.figures.judging.placement import same_kind
from briefer.facts.figures.judging.rounding import rounds
from briefer.facts.figures.judging.surroundings import LONGEST, Surroundings, key_of, surroundings
from briefer.facts.mention import Figure, FigureType
from briefer.text.english import is_verb
from briefer.text.patterns import one_of
from briefer.text.wordlists import words
from briefer.text.words import TOKEN

_words = partial(words, __package__, "contrast_words.tsv")

# "Well below the 8.2% of Dornach": the part speaks of two, and tells of neither alone.
_COMPARED: Final = re.compile(rf"\b(?:{one_of(_words('compares'))})\b(?: [a-z]+){{0,2}} \Z", re.IGNORECASE)
_REACH: Final = 32
# "A quarter of the 312 flats": what follows is said of the quarter.
_WHOLE: Final = re.compile(r"\bof (?:the |its |all the )\Z")
# An order, a day or a span of time is said of many things in a sentence.
_LOOSE: Final = CALENDAR | {FigureType.ORDINAL, FigureType.AGE, FigureType.TIME}
_TELLING: Final = 2
_NEIGHBOURS: Final = 4
_NAME_AT: Final = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*(?=[\s(),])")
_CLOSE: Final = 12  # characters


def told_of_another(
    figure: Figure, clause: Clause, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex
) -> Figure | None:
    """The figure that the source sets beside `figure`, where the summary has that one's words with this one's value.

    Args:
        figure: A figure of the summary that the source states.
        clause: Its clause in the summary.
        stated: Where the source states it.
        index: The figures of the source.
        stated_in: Those of the summary.
    """
    # "The first stands in Mill Lane, the second in Dock Street": of an order only names tell.
    is_order = figure.type is FigureType.ORDINAL
    if not 0 < len(stated) <= FEW_PLACES or (figure.type in _LOOSE and not is_order) or clause.apart:
        return None
    if not is_order and all(home.type in _LOOSE for home in stated):
        return None  # "Ida Poe, 15: youngest of all"
    before = stated_in.text[max(clause.span[0], figure.start - _REACH) : figure.start]
    if _COMPARED.search(before) or _WHOLE.search(before):
        return None
    # "9.5 points out of 13": the part says of both what it says.
    said = stated_in.within(*clause.span)
    values = {(one.low, one.high) for one in said}
    found: Figure | None = None
    ours: Surroundings | None = None
    whole: frozenset[str] | None = None
    for home in stated:
        rival = None
        for one in _beside(figure, home, index):
            if (one.low, one.high) in values or _counts_another(one, figure, home):
                continue
            ours = ours or surroundings(figure, stated_in)
            theirs, other = surroundings(home, index), surroundings(one, index)
            # The dearest last: most lists have no word that tells one from another.
            if not _may_tell(ours, theirs, other) or any(_is_rounded(one, to) for to in (figure, *said)):
                continue
            whole = whole if whole is not None else _all_of_sentence(figure, ours, stated_in)
            if is_order:
                tells = home.type is one.type and _is_named_otherwise(ours, whole, theirs, other)
            else:
                tells = _tells(ours, whole, home, theirs, one, other, index)
            if tells:
                rival = one
                break
        if rival is None:
            return None
        found = found or rival
    return found


def _counts_another(rival: Figure, figure: Figure, home: Figure) -> bool:
    """True for the 460 hives beside 25 million bees, where the summary counts bees."""
    if not (rival.label and figure.label and home.label):
        return False
    here, there = (may_stand_for(figure.label[-1], other.label[-1]) for other in (home, rival))
    return here and not there


def _is_rounded(one: Figure, other: Figure) -> bool:
    return rounds(one, other) or rounds(other, one)


def _may_tell(ours: Surroundings, theirs: Surroundings, other: Surroundings) -> bool:
    """False where whatever of the rival's part the summary has is said of the home too."""
    return bool(ours.words & other.words - theirs.words or ours.names & other.names - theirs.names)


def _all_of_sentence(figure: Figure, ours: Surroundings, stated_in: FigureIndex) -> frozenset[str]:
    """The words of the whole sentence of the summary, or of the figure's part where others of the kind stand in it."""
    start, end = stated_in.sentence(figure.start)
    if end - start > LONGEST or any(
        _could_be(figure, one, stated_in) for one in stated_in.within(start, end) if one != figure
    ):
        return ours.words
    return frozenset(filter(None, (key_of(match.group()) for match in TOKEN.finditer(stated_in.text, start, end))))


def _beside(figure: Figure, home: Figure, index: FigureIndex) -> Iterator[Figure]:
    """The nearest figures of the kind with another value, in other parts of the sentence of a place."""
    near = index.nearest(home)
    alike = (one for one in near if _could_be(figure, one, index) and not tells_which(one, index.text))
    own: tuple[int, int] | None = None  # most figures have no other of their kind beside them
    for one in islice(alike, _NEIGHBOURS):
        own = own or index.clause(home).span
        if not own[0] <= one.start < own[1]:
            yield one


def _could_be(figure: Figure, other: Figure, index: FigureIndex) -> bool:
    if (other.low, other.high, other.parts) == (figure.low, figure.high, figure.parts):
        return False
    return same_kind(figure, other) or _leaves_out_unit(figure, other, index) or _leaves_out_unit(other, figure, index)


def _leaves_out_unit(one: Figure, other: Figure, index: FigureIndex) -> bool:
    """True for the 41 of "14 seconds over Ruiz and 41 over Lund"."""
    is_bare = other.type is FigureType.COUNT and not (other.label or other.unit or other.series)
    return is_bare and one.unit is not None and one.unit == index.unit_before(other)


def _tells(
    ours: Surroundings,
    whole: frozenset[str],
    home: Figure,
    theirs: Surroundings,
    rival: Figure,
    other: Surroundings,
    index: FigureIndex,
) -> bool:
    """True where the summary has what tells the rival's part from the home's, and nothing that tells the home's."""
    if rival.start < home.start:
        start, end = index.sentence(home.start)[0], index.clause(rival).span[1]
        other = other.without(_subject(other.words, index, start, end))
    # What the rival's part leaves out is said of both: "infections occurred in nine of these, and in four of those".
    gapped = index.clause(home).acts and not index.clause(rival).acts
    own = (theirs.after if gapped else theirs.words) - other.words - index.clause(rival).taken
    taken = index.clause(home).taken.difference(map(key_of, rival.label))
    foreign = other.without(theirs.words | taken)
    shared = len(ours.shares(foreign))
    told = shared >= _TELLING or not ours.pairs.isdisjoint(foreign.pairs)
    # "Harbour fire kills 31": what is said in a word that the source has nowhere may be said of either.
    is_sure = shared > _TELLING or all(map(index.sentences_with, ours.words))
    if own and not own & whole and told and is_sure:
        return True
    if _is_of_another_kind(ours, whole, theirs, other):
        return True
    named = _is_named_otherwise(ours, whole, theirs, other)
    return named and (_is_beside_name(home, rival, ours, index) or all(map(index.sentences_with, ours.words)))


def _is_of_another_kind(ours: Surroundings, whole: frozenset[str], theirs: Surroundings, other: Surroundings) -> bool:
    """True for "$214 for dessert apples" of "cider apples climbed to $214, while dessert apples fetched $530"."""
    for kind, noun in ours.pairs & other.pairs - theirs.pairs:
        if kind in theirs.words:
            continue
        own = {first for first, second in theirs.pairs if second == noun} - other.words
        if own and not own & whole:
            return True
    return False


def _is_beside_name(home: Figure, rival: Figure, ours: Surroundings, index: FigureIndex) -> bool:
    """True for "Ansty (8.4 m), Corley (3.1 m)", where the summary has Corley: each name is right at its figure."""
    own, others = (frozenset(map(key_of, _NAME_AT.findall(_close_to(one, index.text)))) for one in (home, rival))
    return bool(own - {""}) and not ours.names.isdisjoint(others)


def _close_to(figure: Figure, text: str) -> str:
    return f"{text[max(0, figure.start - _CLOSE) : figure.start]} | {text[figure.end : figure.end + _CLOSE]}"


def _subject(words: Collection[str], index: FigureIndex, start: int, end: int) -> frozenset[str]:
    """Those of the words with which a sentence begins, up to its verb: all its parts may be said of that."""
    known = index.of_sentence(_opening, start)
    return frozenset(word for word in words if known.get(word, end) + start < end)


def _opening(sentence: str) -> Mapping[str, int]:
    """The words with which a sentence begins, up to its verb, as keys, each with where it stands first."""
    found: dict[str, int] = {}
    for match in TOKEN.finditer(sentence):
        if is_verb(match.group().casefold()):
            break
        found.setdefault(key_of(match.group()), match.start())
    return found


def _is_named_otherwise(ours: Surroundings, whole: frozenset[str], theirs: Surroundings, other: Surroundings) -> bool:
    """True where the two parts name on the same side of their figures whose they are, and the summary has the other."""
    for mine, rivals in ((theirs.before, other.before), (theirs.after, other.after)):
        named = ((mine & theirs.names) - other.names, (rivals & other.names) - theirs.names)
        if all(named) and not named[0] & whole and named[1] & ours.names:
            return True
    return False
