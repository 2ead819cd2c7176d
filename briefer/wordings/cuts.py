"""Shorter forms of a sentence, by deletion alone: every word that is left is the sentence's own, in its order.

Deletion of what a sentence can spare is the oldest kind of sentence compression (Knight and Marcu 2002,
"Summarization beyond sentence extraction"); without a parse, what can be spared is read off the sentence's joints.
"""

import operator
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, combinations, islice

from briefer.facts.alignment.vocabulary import (
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    is_verb,
)

_MOST_CUTS = 24
_MOST_FORMS = 24
_FEWEST_BEFORE_CLAUSE = 4
_LONGEST = 1000  # characters of a sentence that anything is cut from

_JOINT = re.compile(r",(?=\s)|\s(?:--|—|–)(?=\s)|;(?=\s)")
_BRACKETS = re.compile(r"\s\([^()]*\)")
_CLAUSE = re.compile(r"\s(?=(?:after|amid|because|following)\s\D)")  # not "applies after 30 days"
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_CAPITAL = re.compile(r"\s*[A-Z]")
_AGE = re.compile(r"\s*\d{1,3}")
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’)\]]*$")
# "workers' rights" closes no quotation, but there is none to close.
_OPENS_SINGLE = re.compile(r"(?:(?<=[\s(])|\A)['‘](?=\w)")
_CLOSES_SINGLE = re.compile(r"['’](?=[\s.,;:!?)]|\Z)")
_SPACES = re.compile(r"\s+")

_RELATIVES = frozenset("who whose whom which where".split())
_DESCRIBING = frozenset("a an the one his her their its".split())
# What may follow the last comma of a sentence and be spared. Not "it was announced", nor the last item of a list.
_TAILS = (
    _RELATIVES | _DESCRIBING | frozenset("including after before following amid because with as in by from at".split())
)
# "[In Ohio,] unemployment fell" would say it of a whole country; only what says when may go from the front.
_OPENINGS = DAYS | frozenset("after before following amid meanwhile earlier also later on specifically".split())
_NO_VERB_BEFORE = DETERMINERS | PREPOSITIONS
_INTO_ANOTHER_CLAUSE = _RELATIVES | SUBORDINATORS | frozenset(["that"])
# "two days [after the vote]", "only [because]", "until [after]" and "go [after]" belong together.
_LEANS_FORWARD = re.compile(
    r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|moments?|shortly|soon|just|immediately|long|right|"
    r"only|even|partly|mainly|largely|and|or|ever|until|go(?:es|ing|ne)?|went|look(?:s|ed|ing)?|named|well|c[ao]mes?|be|been|is|are|was|"
    r"were)\Z",
    re.IGNORECASE,
)

# What a sentence cannot lose without saying something else: who says so ("[, police said]"), on what condition, what is
# denied or set against it, and by what measure. A quotation goes with its speaker.
_HELD = re.compile(
    r"\b(?:not?|nor|never|none|without|unless|until|if|whether|except|excluding|only|but|although|though|despite|however|"
    r"yet|still|long|least|would|could|(?-i:may)|might|average|adjusted|combined|estimated|said|says?|saying|told|according|"
    r"report(?:s|ed|edly)|alleged(?:ly)?|claim(?:s|ed|ing)?|den(?:y|ies|ied)|added|warn(?:s|ed)|believe[sd]?|"
    r"suggest(?:s|ed)|expect(?:s|ed)|estimates?|wrote|announced|confirmed|argue[sd]|insist(?:s|ed)|admit(?:s|ted)|"
    r"accused|suspected|when|while)\b|n[’']t\b|[\"“”]",
    re.IGNORECASE,
)

Cut = tuple[int, int]


def shorter_forms(sentence: str) -> list[str]:
    """Forms of a sentence with one or two pieces between its joints cut out; none of a very long one.

    Joints are commas, dashes, brackets and the words that open adverbial clauses. What is left has a main clause, as
    far as that can be told without a parse, and lacks nothing that changes what it says; the caller judges each form as
    it would a model's sentence.
    """
    if len(sentence) > _LONGEST:
        return []
    allowed = (cut for cut in _cuts(sentence) if not _HELD.search(sentence, *cut) and not _is_quoted(sentence, cut[0]))
    cuts = sorted(islice(allowed, _MOST_CUTS))
    found: dict[str, None] = {}
    for chosen in chain(combinations(cuts, 1), combinations(cuts, 2)):
        if len(chosen) == 2 and chosen[0][1] > chosen[1][0]:
            continue
        form = _without(sentence, chosen)
        if form and form != sentence:
            found[form] = None
        if len(found) >= _MOST_FORMS:
            break
    return list(found)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two joints, without them."""

    start: int
    end: int
    words: tuple[str, ...]

    @classmethod
    def of(cls, sentence: str, start: int, end: int) -> "_Piece":
        return cls(start, end, tuple(word.casefold() for word in _WORD.findall(sentence, start, end)))

    @property
    def first(self) -> str:
        return self.words[0] if self.words else ""

    @property
    def is_clause(self) -> bool:
        """True when a subject and a verb stand in it before it turns to another clause: "Smith resigned as"."""
        if self.first in _INTO_ANOTHER_CLAUSE or self.first in CONJUNCTIONS:
            return False
        for number, word in enumerate(self.words):
            if word in _INTO_ANOTHER_CLAUSE:
                return False
            before = self.words[number - 1] if number else ""
            # "the alleged gambler", "recently named" and "pictured with" state nothing.
            if number and is_verb(word) and before not in _NO_VERB_BEFORE and not before.endswith(("ed", "ly")):
                return True
        return False

    @property
    def is_predicate(self) -> bool:
        """True for what goes on with a verb behind an aside: "was late"; "pictured with" may be an aside itself."""
        return is_verb(self.first) and not self.first.endswith("ed")

    @property
    def goes_on(self) -> bool:
        """True for what goes on with its sentence behind an aside: "was late", "with his wife"."""
        return is_verb(self.first) or self.first in PREPOSITIONS or self.first in SUBORDINATORS

    @property
    def may_be_predicate(self) -> bool:
        """True for what may be the verb of the subject before an aside: "lifts the cup", "quickly left"."""
        return self.goes_on or (self.first.endswith(("s", "ly")) and self.first not in DETERMINERS | PRONOUNS)

    @property
    def is_subject(self) -> bool:
        """True for what an aside can stand behind and a verb follow: "The mayor of Paris", "Smith"."""
        opens = self.first in PREPOSITIONS or self.first in SUBORDINATORS or self.first.endswith(("ly", "ed", "ing"))
        return bool(self.words) and not opens and not any(word.endswith("ed") for word in self.words)


def _cuts(sentence: str) -> Iterator[Cut]:
    """Spans that may be cut; none of a text that does not end as a sentence."""
    end = _END.search(sentence)
    if end is None:
        return
    joints = [match.span() for match in _JOINT.finditer(sentence, 0, end.start())]
    starts = [0, *(after for _, after in joints)]
    ends = [*(before for before, _ in joints), end.start()]
    pieces = [_Piece.of(sentence, start, stop) for start, stop in zip(starts, ends, strict=True)]
    # Whether a statement was made in the pieces before each: without one nothing behind them can go.
    stated = [False, *accumulate((_is_stated(pieces[: n + 1]) for n in range(len(pieces))), operator.or_)]
    yield from (match.span() for match in _BRACKETS.finditer(sentence, 0, end.start()))
    yield from _openings(sentence, pieces)
    yield from _asides(sentence, pieces, stated)
    yield from ((pieces[n - 1].end, end.start()) for n in range(1, len(pieces)) if stated[n] and _is_tail(pieces, n))
    yield from _clauses(sentence, pieces, stated, end.start())


def _is_quoted(sentence: str, at: int) -> bool:
    """True inside a quotation: nobody's words are shortened."""
    before = sentence[:at]
    opened, closed = len(_OPENS_SINGLE.findall(before)), len(_CLOSES_SINGLE.findall(before))
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”") or opened > closed


def _openings(sentence: str, pieces: Sequence[_Piece]) -> Iterator[Cut]:
    """What says when, up to the first comma: "[On Monday,] the plan failed"."""
    if len(pieces) < 2 or pieces[0].first not in _OPENINGS or not pieces[1].is_clause:
        return
    # Not "After nuclear, biological and chemical attacks were reported".
    if pieces[1].first in DETERMINERS or _CAPITAL.match(sentence, pieces[1].start):
        yield 0, pieces[1].start


def _asides(sentence: str, pieces: Sequence[_Piece], stated: Sequence[bool]) -> Iterator[Cut]:
    """Pieces with a joint on either side: "The plan[, a failure,] was dropped"."""
    for number in range(1, len(pieces) - 1):
        before, piece, after = pieces[number - 1 : number + 2]
        # What does not go on is the rest of a list: "the chief of the nuclear, biological and chemical forces".
        goes_on = after.goes_on if stated[number] else before.is_subject and after.may_be_predicate
        if goes_on and _is_aside(sentence, piece):
            # Both commas go, but not in "Smith[, 39], of Leeds, was"; and a dash keeps its space.
            twice = piece.first.isdigit() and after.first in PREPOSITIONS and number + 2 < len(pieces)
            both = sentence[piece.end] == "," and not twice
            yield before.end, after.start if both else piece.end


def _is_stated(pieces: Sequence[_Piece]) -> bool:
    """True when the last of some pieces makes a statement, alone or as the predicate of the first."""
    return pieces[-1].is_clause or (len(pieces) > 1 and pieces[-1].is_predicate and pieces[0].is_subject)


def _is_tail(pieces: Sequence[_Piece], number: int) -> bool:
    """True for a piece that can be spared with all that follows it.

    Behind an aside its sentence goes on: "tries to bring inflation, which stood at 5%, to its target".
    """
    piece, last = pieces[number], number + 1 == len(pieces)
    if piece.first in _DESCRIBING:
        # Not "Part of a trend, the shops closed", nor the last of "a soldier, a young man, a migrant and a nurse".
        return last and not piece.is_clause and _is_stated(pieces[:number])
    if piece.first in _RELATIVES:
        return last
    # "would rather kill, in cold blood, than see" goes on too.
    return all(rest.first in _TAILS for rest in pieces[number:])


def _is_aside(sentence: str, piece: _Piece) -> bool:
    """True for "who was late", "the chief executive", "39", but not for "the company said" or "2013"."""
    if piece.first in _RELATIVES or piece.first == "including":
        return True
    if piece.first in _DESCRIBING:
        return not piece.is_clause
    age = _AGE.match(sentence, piece.start, piece.end)
    return age is not None and age.end() == piece.end


def _clauses(sentence: str, pieces: Sequence[_Piece], stated: Sequence[bool], end: int) -> Iterator[Cut]:
    """Adverbial clauses without a comma, to the end: "raided the house [after neighbours called]"."""
    for match in _CLAUSE.finditer(sentence, 0, end):
        number = next(n for n, piece in enumerate(pieces) if match.start() <= piece.end)
        before = _Piece.of(sentence, pieces[number].start, match.start())
        if (
            (stated[number] or _is_stated([*pieces[:number], before]))
            and before.first not in _RELATIVES
            and len(before.words) >= _FEWEST_BEFORE_CLAUSE
            and not _LEANS_FORWARD.search(sentence, 0, match.start())
        ):
            yield match.start(), end


def _without(sentence: str, cuts: tuple[Cut, ...]) -> str:
    kept, at = [], 0
    for start, stop in sorted(cuts):
        kept.append(sentence[at:start])
        at = stop
    text = _SPACES.sub(" ", "".join([*kept, sentence[at:]])).strip(" ,;-—–")
    return text[:1].upper() + text[1:]
