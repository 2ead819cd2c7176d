"""A copying circuit that matches two tokens, added to a network that copies by one.

The circuit of `copying` looks for the decoder's last token in the source and goes on behind it. "of the" stands in a
passage ten times, and behind the wrong one the sentence goes on in another: a splice. Here the network gets new width
and two new heads in every attention, all silent, so that it computes what it did, and into them is written (the heads'
number and the width are the same everywhere in a T5):

1. Encoder block 0: one head attends to the token before, one to the token two before (by relative bias alone). Both
   write a code of what stands there, a random projection of its embedding, into the new width, which nothing else uses.
2. Decoder block 0: likewise the code of the last token and of the one before it.
3. Last cross-attention: the new heads' queries and keys are the new width itself, so that a place scores highest where
   *both* tokens before it are the last two of the decoder. Values and output are the principal part of what the old
   copying heads bring, so that the new heads vote for the right one of the continuations that the old ones propose.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from transformers import T5Config, T5ForConditionalGeneration

from briefer.training.model.induction_start import SURE

_HEADS = 2


@dataclass(frozen=True, slots=True)
class Strength:
    """How strong the circuit is.

    Attributes:
        match: Attention logit of one token that matches; two count twice.
        vote: Scale of what the new heads bring beside what the old ones do.
        code: Length of a code beside that of an embedding.
    """

    match: float = 12.0
    vote: float = 0.2
    code: float = 0.3


@torch.no_grad()
def with_precise_copying(model: Any, sample: torch.Tensor, strength: Strength | None = None, seed: int = 0) -> Any:
    """A T5 with one head's width more and two more heads, which computes about what `model` did and holds the circuit.

    Args:
        model: A T5 with tied embeddings.
        sample: Some source tokens (batch, tokens) without padding, to measure scales on.
        strength: How strong.
        seed: Of the random projection. Networks are only averaged with others of the same projection.
    """
    strength = strength or Strength()
    old, size, count = model.config.d_model, model.config.d_kv, model.config.num_heads
    grown = _grown(model, width=size)
    code = size // 2
    heads = [slice((count + k) * size, (count + k + 1) * size) for k in range(_HEADS)]
    basis, _ = torch.linalg.qr(torch.randn(old, code, generator=torch.Generator().manual_seed(seed)))
    embedded = grown.shared(sample)
    for stack, distances in ((grown.encoder, (1, 2)), (grown.decoder, (0, 1))):
        layer = stack.block[0].layer[0]
        length = (layer.layer_norm(embedded)[..., :old] @ basis).norm(dim=-1).mean()
        scale = strength.code * embedded.norm(dim=-1).mean() / length
        for number, (head, distance) in enumerate(zip(heads, distances, strict=True)):
            # T5's first buckets of places to the left are the distances themselves.
            layer.SelfAttention.relative_attention_bias.weight[distance, count + number] = SURE
            rows = slice(head.start, head.start + code)
            written = slice(old + number * code, old + (number + 1) * code)
            layer.SelfAttention.v.weight[rows, :old] = basis.T
            layer.SelfAttention.o.weight[written, rows] = scale * torch.eye(code)
    _aim(grown, heads, sample, strength.match)
    cross = grown.decoder.block[-1].layer[1].EncDecAttention
    left, right = _principal(model, _HEADS * size)
    for number, head in enumerate(heads):
        these = slice(number * size, (number + 1) * size)
        cross.v.weight[head, :old] = right[these]
        cross.o.weight[:old, head] = strength.vote * left[:, these]
    return grown


def _grown(model: Any, width: int) -> Any:
    """The same function in a network that is wider by `width` and has `_HEADS` more heads."""
    config = T5Config.from_dict(model.config.to_dict())
    old = config.d_model
    config.d_model, config.num_heads = old + width, config.num_heads + _HEADS
    grown = T5ForConditionalGeneration(config)
    before = dict(model.named_parameters())
    # A norm divides by the root of the mean square over a width of which the new part is (nearly) empty.
    shrink = (old / config.d_model) ** 0.5
    for name, weight in grown.named_parameters():
        source = before[name]
        if "layer_norm" in name:
            weight.fill_(shrink)
            # What the last one gives is divided by the root of the width once more, before the output layer.
            weight[:old] = source if name == "decoder.final_layer_norm.weight" else source * shrink
            continue
        fresh = weight.clone()
        weight.zero_()
        if name.endswith((".q.weight", ".k.weight", ".v.weight")):
            # The new heads read something everywhere, and write nothing yet.
            weight[source.shape[0] :, :old] = fresh[source.shape[0] :, :old]
        weight[tuple(slice(length) for length in source.shape)] = source
    for stack in (grown.encoder, grown.decoder):
        # Those of the first blocks look where the relative bias tells them.
        stack.block[0].layer[0].SelfAttention.q.weight[-_HEADS * config.d_kv :] = 0
    return grown


def _aim(grown: Any, heads: Sequence[slice], sample: torch.Tensor, match: float) -> None:
    """Makes the new width of the decoder the queries of the new heads, and that of the encoder their keys."""
    cross = grown.decoder.block[-1].layer[1]
    size = grown.config.d_kv
    new = slice(grown.config.d_model - size, grown.config.d_model)
    read: list[torch.Tensor] = []
    hook = cross.layer_norm.register_forward_hook(lambda _module, _given, normed: read.append(normed))
    states = grown.encoder(input_ids=sample).last_hidden_state
    grown.decoder(input_ids=sample, encoder_hidden_states=states)
    hook.remove()
    # The length of one token's code in what queries and keys are made of; the first places lack one of the two.
    query, key = (x[:, 2:, new].norm(dim=-1).mean() / 2**0.5 for x in (read[0], states))
    for head in heads:
        cross.EncDecAttention.q.weight[head] = 0
        cross.EncDecAttention.k.weight[head] = 0
        cross.EncDecAttention.q.weight[head, new] = match / (query * key) * torch.eye(size)
        cross.EncDecAttention.k.weight[head, new] = torch.eye(size)


def _principal(model: Any, rank: int) -> tuple[torch.Tensor, torch.Tensor]:
    """The principal part of what the last cross-attention's heads bring, as factors (width, rank) and (rank, width)."""
    attention = model.decoder.block[-1].layer[1].EncDecAttention
    left, values, right = torch.linalg.svd(attention.o.weight @ attention.v.weight)
    root = values[:rank] ** 0.5
    return left[:, :rank] * root, root[:, None] * right[:rank]
