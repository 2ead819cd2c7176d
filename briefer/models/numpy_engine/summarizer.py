"""A T5 in numpy as a `Summarizer`."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import numpy as np
from threadpoolctl import threadpool_limits

from briefer.models.base import Candidate, GenerationSettings, Passage
from briefer.models.batching import Batch, cores
from briefer.models.beams import SearchRules
from briefer.models.capacity import Limits
from briefer.models.fast_tokenizer import FastTokenizer
from briefer.models.model_folder import ResolvedModel
from briefer.models.numpy_engine.search import search
from briefer.models.numpy_engine.t5 import T5
from briefer.models.numpy_engine.weights import Array
from briefer.models.prompts import Prompt
from briefer.models.salience_head import SalienceHead, means, places_of
from briefer.models.seq2seq import Hypothesis, Scores, Seq2SeqSummarizer
from briefer.models.shared_settings import Shared

_one_thread = Shared(partial(threadpool_limits, 1, user_api="blas"))

# One passage after the other in each thread: what comes out cannot depend on its company, and there is no padding.
_ALONE = 1


class NumpySummarizer(Seq2SeqSummarizer):
    """A `Summarizer` on a T5 that chooses what to say; made by `load`, which has checked its parts.

    Args:
        resolved: The model's folder.
        model: The network.
        tokenizer: Of its folder.
        prompt: Turns a passage into model input.
        settings: The settings in force, none of them None.
        rules: How beams are kept where it may write freely.
        window: Longest input in tokens.
        salience: What ranks the sentences; None when the folder has nothing.
        reranks_options: Whether it chooses; else it writes freely.
    """

    engine = "numpy"

    def __init__(
        self,
        resolved: ResolvedModel,
        model: T5,
        tokenizer: FastTokenizer,
        prompt: Prompt,
        settings: GenerationSettings,
        rules: SearchRules,
        *,
        window: int,
        salience: SalienceHead | None,
        reranks_options: bool,
    ) -> None:
        super().__init__(
            resolved,
            prompt,
            settings,
            Limits(window, model.shape.vocabulary),
            grounded=False,
            reranks_options=reranks_options,
            workers=cores(),
            most_states=_ALONE,
        )
        self._model = model
        self._tokenizer = tokenizer
        self._marks = tokenizer.marks
        self._rules = rules
        self._salience = salience

    def _run(
        self, work: Sequence[Batch], search: Callable[[Batch], Sequence[list[Candidate]]]
    ) -> Iterable[tuple[int, list[Candidate]]]:
        # A product of this size is too short to share among threads, of which passages have one each.
        with _one_thread():
            yield from super()._run(work, partial(_without_warnings, search))

    def _tokenize(self, text: str, *, special: bool = True) -> list[int]:
        return self._tokenizer.ids(text, special=special)

    def _encode(self, passage: Passage) -> list[int]:
        return self._within_vocabulary(self._tokenizer.encoded(self._rendered(passage)).ids)

    def _decode(self, sequences: Sequence[Sequence[int]]) -> list[str]:
        return self._tokenizer.decode(sequences)

    def _search(self, batch: Sequence[list[int]], sources: Sequence[str]) -> list[list[Hypothesis]]:
        no_repeat = self.settings.no_repeat_ngram_size or 0
        return [search(self._model, ids, self._rules, no_repeat) for ids in batch]

    def _score(self, passage: Passage, ids: Sequence[int], targets: Sequence[Sequence[int]]) -> Scores:
        if not targets and self._salience is None:
            return Scores(())
        states = self._model.read(ids)
        totals: Sequence[float] = ()
        if targets:
            totals = self._model.totals(self._model.remember(states), targets, self._rules.start)
        return Scores(totals, self._salience(states, self._places(passage)) if self._salience else None)

    def read(self, passage: Passage) -> list[Array]:
        """What the encoder makes of each choice of a passage, (width,): the mean over the tokens of its sentence."""
        with _one_thread():
            return means(self._model.read(self._encode(passage)), self._places(passage))

    def _places(self, passage: Passage) -> list[range]:
        text = self._rendered(passage)
        sentences = [choice.wordings[0] for choice in passage.choices]
        return places_of(sentences, text, self._tokenizer.encoded(text).offsets)


def _without_warnings(search: Callable[[Batch], Sequence[list[Candidate]]], batch: Batch) -> Sequence[list[Candidate]]:
    """What a search finds; of weights so large that numbers overflow the result tells, and numpy need not on stderr."""
    with np.errstate(all="ignore"):  # of a thread: each of those that search has its own
        return search(batch)
