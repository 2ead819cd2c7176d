"""Whether a figure keeps what the source bound it to: its comparator and its noun."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefer.facts.figures.grammar.rates import A_TIME
from briefer.facts.figures.grammar.units import unit_called
from briefer.facts.figures.grammar.vocabulary import CALENDAR_UNITS
from briefer.facts.figures.judging.cells import cell_of
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.nouns import exclude_each_other, may_stand_for
from briefer.facts.mention import Bound, Figure, FigureType
from briefer.facts.names.tables.lexicon import is_compound, is_ordinary
from briefer.text.english import PREPOSITIONS, is_verb
from briefer.text.wordlists import word_map

_DOWN: Final = frozenset({Bound.BELOW, Bound.AT_MOST})
_UP: Final = frozenset({Bound.ABOVE, Bound.AT_LEAST})
_COUNTS: Final = frozenset({FigureType.COUNT, FigureType.RANGE})
_SHARES: Final = frozenset({FigureType.PERCENT, FigureType.FRACTION, FigureType.RATIO})
_STEM: Final = 4
_VERB_AND_MORE: Final = 2
_LABEL_REACH: Final = 64
_OF_WHOLE: Final = re.compile(r"\b[Oo]f (?:the |its |their )?\Z")
_OF_THE: Final = re.compile(r" of (?:the|these|those|its|their) ")
# A longer label has run on into a verb: "1.3M Argue Trump's Visit ...".
_LONGEST_LABEL: Final = 3


def opposed(figure: Figure, other: Figure) -> bool:
    """True for "less than $105m" against "more than $105m"."""
    return (figure.bound in _DOWN and other.bound in _UP) or (figure.bound in _UP and other.bound in _DOWN)


_VERSION_OF: Final = re.compile(r"(?:\b[A-Z][\w+-]*|\b[Vv]ersion)\s\Z")
_PLAIN: Final = re.compile(r"\d+\.\d+")
_NOUN_BEFORE: Final = re.compile(r"\b([A-Za-z]{4,})\s\Z")
_EXACTLY: Final = re.compile(r"\b(?:exactly|precisely)\s\Z", re.IGNORECASE)


def is_version(figure: Figure, index: FigureIndex | None) -> bool:
    """True for the 3.10 of "Python 3.10": a number with a point behind a name, that is no amount of anything."""
    if index is None or figure.type is not FigureType.COUNT or "." not in figure.text or figure.label:
        return False
    before = index.text[max(0, figure.start - 24) : figure.start]
    return bool(_VERSION_OF.search(before))


def numbered_alike(figure: Figure, other: Figure, index: FigureIndex, stated_in: FigureIndex) -> bool:
    """True for two numbers with a point behind one noun that counts nothing: "build 7.20", "build 7.2"."""
    here, there = (
        _NOUN_BEFORE.search(text, max(0, number.start - 24), number.start)
        for text, number in ((stated_in.text, figure), (index.text, other))
    )
    if any(number.type is not FigureType.COUNT or not _PLAIN.fullmatch(number.text) for number in (figure, other)):
        return False
    if here is None or there is None or here[1].lower() != there[1].lower():
        return False
    return here[1].lower() not in PREPOSITIONS and not is_verb(here[1].lower())  # "held 4.2E+05", "held 4.2 × 10⁵"


def is_exact(figure: Figure, index: FigureIndex) -> bool:
    """True where the text insists on the number: "exactly 127"."""
    before = index.text[max(0, figure.start - 12) : figure.start]
    return before[-3:-1].lower() == "ly" and _EXACTLY.search(before) is not None


def wrong_end(figure: Figure, other: Figure) -> bool:
    """True for "up to €60m" and "at least €75m" against "between €60m and €75m"."""
    if other.low is None or other.low == other.high or figure.low is None or figure.low != figure.high:
        return False
    return (figure.bound in _DOWN and figure.low == other.low) or (figure.bound in _UP and figure.low == other.high)


def misbound(figure: Figure, stated: Sequence[Figure], index: FigureIndex) -> Figure | None:
    """The source's figure of this value when it certainly belongs to something else than in the summary.

    Writers paraphrase nouns ("homes", "houses"), so another noun alone is no error. It is one when every place that
    states the value names a noun that the summary's cannot stand for, and the summary's noun does not stand there, too.
    """
    if figure.type in _COUNTS and (other := _other_unit(figure, stated, index)):
        return other
    if figure.type in _COUNTS and figure.label and all(_in_other_score(figure, other, index) for other in stated):
        return stated[0]
    if not 0 < len(figure.label) <= _LONGEST_LABEL:
        return None
    if figure.type in _SHARES:
        certain = all(other.label and _other_whole(figure, other, index) for other in stated)
    elif figure.type in _COUNTS:
        certain = all(other.label and other.type in _COUNTS and _other_noun(figure, other, index) for other in stated)
    else:
        return None
    return stated[0] if certain else None


def _in_other_score(figure: Figure, other: Figure, index: FigureIndex) -> bool:
    """True for the 76 of "76 votes to 61" where the summary counts ships, of which the source counts 57."""
    if other.type is not FigureType.SCORE:
        return False
    noun = figure.label[-1]
    start, end = index.sentence(other.start)
    here = any(start <= place < end for place in index.words.get(noun, ()))
    return not here and any(counted.type in _COUNTS for counted in index.labelled.get(noun, ()))


def _other_unit(figure: Figure, stated: Sequence[Figure], index: FigureIndex) -> Figure | None:
    """A place that states the number with a word behind it that is no ordinary English, where the summary has another.

    What no list knows is no unit that others may stand for: 14 brux are not 14 brumm. A name, with a capital, is.
    """
    if not figure.label or not all(_is_strange(other, index) for other in stated):
        return None
    return None if any(_kin(figure.label[-1], other.label) for other in stated) else stated[0]


def _is_strange(figure: Figure, index: FigureIndex) -> bool:
    if len(figure.label) != 1 or not index.text.startswith(figure.label[0], figure.end + 1):
        return False  # "three of the Danes"
    return not is_ordinary(figure.label[0]) and not is_compound(figure.label[0])


def _other_whole(figure: Figure, other: Figure, index: FigureIndex) -> bool:
    """As in "18% of Russia" against "18% of Ukraine": two names, or two nouns apart from each other."""
    if any(_kin(word, other.label) for word in figure.label):
        return False
    if _is_name(figure.label[-1], index) and _is_name(other.label[-1], index):
        return True
    return _other_noun(figure, other, index)


def _other_noun(figure: Figure, other: Figure, index: FigureIndex) -> bool:
    noun, noun_of = figure.label[-1], other.label[-1]
    if any(_kin(word, other.label) for word in figure.label) or not (
        exclude_each_other(noun, noun_of)
        or (_counted_elsewhere(noun, other, index) and not may_stand_for(noun, noun_of))
    ):
        return False
    if _counts_named_before(noun, other, index):
        return False
    start, end = index.sentence(other.start)
    here = [place for place in index.words.get(noun, ()) if start <= place < end]
    return all(_counted_apart(noun, place, other, index) for place in here)


def _counts_named_before(noun: str, other: Figure, index: FigureIndex) -> bool:
    """True for the 47 of "of the 900 nurses who came, 47 fell ill": behind it stands a verb, and its noun before."""
    if len(other.label) < _VERB_AND_MORE or not is_verb(other.label[0]):
        return False
    if not index.text[other.end : other.end + _LABEL_REACH].lower().startswith(f" {' '.join(other.label)}"):
        return False  # "13 guided missiles": the plural is a noun
    before = index.within(index.sentence(other.start)[0], other.start)
    last = next((counted for counted in reversed(before) if counted.type in _COUNTS and counted.label), None)
    return (
        last is not None
        and last.label[-1] == noun
        and _OF_WHOLE.search(index.text, max(0, last.start - 16), last.start) is not None
    )


def _counted_elsewhere(noun: str, other: Figure, index: FigureIndex) -> bool:
    """True when the source gives the noun a number of its own: "13 drones ... 40 missiles".

    Not where the other is a part of something: eleven "of the instruments" may be eleven of the 14 violins.
    """
    if _OF_THE.match(index.text, other.end):
        return False
    return any(counted.type in _COUNTS for counted in _counting(noun, other, index))


def _counted_apart(noun: str, place: int, other: Figure, index: FigureIndex) -> bool:
    """True when the noun at `place` has another figure: the missiles of "13 drones and two missiles"."""
    start = index.sentence(place)[0]
    return any(start <= counted.start < place for counted in _counting(noun, other, index))


def _counting(noun: str, other: Figure, index: FigureIndex) -> Iterator[Figure]:
    """The figures of the noun with another value than `other` has."""
    return (
        counted for counted in index.labelled.get(noun, ()) if counted.label[-1] == noun and counted.low != other.low
    )


def _kin(word: str, words: Sequence[str]) -> bool:
    """True when one of `words` starts as `word` does: Ukraine and Ukrainian, vote and voter."""
    return any(word[:_STEM] == other[:_STEM] or (len(word) > _STEM and word in other) for other in words)


def _is_name(word: str, index: FigureIndex) -> bool:
    places = index.words.get(word, ())
    return bool(places) and all(index.text[place].isupper() for place in places)


_ADJECTIVES: Final = word_map(__package__, "binding_words.tsv", "adjectives")


_NAME: Final = re.compile(r"[a-z]{3,}")
_SHORTEST: Final = 3


def rate_differs(figure: Figure, other: Figure, index: FigureIndex) -> bool:
    """True when the two are said for each of different things: "$18 a day", "$18 an hour"."""
    if figure.per is None or figure.per == other.per:
        return False
    if "each" in (figure.per, other.per):
        # "£60,000 apiece" of "£60,000 for each lot": what it is each of stands elsewhere. Times are never things.
        return (other.per if figure.per == "each" else figure.per) in CALENDAR_UNITS
    if other.per is not None:
        return True
    if figure.per == A_TIME:
        return False  # "20 mg twice a day" of "a 20 mg dose, taken twice a day": the times are a figure of their own
    if figure.type not in (FigureType.MONEY, FigureType.QUANTITY) or figure.per == "each":
        return False
    if figure.per == "year" and any(one.type is FigureType.YEAR for one in index.within(*index.sentence(other.start))):
        return False  # "her cost in 2019 was $82,000"
    # The source may say it elsewhere in the sentence: "a monthly rent of $900".
    words = (figure.per, *(adjective for adjective, per in _ADJECTIVES.items() if per == figure.per))
    start, end = index.sentence(other.start)
    said = index.text[start:end].lower()
    if cell := cell_of(other, index):
        said += " ".join(cell.head).lower()  # "Doses a day"
    # "The price of a kilogram rose to 1.65 francs."
    # "Monthly" has "month"; the sign "t" of a tonne stands in any word.
    if any(len(word) >= _SHORTEST and word in said for word in words):
        return False
    return all(unit_called(word) != figure.per for word in _NAME.findall(said))
