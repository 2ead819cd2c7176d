"""Beam search over a batch of passages, with the results of transformers' own and less work.

transformers keeps what each beam has read of its passage apart, moves it whenever the beams change places, and goes on
with every passage until the last of the batch has ended. Here a passage is read once for all of its beams, and leaves
the batch when its search has ended.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import torch
import transformers

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


@dataclass(slots=True)
class _Beam:
    """A beam that is still written: the sum that the search ranks by, and the model's own of the same tokens."""

    tokens: tuple[int, ...]
    ranked: float
    plain: float


@dataclass(slots=True)
class _Passage:
    """The search for one passage."""

    index: int
    beams: list[_Beam]
    finished: list[tuple[float, Hypothesis]] = field(default_factory=list)
    done: bool = False


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
        self._ends = frozenset(ends)
        self._beams: int = config.num_beams
        self._kept: int = config.num_return_sequences
        self._longest: int = config.max_new_tokens
        self._penalty: float = config.length_penalty
        # Greedy search ends where its one beam does.
        self._early = True if self._beams == 1 else config.early_stopping
        self._start: int = config.decoder_start_token_id
        self._processors = _processors(config)

    @torch.inference_mode()
    def __call__(self, states: torch.Tensor, mask: torch.Tensor, rule: Rule | None) -> list[list[Hypothesis]]:
        """Up to `num_return_sequences` hypotheses for each passage, best first.

        Args:
            states: What the encoder made of them, (passages, tokens, width).
            mask: 1 at their tokens, 0 at padding, (passages, tokens).
            rule: What may be written; anything when None.
        """
        passages = [_Passage(index, [_Beam((), 0.0, 0.0)]) for index in range(len(states))]
        results = list(passages)
        cache = _Cache(self._model, states, mask, shared=self._shared)
        for step in range(self._longest):
            logits = cache.step([beam.tokens[-1] if beam.tokens else self._start for p in passages for beam in p.beams])
            width = len(passages[0].beams)
            parents = self._extend(passages, logits, step, rule)
            left = [number for number, passage in enumerate(passages) if not passage.done]
            if not left or step + 1 == self._longest:
                break
            if len(left) > len(passages) * (1 - _WORTH_REMOVING):
                left = list(range(len(passages)))
            rows = [number * width + parent for number in left for parent in parents[number]]
            passages = [passages[number] for number in left]
            cache.keep(left, rows)
            if rule is not None:
                rule.advance(rows, [beam.tokens[-1] for passage in passages for beam in passage.beams])
        return [[hypothesis for _, hypothesis in passage.finished[: self._kept]] for passage in results]

    def _extend(
        self, passages: Sequence[_Passage], logits: torch.Tensor, step: int, rule: Rule | None
    ) -> list[list[int]]:
        """Writes one more token; for each passage, which of its beams each beam goes on from."""
        width = len(passages[0].beams)
        sums = torch.tensor([[beam.ranked for beam in passage.beams] for passage in passages])
        plain = logits.log_softmax(-1)
        ranked = plain if self._beams > 1 else logits
        if self._processors:
            written = [(self._start, *beam.tokens) for passage in passages for beam in passage.beams]
            ranked = self._processors(torch.tensor(written), ranked)
        if rule is not None:
            ranked = ranked.masked_fill(~rule.allowed(), -torch.inf)
        size = plain.shape[-1]
        if self._beams > 1:
            # Not for a single beam: a sum takes away digits by which two tokens are told apart.
            ranked = ranked.view(len(passages), width, size) + sums[:, :, None]
        totals = ranked.reshape(len(passages), -1)
        # Enough to go on with when every one of the best ends.
        count = min(max(2, 1 + len(self._ends)) * self._beams, totals.shape[-1])
        best, places = totals.topk(count)
        parents, tokens = places // size, places % size
        rows = torch.arange(len(passages))[:, None] * width + parents
        columns = zip(parents.tolist(), tokens.tolist(), best.tolist(), plain[rows, tokens].tolist(), strict=True)
        return [self._choose(passage, *found, step) for passage, found in zip(passages, columns, strict=True)]

    def _choose(
        self,
        passage: _Passage,
        parents: Sequence[int],
        tokens: Sequence[int],
        totals: Sequence[float],
        gains: Sequence[float],
        step: int,
    ) -> list[int]:
        """Sorts the best continuations of a passage into finished ones and beams that go on."""
        length = step + 1
        running: list[_Beam] = []
        chosen: list[int] = []
        for rank, (parent, token, total, gain) in enumerate(zip(parents, tokens, totals, gains, strict=True)):
            before = passage.beams[parent]
            beam = _Beam((*before.tokens, token), total, before.plain + gain)
            ended = token in self._ends
            if ended or length == self._longest:
                if rank < self._beams and not passage.done and total > -torch.inf:
                    score = total / length**self._penalty
                    passage.finished.append((score, Hypothesis(beam.tokens, beam.plain / length, ended)))
            elif len(running) < self._beams:
                running.append(beam)
                chosen.append(parent)
        passage.finished.sort(key=lambda pair: -pair[0])
        del passage.finished[self._beams :]
        if length < self._longest and not running:
            # Nothing may follow: a rule that forbids all but the end.
            passage.done = True
            running, chosen = [passage.beams[0]], [0]
        while length < self._longest and len(running) < self._beams:
            running.append(_Beam(running[0].tokens, -torch.inf, running[0].plain))
            chosen.append(chosen[0])
        passage.beams = running
        passage.done = passage.done or (length < self._longest and self._has_ended(passage, length))
        return chosen

    def _has_ended(self, passage: _Passage, length: int) -> bool:
        """True when no beam that goes on can come among the best, by the heuristic of transformers' beam search."""
        best = passage.beams[0].ranked
        if best == -torch.inf:
            return True
        if len(passage.finished) < self._beams:
            return False
        if self._early is True:
            return True
        reach = self._longest if self._early == "never" and self._penalty > 0 else length
        return bool(best / reach**self._penalty <= passage.finished[-1][0])


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
