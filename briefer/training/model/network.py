"""The network that is trained: a T5, fresh or grown from earlier weights, with a head that ranks sentences."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import T5Config, T5ForConditionalGeneration

from briefer.errors import ConfigError
from briefer.models.salience_head import SalienceHead
from briefer.training.data.batches import Example
from briefer.training.data.tokenizer import END_ID, PAD_ID
from briefer.training.model.bigram_induction import Strength, with_precise_copying
from briefer.training.model.induction_start import write_copying_circuit
from briefer.training.recipe import Recipe

SHARPNESS = 10.0
"""Saliences are F1 scores: a sentence that is 0.1 better should be e times as likely."""


def network(recipe: Recipe, sample: Sequence[Example]) -> Any:
    """The T5 that a recipe starts from: earlier weights or random ones with the copying start, grown if it says so.

    Args:
        recipe: What to make.
        sample: Examples to measure scales on.

    Raises:
        ConfigError: There is no model in the folder that the recipe starts from, or it has not the blocks to double.
    """
    model = _from_folder(Path(recipe.start)) if recipe.start else _fresh(recipe)
    if recipe.grow_after:
        if not set(recipe.grow_after) <= set(range(1, model.config.num_layers)):
            raise ConfigError(f"recipe: grow_after names blocks other than 1 to {model.config.num_layers - 1}")
        grow_encoder(model, recipe.grow_after)
    if recipe.precise:
        length = min(len(example.source) for example in sample)
        tokens = torch.from_numpy(np.stack([example.source[:length] for example in sample]).astype(np.int64))
        model = with_precise_copying(model, tokens, Strength(vote=recipe.precise))
    return model


def _fresh(recipe: Recipe) -> Any:
    torch.manual_seed(recipe.seed)
    config = T5Config(
        vocab_size=recipe.vocabulary,
        d_model=recipe.width,
        d_kv=recipe.width // recipe.heads,
        d_ff=recipe.feed_forward,
        num_layers=recipe.encoder_layers,
        num_decoder_layers=recipe.decoder_layers,
        num_heads=recipe.heads,
        feed_forward_proj="gated-gelu",
        tie_word_embeddings=True,
        decoder_start_token_id=PAD_ID,
        pad_token_id=PAD_ID,
        eos_token_id=END_ID,
        dropout_rate=0.0,
    )
    model = T5ForConditionalGeneration(config)
    write_copying_circuit(model, recipe.seed)
    return model


def _from_folder(folder: Path) -> Any:
    """Earlier weights in single precision, without dropout: a pass or two of so much text is not learned by heart."""
    if not (folder / "config.json").is_file():
        raise ConfigError(f"recipe: start is {folder}, which holds no model")
    config = T5Config.from_pretrained(folder, local_files_only=True)
    config.dropout_rate = 0.0
    return T5ForConditionalGeneration.from_pretrained(
        folder, config=config, dtype=torch.float32, local_files_only=True, use_safetensors=True
    )


def earlier_head(recipe: Recipe, model: Any) -> torch.Tensor | None:
    """The head of the weights that a recipe starts from; None where they have none.

    Args:
        recipe: What was made.
        model: What `network` made of it; a head is of no use to a network that was made wider since.

    Raises:
        ModelError: The head is broken.
    """
    if not recipe.start or recipe.precise:
        return None
    head = SalienceHead.load(Path(recipe.start), recipe.start, model.config.d_model)
    return torch.from_numpy(head.weight) if head else None


@torch.no_grad()
def grow_encoder(model: Any, after: Sequence[int]) -> None:
    """Puts a copy of each of some encoder blocks behind it, silent at first: the network computes what it did before.

    After Wu et al. 2024, "LLaMA Pro: Progressive LLaMA with Block Expansion": only the output matrices start at zero.
    Block 0, which holds the table of relative positions, cannot be doubled.
    """
    blocks = []
    for number, block in enumerate(model.encoder.block):
        blocks.append(block)
        if number in after:
            twin = copy.deepcopy(block)
            twin.layer[0].SelfAttention.o.weight.zero_()
            twin.layer[1].DenseReluDense.wo.weight.zero_()
            blocks.append(twin)
    model.encoder.block = torch.nn.ModuleList(blocks)
    model.config.num_layers = model.encoder.config.num_layers = len(blocks)


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded examples; `sentences` as in `data.Example`, `salience` padded with -1."""

    source: torch.Tensor
    sentences: torch.Tensor
    target: torch.Tensor
    salience: torch.Tensor

    def to(self, device: torch.device) -> "Batch":
        """The batch on another device."""
        tensors = (self.source, self.sentences, self.target, self.salience)
        return Batch(*(tensor.to(device, non_blocking=True) for tensor in tensors))


def collate(examples: Sequence[Example]) -> Batch:
    """Pads examples into tensors: source tokens with 0, targets with -100, saliences with -1."""

    def padded(name: str, fill: int, kind: type) -> torch.Tensor:
        rows = [torch.from_numpy(getattr(example, name).astype(kind)) for example in examples]
        return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=fill)

    return Batch(
        padded("source", PAD_ID, np.int64),
        padded("sentences", 0, np.int64),
        padded("target", -100, np.int64),
        padded("salience", -1, np.float32),
    )


class Trainee(torch.nn.Module):
    """The model with a linear head that tells, from its encoder's states, which sentence matters.

    Only the first token or two of a target are a decision, which sentence to say; the rest is copying. The head is
    asked about every sentence of every passage, with the scores of all of them for a label, and so teaches the encoder
    to mark what matters. It is exported beside the model (`salience_head`): of what the decoder
    begins to write little can be learned about what is worth writing.

    Args:
        model: What `network` made.
        head: What `earlier_head` found; None for one that ranks nothing yet.
    """

    def __init__(self, model: Any, head: torch.Tensor | None = None) -> None:
        super().__init__()
        self.model = model
        self.rank = torch.nn.Linear(model.config.d_model, 1, bias=False)
        torch.nn.init.zeros_(self.rank.weight)
        if head is not None:
            self.rank.weight.data.copy_(head / SHARPNESS)

    def forward(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Mean loss of the target's tokens, mean loss of the ranking, and the ranking (batch, sentences)."""
        output = self.model(
            input_ids=batch.source,
            attention_mask=(batch.source != self.model.config.pad_token_id).long(),
            labels=batch.target,
        )
        ranking = self._rank(output.encoder_last_hidden_state, batch)
        known = batch.salience >= 0
        wanted = (batch.salience * SHARPNESS).masked_fill(~known, -torch.inf).softmax(-1)
        losses = -(wanted * ranking.log_softmax(-1).masked_fill(~known, 0.0)).sum(-1)
        return output.loss, losses.mean(), ranking

    def _rank(self, states: torch.Tensor, batch: Batch) -> torch.Tensor:
        """One value a sentence from the mean of its tokens' states; minus infinity where there is no sentence."""
        numbers = torch.arange(1, batch.salience.shape[1] + 1, device=states.device)
        inside = (batch.sentences[:, None, :] == numbers[:, None]).to(states.dtype)
        means = inside @ states / inside.sum(-1, keepdim=True).clamp(min=1)
        # A product and a sum: autocast would compute a linear layer in 16 bits, and the sharpened values need more.
        values = SHARPNESS * (means.float() * self.rank.weight).sum(-1)
        return values.masked_fill(batch.salience < 0, -torch.inf)
