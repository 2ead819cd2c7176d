"""Everything of transformers that this engine uses and that transformers does not promise to keep, one name each.

What may break with a new release stands here and nowhere else, so that a mend is one function long.
`tests/test_transformers_internals.py` says which one broke. Seen so far: 5.24 renamed the argument `past_key_values` of
every decoder to `cache`, and 5.40 drops the old name.
"""

import inspect
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import torch
import transformers
from transformers.integrations.sdpa_attention import sdpa_attention_forward
from transformers.masking_utils import sdpa_mask
from transformers.modeling_outputs import BaseModelOutput
from transformers.models.auto.modeling_auto import MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING

# What a decoder's memory is called, the newest name first.
_CACHE_ARGUMENTS = ("cache", "past_key_values")


def is_seq2seq(config: Any) -> bool:
    """Whether transformers has a model that turns text into text for this configuration."""
    return type(config) in MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING


def cache_argument(model: Any) -> str:
    """The name under which `model` takes what its decoder remembers."""
    return _cache_argument(type(model).forward)


@lru_cache
def _cache_argument(forward: Callable[..., Any]) -> str:
    names = inspect.signature(forward).parameters
    return next((name for name in _CACHE_ARGUMENTS if name in names), _CACHE_ARGUMENTS[-1])


def new_cache() -> Any:
    """An empty memory of a decoder: of what it wrote, and of what it reads."""
    return transformers.EncoderDecoderCache(transformers.DynamicCache(), transformers.DynamicCache())


def keep_written(cache: Any, rows: Sequence[int]) -> None:
    """Goes on from these of the rows of what was written."""
    cache.self_attention_cache.reorder_cache(torch.tensor(rows))


def keep_read(cache: Any, rows: Sequence[int]) -> None:
    """Goes on with these of the rows of what is read."""
    cache.cross_attention_cache.reorder_cache(torch.tensor(rows))


def decode(model: Any, states: torch.Tensor, mask: torch.Tensor, ids: torch.Tensor, cache: Any) -> torch.Tensor:
    """The logits of what follows each of `ids`, of shape (rows, tokens, vocabulary).

    Args:
        model: The model.
        states: What its encoder made of the passages, (passages, tokens, width).
        mask: 1 at their tokens, 0 at padding.
        ids: What was written since the last call, (rows, tokens).
        cache: What the decoder remembers, which grows by it; None when nothing is to be remembered.
    """
    memory = {} if cache is None else {cache_argument(model): cache}
    logits: torch.Tensor = model(
        encoder_outputs=BaseModelOutput(last_hidden_state=states),
        attention_mask=mask,
        decoder_input_ids=ids,
        use_cache=cache is not None,
        **memory,
    ).logits
    return logits


def attention_name(model: Any) -> str:
    """The kind of attention that `model` uses: "sdpa", "eager" or one that was registered."""
    return str(model.config._attn_implementation)


def register_attention(name: str, function: Callable[..., tuple[torch.Tensor, None]]) -> None:
    """Makes `function` a kind of attention that takes the same masks as "sdpa"."""
    transformers.AttentionInterface.register(name, function)
    transformers.AttentionMaskInterface.register(name, sdpa_mask)


def plain_attention(*args: Any, **kwargs: Any) -> tuple[torch.Tensor, None]:
    """The attention that transformers calls "sdpa"."""
    output: tuple[torch.Tensor, None] = sdpa_attention_forward(*args, **kwargs)
    return output
