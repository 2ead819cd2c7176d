"""A loaded seq2seq model as a `Summarizer`."""

import contextlib
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import Any

import torch
from transformers.utils import logging as transformers_logging

from briefer.models.base import Candidate, GenerationSettings, Passage
from briefer.models.batching import Batch, cores
from briefer.models.capacity import Limits, marks_in_text, window
from briefer.models.model_folder import ResolvedModel
from briefer.models.prompts import Prompt
from briefer.models.salience_head import SalienceHead, places_of
from briefer.models.seq2seq import Hypothesis, Scores, Seq2SeqSummarizer
from briefer.models.shared_settings import Shared
from briefer.models.transformers_engine import internals
from briefer.models.transformers_engine.attention import share_passages
from briefer.models.transformers_engine.grounded_decoding import GroundedDecoding, TokenMasks
from briefer.models.transformers_engine.loading import longest_text
from briefer.models.transformers_engine.search import BeamSearch, Rule
from briefer.models.vocabulary import read_vocabulary

# A decoder step of a small model is shorter than its threads' wait for each other: on two busy cores the bundled model
# took 1.1 s a section with one thread and 2.5 s with two. Its batches run side by side instead.
_SMALL_MODEL = 50_000_000  # parameters
_MOST_THREADS = 8

# Values that are held while wordings are scored together, 46 MB: 16 of 60 tokens, of 12,000 that each might have been.
_MOST_LOGITS = 12_000_000


class TransformersSummarizer(Seq2SeqSummarizer):
    """A `Summarizer` on a loaded model; made by `load`, which has checked its parts."""

    engine = "transformers"

    def __init__(
        self,
        resolved: ResolvedModel,
        model: Any,
        tokenizer: Any,
        prompt: Prompt,
        settings: GenerationSettings,
        *,
        grounded: bool,
        reranks_options: bool = False,
        salience: SalienceHead | None = None,
    ) -> None:
        limits = Limits(
            window(model.config.to_dict(), tokenizer.model_max_length),
            model.get_input_embeddings().num_embeddings,
            longest_text(model.config),
        )
        small = model.num_parameters() < _SMALL_MODEL
        workers = min(cores(), _MOST_THREADS) if small else 1
        super().__init__(
            resolved, prompt, settings, limits, grounded=grounded, reranks_options=reranks_options, workers=workers
        )
        self._threads = 1 if small else min(cores(), _MOST_THREADS)
        self._model = model
        self._tokenizer = tokenizer
        # "</s>" in an article is text; in a template it may be meant as the token.
        special = dict(zip(tokenizer.all_special_tokens, tokenizer.all_special_ids, strict=True))
        self._literal = not prompt.mentions(special)
        if self._literal:
            self._marks = marks_in_text(special, partial(self._tokenize, special=False))
        self._salience = salience
        self._shared = share_passages(model)
        self._beam_search = BeamSearch(model, shared=self._shared)

    @cached_property
    def _token_masks(self) -> TokenMasks:
        tokenizer, search = self._tokenizer, self._model.generation_config
        ends = search.eos_token_id if isinstance(search.eos_token_id, list) else [search.eos_token_id]
        starts = {search.pad_token_id, search.bos_token_id, search.decoder_start_token_id, search.forced_bos_token_id}
        added = {i for i, token in tokenizer.added_tokens_decoder.items() if token.special}
        vocabulary = read_vocabulary(
            tokenizer.convert_ids_to_tokens(range(len(tokenizer))),
            special=added | set(tokenizer.all_special_ids),
            silent=starts - {None},
            end=ends,
        )
        return TokenMasks(vocabulary, self._limits.vocabulary)

    def _run(
        self, work: Sequence[Batch], search: Callable[[Batch], Sequence[list[Candidate]]]
    ) -> Iterable[tuple[int, list[Candidate]]]:
        if self.grounded and not self.reranks_options:
            _ = self._token_masks  # before threads ask for it at once
        with quiet(), _threads():
            yield from super()._run(work, search)

    def _tokenize(self, text: str, *, special: bool = True) -> list[int]:
        ids: list[int] = self._encoding(text, add_special_tokens=special)["input_ids"]
        return ids

    def _encoding(self, text: str, **wanted: bool) -> Any:
        # verbose=False: no warning about texts longer than the model's input, `fits` exists to ask.
        return self._tokenizer(text, truncation=False, verbose=False, split_special_tokens=self._literal, **wanted)

    def _decode(self, sequences: Sequence[Sequence[int]]) -> list[str]:
        # Unasked for, some tokenizers take out spaces that they think a model put in: "about .5" -> "about.5".
        texts: list[str] = self._tokenizer.batch_decode(
            sequences, skip_special_tokens=True, clean_up_tokenization_spaces=False
        )
        return texts

    @torch.inference_mode()
    def _search(self, batch: Sequence[list[int]], sources: Sequence[str]) -> list[list[Hypothesis]]:
        torch.set_num_threads(self._threads)  # a setting of each thread
        read = [self._read(ids) for ids in batch]
        lengths = torch.tensor([len(states) for states in read])
        mask = (torch.arange(int(lengths.max())) < lengths[:, None]).long()
        return self._beam_search(torch.nn.utils.rnn.pad_sequence(read, batch_first=True), mask, self._rule(sources))

    @torch.inference_mode()
    def _score(self, passage: Passage, ids: Sequence[int], targets: Sequence[Sequence[int]]) -> Scores:
        if not targets and self._salience is None:
            return Scores(())
        torch.set_num_threads(self._threads)
        states = self._read(ids)
        totals: list[float] = []
        at_once = max(1, _MOST_LOGITS // (self._limits.vocabulary * max(map(len, targets), default=1)))
        for first in range(0, len(targets), at_once):
            totals += self._totals(states[None], targets[first : first + at_once])
        if self._salience is None:
            return Scores(totals)
        return Scores(totals, self._salience(states.numpy(), self._places(passage)))

    def _places(self, passage: Passage) -> list[range]:
        text = self._rendered(passage)
        offsets = self._encoding(text, return_offsets_mapping=True)["offset_mapping"]
        return places_of([choice.wordings[0] for choice in passage.choices], text, offsets)

    def _totals(self, states: torch.Tensor, targets: Sequence[Sequence[int]]) -> list[float]:
        config = self._model.generation_config
        ids = torch.nn.utils.rnn.pad_sequence([torch.tensor(t) for t in targets], batch_first=True)
        written = torch.arange(ids.shape[1]) < torch.tensor([[len(target)] for target in targets])
        # What stands before each token; behind a target's end it does not matter. Some families have a method for it.
        before = torch.cat([ids.new_full((len(targets), 1), config.decoder_start_token_id), ids[:, :-1]], dim=1)
        if not self._shared:
            states = states.expand(len(targets), -1, -1)
        mask = torch.ones(states.shape[:2], dtype=torch.long)
        logits = internals.decode(self._model, states, mask, before, None)
        chosen = logits.gather(-1, ids[..., None])[..., 0] - logits.logsumexp(-1)
        totals: list[float] = chosen.masked_fill(~written, 0.0).sum(-1).tolist()
        return totals

    def _read(self, ids: Sequence[int]) -> torch.Tensor:
        """What the encoder makes of one passage, of shape (tokens, width).

        Passages share the decoder's steps, not the encoder's: a section of 400 tokens keeps a core busy by itself, and
        the scores of 15 together, each token against each, would take most of the memory.
        """
        row = torch.tensor([ids])
        states: torch.Tensor = self._model.get_encoder()(
            input_ids=row,
            attention_mask=torch.ones_like(row),
            **_encoder_inputs(self._model.config, row),
            return_dict=True,
        ).last_hidden_state
        return states[0]

    def _rule(self, sources: Sequence[str]) -> Rule | None:
        if not self.grounded:
            return None
        written = [self.fidelity.degraded(source) for source in sources]
        start = self._model.generation_config.decoder_start_token_id
        return GroundedDecoding(written, self._token_masks, start, self.settings.no_repeat_ngram_size or 0)


def _encoder_inputs(config: Any, ids: torch.Tensor) -> dict[str, torch.Tensor]:
    """What a family's encoder needs beside ids and mask: LED sees the whole text from its first token only."""
    if config.model_type != "led":
        return {}
    everywhere = torch.zeros_like(ids)
    everywhere[:, 0] = 1
    return {"global_attention_mask": everywhere}


@contextlib.contextmanager
def _keep_threads() -> Iterator[None]:
    """Leaves torch's number of threads, which each search sets, as it was."""
    before = torch.get_num_threads()
    try:
        yield
    finally:
        torch.set_num_threads(before)


_threads = Shared(_keep_threads)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    verbosity, bars = transformers_logging.get_verbosity(), transformers_logging.is_progress_bar_enabled()
    transformers_logging.set_verbosity_error()
    transformers_logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        transformers_logging.set_verbosity(verbosity)
        if bars:
            transformers_logging.enable_progress_bar()


quiet = Shared(_quiet)
"""Keeps transformers' advice and progress bars, and any library's warnings, off the screen while somebody is inside."""
