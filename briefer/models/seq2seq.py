"""What every engine that runs a seq2seq model has in common: only the search itself differs."""

import math
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from briefer.errors import ModelError
from briefer.models.base import Candidate, GenerationSettings, Passage
from briefer.models.batching import MOST_STATES, Batch, batches, run
from briefer.models.broken import failing
from briefer.models.capacity import Limits
from briefer.models.model_folder import ResolvedModel
from briefer.models.prompts import Prompt
from briefer.models.rerank import Scored, ranked
from briefer.models.tokenizer_fidelity import Fidelity, measure, mend

if TYPE_CHECKING:
    from briefer.models.set_ranker import SetRanker

# Pegasus writes "<n>" between sentences, and an untrained model anything, escape sequences included. Not \s: a no-break
# space in "5 000" is part of the figure.
_SPACES = re.compile(r"(?:<n>|[ \x00-\x1f\x7f-\x9f\u2028\u2029])+")

_ONLY = Scored(0.0, 0)
"""The score of a wording that has no other beside it."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What a search found for one passage.

    Attributes:
        tokens: Ids without the marks of the start; the end mark may stand last.
        score: Mean log-probability of a token, the end mark included.
        ended: False when it was cut off at the longest length, perhaps inside "160,000".
    """

    tokens: tuple[int, ...]
    score: float
    ended: bool


@dataclass(frozen=True, slots=True)
class Scores:
    """What a model holds of a passage's choices.

    Attributes:
        totals: The log-probability of each text that was asked about, the sum over its tokens.
        salience: How much likelier each choice is the best, in nats, up to a constant; None when it does not say.
    """

    totals: Sequence[float]
    salience: Sequence[float] | None = None


class Seq2SeqSummarizer(ABC):
    """A `Summarizer` on a loaded model; an engine adds its tokenizer and its search.

    Args:
        resolved: The model's folder.
        prompt: Turns a passage into model input.
        settings: The settings in force, none of them None.
        limits: What the model can take.
        grounded: Whether the search copies names and figures from the passage only.
        chooses: Whether nothing is searched for, and the model only says which of a passage's choices it prefers.
        workers: Batches that run at once.
        most_states: See `batches`.
    """

    engine: str
    note: str | None = None

    _marks: re.Pattern[str] | None = None
    """Special tokens that the tokenizer finds in an article that spells them out; see `marks_in_text`."""

    def __init__(
        self,
        resolved: ResolvedModel,
        prompt: Prompt,
        settings: GenerationSettings,
        limits: Limits,
        *,
        grounded: bool,
        reranks_options: bool = False,
        workers: int,
        most_states: int = MOST_STATES,
    ) -> None:
        self.name = resolved.name
        self.prompt = prompt.name
        self.settings = settings
        self.grounded = grounded or reranks_options
        self.reranks_options = reranks_options
        self.sha256 = resolved.sha256()
        self._template = prompt
        self._ranker = _ranker(resolved) if reranks_options else None
        self._limits = limits
        self._workers = workers
        self._most_states = most_states

    @cached_property
    def fidelity(self) -> Fidelity:
        """What the tokenizer does not reproduce."""
        return measure(self._round_trip)

    @property
    def losses(self) -> frozenset[str]:
        """See `Summarizer.losses`."""
        return self.fidelity.losses

    def fits(self, passage: Passage) -> bool:
        """True when the passage in its prompt is no longer than the model's input."""
        with failing(self.name):
            return len(self._encode(passage)) <= self._limits.window

    def candidates(self, passages: Sequence[Passage]) -> list[list[Candidate]]:
        """See `Summarizer.candidates`. Passages of similar length share a batch, whatever their order."""
        with failing(self.name):
            return self._all_candidates(passages)

    def _all_candidates(self, passages: Sequence[Passage]) -> list[list[Candidate]]:
        encoded = [self._encode(passage) if passage.text.strip() else [] for passage in passages]
        for ids in encoded:
            if len(ids) > self._limits.window:
                raise ModelError(f"{self.name}: {len(ids)} tokens do not fit its {self._limits.window}: split the text")
        sources = [f"{passage.heading or ''}\n{passage.text}" for passage in passages]
        written = (self.settings.num_beams or 1) * (self.settings.max_new_tokens or 1)

        def search(batch: Batch) -> list[list[Candidate]]:
            if self.reranks_options:
                return [self._chosen(passages[i], encoded[i]) for i in batch.indexes]
            found = self._search([encoded[i] for i in batch.indexes], [sources[i] for i in batch.indexes])
            return [
                self._candidates(sources[i], hypotheses) for i, hypotheses in zip(batch.indexes, found, strict=True)
            ]

        work = batches([len(ids) for ids in encoded], written, self._most_states)
        results: list[list[Candidate]] = [[] for _ in passages]
        for index, found in self._run(work, search):
            results[index] = found
        return results

    def _run(
        self, work: Sequence[Batch], search: Callable[[Batch], Sequence[list[Candidate]]]
    ) -> Iterable[tuple[int, list[Candidate]]]:
        return run(work, search, workers=self._workers)

    def _encode(self, passage: Passage) -> list[int]:
        return self._within_vocabulary(self._tokenize(self._rendered(passage)))

    def _within_vocabulary(self, ids: Sequence[int]) -> list[int]:
        if max(ids, default=0) >= self._limits.vocabulary:
            raise ModelError(f"{self.name}: the tokenizer is another model's: save the right one in the model's folder")
        return list(ids)

    def _rendered(self, passage: Passage) -> str:
        """What the model reads; as long as the template with the passage in it."""
        text = self._template.render(passage)
        return self._marks.sub(lambda mark: f"({mark[0][1:-1]})", text) if self._marks else text

    def _candidates(self, source: str, hypotheses: Sequence[Hypothesis]) -> list[Candidate]:
        """Candidates in the order of the search, without empty ones and repeats (other tokens, same text)."""
        best: dict[str, float] = {}
        texts = self._decode([hypothesis.tokens for hypothesis in hypotheses])
        for text, hypothesis in zip(texts, hypotheses, strict=True):
            if not math.isfinite(hypothesis.score):
                continue  # weights that are numbers, and a product that is none: the tokens are anything
            whole = text if hypothesis.ended else text.rpartition(" ")[0]
            if line := mend(_SPACES.sub(" ", whole).strip(), source, self.fidelity):
                # The padding of a batch shows in the digits beyond.
                best.setdefault(line, round(hypothesis.score, 4))
        return [Candidate(line, score) for line, score in best.items()]

    def _chosen(self, passage: Passage, ids: Sequence[int]) -> list[Candidate]:
        if self._limits.longest is not None:
            passage = self._writable(passage, self._limits.longest)
        if not passage.choices:
            return []
        # A choice with one wording leaves the decoder nothing to say: its score is its own whatever that holds of it.
        open_choices = [choice.wordings if len(choice.wordings) > 1 else () for choice in passage.choices]
        targets = [self._tokenize(wording) for wordings in open_choices for wording in wordings]
        found = self._score(passage, ids, targets)
        scores = map(Scored, found.totals, map(len, targets))
        salience = found.salience if self._ranker is None else self._ranker.beside(passage, found.salience)
        if not all(map(math.isfinite, (*found.totals, *(salience or ())))):
            raise ModelError(f"{self.name}: what it holds of a passage is no number: choose another model")
        grouped = [[next(scores) for _ in wordings] or [_ONLY] for wordings in open_choices]
        return ranked(passage.choices, grouped, salience)

    def _writable(self, passage: Passage, longest: int) -> Passage:
        """The passage without wordings of more than `longest` tokens: LED reads 16,000 and writes 1,000."""
        kept = (
            replace(choice, wordings=tuple(w for w in choice.wordings if len(self._tokenize(w)) <= longest))
            for choice in passage.choices
        )
        return replace(passage, choices=tuple(choice for choice in kept if choice.wordings))

    def _round_trip(self, texts: Sequence[str]) -> list[str]:
        return self._decode([self._tokenize(text, special=False) for text in texts])

    @abstractmethod
    def _tokenize(self, text: str, *, special: bool = True) -> list[int]:
        """Ids of a text, whole however long it is; without the marks around it when not `special`."""

    @abstractmethod
    def _decode(self, sequences: Sequence[Sequence[int]]) -> list[str]:
        """The texts of some ids, without special tokens and otherwise as they were written."""

    @abstractmethod
    def _search(self, batch: Sequence[list[int]], sources: Sequence[str]) -> Sequence[Sequence[Hypothesis]]:
        """For each of some encoded passages of similar length what a beam search finds, best first.

        Args:
            batch: Ids of the passages in their prompts.
            sources: What names and figures are copied from, where the engine is grounded.
        """

    @abstractmethod
    def _score(self, passage: Passage, ids: Sequence[int], targets: Sequence[Sequence[int]]) -> Scores:
        """What the model holds of some texts as what is written of a passage.

        Args:
            passage: With its choices.
            ids: The passage in its prompt.
            targets: Ids of the texts with their end mark; none where every choice has one wording only.
        """


def _ranker(resolved: ResolvedModel) -> "SetRanker | None":
    from briefer.models.set_ranker import SetRanker

    return SetRanker.load(resolved.folder, resolved.name)
