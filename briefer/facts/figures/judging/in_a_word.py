"""Numbers that a word says of something: "both plans" are two plans and no two men, a "hat-trick" is three goals.

The number alone supports nothing: what the word counts and what the figure counts have to be the same, too.
"""

import re
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.labels import label_span, singular
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.nouns import is_person, may_stand_for
from briefer.facts.figures.judging.said import RUNS_WORDS, TIMES_WORDS, singular_words
from briefer.facts.mention import Figure, FigureType
from briefer.facts.names.tables.lexicon import is_ordinary
from briefer.text.english import is_verb
from briefer.text.wordlists import word_map, words
from briefer.text.words import LETTERS

_words = partial(words, __package__, "in_a_word_words.tsv")

_Span = tuple[int, int]
_RUNS: Final = _words("runs")
_GOALS: Final = _words("goals")
_ANYTHING: Final = _words("anything")
_NAMED: Final = _words("named")
_COUNTED_BY: Final = word_map(__package__, "in_a_word_words.tsv", "counted_by")
_CODE: Final = re.compile(r"(?P<first>[A-Z])[A-Z]?-?\d+(?:th|st|nd|rd|s)?|\d+(?P<last>[A-Z])")
_BEFORE: Final = 32
_WORDS_BEFORE: Final = 3


def said_in_a_word(figure: Figure, index: FigureIndex) -> _Span | None:
    """The span of a word that says how many there are of what a count counts."""
    if figure.low is None:
        return None
    spans = index.implied_numbers.get(figure.low, ())
    return next((span for span in spans if _counts_the_same(figure, span, index)), None)


def _counts_the_same(figure: Figure, span: _Span, index: FigureIndex) -> bool:
    word = index.text[slice(*span)].lower()
    noun = figure.label[-1] if figure.label else ""
    if word in TIMES_WORDS:
        return noun == "time"
    if word in RUNS_WORDS:
        return noun in _RUNS or (not noun and bool(_words_near(span, index) & _RUNS))
    # "Two died", "two things", "two of Hull's": it says nothing of its own.
    if not noun or noun in _ANYTHING or is_verb(noun) or not is_ordinary(noun):
        return True
    own, end = label_span(index.text, span[1], FigureType.COUNT)
    near = _words_near(span, index)
    if noun in near or any(may_stand_for(noun, other) for other in own) or not set(own).isdisjoint(figure.label):
        return True
    if noun == _COUNTED_BY.get(word) or (word in _COUNTED_BY and noun in _GOALS):
        return True
    said = LETTERS.findall(index.text[span[1] : end].lower())
    of_what = said[1:] if said[:1] == ["of"] else said[:1]
    if of_what and singular(of_what[-1]) != of_what[-1]:
        return False  # "both plans" are plans; "the couple face charges" is of nothing else
    if word not in _COUNTED_BY and (is_person(noun) or any(may_stand_for(noun, other) for other in near)):
        return True
    # Of two that were named "both" is said, and the summary may have its own word for them.
    return word in _NAMED and not index.labelled.get(noun)


def _words_near(span: _Span, index: FigureIndex) -> frozenset[str]:
    """The words of the sentence around a span, and of the one before it, in small letters and singular."""
    near = index.of_sentence(singular_words, span[0])
    start, _ = index.sentence(span[0])
    return near | index.of_sentence(singular_words, start - 1) if start else near


def said_in_a_code(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> _Span | None:
    """The span of a code or of a Roman numeral that a figure spells out: F1 is Formula 1, a U21 is under 21.

    What has the number only is none of it: gate B12 is no 12 gates.
    """
    if figure.low is None:
        return None
    spans = index.said.codes.get(figure.low, ())
    return next((span for span in spans if _spells(figure, span, index, stated_in)), None)


def _spells(figure: Figure, span: _Span, index: FigureIndex, stated_in: FigureIndex | None) -> bool:
    said = index.text[slice(*span)]
    before = _words_before(stated_in, figure.start) if stated_in else []
    if said.isalpha() and figure.type is FigureType.ORDINAL:
        return True  # "Aldric the Second" of "Aldric II"
    if before and before[-1:] == _words_before(index, span[0])[-1:]:
        return True  # "World War Two" of "World War II", "bay 14" of "bay C14"
    code = _CODE.fullmatch(said)
    if code is None:
        return False
    letter = (code["first"] or code["last"]).lower()
    return any(word.startswith(letter) for word in (*before, *figure.label[:1]))


def _words_before(index: FigureIndex, at: int) -> list[str]:
    """The last few words before a place in its sentence, in small letters."""
    start = max(index.sentence(at)[0], at - _BEFORE)
    return [word.lower() for word in LETTERS.findall(index.text[start:at])[-_WORDS_BEFORE:]]
