"""Beam search over a batch of passages, with the results of transformers' own and less work.

transformers keeps what each beam has read of its passage apart, moves it whenever the beams change places, and goes on
with every passage until the last of the batch has ended. Here a passage is read once for all of its beams, and leaves
the batch when its search has ended.
"""

from collections.abc import Sequence
from typing import Any, Protocol

import torch
import transformers

from briefer.models.beams import Beams, SearchRules
from briefer.models.seq2seq import Hypothesis
from briefer.models.transformers_engine import internals

# Passages that have ended are taken out of the batch when they are this share of it: each time costs a copy of what the
# others have read.
_WORTH_REMOVING = 0.2


class Rule(Protocol):
    """Says what the beams may write next, where the model alone does not decide."""

    def allowed(self) -> torch.Tensor:
        """True at the tokens that may follow, of shape (beams of all passages, vocabulary)."""

    def advance(self, parents: Sequence[int], tokens: Sequence[int]) -> None:
        """Told that row i goes on from what was row `parents[i]` and has written `tokens[i]`."""


class BeamSearch:
    """How a model is searched, for any number of batches.

    Args:
        model: With its generation_config made by `search_config`.
        shared: Whether the model's attention takes fewer rows of keys than of queries, see `share_passages`.
    """

    def __init__(self, model: Any, *, shared: bool) -> None:
        self._model = model
        self._shared = shared
        config = model.generation_config
        ends = config.eos_token_id if isinstance(config.eos_token_id, list) else [config.eos_token_id]
        self._rules = SearchRules(
            beams=config.num_beams,
            kept=config.num_return_sequences,
            longest=config.max_new_tokens,
            penalty=config.length_penalty,
            ends=frozenset(ends),
            start=config.decoder_start_token_id,
            early=config.early_stopping,
        )
        self._processors = _processors(config)

    @torch.inference_mode()
    def __call__(self, states: torch.Tensor, mask: torch.Tensor, rule: Rule | None) -> list[list[Hypothesis]]:
        """Up to `num_return_sequences` hypotheses for each passage, best first.

        Args:
            states: What the encoder made of them, (passages, tokens, width).
            mask: 1 at their tokens, 0 at padding, (passages, tokens).
            rule: What may be written; anything when None.
        """
        passages = [Beams(self._rules) for _ in states]
        results = list(passages)
        cache = _Cache(self._model, states, mask, shared=self._shared)
        longest = self._rules.longest
        for step in range(longest):
            logits = cache.step([token for passage in passages for token in passage.newest])
            width = len(passages[0].running)
            parents = self._extend(passages, logits, step, rule)
            left = [number for number, passage in enumerate(passages) if not passage.done]
            if not left or step + 1 == longest:
                break
            if len(left) > len(passages) * (1 - _WORTH_REMOVING):
                left = list(range(len(passages)))
            rows = [number * width + parent for number in left for parent in parents[number]]
            passages = [passages[number] for number in left]
            cache.keep(left, rows)
            if rule is not None:
                rule.advance(rows, [token for passage in passages for token in passage.newest])
        return [passage.hypotheses for passage in results]

    def _extend(self, passages: Sequence[Beams], logits: torch.Tensor, step: int, rule: Rule | None) -> list[list[int]]:
        """Writes one more token; for each passage, which of its beams each beam goes on from."""
        width = len(passages[0].running)
        sums = torch.tensor([[beam.ranked for beam in passage.running] for passage in passages])
        plain = logits.log_softmax(-1)
        ranked = plain if self._rules.beams > 1 else logits
        if self._processors:
            written = [(self._rules.start, *beam.tokens) for passage in passages for beam in passage.running]
            ranked = self._processors(torch.tensor(written), ranked)
        if rule is not None:
            ranked = ranked.masked_fill(~rule.allowed(), -torch.inf)
        size = plain.shape[-1]
        if self._rules.beams > 1:
            # Not for a single beam: a sum takes away digits by which two tokens are told apart.
            ranked = ranked.view(len(passages), width, size) + sums[:, :, None]
        totals = ranked.reshape(len(passages), -1)
        best, places = totals.topk(min(self._rules.continuations, totals.shape[-1]))
        parents, tokens = places // size, places % size
        rows = torch.arange(len(passages))[:, None] * width + parents
        columns = zip(parents.tolist(), tokens.tolist(), best.tolist(), plain[rows, tokens].tolist(), strict=True)
        return [passage.extend(*found, step) for passage, found in zip(passages, columns, strict=True)]


class _Cache:
    """What the decoder remembers: of each passage, once, and of each beam."""

    def __init__(self, model: Any, states: torch.Tensor, mask: torch.Tensor, *, shared: bool) -> None:
        self._model = model
        self._states = states
        self._mask = mask
        self._shared = shared
        self._past = internals.new_cache()
        self._rows = len(states)

    def step(self, tokens: Sequence[int]) -> torch.Tensor:
        """The logits of what follows `tokens`, one of each beam, of shape (beams, vocabulary)."""
        self._rows = len(tokens)
        ids = torch.tensor(tokens)[:, None]
        return internals.decode(self._model, self._states, self._mask, ids, self._past)[:, -1, :].float()

    def keep(self, passages: Sequence[int], beams: Sequence[int]) -> None:
        """Goes on with these of the passages and, for each of their beams, from these of the beams before."""
        if not self._shared:
            passages = beams
        if list(beams) != list(range(self._rows)):
            internals.keep_written(self._past, beams)
        if list(passages) != list(range(len(self._states))):
            chosen = torch.tensor(passages)
            self._states, self._mask = self._states[chosen], self._mask[chosen]
            internals.keep_read(self._past, passages)


def _processors(config: Any) -> transformers.LogitsProcessorList:
    """The rules that transformers' own search would apply for `config`, in its order."""
    rules = transformers.LogitsProcessorList()
    if config.no_repeat_ngram_size:
        rules.append(transformers.NoRepeatNGramLogitsProcessor(config.no_repeat_ngram_size))
    if config.bad_words_ids:
        rules.append(transformers.NoBadWordsLogitsProcessor(config.bad_words_ids, config.eos_token_id))
    if config.forced_bos_token_id is not None:
        rules.append(transformers.ForcedBOSTokenLogitsProcessor(config.forced_bos_token_id))
    if config.forced_eos_token_id is not None:
        rules.append(transformers.ForcedEOSTokenLogitsProcessor(config.max_new_tokens + 1, config.forced_eos_token_id))
    if config.suppress_tokens:
        rules.append(transformers.SuppressTokensLogitsProcessor(config.suppress_tokens))
    return rules
