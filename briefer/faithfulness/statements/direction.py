"""Which way something went: "turnout was higher than last time" where the source has "68%, down from 73%"."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.statements.source_statements import SourceStatements
from briefer.text.english import BE, CLAUSE_OPENERS
from briefer.text.wordlists import words
from briefer.text.words import Word, stem

_UP: Final = frozenset(map(stem, words(__package__, "direction_words.tsv", "up")))
_DOWN: Final = frozenset(map(stem, words(__package__, "direction_words.tsv", "down")))
_SMALL: Final = frozenset({"up", "down"})
_BEHIND_SMALL: Final = frozenset({"from", "on", "by"})
_COMPARED: Final = frozenset({"higher", "lower"})
_HAVE: Final = frozenset({"has", "have", "had"})
_REACH: Final = 10
_MOST_NUMBERS: Final = 1

Span = tuple[int, int]


class _Turn(NamedTuple):
    """A word that says which way something went, and what did: the stems of the words before it in its clause."""

    place: int
    is_up: bool
    of: frozenset[str]


def other_direction(
    sentence: Sequence[Word], near: Sequence[int], source: SourceStatements
) -> tuple[RuleCode, Span, Span] | None:
    """A word that says that something went up where the source sentences near say only that it went down, or so."""
    turns = list(_turns(sentence))
    if len({turn.is_up for turn in turns}) != 1:
        return None  # "rose to 5%, though pay fell": which is of what is not known well enough
    there = [(number, turn) for number in near for turn in _turns(source.sentence(number))]
    for turn in turns:
        same = [(number, one) for number, one in there if one.of & turn.of]
        if not same or any(one.is_up is turn.is_up for _, one in same):
            continue
        word = sentence[turn.place]
        return RuleCode.OPPOSITE_OUTCOME, (word.start, word.end), source.sentences[same[0][0]]
    return None


def _turns(sentence: Sequence[Word]) -> Iterator[_Turn]:
    for index, word in enumerate(sentence):
        is_up = word.stem in _UP
        if (is_up or word.stem in _DOWN) and not word.is_title and _says_so(sentence, index):
            yield _Turn(index, is_up, _before(sentence, index))


def _says_so(sentence: Sequence[Word], index: int) -> bool:
    """False for the "up" of "set up", the "lower" of "lower house", and the "rise" of "the rise"."""
    word = sentence[index]
    before = sentence[index - 1].folded if index else ""
    following = sentence[index + 1].folded if index + 1 < len(sentence) else ""
    if word.folded in _SMALL:
        return (following in _BEHIND_SMALL or following[:1].isdigit()) and (
            before in BE or before[:1].isdigit() or sentence[index - 1].breaks
        )
    if word.folded in _COMPARED:
        return before in BE or "than" in (following, sentence[min(index + 2, len(sentence) - 1)].folded)
    return True


def _before(sentence: Sequence[Word], index: int) -> frozenset[str]:
    """The stems of what is said before a word in its clause; before the comma where the word follows one."""
    stems: set[str] = set()
    breaks = 0
    for place in range(index - 1, max(-1, index - 1 - _REACH), -1):
        word = sentence[place]
        if word.breaks:
            breaks += 1
            if place < index - 1 or breaks > _MOST_NUMBERS:
                break
        if word.folded in CLAUSE_OPENERS:
            break
        if word.is_content and not word.is_title and not word.folded[0].isdigit():
            stems.add(word.stem)
    return frozenset(stems - _HAVE)
