"""Attention of the beams of a passage to that passage, which lies in memory once and not once a beam."""

from typing import Any

import torch

from briefer.models.transformers_engine import internals

NAME = "briefer_shared"


def share_passages(model: Any) -> bool:
    """Let `model` read more rows of queries than of keys; False when its family has attention of its own.

    With four beams the states of a 400-token section are read once instead of four times in every step, and never
    reordered with the beams.
    """
    if internals.attention_name(model) != "sdpa":
        return False
    model.set_attn_implementation(NAME)
    return internals.attention_name(model) == NAME


def _shared_attention(
    module: torch.nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    position_bias: torch.Tensor | None = None,
    **kwargs: Any,
) -> tuple[torch.Tensor, None]:
    """Scaled dot-product attention where `query` may have a multiple of the rows of `key`.

    Args:
        module: The layer.
        query: (passages * beams, heads, words, width), the beams of a passage together.
        key: (passages, heads, tokens, width), as `value`.
        value: See `key`.
        attention_mask: (passages, 1, 1, tokens).
        position_bias: T5's; zeros for attention to a passage.
        kwargs: What transformers passes on.

    Returns:
        (passages * beams, words, heads, width), and no weights.
    """
    if query.shape[0] == key.shape[0]:
        return internals.plain_attention(
            module, query, key, value, attention_mask, position_bias=position_bias, **kwargs
        )
    rows, heads, words, width = query.shape
    passages = key.shape[0]
    # The words of all beams attend side by side.
    together = query.view(passages, rows // passages, heads, words, width).transpose(1, 2).flatten(2, 3)
    output = torch.nn.functional.scaled_dot_product_attention(
        together, key, value, attn_mask=attention_mask, scale=kwargs.get("scaling")
    )
    apart = output.view(passages, heads, rows // passages, words, width)
    return apart.permute(0, 2, 3, 1, 4).reshape(rows, words, heads, width), None


internals.register_attention(NAME, _shared_attention)
