"""Claims that are checked, and the verdicts on them: neither is printed without the other.

"Claim: The bridge is closed." alone would state what the article denies, and so would the sentences between a claim and
its verdict that say who spread it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from briefer.briefing.composite import Composite
from briefer.documents.article import Article, Section
from briefer.text.folding import folded
from briefer.text.patterns import one_of
from briefer.text.span import Span
from briefer.text.wordlists import words as word_list

_words = partial(word_list, __package__, "claims_words.tsv")

_NUMBER = r"(?: ?(?:#|no\. ?)?\d{1,2})?"
_CLAIM = re.compile(rf"(?:\d{{1,2}}[.)] )?(?:{one_of(_words('claims'))}){_NUMBER} ?[:—–]\s", re.IGNORECASE)
_VERDICT = re.compile(rf"(?:(?:the|our|[a-z]{{2,12}}['’]s) )?(?:{one_of(_words('verdicts'))}) ?[:—–]\s", re.IGNORECASE)
_STOP = re.compile(r"[.!?]\W*\s")
_LONGEST = 70
"""Words of a claim with its verdict."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What is claimed in a section, and what is found of it.

    Attributes:
        together: The claims whose verdict stands further on, with what is printed of both.
        listed: The sentences that these are made of.
        verdicts: Of other sentences about a claim, the one that holds its verdict: they are not printed without it.
    """

    together: Mapping[Span, Composite] = field(default_factory=dict)
    listed: frozenset[Span] = frozenset()
    verdicts: Mapping[Span, Span] = field(default_factory=dict)


def is_claim(text: str) -> bool:
    """True for "Claim: The bridge is closed." and "Claim 3: The bridge is closed"."""
    return _CLAIM.match(text) is not None


def is_verdict(text: str) -> bool:
    """True for "Verdict: False." and "Our rating: Half true."."""
    return _VERDICT.match(text) is not None


def with_claims(text: str, sentences: Sequence[Span], heading: str | None = None) -> list[Span]:
    """The sentences, with a claim that is checked and the verdict beside it made one; without a claim that has none.

    A verdict belongs to the claim before it, which may be the `heading`; only one that has none to the claim behind it.
    """
    found: list[Span] = []
    is_open = is_claim(heading or "")
    free: Span | None = None  # a verdict, with nothing behind it, that is on no claim before it
    at = 0
    while at < len(sentences):
        span, following = sentences[at], sentences[at + 1] if at + 1 < len(sentences) else None
        at += 1
        if not is_claim(span.of(text)):
            found.append(span)
            free = span if is_verdict(span.of(text)) and not is_open else None
            is_open = is_open and not is_verdict(span.of(text))
        elif following is not None and is_verdict(following.of(text)):
            found.append(Span(span.start, following.end))
            is_open, free = False, None
            at += 1
        elif free is not None:
            found[-1] = Span(free.start, span.end)
            is_open, free = False, None
        elif _verdict_behind(text, sentences[at:]) is not None:
            found.append(span)
            is_open = True
    return found


def _verdict_behind(text: str, behind: Sequence[Span]) -> int | None:
    """The place of the verdict on a claim among the sentences behind it: the next one, before another claim."""
    for at, span in enumerate(behind):
        if is_claim(span.of(text)):
            return None
        if is_verdict(span.of(text)):
            return at
    return None


def claims(article: Article, section: Section, sentences: Sequence[Span]) -> Claims:
    """The claims of a section, which may be its heading; `sentences` are those of `with_claims`."""
    text = article.text
    verdicts: dict[Span, Span] = {}
    together: dict[Span, Composite] = {}
    starts = [at for at, span in enumerate(sentences) if is_claim(span.of(text))]
    if is_claim(section.heading or ""):
        starts = sorted({0, *starts}) if sentences else []
    for first, end in pairwise([*starts, len(sentences)]):
        group = sentences[first:end]
        found = next((span for span in group if is_verdict(span.of(text))), None)
        is_said = is_claim(group[0].of(text))  # else by the heading
        holder = group[0] if is_said else found
        if found is not None and is_said and not _holds_verdict(group[0].of(text)):
            composite = _composite(text, group[0], found)
            together |= {group[0]: composite} if composite else {}
        if holder is not None:
            verdicts |= {span: holder for span in group if span not in (holder, found)}
    listed = frozenset(part for composite in together.values() for part in composite.parts)
    return Claims(together, listed, verdicts)


def _holds_verdict(claim: str) -> bool:
    return any(_VERDICT.match(claim, stop.end()) for stop in _STOP.finditer(claim))


def _composite(text: str, claim: Span, verdict: Span) -> Composite | None:
    said = f"{folded(claim.of(text))} {folded(verdict.of(text))}"
    if len(said.split()) > _LONGEST:
        return None
    return Composite(said, (claim, verdict), Span(claim.start, verdict.end), claim)
