"""What a sentence can spare, each piece with the rule that says so."""

import operator
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import accumulate, islice, pairwise
from typing import NamedTuple

from briefer.briefing.compression.chunks import NO_LAST_WORD, OPENINGS, RELATIVES, Chunk
from briefer.briefing.compression.guards import HELD, LEANS_FORWARD, OPEN
from briefer.briefing.compression.shape import goes_on, is_aside, is_split, is_state, is_stated, is_tail, opens
from briefer.text.calendar import MONTH_NAMES
from briefer.text.english import (
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    is_verb,
)

_MOST_CUTS = 24
_FEWEST_BEFORE_CLAUSE = 4
_LONGEST = 1000  # characters of a sentence that anything is cut from

_JOINT = re.compile(r",(?=\s)|\s(?:--|—|–)(?=\s)|;(?=\s)")
# An acronym, a party or a caption's pointer: "(NASA)", "(R-Ohio)", "(right)". Any other may say by what measure:
# "(unaudited)", "(exit poll)", "(plus VAT)".
_BRACKETS = re.compile(r"\s\((?:[A-Z][\w.’'-]*|right|left|cent(?:re|er)|above|below|pictured)\)(?!\w)")
_CLAUSE = re.compile(r"\s(?=(?:after|because|following)\s\D)")  # not "applies after 30 days"
_CAPITAL = re.compile(r"\s*[A-Z]")
# "After 30 days" and "after two years" are terms, "after tax" is a measure.
_TERM = re.compile(
    r"\w+ (?:\d|\w+\Z|.*\b(?:hours|days|weeks|months|years|decades)\Z|an? (?:hour|day|week|month|year)\Z)"
)
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’)\]]*$")
# "workers' rights" closes no quotation, but there is none to close.
_OPENS_SINGLE = re.compile(r"(?:(?<=[\s(])|\A)['‘](?=\w)")
_CLOSES_SINGLE = re.compile(r"['’](?=[\s.,;:!?)]|\Z)")


class CutRule(StrEnum):
    """Why a piece of a sentence may go; `cut_rules.jsonl` says it of each, with a sentence on either side."""

    BRACKET = "cut-bracket"
    OPENING = "cut-opening"
    ASIDE = "cut-aside"
    TAIL = "cut-tail"
    CLAUSE = "cut-clause"


class Cut(NamedTuple):
    """A piece of a sentence that may go, ``sentence[start:end]``."""

    start: int
    end: int
    rule: CutRule


def cuts_of(sentence: str) -> list[Cut]:
    """The pieces that may be cut, in order; none of a very long sentence, or of a text that does not end as one."""
    if len(sentence) > _LONGEST:
        return []
    found = _cuts(sentence)
    allowed = (cut for cut in found if not HELD.search(sentence, *cut[:2]) and not _is_quoted(sentence, cut.start))
    return sorted(islice(allowed, _MOST_CUTS))


def _cuts(sentence: str) -> Iterator[Cut]:
    end = _END.search(sentence)
    if end is None:
        return
    joints = [match.span() for match in _JOINT.finditer(sentence, 0, end.start())]
    starts = [0, *(after for _, after in joints)]
    ends = [*(before for before, _ in joints), end.start()]
    kinds = [*(sentence[start:stop].strip() for start, stop in joints), ""]
    pieces = [Chunk.of(sentence, *place) for place in zip(starts, ends, kinds, strict=True)]
    # Whether a statement was made in the pieces before each: without one nothing behind them can go.
    stated = [False, *accumulate((is_stated(pieces[: n + 1]) for n in range(len(pieces))), operator.or_)]
    # One of several is one of a series: "in Oslo (Norway) and Turku [(Finland)]".
    if sentence.count("(") == 1:
        yield from (Cut(*match.span(), CutRule.BRACKET) for match in _BRACKETS.finditer(sentence, 0, end.start()))
    yield from _openings(sentence, pieces)
    yield from _asides(sentence, pieces, stated)
    if len(pieces) > 1 and stated[-2] and is_tail(sentence, pieces):
        yield Cut(pieces[-2].end, end.start(), CutRule.TAIL)
    yield from _clauses(sentence, pieces, end.start())


def _is_quoted(sentence: str, at: int) -> bool:
    """True inside a quotation: nobody's words are shortened."""
    before = sentence[:at]
    opened, closed = len(_OPENS_SINGLE.findall(before)), len(_CLOSES_SINGLE.findall(before))
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”") or opened > closed


def _openings(sentence: str, pieces: Sequence[Chunk]) -> Iterator[Cut]:
    """What says when, up to the first comma: "[On Monday,] the plan failed"."""
    opening = pieces[0]
    if opening.behind != "," or opening.first not in OPENINGS or not pieces[1].is_clause:
        return
    if opening.first == "on":
        # Not "On paper", nor "On behalf of the owners".
        says_when = any(word.casefold() in DAYS | MONTH_NAMES.keys() for word in opening.words)
    else:
        says_when = not _TERM.match(sentence[: opening.end]) and not OPEN.search(sentence, 0, pieces[1].end)
    # Not "After nuclear, biological and chemical attacks were reported", nor "After Acme, Apex and Zenith had closed".
    listed = opening.first in SUBORDINATORS and pieces[1].is_list and len(pieces) > 2
    if says_when and not listed and (pieces[1].first in DETERMINERS or _CAPITAL.match(sentence, pieces[1].start)):
        yield Cut(0, pieces[1].start, CutRule.OPENING)


def _asides(sentence: str, pieces: Sequence[Chunk], stated: Sequence[bool]) -> Iterator[Cut]:
    """Pieces with a joint of the same kind on either side: "The plan[, a failure,] was dropped"."""
    for number in range(1, len(pieces) - 1):
        before, piece, after = pieces[number - 1 : number + 2]
        opened = before.behind == piece.behind and opens(pieces, number) and piece.is_whole
        # "killed 40 fighters, including civilians, on Sunday" counts other than "Six towns, including Vik, were hit".
        counted = piece.first == "including" and stated[number]
        if opened and not counted and is_aside(sentence, piece) and goes_on(pieces, number, stated[number]):
            # Both joints go, but not in "Smith[, 39], of Leeds, was".
            twice = piece.first.isdigit() and after.first in PREPOSITIONS and number + 2 < len(pieces)
            yield Cut(before.end, piece.end if twice else after.start, CutRule.ASIDE)


def _clauses(sentence: str, pieces: Sequence[Chunk], end: int) -> Iterator[Cut]:
    """Adverbial clauses without a comma, to the end: "raided the house [after neighbours called]"."""
    for match in _CLAUSE.finditer(sentence, 0, end):
        number = next(n for n, piece in enumerate(pieces) if match.start() <= piece.end)
        before = Chunk.of(sentence, pieces[number].start, match.start())
        if (
            # What follows behind a joint may take it back: "were jailed after a trial; all were cleared later".
            number + 1 == len(pieces)
            and is_stated([*pieces[:number], before])
            and len(before.words) >= _FEWEST_BEFORE_CLAUSE
            # "The man who fell" and "the wall that fell [after the vote]" may have their verb behind the clause.
            and RELATIVES.isdisjoint(before.words)
            and not any(word == "that" and is_verb(verb) for word, verb in pairwise(before.words))
            and not OPEN.search(sentence, before.start, before.end)
            # "were up [after an hour]" may be down by now.
            and not is_state(before.words)
            and not LEANS_FORWARD.search(sentence, 0, match.start())
            # "left the [following month]" and "precisely [because]"
            and before.words[-1] not in NO_LAST_WORD
            and not before.words[-1].endswith("ly")
            and not is_split(before.words, Chunk.of(sentence, match.start(), end).words)
        ):
            yield Cut(match.start(), end, CutRule.CLAUSE)
