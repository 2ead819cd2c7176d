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
_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?"
_STAMP = re.compile(rf"(?:[\[(]{_CLOCK}[\])]|\d{{1,2}}:\d\d:\d\d(?:[.,]\d{{1,3}})?)(?:\s*[-–—]+\s*)?\s*")
# "[applause]", "((laughs))", "[00:12:04]", "[inaudible 00:12:04]"
_HEARD = rf"(?:{one_of(words(__package__, 'noises.tsv'))})(?: (?:at )?{_CLOCK})?|{_CLOCK}"
_NOISE = re.compile(
    rf"\s*(?:\(\(|\[\[|[\[(♪])\s*(?:{_HEARD})\s*[.!]?(?:\)\)|\]\]|[\])♪])",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?:(?:Next |First |Last )?[Ss]lide(?: (?:number )?\d{1,3})?(?:, please)?(?: ?[:.–—-])+|\[[Ss]lide \d{1,3}\]:?)\s*"
)
_DOUBLE = re.compile(r"\(\(([^)\n]{2,40})\)\)\s*:?\s*")
_FEWEST_TURNS = 4
_FEWEST_ENDED = 0.6
"""Share of the turns that end as speech does; fields of a record ("Berths: 40") do not."""
_ASKED = 2
"""Questions that who leads an interview asks at least."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Who speaks in a text, without the signs around it: ``Ann Poe`` of "((Ann Poe)) :", or ``Q``.

    Attributes:
        speakers: All of them; none where the text is no talk.
        askers: Those of who asks more than he tells.
    """

    speakers: frozenset[str] = frozenset()
    askers: frozenset[str] = frozenset()

    def leads(self, mark: str) -> bool:
        """Whether a mark is that of who asks."""
        return _bare(mark) in self.askers

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


def plainly(said: str) -> str:
    """What somebody says without what only a recording has.

    Of "((Ann Poe)) : Slide 3: We won [applause]." that is "Ann Poe: We won.": who speaks stays, time codes, cues of
    slides and noises go.
    """
    text = _NOISE.sub("", _STAMP.sub("", said, count=1) if _STAMP.match(said) else said)
    text = _DOUBLE.sub(r"\1: ", text, count=1) if _DOUBLE.match(text) else text
    end = mark_end(text)
    cue = _CUE.match(text, end)
    if cue:
        text = f"{text[:end]}{text[cue.end() : cue.end() + 1].upper()}{text[cue.end() + 1 :]}"
    return text.strip()


def cue_end(said: str) -> int:
    """How many characters at the start of a text are time codes, cues of slides and noises."""
    at = 0
    while match := next(filter(None, (pattern.match(said, at) for pattern in (_STAMP, _NOISE, _CUE))), None):
        at = match.end()
    while at and at < len(said) and said[at].isspace():
        at += 1
    return at


def mark_end(said: str) -> int:
    """How many characters at the start of a text say who speaks, as far as that text alone can tell."""
    match = _MARK.match(said)
    return match.end() if match else 0


def mark_of(said: str) -> str:
    """The mark of who speaks at the start of a text, such as ``((WN))`` or ``Q``; empty where none stands there."""
    return _bare(said[: mark_end(said)])


def _any_mark_end(line: str) -> int:
    stamp = _STAMP.match(line)
    at = stamp.end() if stamp else 0
    match = _MARK.match(line, at) or _LABEL.match(line, at)
    return match.end() if match else 0


def _bare(mark: str) -> str:
    """Who speaks, of "((Ann Poe)) :" and "[00:01:10] ANN POE:" alike."""
    name = _STAMP.sub("", mark, count=1).rstrip(" :\t\n")
    return name[2:-2] if name.startswith("((") and name.endswith("))") else name
