"""A loaded seq2seq model as a `Summarizer`."""

import contextlib
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import torch
import transformers
from transformers.modeling_outputs import BaseModelOutput
from transformers.utils import logging as transformers_logging

from briefer.errors import ModelError
from briefer.summarizers.base import Candidate, GenerationSettings, Passage
from briefer.summarizers.fidelity import measure, mend
from briefer.summarizers.prompts import Prompt
from briefer.summarizers.resolution import ResolvedModel
from briefer.summarizers.transformers_engine.grounded_decoding import GroundedDecoding, TokenMasks
from briefer.summarizers.vocabulary import read_vocabulary

# Padded tokens in one call of the encoder; the decoder holds as many states for each beam.
_BATCH_TOKENS = 4096

# T5 reads any length (its positions are relative), but has seen no more than this when its folder names no limit.
_DEFAULT_WINDOW = 512

# Tokenizers without a limit carry int(1e30).
_UNLIMITED = 1_000_000

# Pegasus writes "<n>" between sentences, and an untrained model anything, escape sequences included. Not \s: a no-break
# space in "5 000" is part of the figure.
_SPACES = re.compile(r"(?:<n>|[ \x00-\x1f\x7f-\x9f\u2028\u2029])+")

# A decoder step of a small model is shorter than its threads' wait for each other: on two busy cores the bundled model
# took 1.1 s a section with one thread and 2.5 s with two.
_SMALL_MODEL = 50_000_000  # parameters
_MOST_THREADS = 8


class TransformersSummarizer:
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
    ) -> None:
        self.name = resolved.name
        self.sha256 = resolved.sha256()
        self.prompt = prompt.name
        self.grounded = grounded
        self.settings = settings
        self._model = model
        self._tokenizer = tokenizer
        self._template = prompt
        self._window = _window(model.config, tokenizer)
        self._vocabulary = model.get_input_embeddings().num_embeddings
        self.fidelity = measure(self._round_trip)

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
        return TokenMasks(vocabulary, self._vocabulary)

    @property
    def losses(self) -> frozenset[str]:
        """See `Summarizer.losses`."""
        return self.fidelity.losses

    def fits(self, passage: Passage) -> bool:
        """True when the passage in its prompt is no longer than the model's input."""
        return len(self._encode(passage)) <= self._window

    def candidates(self, passages: Sequence[Passage]) -> list[list[Candidate]]:
        """See `Summarizer.candidates`."""
        encoded = [self._encode(passage) if passage.text.strip() else [] for passage in passages]
        for ids in encoded:
            if len(ids) > self._window:
                raise ModelError(f"{self.name}: {len(ids)} tokens do not fit its {self._window}: split the text")
        found: list[list[Candidate]] = [[] for _ in passages]
        with quiet(), _threads(self._model), torch.inference_mode():
            for batch in _batches([len(ids) for ids in encoded]):
                sources = [f"{passages[i].heading or ''}\n{passages[i].text}" for i in batch]
                proposed = self._search([encoded[i] for i in batch], sources)
                for index, source, (texts, scores) in zip(batch, sources, proposed, strict=True):
                    lines = [mend(_SPACES.sub(" ", text).strip(), source, self.fidelity) for text in texts]
                    found[index] = _distinct(lines, scores)
        return found

    def _encode(self, passage: Passage) -> list[int]:
        # verbose=False: no warning about texts longer than the model's input, `fits` exists to ask.
        ids: list[int] = self._tokenizer(self._template.render(passage), truncation=False, verbose=False)["input_ids"]
        if max(ids, default=0) >= self._vocabulary:
            raise ModelError(f"{self.name}: the tokenizer is another model's: save the right one in the model's folder")
        return ids

    def _round_trip(self, texts: Sequence[str]) -> list[str]:
        encoded = self._tokenizer(list(texts), add_special_tokens=False)["input_ids"]
        return self._decode(encoded)

    def _decode(self, sequences: Any) -> list[str]:
        # Unasked for, some tokenizers take out spaces that they think a model put in: "about .5" -> "about.5".
        texts: list[str] = self._tokenizer.batch_decode(
            sequences, skip_special_tokens=True, clean_up_tokenization_spaces=False
        )
        return texts

    def _search(self, batch: Sequence[list[int]], sources: Sequence[str]) -> Iterator[tuple[list[str], list[float]]]:
        """For each of some encoded passages of similar length, texts and their scores, best first."""
        width = max(map(len, batch))
        pad = self._model.generation_config.pad_token_id
        ids = torch.tensor([row + [pad] * (width - len(row)) for row in batch])
        mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in batch])
        states = self._model.get_encoder()(
            input_ids=ids, attention_mask=mask, **_encoder_inputs(self._model.config, ids), return_dict=True
        ).last_hidden_state
        # A BaseModelOutput of its own for each use: `generate` repeats the states for its beams in place.
        found = self._model.generate(
            input_ids=ids,
            attention_mask=mask,
            encoder_outputs=BaseModelOutput(last_hidden_state=states),
            logits_processor=self._rules(sources),
        )
        for row, sequences in enumerate(found.view(len(batch), -1, found.shape[-1])):
            ended = self._is_end(sequences[:, 1:]).any(-1).tolist()
            texts = [
                # Cut off at the longest length, perhaps inside "160,000".
                text if whole else text.rpartition(" ")[0]
                for text, whole in zip(self._decode(sequences), ended, strict=True)
            ]
            yield texts, self._scores(states[row : row + 1, : len(batch[row])], sequences)

    def _is_end(self, ids: torch.Tensor) -> torch.Tensor:
        return torch.isin(ids, torch.tensor(self._model.generation_config.eos_token_id))

    def _rules(self, sources: Sequence[str]) -> transformers.LogitsProcessorList:
        rules = transformers.LogitsProcessorList()
        if self.grounded:
            written = [self.fidelity.degraded(source) for source in sources]
            beams, no_repeat = self.settings.num_beams or 1, self.settings.no_repeat_ngram_size or 0
            rules.append(GroundedDecoding(written, self._token_masks, beams, no_repeat))
        return rules

    def _scores(self, states: torch.Tensor, sequences: torch.Tensor) -> list[float]:
        """Mean log-probability of a token, for each row of `sequences` (candidates, tokens).

        `states` is (1, source tokens, width). Scored in one pass after the search: the search's own scores carry its
        length penalty and masks, and to get them out it keeps every step's whole vocabulary in memory.
        """
        inputs, targets = sequences[:, :-1], sequences[:, 1:]
        output = self._model(
            encoder_outputs=BaseModelOutput(last_hidden_state=states.expand(len(sequences), -1, -1)),
            attention_mask=torch.ones(len(sequences), states.shape[1], dtype=torch.long),
            decoder_input_ids=inputs,
            use_cache=False,
        )
        chosen = output.logits.log_softmax(-1).gather(-1, targets.unsqueeze(-1)).squeeze(-1)
        ends = self._is_end(targets).int()
        real = (ends.cumsum(-1) - ends) == 0  # up to and with the first end mark
        means: list[float] = ((chosen * real).sum(-1) / real.sum(-1)).tolist()
        # The padding of a batch shows in the digits beyond.
        return [round(mean, 4) for mean in means]


def _distinct(lines: Sequence[str], scores: Sequence[float]) -> list[Candidate]:
    """Candidates in the order of the search, without empty ones and repeats (other tokens, same text)."""
    best: dict[str, float] = {}
    for line, score in zip(lines, scores, strict=True):
        if line:
            best.setdefault(line, score)
    return [Candidate(line, score) for line, score in best.items()]


def _window(config: Any, tokenizer: Any) -> int:
    """Longest input in tokens: the tightest limit that the folder names."""
    limits = (
        tokenizer.model_max_length,
        getattr(config, "max_encoder_position_embeddings", None) or getattr(config, "max_position_embeddings", None),
        getattr(config, "n_positions", None),
    )
    return min((limit for limit in limits if limit and limit < _UNLIMITED), default=_DEFAULT_WINDOW)


def _encoder_inputs(config: Any, ids: torch.Tensor) -> dict[str, torch.Tensor]:
    """What a family's encoder needs beside ids and mask: LED sees the whole text from its first token only."""
    if config.model_type != "led":
        return {}
    everywhere = torch.zeros_like(ids)
    everywhere[:, 0] = 1
    return {"global_attention_mask": everywhere}


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indexes of the passages that are not empty, longest first, in groups within `_BATCH_TOKENS` with padding."""
    batch: list[int] = []
    for index in sorted((i for i, length in enumerate(lengths) if length), key=lambda i: -lengths[i]):
        if batch and (len(batch) + 1) * lengths[batch[0]] > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


@contextlib.contextmanager
def _threads(model: Any) -> Iterator[None]:
    """Gives torch as many threads as help `model`, and leaves its setting as it was."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1 if model.num_parameters() < _SMALL_MODEL else min(threads, _MOST_THREADS))
    try:
        yield
    finally:
        torch.set_num_threads(threads)


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keeps transformers' advice and progress bars off the user's screen, and leaves its settings as they were."""
    verbosity, bars = transformers_logging.get_verbosity(), transformers_logging.is_progress_bar_enabled()
    transformers_logging.set_verbosity_error()
    transformers_logging.disable_progress_bar()
    try:
        yield
    finally:
        transformers_logging.set_verbosity(verbosity)
        if bars:
            transformers_logging.enable_progress_bar()
