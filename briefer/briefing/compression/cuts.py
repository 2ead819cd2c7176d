"""Shorter forms of a sentence, by deletion alone: every word that is left is the sentence's own, in its order.

Deletion of what a sentence can spare is the oldest kind of sentence compression (Knight and Marcu 2002,
"Summarization beyond sentence extraction"); without a parse, what can be spared is read off the sentence's joints.
"""

import operator
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, combinations, islice, pairwise

from briefer.briefing.compression.chunks import DESCRIBING, NO_LAST_WORD, NO_VERB_BEFORE, OPENINGS, RELATIVES, Chunk
from briefer.briefing.compression.guards import HELD, LEANS_FORWARD, OPEN
from briefer.text.calendar import MONTH_NAMES
from briefer.text.english import (
    BE,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    REPORTING_VERBS,
    SUBORDINATORS,
    is_verb,
)

_MOST_CUTS = 24
_MOST_FORMS = 24
_FEWEST_BEFORE_CLAUSE = 4
_LONGEST = 1000  # characters of a sentence that anything is cut from

_JOINT = re.compile(r",(?=\s)|\s(?:--|—|–)(?=\s)|;(?=\s)")
# An acronym, a party or a caption's pointer: "(NASA)", "(R-Ohio)", "(right)". Any other may say by what measure:
# "(unaudited)", "(exit poll)", "(plus VAT)".
_BRACKETS = re.compile(r"\s\((?:[A-Z][\w.’'-]*|right|left|cent(?:re|er)|above|below|pictured)\)(?!\w)")
_CLAUSE = re.compile(r"\s(?=(?:after|because|following)\s\D)")  # not "applies after 30 days"
_CAPITAL = re.compile(r"\s*[A-Z]")
_AGE = re.compile(r"\s*\d{1,3}")
# "After 30 days" and "after two years" are terms, "after tax" is a measure.
_TERM = re.compile(
    r"\w+ (?:\d|\w+\Z|.*\b(?:hours|days|weeks|months|years|decades)\Z|an? (?:hour|day|week|month|year)\Z)"
)
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’)\]]*$")
# "workers' rights" closes no quotation, but there is none to close.
_OPENS_SINGLE = re.compile(r"(?:(?<=[\s(])|\A)['‘](?=\w)")
_CLOSES_SINGLE = re.compile(r"['’](?=[\s.,;:!?)]|\Z)")
_SPACES = re.compile(r"\s+")

# Who somebody is may be spared behind the last comma, and what a thing is (`DESCRIBING`). Not "which", which may speak
# of the whole ("rose 4%, which in real terms was a fall"), nor "in Ohio", "with small firms paying 19%", "including a
# one-off gain", "as the mayor argues": they say where it holds, of what, and who thinks so.
_PERSONAL = frozenset("who whose whom".split())

_CLEFT = re.compile(r"\bit (?:is|was)\b", re.IGNORECASE)

Cut = tuple[int, int]


def shorter_forms(sentence: str) -> list[str]:
    """Forms of a sentence with one or two pieces between its joints cut out; none of a very long one.

    Joints are commas, dashes, brackets and the words that open adverbial clauses. What is left has a main clause, as
    far as that can be told without a parse, and lacks nothing that changes what it says; the caller judges each form as
    it would a model's sentence.
    """
    if len(sentence) > _LONGEST:
        return []
    allowed = (cut for cut in _cuts(sentence) if not HELD.search(sentence, *cut) and not _is_quoted(sentence, cut[0]))
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


def _cuts(sentence: str) -> Iterator[Cut]:
    """Spans that may be cut; none of a text that does not end as a sentence."""
    end = _END.search(sentence)
    if end is None:
        return
    joints = [match.span() for match in _JOINT.finditer(sentence, 0, end.start())]
    starts = [0, *(after for _, after in joints)]
    ends = [*(before for before, _ in joints), end.start()]
    kinds = [*(sentence[start:stop].strip() for start, stop in joints), ""]
    pieces = [Chunk.of(sentence, *place) for place in zip(starts, ends, kinds, strict=True)]
    # Whether a statement was made in the pieces before each: without one nothing behind them can go.
    stated = [False, *accumulate((_is_stated(pieces[: n + 1]) for n in range(len(pieces))), operator.or_)]
    # One of several is one of a series: "in Oslo (Norway) and Turku [(Finland)]".
    if sentence.count("(") == 1:
        yield from (match.span() for match in _BRACKETS.finditer(sentence, 0, end.start()))
    yield from _openings(sentence, pieces)
    yield from _asides(sentence, pieces, stated)
    if len(pieces) > 1 and stated[-2] and _is_tail(sentence, pieces):
        yield pieces[-2].end, end.start()
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
        yield 0, pieces[1].start


def _asides(sentence: str, pieces: Sequence[Chunk], stated: Sequence[bool]) -> Iterator[Cut]:
    """Pieces with a joint of the same kind on either side: "The plan[, a failure,] was dropped"."""
    for number in range(1, len(pieces) - 1):
        before, piece, after = pieces[number - 1 : number + 2]
        opened = before.behind == piece.behind and _opens(pieces, number) and piece.is_whole
        # "killed 40 fighters, including civilians, on Sunday" counts other than "Six towns, including Vik, were hit".
        counted = piece.first == "including" and stated[number]
        if opened and not counted and _is_aside(sentence, piece) and _goes_on(pieces, number, stated[number]):
            # Both joints go, but not in "Smith[, 39], of Leeds, was".
            twice = piece.first.isdigit() and after.first in PREPOSITIONS and number + 2 < len(pieces)
            yield before.end, piece.end if twice else after.start


def _opens(pieces: Sequence[Chunk], number: int) -> bool:
    """True when the joint before a piece can open an aside, or a tail: dashes come in pairs."""
    joint = pieces[number - 1].behind
    return joint == "," or (joint == "–" and sum(piece.behind == joint for piece in pieces[:number]) % 2 == 1)


def _goes_on(pieces: Sequence[Chunk], number: int, stated: bool) -> bool:
    """True when the sentence goes on behind an aside.

    What does not is the rest of a list: "the chief of the nuclear, biological and chemical forces".
    """
    before, piece, after = pieces[number - 1 : number + 2]
    if after.first in PREPOSITIONS:
        # Not "Smith, who worked in Rome, in Oslo and in Turku, died".
        follows = stated or piece.first.isdigit() or number + 2 == len(pieces)
        return follows and after.goes_on and after.first not in piece.words and before.first not in CONJUNCTIONS
    if after.first.endswith("ed"):
        # Not "Smith, who has a tall, gifted son, was late", nor "a fund, which pays for new, unplanned roads".
        if any(is_verb(rest.first) for rest in pieces[number + 2 :]):
            return False
        if stated and after.words[1:2] and after.words[1] not in NO_VERB_BEFORE:
            return False
    # "the son of Ann Smith, a plumber who left home, was poor, and was jailed"
    if stated and any(
        rest.first in CONJUNCTIONS and any(map(is_verb, rest.words[1:2])) for rest in pieces[number + 2 :]
    ):
        return False
    # "The heir, Ann Smith, a plumber, was late" needs its second comma, and so does "Ann Smith, 39, a plumber, was".
    if before.first.isdigit():
        return False
    if number > 1 and not before.is_clause:
        crowded = not stated if before.first in CONJUNCTIONS else pieces[number - 2].is_subject
        if crowded:
            return False
    return after.goes_on if stated else before.is_subject and after.may_be_predicate


def _is_stated(pieces: Sequence[Chunk]) -> bool:
    """True when the last of some pieces makes a statement, alone or as the predicate of the first."""
    return pieces[-1].is_clause or (len(pieces) > 1 and pieces[-1].is_predicate and pieces[0].is_subject)


def _is_tail(sentence: str, pieces: Sequence[Chunk]) -> bool:
    """True when the last piece can be spared. None before it can: behind an aside its sentence goes on."""
    piece, before = pieces[-1], pieces[:-1]
    if not _opens(pieces, len(before)):
        return False
    if piece.first in DESCRIBING:
        # Not "Part of a trend, the shops closed", nor the last of "sold his boat, his house and his car".
        return not piece.may_be_clause and not piece.is_list and _is_stated(before)
    # Not "It was Smith, who paid".
    return piece.first in _PERSONAL and not _CLEFT.search(sentence, 0, piece.start)


def _is_aside(sentence: str, piece: Chunk) -> bool:
    """True for "who was late", "the chief executive", "39", but not for "the company said" or "2013"."""
    if piece.first in RELATIVES or piece.first == "including":
        return True
    if piece.first in DESCRIBING:
        return not piece.may_be_clause
    age = _AGE.match(sentence, piece.start, piece.end)
    return age is not None and age.end() == piece.end


def _clauses(sentence: str, pieces: Sequence[Chunk], end: int) -> Iterator[Cut]:
    """Adverbial clauses without a comma, to the end: "raided the house [after neighbours called]"."""
    for match in _CLAUSE.finditer(sentence, 0, end):
        number = next(n for n, piece in enumerate(pieces) if match.start() <= piece.end)
        before = Chunk.of(sentence, pieces[number].start, match.start())
        if (
            # What follows behind a joint may take it back: "were jailed after a trial; all were cleared later".
            number + 1 == len(pieces)
            and _is_stated([*pieces[:number], before])
            and len(before.words) >= _FEWEST_BEFORE_CLAUSE
            # "The man who fell" and "the wall that fell [after the vote]" may have their verb behind the clause.
            and RELATIVES.isdisjoint(before.words)
            and not any(word == "that" and is_verb(verb) for word, verb in pairwise(before.words))
            and not OPEN.search(sentence, before.start, before.end)
            # "were up [after an hour]" may be down by now.
            and not _is_state(before.words)
            and not LEANS_FORWARD.search(sentence, 0, match.start())
            # "left the [following month]" and "precisely [because]"
            and before.words[-1] not in NO_LAST_WORD
            and not before.words[-1].endswith("ly")
            and not _is_split(before.words, Chunk.of(sentence, match.start(), end).words)
        ):
            yield match.start(), end


def _is_split(before: Sequence[str], clause: Sequence[str]) -> bool:
    """True when the clause may belong to the noun before it: "the party [after Lincoln]".

    So may one with a verb where none was said: "Police said the fire [after the vote was set]".
    """
    verbs = [word for word in before if is_verb(word)]
    return len(clause) == 2 or (bool(verbs) and verbs[-1] in REPORTING_VERBS and any(map(is_verb, clause)))


def _is_state(words: Sequence[str]) -> bool:
    """True for "were up" and "is in doubt", but not for "were arrested" and "are leaving"."""
    verbs = (n for n, word in enumerate(words) if n and is_verb(word))
    first = next(verbs, None)
    if first is None or words[first] not in BE:
        return False
    return not any(is_verb(word) or word.endswith(("ing", "en")) for word in words[first + 1 : first + 3])


def _without(sentence: str, cuts: tuple[Cut, ...]) -> str:
    kept, at = [], 0
    for start, stop in sorted(cuts):
        kept.append(sentence[at:start])
        at = stop
    rest = sentence[at:]
    # "in Lima, Ohio[, a first]." and "at Acme Inc.[, a first]." end alike.
    if rest.startswith(".") and kept[-1].endswith("."):
        rest = rest[1:]
    text = _SPACES.sub(" ", "".join([*kept, rest])).strip(" ,;-—–")
    return text[:1].upper() + text[1:]
