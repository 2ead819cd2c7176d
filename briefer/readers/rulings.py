"""A court's opinion: its caption is no text and names its title, and each judge's opinion is a section of its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from briefer.readers.plain.block_features import kind
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "rulings_words.tsv")

_CAPTION = 30
"""Blocks within which a caption stands."""
_LONGEST_LINE = 200  # characters
_PARTS = 6
"""Blocks that the two parties and what stands between them may take, and one."""

_ROLE = rf"(?:(?:{one_of(_words('role'))})s?(?:[-/ ]+|\Z|(?=[,.;:])))+"
_AGAINST = r"(?:[-–—] ?)?(?:v|vs|V|VS|against|AGAINST|versus)\.?(?: ?[-–—])?"
_PARTIES = re.compile(
    rf"(?P<one>[A-Z][^;:]{{1,120}}?),? (?i:{_ROLE})[,.;:]? ?(?:{_AGAINST}|(?:- )?(?:and|AND)(?: -)?) "
    rf"(?P<other>[A-Z][^;:]{{1,120}}?),? (?i:{_ROLE})[,.;:]?\Z"
)
_VERSUS = re.compile(r"[A-Z][^;:]{1,100} vs?\.? [A-Z][^;:]{1,100}\Z")
_COURT = re.compile(
    r"(?:IN THE |In the |UNITED STATES |SUPREME |Supreme )?.{0,60}\b(?:COURT|Court|TRIBUNAL|Tribunal)\b[^.]{0,60}\Z"
)
_FIELD = re.compile(
    rf"(?:{one_of(_words('field'))})(?![a-z]).{{0,150}}\Z"
    rf"|\[?\d{{4}}\]? [A-Z]{{2,8}}(?: \([A-Z][a-z]+\))? \d+\Z|{_AGAINST}\Z"
    rf"|(?:.{{1,120}},? )?(?i:{_ROLE})[,.;:]?\Z"
)
_OFFICE = rf"(?:{one_of(_words('office'))})"
# "RUIZ, Judge, dissenting:", "Justice Roe, with whom Poe, J., joins, concurring in part.", "Poe J.A. (dissenting):"
_OPINION = re.compile(
    rf"(?=.{{0,60}}\b{_OFFICE}(?![\w]))[A-Z].{{0,110}}[ (](?:{one_of(_words('opinion'))})\b[^.:;]{{0,60}}[)]?[.:]?\Z"
)
_AUTHOR = re.compile(
    rf"(?:[A-Z][\w.’'-]*,? ){{1,4}}{_OFFICE}(?: of the Court)?[.:]\Z|{_OFFICE} (?:[A-Z][\w.’'-]* ?){{1,3}}[.:]\Z"
)


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above an opinion: its title ("Harlow v. Town of Leeds"), and which blocks it is made of."""

    title: str
    blocks: frozenset[int]


def caption_of(texts: Sequence[str], title: str | None = None) -> Caption | None:
    """The caption that a text opens with; None where no two parties stand against each other.

    Args:
        texts: Of the blocks that no reader knows for the title, in order.
        title: What was taken for it: a court's name, as a rule.
    """
    head = [text if len(text) <= _LONGEST_LINE else "" for text in texts[:_CAPTION]]
    found = (title, range(0)) if title and _VERSUS.match(title) else _parties(head)
    if found is None or not any(_FIELD.match(text) or _COURT.match(text) for text in (title or "", *head)):
        return None
    named, at = found
    blocks = set(at)
    for i, text in enumerate(head):
        if not text or (kind(text) == "prose" and not _is_line(text)):
            if i >= at.stop:
                break
            continue
        if _is_line(text):
            blocks.add(i)
    return Caption(named, frozenset(blocks))


def is_opinion(text: str) -> bool:
    """True for "RUIZ, Judge, dissenting:": another judge's opinion begins there."""
    return len(text) <= _LONGEST_LINE and _OPINION.match(text) is not None


def _is_line(text: str) -> bool:
    return any(pattern.match(text) for pattern in (_FIELD, _COURT, _AUTHOR))


def _parties(head: Sequence[str]) -> tuple[str, range] | None:
    """Who stands against whom, and in which blocks: "HARLOW, Plaintiff,", "v.", "TOWN OF LEEDS, Defendant."."""
    for start in range(len(head)):
        for count in range(1, _PARTS):
            lines = head[start : start + count]
            if any(_COURT.match(line) for line in lines):
                break  # "In the Court of Leeds" is no part of who stands against whom
            if all(lines) and (found := _PARTIES.match(" ".join(lines))):
                return f"{found['one']} v. {found['other']}", range(start, start + count)
    return None
