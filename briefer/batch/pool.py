"""Many briefs in the making at once, so that the model is asked for many passages at a time.

Pure bookkeeping: no thread, no file, no call of the model.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from briefer.briefing.brief import Brief
from briefer.briefing.pipeline import Exchange
from briefer.errors import BrieferError, OutOfMemoryError
from briefer.models import Candidate, Passage

NO_MEMORY = "not enough memory for it, though nothing else was in the making; split it, or give the process more"
"""Why there is no brief of an input that was tried alone; of another it is tried again."""

Item = TypeVar("Item")

Answer = Sequence[Candidate] | BrieferError
"""What the model made of a passage, or why it made nothing."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is in the making at once, whatever the number of inputs.

    Attributes:
        call: Most passages in one call of the model, which sorts them into batches of like length and runs these side
            by side. No new article is let in while so many wait.
        characters: Most characters of articles in the making; a longer article is in the making alone.
    """

    call: int = 64
    characters: int = 400_000


@dataclass(frozen=True, slots=True)
class Made(Generic[Item]):
    """An article that is done: its brief, or why there is none.

    `seconds` is the time that planning, judging and composing took, `model_seconds` its share of the model's.
    """

    item: Item
    brief: Brief | BrieferError
    seconds: float
    model_seconds: float


@dataclass(slots=True, eq=False)
class _Active(Generic[Item]):
    """An article in the making: its exchange, and the answers to what that asked last."""

    item: Item
    work: Exchange
    size: int
    answers: list[Answer | None] = field(default_factory=list)
    seconds: float = 0.0
    model_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _Question(Generic[Item]):
    """One passage that waits for the model: the `index`-th of what its article asks."""

    passage: Passage
    active: _Active[Item]
    index: int


@dataclass(frozen=True, slots=True)
class Group(Generic[Item]):
    """Passages for one call of the model."""

    questions: tuple[_Question[Item], ...]

    @property
    def passages(self) -> list[Passage]:
        """In the order of the answers that `Pool.give` wants."""
        return [question.passage for question in self.questions]

    def by_article(self) -> list[list[int]]:
        """The indexes of the passages of each article."""
        found: dict[int, list[int]] = {}
        for index, question in enumerate(self.questions):
            found.setdefault(id(question.active), []).append(index)
        return list(found.values())


class Pool(Generic[Item]):
    """Articles in the making and the passages that wait for the model."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._waiting: list[_Question[Item]] = []
        self._active: set[_Active[Item]] = set()

    @property
    def waiting(self) -> int:
        """Passages that wait for the model."""
        return len(self._waiting)

    @property
    def is_full_call(self) -> bool:
        """True when enough passages wait for a whole call."""
        return len(self._waiting) >= self._limits.call

    def has_room(self, size: int) -> bool:
        """True when an article of so many characters may be let in."""
        in_the_making = sum(active.size for active in self._active)
        return not self._active or (not self.is_full_call and in_the_making + size <= self._limits.characters)

    @property
    def is_empty(self) -> bool:
        """True when no article is in the making."""
        return not self._active

    def admit(self, item: Item, work: Exchange, size: int) -> list[Made[Item]]:
        """Lets an article in; gives it back at once when there is nothing in it to ask the model."""
        active = _Active(item, work, size)
        self._active.add(active)
        return self._advance(active, first=True)

    def take(self) -> Group[Item]:
        """The passages for the next call: those that have waited longest."""
        chosen = self._waiting[: self._limits.call]
        del self._waiting[: self._limits.call]
        return Group(tuple(chosen))

    def give(self, group: Group[Item], answers: Sequence[Answer], seconds: float) -> list[Made[Item]]:
        """Hands out what the model said to a group, in the order of its passages; gives back what is done now."""
        complete: list[_Active[Item]] = []
        for question, answer in zip(group.questions, answers, strict=True):
            active = question.active
            active.answers[question.index] = answer
            active.model_seconds += seconds / len(answers)
            if None not in active.answers:
                complete.append(active)
        return [made for active in complete for made in self._advance(active)]

    def _advance(self, active: _Active[Item], *, first: bool = False) -> list[Made[Item]]:
        started = time.thread_time()
        result: Brief | BrieferError | None = None
        try:
            asked = next(active.work) if first else active.work.send(_all_well(active.answers))
            while not asked:
                asked = active.work.send([])
        except StopIteration as done:
            result = done.value
        except BrieferError as error:
            result = error
        except MemoryError:
            result = OutOfMemoryError(NO_MEMORY)
        except Exception as error:
            # A fault of ours that one odd article brings out must not cost the others.
            result = BrieferError(f"internal error: {type(error).__name__}: {error}; please report it")
        active.seconds += time.thread_time() - started
        if result is None:
            active.answers = [None] * len(asked)
            self._waiting += [_Question(passage, active, index) for index, passage in enumerate(asked)]
            return []
        self._active.remove(active)
        return [Made(active.item, result, active.seconds, active.model_seconds)]


def _all_well(answers: Sequence[Answer | None]) -> list[Sequence[Candidate]]:
    """The answers; raises the first error among them."""
    well: list[Sequence[Candidate]] = []
    for answer in answers:
        if answer is None:
            raise ValueError("a passage without an answer")
        if isinstance(answer, BrieferError):
            raise answer
        well.append(answer)
    return well
