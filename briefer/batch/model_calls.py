"""One call of the model for many articles, in which no article spoils another one's answers."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.batch.inputs import Loaded
from briefer.batch.pool import NO_MEMORY, Answer, Group
from briefer.errors import BrieferError, ModelError, OutOfMemoryError
from briefer.io.terminal import inert
from briefer.models import Passage, Summarizer


@dataclass(frozen=True, slots=True)
class Answered:
    """A group with what the model made of each of its passages, and the seconds that it took."""

    group: Group[Loaded]
    answers: list[Answer]
    seconds: float


def ask(summarizer: Summarizer, group: Group[Loaded]) -> Answered:
    """Has the model summarize a group of passages; when it fails, those of each article apart."""
    started = time.perf_counter()
    passages = group.passages
    answers = _answers(summarizer, passages)
    parts = group.by_article()
    if len(parts) > 1 and any(isinstance(answer, BrieferError) for answer in answers):
        for indexes in parts:
            apart = _answers(summarizer, [passages[index] for index in indexes])
            for index, answer in zip(indexes, apart, strict=True):
                answers[index] = answer
    return Answered(group, answers, time.perf_counter() - started)


def _answers(summarizer: Summarizer, passages: Sequence[Passage]) -> list[Answer]:
    try:
        return [*summarizer.candidates(passages)]
    except BrieferError as error:
        return [error] * len(passages)
    except MemoryError:
        return [OutOfMemoryError(NO_MEMORY)] * len(passages)
    except RuntimeError as error:  # torch's own errors are RuntimeErrors
        reason = inert(str(error)) or type(error).__name__
        return [ModelError(f"the model failed: {reason}; summarize this input alone")] * len(passages)
