"""Everything of transformers that this engine uses and that transformers does not promise to keep, one name each.

What may break with a new release stands here and nowhere else, so that a mend is one function long.
`tests/test_transformers_internals.py` says which one broke. Seen so far: 5.24 renamed the argument `past_key_values` of
every decoder to `cache`, and 5.40 drops the old name.
"""

import contextlib
import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any

import torch
import transformers
from huggingface_hub import constants
from transformers.integrations.sdpa_attention import sdpa_attention_forward
from transformers.masking_utils import sdpa_mask
from transformers.modeling_outputs import BaseModelOutput
from transformers.models.auto.modeling_auto import (
    MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING,
    MODEL_FOR_SEQUENCE_CLASSIFICATION_MAPPING,
)

# What a decoder's memory is called, the newest name first.
_CACHE_ARGUMENTS = ("cache", "past_key_values")


# What turns text into text. The others in transformers' list hear or see as well, and what they load beside a model of
# texts (encoders of sounds, kernels) nobody here has looked at.
FAMILIES = frozenset(
    (
        "bart bigbird_pegasus blenderbot blenderbot-small encoder-decoder fsmt led longt5 m2m_100 marian mbart mt5 mvp "
        "nllb-moe pegasus pegasus_x plbart prophetnet switch_transformers t5 t5gemma t5gemma2 umt5"
    ).split()
)


def is_seq2seq(config: Any) -> bool:
    """Whether transformers has a model that turns text into text for this configuration."""
    return type(config) in MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING and config.model_type in FAMILIES


def has_family(model_type: str) -> bool:
    """Whether transformers knows a model type at all."""
    return model_type in transformers.CONFIG_MAPPING


def configuration(settings: Mapping[str, Any]) -> Any:
    """The configuration that a config.json describes, of the class that transformers has for its model type.

    Nothing of the file can take the place of what the class itself is made of: its methods, its private attributes, the
    choice of the attention's code.

    Raises:
        KeyError: transformers has no such model type.
        Exception: What it raises for values of another type, of whatever class.
    """
    kind = transformers.CONFIG_MAPPING[settings["model_type"]]
    known = {field.name for field in fields(kind)} | set(kind.attribute_map)
    return kind.from_dict(
        {
            name: value
            for name, value in settings.items()
            if name not in _PRECISION and not name.startswith("_") and (name in known or not hasattr(kind, name))
        }
    )


_PRECISION = ("dtype", "torch_dtype")


def attention_for(config: Any) -> str | None:
    """The kind of attention to load a model with: transformers' own, never what a folder or a package asks for.

    None, with which transformers chooses one of its own for each half, where a model is made of two others.
    """
    if config.model_type == "encoder-decoder":
        return None
    model = MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING[type(config)]
    return "sdpa" if getattr(model, "_supports_sdpa", False) else "eager"


def classifier_attention_for(config: Any) -> str:
    """As `attention_for`, for a model that classifies."""
    model = MODEL_FOR_SEQUENCE_CLASSIFICATION_MAPPING[type(config)]
    return "sdpa" if getattr(model, "_supports_sdpa", False) else "eager"


@contextlib.contextmanager
def offline() -> Iterator[None]:
    """Lets nothing through to the hub, whoever asks: every request of its client fails at once."""
    before = constants.HF_HUB_OFFLINE
    constants.HF_HUB_OFFLINE = True
    try:
        yield
    finally:
        constants.HF_HUB_OFFLINE = before


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
