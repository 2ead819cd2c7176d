"""Who speaks in an interview or a transcript: the mark before what is said, and who of them asks."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from briefer.text.context import is_ended
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

# "((Ann Poe)) : Yes.", "Q: Why?", "ANN POE: Yes.", "Ann Poe: Yes.", "Ms POE (Leeds): Yes.", "The Speaker: Order!"
_BEHIND = r"(?:,? \([^()\n]{2,60}\)){0,2} ?:\s+"
_WORD = r"[A-Z][\w.'’-]*"
_MARK = re.compile(
    r"\(\([^)\n]{2,40}\)\)\s*:?\s*"
    r"|(?:[QA]|Question|Answer) ?:\s+"
    rf"|[A-Z][A-Z .,’'-]{{3,40}}{_BEHIND}"
    rf"|[A-Z][a-z]+ [A-Z][a-z]+{_BEHIND}"
    rf"|(?:The|Mr|Mrs|Ms|Dr)\.? {_WORD}(?: {_WORD}){{0,2}}{_BEHIND}"
    rf"|{_WORD}(?: {_WORD}){{0,3}}(?:,? \([^()\n]{{2,60}}\)){{1,2}} ?:\s+"
)
# "Poe: Yes.", which may be a label as well, and "A. Yes.", an initial: "Costs: 40 crowns", "A. Poe said so.".
_LABEL = re.compile(rf"{_WORD}(?: {_WORD}){{0,3}} ?:\s+|[QA]\.\s+")
# "RESOLVED: that the lease be taken." in minutes.
_RECORDS = re.compile(rf"(?:{one_of(words(__package__, 'record_labels.tsv'))}) ?:", re.IGNORECASE)
_FEWEST_TURNS = 4
_FEWEST_ENDED = 0.6
"""Share of the turns that end as speech does; fields of a record ("Berths: 40") do not."""
_ASKED = 2
"""Questions that who leads an interview asks at least."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Who speaks in a text: the marks before what is said, such as ``((WN))`` or ``Q``.

    Attributes:
        speakers: Those of all; none where the text is no talk.
        askers: Those of who asks more than he tells.
    """

    speakers: frozenset[str] = frozenset()
    askers: frozenset[str] = frozenset()

    def mark_end(self, line: str) -> int:
        """How many characters at the start of a line say who speaks; 0 where they do not."""
        end = _any_mark_end(line) if self.speakers else 0
        return end if _bare(line[:end]) in self.speakers else 0


@lru_cache(maxsize=4)  # asked for each of the sections, of which a text may have thousands
def talk(text: str) -> Talk:
    """Who speaks in a text; nobody where fewer than four turns are taken, or nobody comes twice.

    A name without more is a speaker where somebody asks: "Costs: 40 crowns" asks nothing.
    """
    asked: Counter[str] = Counter()
    told: Counter[str] = Counter()
    ended: Counter[str] = Counter()
    sure: set[str] = set()
    asks = False
    unmarked = 0  # questions without a mark before what somebody says
    for line in filter(str.strip, text.splitlines()):
        end = 0 if _RECORDS.match(line) else _any_mark_end(line)
        unmarked += asks and end > 0
        asks = not end and line.rstrip().endswith("?")
        if end:
            mark = _bare(line[:end])
            (asked if line.rstrip().endswith("?") else told)[mark] += 1
            ended[mark] += is_ended(line.rstrip())
            sure |= {mark} if _MARK.match(line) else set()
    counts = asked + told
    askers = {mark for mark, count in asked.items() if count >= _ASKED and count >= told[mark]}
    again = {mark for mark, count in counts.items() if count > 1}
    speakers = (sure | again) if askers else sure
    turns = sum(counts[mark] for mark in speakers)
    speak = sum(ended[mark] for mark in speakers) >= _FEWEST_ENDED * turns
    # Where only who asks has a mark, the answers may be lost; where only who answers has one, questions have none.
    two = len(speakers) > 1 or bool(askers & speakers) or unmarked >= _ASKED
    if turns < _FEWEST_TURNS or not (speak and two and again & speakers):
        return Talk()
    return Talk(frozenset(speakers), frozenset(askers & speakers))


def mark_end(said: str) -> int:
    """How many characters at the start of a text say who speaks, as far as that text alone can tell."""
    match = _MARK.match(said)
    return match.end() if match else 0


def mark_of(said: str) -> str:
    """The mark of who speaks at the start of a text, such as ``((WN))`` or ``Q``; empty where none stands there."""
    return _bare(said[: mark_end(said)])


def _any_mark_end(line: str) -> int:
    match = _MARK.match(line) or _LABEL.match(line)
    return match.end() if match else 0


def _bare(mark: str) -> str:
    return mark.rstrip(" :\t\n")
