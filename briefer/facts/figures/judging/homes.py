"""Where a source has a figure, and what it says there of this figure alone."""

from bisect import bisect_right
from typing import Final, NamedTuple, Self

from briefer.facts.figures.judging.clause import Clause
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import key
from briefer.facts.mention import Figure
from briefer.facts.names.tables.lexicon import is_ordinary
from briefer.facts.names.tokens import fold
from briefer.text.english import PRONOUNS
from briefer.text.words import LETTERS

_HALF: Final = 0.5
_FEW: Final = 2  # sentences


class Home(NamedTuple):
    """What stands with a figure of the source, the number of its sentence, and the keys of what it counts.

    `is_first` where no other figure of the sentence stands before it, `is_entry` behind a colon: "Price: $2 billion".
    """

    clause: Clause
    number: int
    nouns: frozenset[str]
    is_first: bool
    is_entry: bool

    @classmethod
    def of(cls, figure: Figure, index: FigureIndex) -> Self:
        """What stands with a figure."""
        number = bisect_right(index.breaks, figure.start)
        start, _ = index.nth_sentence(number)
        is_first = not index.within(start, figure.start)
        is_entry = ":" in index.text[start : figure.start]
        return cls(index.clause(figure), number, frozenset(map(key, figure.label)), is_first, is_entry)

    @property
    def has_subject(self) -> bool:
        """Whether it says whose the figure is: not in "Final price: $2 billion", nor in "They sold 40"."""
        return bool(self.clause.names or (self.clause.acts and self.clause.head - self.nouns))


def of_it_alone(strong: frozenset[str], clause: Clause, home: Home, there: Home, index: FigureIndex) -> frozenset[str]:
    """Those of some words that the source says of the figure of `there` and cannot mean for that of `home`.

    What the sentence before speaks of may be meant here, where nothing else is: "Final price: $2 billion". What
    comes behind the figure may be said of others in other sentences, and all of a sentence may be of whom the next
    one calls by a name or "he".

    Args:
        strong: Keys of words of the summary that stand with the figure of `there`, and not with that of `home`.
        clause: What the summary says.
        home: Where the source has the figure of the summary.
        there: Where it has the words, with another figure.
        index: The source.
    """
    if not home.has_subject:
        near = {home.number, home.number - 1} - (set() if home.is_entry else {there.number})
        strong = frozenset(word for word in strong if near.isdisjoint(index.sentences_with(word)))
    if strong & (there.clause.names | there.clause.head - there.nouns):
        return strong
    if there.clause.is_another or (home.number == there.number + 1 and there.is_first and _goes_on(home, index)):
        return frozenset()
    told = clause.own - home.nouns
    is_shared = _HALF * len(told) <= len(told & home.clause.all)
    return frozenset(
        word
        for word in strong
        if word in there.clause.lead or not (is_shared or len(index.sentences_with(word)) > _FEW)
    )


def _goes_on(home: Home, index: FigureIndex) -> bool:
    """True for a sentence about a pronoun or a name: "She got $3,000", "Omar Said got $3,000"."""
    if home.clause.names:
        return True
    start, _ = index.nth_sentence(home.number)
    word = LETTERS.search(index.text, start)
    return word is not None and (word[0].lower() in PRONOUNS or not is_ordinary(fold(word[0])))
