"""The two answers of a seq2seq judge as tokens: what its decoder has to choose between, and after what."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from briefer.errors import ConfigError


@dataclass(frozen=True, slots=True)
class AnswerTokens:
    """The tokens where two answers part.

    T5 writes "1" as one token and "0" as two, of which the first is a bare space: they part at once.

    Attributes:
        before: What both begin with.
        yes: What goes on to the answer that the passage says it.
        no: What goes on to the other.
    """

    before: tuple[int, ...]
    yes: int
    no: int

    @classmethod
    def of(cls, yes: Sequence[int], no: Sequence[int], what: str) -> "AnswerTokens":
        """From the ids of both answers with their end marks; raises ConfigError, with `what`, where they are alike."""
        shared = tuple(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(yes, no, strict=False)))
        at = len(shared)
        if at >= min(len(yes), len(no)):
            raise ConfigError(f'{what}: the tokenizer writes both answers alike: give others as "answers"')
        return cls(shared, yes[at], no[at])
