"""The account: an entry for each name, figure and other word of a summary that could be a fact, in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from briefer.facts.mention import Judgement, Mention, Verdict
from briefer.faithfulness.account.leftovers import Unclaimed
from briefer.faithfulness.account.reasons import Reason

STATED: Final = "stated"
"""The rule of a supported mention whose judge does not name one."""


class State(StrEnum):
    """What became of a word that could be a fact."""

    SUPPORTED = "supported"
    FINDING = "finding"
    NOT_A_FACT = "not-a-fact"


@dataclass(frozen=True, slots=True)
class Outside:
    """A word that could be a fact, ``summary[start:end]``, and that is no mention: the source has it, or it is none.

    `rule` is the licence or the reason, `evidence` a span of the source, None for a word that is no fact.
    """

    text: str
    start: int
    end: int
    rule: str
    reason: Reason | None = None
    evidence: tuple[int, int] | None = None

    @classmethod
    def of(cls, word: Unclaimed) -> "Outside":
        """What is kept of a word that is no finding."""
        token = word.token
        return cls(token.text, token.start, token.end, word.rule, word.reason, word.evidence)


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of ``summary[start:end]``: by which rule, licence or reason, and on what span of the source."""

    text: str
    start: int
    end: int
    state: State
    rule: str
    evidence: tuple[int, int] | None
    verdict: Verdict | None = None
    """The verdict on a mention; None for a word that is none."""


def account(mentions: Iterable[tuple[Mention, Judgement]], outside: Sequence[Outside]) -> tuple[Entry, ...]:
    """The account of a summary, in its order."""
    entries = [_judged(mention, judgement) for mention, judgement in mentions]
    entries += [
        Entry(o.text, o.start, o.end, State.NOT_A_FACT if o.reason else State.SUPPORTED, o.rule, o.evidence)
        for o in outside
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.start, entry.end)))


def _judged(mention: Mention, judgement: Judgement) -> Entry:
    is_supported = judgement.verdict is Verdict.SUPPORTED
    rule = judgement.rule or (STATED if is_supported else f"{judgement.verdict}-{mention.kind}")
    state = State.SUPPORTED if is_supported else State.FINDING
    return Entry(mention.text, mention.start, mention.end, state, rule, judgement.evidence, judgement.verdict)
