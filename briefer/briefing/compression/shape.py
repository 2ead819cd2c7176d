"""What the chunks of a sentence are to each other: a statement, an aside, a tail, a list that goes on."""

import re
from collections.abc import Sequence

from briefer.briefing.compression.chunks import DESCRIBING, NO_VERB_BEFORE, RELATIVES, Chunk
from briefer.text.english import BE, CONJUNCTIONS, PREPOSITIONS, REPORTING_VERBS, is_verb

_AGE = re.compile(r"\s*\d{1,3}")

# Who somebody is may be spared behind the last comma, and what a thing is (`DESCRIBING`). Not "which", which may speak
# of the whole ("rose 4%, which in real terms was a fall"), nor "in Ohio", "with small firms paying 19%", "including a
# one-off gain", "as the mayor argues": they say where it holds, of what, and who thinks so.
_PERSONAL = frozenset("who whose whom".split())

_CLEFT = re.compile(r"\bit (?:is|was)\b", re.IGNORECASE)


def opens(pieces: Sequence[Chunk], number: int) -> bool:
    """True when the joint before a piece can open an aside, or a tail: dashes come in pairs."""
    joint = pieces[number - 1].behind
    return joint == "," or (joint == "–" and sum(piece.behind == joint for piece in pieces[:number]) % 2 == 1)


def goes_on(pieces: Sequence[Chunk], number: int, stated: bool) -> bool:
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


def is_stated(pieces: Sequence[Chunk]) -> bool:
    """True when the last of some pieces makes a statement, alone or as the predicate of the first."""
    return pieces[-1].is_clause or (len(pieces) > 1 and pieces[-1].is_predicate and pieces[0].is_subject)


def is_tail(sentence: str, pieces: Sequence[Chunk]) -> bool:
    """True when the last piece can be spared. None before it can: behind an aside its sentence goes on."""
    piece, before = pieces[-1], pieces[:-1]
    if not opens(pieces, len(before)):
        return False
    if piece.first in DESCRIBING:
        # Not "Part of a trend, the shops closed", nor the last of "sold his boat, his house and his car".
        return not piece.may_be_clause and not piece.is_list and is_stated(before)
    # Not "It was Smith, who paid".
    return piece.first in _PERSONAL and not _CLEFT.search(sentence, 0, piece.start)


def is_aside(sentence: str, piece: Chunk) -> bool:
    """True for "who was late", "the chief executive", "39", but not for "the company said" or "2013"."""
    if piece.first in RELATIVES or piece.first == "including":
        return True
    if piece.first in DESCRIBING:
        return not piece.may_be_clause
    age = _AGE.match(sentence, piece.start, piece.end)
    return age is not None and age.end() == piece.end


def is_split(before: Sequence[str], clause: Sequence[str]) -> bool:
    """True when the clause may belong to the noun before it: "the party [after Lincoln]".

    So may one with a verb where none was said: "Police said the fire [after the vote was set]".
    """
    verbs = [word for word in before if is_verb(word)]
    return len(clause) == 2 or (bool(verbs) and verbs[-1] in REPORTING_VERBS and any(map(is_verb, clause)))


def is_state(words: Sequence[str]) -> bool:
    """True for "were up" and "is in doubt", but not for "were arrested" and "are leaving"."""
    verbs = (n for n, word in enumerate(words) if n and is_verb(word))
    first = next(verbs, None)
    if first is None or words[first] not in BE:
        return False
    return not any(is_verb(word) or word.endswith(("ing", "en")) for word in words[first + 1 : first + 3])
