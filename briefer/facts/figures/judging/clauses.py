"""What a sentence says of each of its figures: the words that stand with it, and which way it points.

"Revenue rose 7% and profit fell 12%" is cut between its figures, so that 7% stands with "revenue" and 12% with
"profit". A part without a subject or a verb of its own takes them from the part before it: in "Abreu won 51.3% of the
vote to 47.9% for Harlan" both figures are won, and of the vote.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile, zip_longest
from operator import attrgetter
from typing import Final

from briefer.facts.figures.grammar.vocabulary import CALENDAR_UNITS
from briefer.facts.figures.judging.clause import Clause
from briefer.facts.figures.judging.clause_parts import Part, parts_of, shared_end
from briefer.facts.figures.judging.directions import TOKEN_FORMS, Token, way_at, ways_of
from briefer.facts.figures.judging.keys import key
from briefer.facts.figures.judging.marks import mark_of, tells_which
from briefer.facts.figures.judging.partings import STEP
from briefer.facts.mention import Bound, Figure
from briefer.facts.names.tables.lexicon import is_ordinary
from briefer.text.patterns import one_of
from briefer.text.wordlists import ordered_words, words
from briefer.text.words import PART_OF_COMPOUND

OPPOSITES: Final = tuple(
    tuple(frozenset(side.split(" = ")) for side in line.split(" / "))
    for line in ordered_words(__package__, "opposites.tsv")
)
"""Groups of words of which a figure has one side or another; words of one side say the same."""
_POLES: Final = frozenset(word for group in OPPOSITES for side in group for word in side)

_REPLACED: Final = words(__package__, "old_words.tsv", "replaced")
_BETWEEN: Final = words(__package__, "old_words.tsv", "between")
_BEFORE_IT_WAS: Final = re.compile(
    # "Down to $2" is now.
    rf"\b(?:from|compared\s(?:with|to)|against|versus|than|{one_of(_REPLACED)})"
    rf"\s(?:(?:{one_of(_BETWEEN)}) )?\Z",
    re.IGNORECASE,
)
# Most figures stand behind another word, and are asked no more.
_LAST_BEFORE: Final = ("from", "with", "to", "against", "versus", "than", *_REPLACED, *_BETWEEN)
# "From $108.9 million, or $1.27 a share": the other form of what was before is of before, too.
_RESTATING: Final = (", or ", ", or about ")
_RESTATED_REACH: Final = 64
_BEFORE_IT_WAS_TOO: Final = re.compile(
    r"\b(?:from|compared (?:with|to)|against|versus) (?:[a-z]+ )?[$£€]?\d[\d.,]*[^\s\d]*(?: [a-z]+){0,2}"
    r", or (?:about )?\Z"
)
# "€9m a year earlier", "187,000 visitors the year before"
_OF_BEFORE: Final = re.compile(
    rf"(?: (?!(?:from|against)\b)[\w-]+){{0,2}}? (?:an?|the) (?:{one_of(CALENDAR_UNITS)}) (?:earlier|before|ago)\b"
    r"|(?: [\w-]+)? last time\b"
)
_OF_THEM: Final = re.compile(r" of (?:them|whom|which|these|those)\b")
_BEFORE_REACH: Final = 28

_ANOTHER: Final = words(__package__, "clauses_words.tsv", "another")
_STANDS_FOR_IT: Final = frozenset({"it", "he", "she", "they"})
_APART: Final = frozenset({"outside", "except", "excluding", "besides", "elsewhere", "not", "without"})


# Longer than any real clause, so that a list of thousands costs no more for each of its figures.
_MOST_CARRIED: Final = 120  # tokens


def clauses_of(text: str, start: int, end: int, figures: Sequence[Figure]) -> dict[int, Clause]:
    """The clauses of the figures of the sentence ``text[start:end]``, by the offset at which a figure starts."""
    # A date cuts no sentence for the amounts in it, nor an amount for the dates; "those over 65" are no amount either.
    marks = [figure for figure in figures if tells_which(figure, text)]
    tokens = _tokens(text, start, end, figures, marks)
    wide = frozenset(token.key for token in tokens if token.key)
    found: dict[int, Clause] = {}
    for group in (_but(figures, marks), marks):
        carried = _Carried()
        parts = list(parts_of(text, start, end, group, tokens)) if group else []
        for part, following in zip_longest(parts, parts[1:]):
            shared = shared_end(part, following) if following else frozenset()
            is_another = carried.goes_on_about_another(part)
            found.update(_clauses(text, start, part, carried, wide, shared, is_another=is_another))
            carried.follow(part, is_another=is_another)
    return found


def _but(figures: Sequence[Figure], marks: Sequence[Figure]) -> Sequence[Figure]:
    apart = {figure.start for figure in marks}
    return [figure for figure in figures if figure.start not in apart] if apart else figures


def _tokens(text: str, start: int, end: int, figures: Sequence[Figure], marks: Sequence[Figure]) -> list[Token]:
    """The words of a sentence outside of its figures, and those of its figures that say of which something is told."""
    told = {figure.start for figure in marks}
    tokens: list[Token] = []
    new, place = tuple.__new__, 0  # what `Token(...)` calls in the end, in half the time
    for match in PART_OF_COMPOUND.finditer(text, start, end):
        while place < len(figures) and figures[place].end <= match.start():
            place += 1
        if place < len(figures) and figures[place].start < match.end():
            continue
        word = match.group()
        tokens.append(new(Token, (*match.span(), word, *TOKEN_FORMS[word])))
    for figure in figures:
        # What is said of under-18s is said of them as of others by name.
        if figure.start in told or (figure.text[-1:] == "s" and figure.text[:1].isdigit()):
            tokens.append(Token(figure.start, figure.end, figure.text, mark_of(figure), "", 0, False))
    return sorted(tokens, key=attrgetter("start"))


@dataclass(slots=True)
class _Carried:
    """What the parts of a sentence leave out and take from those before them."""

    head: list[Token] = field(default_factory=list)
    left_out: dict[tuple[bool, bool, bool], frozenset[str]] = field(default_factory=dict)
    """What was taken from this head: thousands of parts may take from one."""
    tail: list[Token] = field(default_factory=list)
    counted: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    way: int = 0
    is_another: bool = False

    def into(self, part: Part, text: str, start: int) -> frozenset[str]:
        """The keys that a part takes; `start` is where the sentence does."""
        taken = set() if part.counted else set(self.counted)
        if not (part.has_verb and part.has_subject):
            taken |= self._from_head(part, start)
        if not any(token.key for token in part.after):
            taken.update(token.key for token in self.tail)
        if _OF_THEM.match(text, part.figures[0].end):
            taken |= self.own  # "208 ballots were rejected, 133 of them in Harlow"
        taken.difference_update(part.own)
        taken.discard("")
        return frozenset(taken)

    def _from_head(self, part: Part, start: int) -> frozenset[str]:
        """The verbs of the head, and its subject where the part has none; for "it" the subject alone."""
        subject, named = part.has_subject, any(_names(token, start) for token in part.tokens)
        is_it = part.has_verb and any(token.folded in _STANDS_FOR_IT for token in part.before)
        left_out = subject, named, is_it
        if left_out not in self.left_out:
            head = takewhile(lambda token: not token.is_verb, self.head) if is_it else self.head
            self.left_out[left_out] = frozenset(
                token.key
                for token in head
                if (token.is_verb or not subject) and not (named and _names(token, start - 1))
            )
        return self.left_out[left_out]

    def goes_on_about_another(self, part: Part) -> bool:
        """True for "a separate fire killed 12", and for what goes on about it."""
        if self.is_another and not part.has_subject:
            return True
        return not _ANOTHER.isdisjoint([token.folded for token in part.before])

    def follow(self, part: Part, *, is_another: bool) -> None:
        """Keeps what the next part may take from this one."""
        if any(token.key for token in part.after):
            self.tail = part.after
        self.own = part.own
        self.is_another = is_another
        self.counted = part.counted or self.counted
        if part.has_subject or not self.head:
            verbs = [] if part.has_verb else [token for token in self.head if token.is_verb]
            self.head, self.left_out = [*part.before, *verbs][-_MOST_CARRIED:], {}


def _clauses(
    text: str,
    start: int,
    part: Part,
    carried: _Carried,
    wide: frozenset[str],
    shared: frozenset[str],
    *,
    is_another: bool,
) -> Iterator[tuple[int, Clause]]:
    """The clause of each figure of a part; `wide` are the keys of the sentence, which starts at `start`.

    `shared` are those of what the next part says for both.
    """
    own, tokens, before = part.own, part.tokens, part.before
    others = carried.into(part, text, start) | (shared - own)
    marked = [token.key for token in part.after if token.key[:1] == "#"]
    heads = frozenset([*marked, *[token.key for token in before if token.text[0].isupper()]])
    folded = {token.folded for token in tokens}
    apart = not folded.isdisjoint(_APART)
    poles = _POLES & folded
    acts = frozenset([token.key for token in tokens if token.is_verb])
    ways = [token for token in tokens if token.way]
    names = frozenset([token.key for token in before if _names(token, start)])
    is_set_apart = others and not part.has_subject and not STEP.match(text, part.low - 1)
    set_apart = own - carried.counted - part.counted if is_set_apart else frozenset[str]()
    lead = frozenset([token.key for token in before if token.key])
    measured = [(one.start, one.low, one.high) for one in part.figures if one.unit]
    for figure in part.figures:
        told = ways_of(text, figure, ways)
        carried.way = (told[0] if told else 0) or (0 if part.has_verb or part.has_subject else carried.way)
        itself = mark_of(figure)
        yield (
            figure.start,
            Clause(
                own=own - {itself} if itself in own else own,
                taken=others,
                wide=wide,
                direction=carried.way,
                old=was_before(figure, text),
                head=_head(heads, figure),
                acts=acts,
                apart=apart,
                poles=poles,
                names=names,
                beside=frozenset([(low, high) for at, low, high in measured if at != figure.start]),
                set_apart=set_apart,
                span=(part.low, part.high),
                at=way_at(text, figure, ways),
                wavers=len(set(told)) > 1,
                lead=lead,
                is_another=is_another,
            ),
        )


def _head(heads: frozenset[str], figure: Figure) -> frozenset[str]:
    """The heads of a part, and the noun of one of its figures."""
    nouns = [key(noun) for noun in figure.label[-1:]]
    return heads.union(nouns) - {""} if nouns or "" in heads else heads


def was_before(figure: Figure, text: str) -> bool:
    """True for a figure that is said to be what something was before: "up from 58 percent"."""
    before = text[max(0, figure.start - _BEFORE_REACH) : figure.start]
    if figure.bound is not Bound.EXACT and before.endswith("than "):
        return False  # "patients of more than 90 kg"
    if before.endswith(", to "):
        return False  # "fell by a quarter last year, to 38 minutes"
    told = before.rstrip().lower().endswith(_LAST_BEFORE) and _BEFORE_IT_WAS.search(before) is not None
    if not told and before.endswith(_RESTATING):
        told = _BEFORE_IT_WAS_TOO.search(text, max(0, figure.start - _RESTATED_REACH), figure.start) is not None
    return told or _OF_BEFORE.match(text, figure.end) is not None


def _names(token: Token, start: int) -> bool:
    """True for a word that names: with a capital that no start of a sentence gives it, and no date."""
    if token.key[:1] in ("", "#") or not token.text[0].isupper():
        return False
    return token.start > start if not is_ordinary(token.folded) else token.start > start + 1
