"""A start for training in which an untrained model already copies.

A model that summarizes mostly copies, and copying is what training from nothing learns last: after 1,000 steps on the
easiest task (giving back one sentence) the loss of a small T5 stood at 5.4. The circuit that copies is known: an
*induction head* (Olsson et al. 2022, "In-context Learning and Induction Heads") pairs a head that writes at each place
which token came before it with a head that looks for the place whose token before is the present one, and brings the
token that stands there. Both can be written into the weights by hand:

1. In the first encoder block the relative bias of head 0 points at the place before (bucket 1 of T5's table, "one to
   the left"), with queries and keys at zero. Its value reads a random projection ``A`` of that place's embedding, and
   its output writes it along directions ``B``, nearly orthogonal to everything else.
2. In the last decoder block the cross-attention's queries read ``A`` of the decoder's last token, and its keys read
   ``B``: they match at the place behind an occurrence of that token. Values and output carry the embedding there
   through unchanged (one block of an orthogonal basis a head), and the tied output layer reads the next token off it.

Everything else starts small (`Start.quiet`), so that it disturbs the circuit little. On single sentences an untrained
model gives back 90% of the tokens (loss 1.4; 10.1 without); 200 training steps then end at 1.2.
"""

from dataclasses import dataclass
from typing import Any

import torch

_ONE_TO_THE_LEFT = 1  # bucket of T5's bidirectional table; its first half is for places to the left
SURE = 14.0
"""A relative bias in front of which all others vanish in the softmax."""


@dataclass(frozen=True, slots=True)
class Start:
    """How strong each part of the circuit is; the defaults were the best of a grid on 100 single sentences.

    Attributes:
        previous: Scale of "the token before" beside the token itself, in an encoder state.
        match: Attention logit of a match.
        out: Scale of the brought token in the decoder's state.
        heads: Cross-attention heads that copy, at most; each carries its own part of the embedding.
        quiet: What the outputs of all other layers are multiplied by.
    """

    previous: float = 2.0
    match: float = 14.0
    out: float = 4.0
    heads: int = 4
    quiet: float = 0.3


@torch.no_grad()
def write_copying_circuit(model: Any, seed: int = 0, start: Start | None = None) -> None:
    """Writes the circuit into a freshly initialised T5 with tied embeddings, in place."""
    start = start or Start()
    generator = torch.Generator().manual_seed(seed)
    width, size = model.config.d_model, model.config.d_kv
    for name, weight in model.named_parameters():
        if name.endswith((".wo.weight", ".o.weight")):
            weight.mul_(start.quiet)
    token, before = _orthonormal(size, width, generator), _orthonormal(size, width, generator)

    head = model.encoder.block[0].layer[0].SelfAttention
    head.q.weight[:size] = 0
    head.k.weight[:size] = 0
    head.relative_attention_bias.weight[:, 0] = 0
    head.relative_attention_bias.weight[_ONE_TO_THE_LEFT, 0] = SURE
    head.v.weight[:size] = token
    head.o.weight[:, :size] = start.previous * before.T

    cross = model.decoder.block[-1].layer[1].EncDecAttention
    # T5 normalises a state to unit variance before each layer: the embedding, what the head above added, and the rest.
    scale = 1 / (1 + start.previous**2 * size / width + 1) ** 0.5
    carried = _orthonormal(width, width, generator)
    for number in range(min(start.heads, model.config.num_heads)):
        rows = slice(number * size, (number + 1) * size)
        cross.q.weight[rows] = start.match / (scale * start.previous * size) * token
        cross.k.weight[rows] = before
        cross.v.weight[rows] = carried[rows]
        cross.o.weight[:, rows] = start.out / scale * carried[rows].T


def _orthonormal(rows: int, columns: int, generator: torch.Generator) -> torch.Tensor:
    """Random orthonormal rows, shape (rows, columns)."""
    basis, _ = torch.linalg.qr(torch.randn(columns, rows, generator=generator))
    rows_first: torch.Tensor = basis.T.contiguous()
    return rows_first
