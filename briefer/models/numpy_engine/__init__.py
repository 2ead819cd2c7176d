"""The engine of the bundled model: a T5 that chooses what to say, in numpy, without torch and transformers.

The weights are those of model.safetensors, read as they are: there is nothing to convert, and no second file that could
belong to other weights. Only this package imports numpy's arithmetic.
"""

import re
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefer.errors import ConfigError, ModelError
from briefer.models.base import GenerationSettings
from briefer.models.capacity import window
from briefer.models.model_folder import ResolvedModel, read_json
from briefer.models.prompts import load_prompt, prompt_for_family
from briefer.models.seq2seq import Seq2SeqSummarizer

if TYPE_CHECKING:
    from briefer.models.beams import SearchRules

__all__ = ["load"]

_TOKENIZER = "tokenizer.json"

# Oldest versions that the engine was run with.
_NEEDS = {"numpy": (1, 26), "safetensors": (0, 5), "threadpoolctl": (3, 1), "tokenizers": (0, 22)}

# Settings of other families' searches in generation_config.json: T5 has none of them.
_UNKNOWN_SETTINGS = ("bad_words_ids", "forced_bos_token_id", "forced_eos_token_id", "suppress_tokens")


def load(
    resolved: ResolvedModel,
    settings: GenerationSettings | None = None,
    *,
    prompt: str | None = None,
    grounded: bool = True,
) -> Seq2SeqSummarizer:
    """Load a T5 that chooses what to say from its folder.

    Args:
        resolved: The folder, checked.
        settings: How to search where it writes freely; what is None comes from the folder's generation_config.json.
        prompt: Name or path of a template; None for the folder's own or its family's.
        grounded: Let it choose; else it writes freely, and names and figures with it.

    Raises:
        ConfigError: A library is missing or too old, or the prompt is not usable.
        ModelError: The model is none that this engine runs, or something in its folder is missing or broken.
    """
    _ensure_libraries()
    _ensure_runnable(resolved)
    import numpy as np

    from briefer.models.fast_tokenizer import FastTokenizer
    from briefer.models.numpy_engine.shape import Shape
    from briefer.models.numpy_engine.summarizer import NumpySummarizer
    from briefer.models.numpy_engine.t5 import T5
    from briefer.models.numpy_engine.weights import Weights
    from briefer.models.salience_head import SalienceHead

    template = load_prompt(prompt or resolved.prompt or prompt_for_family(resolved.model_type))
    config = read_json(resolved.folder / "config.json", resolved.name)
    generation = _optional(resolved, "generation_config.json")
    chosen = (settings or GenerationSettings()).over(generation)
    shape = Shape.of(config, resolved.name)
    with np.errstate(all="ignore"):  # of weights so large that numbers overflow the results tell
        model = T5(shape, Weights(resolved))
    return NumpySummarizer(
        resolved,
        model,
        FastTokenizer(resolved.folder / _TOKENIZER, template, resolved.name),
        template,
        chosen,
        _rules(resolved, chosen, config, generation),
        window=window(config, _optional(resolved, "tokenizer_config.json").get("model_max_length") or 0),
        salience=SalienceHead.load(resolved.folder, resolved.name, shape.width) if grounded else None,
        reranks_options=grounded,
    )


def _ensure_libraries() -> None:
    for name, least in _NEEDS.items():
        wanted = f"{name}>={'.'.join(map(str, least))}"
        try:
            found = str(import_module(name).__version__)
        except ImportError as error:
            raise ConfigError(
                f'the numpy engine needs {name} ({error}): run `pip install "{wanted}"`, or use --engine transformers'
            ) from error
        if tuple(map(int, re.findall(r"\d+", found)[:2])) < least:
            raise ConfigError(
                f'{name} {found} is too old for the numpy engine: run `pip install "{wanted}"`, '
                "or use --engine transformers"
            )


def _ensure_runnable(resolved: ResolvedModel) -> None:
    if resolved.model_type != "t5":
        raise ModelError(
            f"{resolved.name} is a {resolved.model_type} model, and the numpy engine runs T5 only: "
            "use --engine transformers"
        )
    if not resolved.reranks_options:
        raise ModelError(
            f"{resolved.name} writes its summaries, and the numpy engine runs models that choose, "
            "as the bundled one: use --engine transformers"
        )
    if not (resolved.folder / _TOKENIZER).is_file():
        raise ModelError(f"{resolved.name}: the numpy engine needs a {_TOKENIZER}: save the tokenizer as one")


def _rules(
    resolved: ResolvedModel, settings: GenerationSettings, config: Mapping[str, Any], generation: Mapping[str, Any]
) -> "SearchRules":
    from briefer.models.beams import SearchRules

    if unknown := [name for name in _UNKNOWN_SETTINGS if generation.get(name)]:
        raise ModelError(
            f"{resolved.name}: the numpy engine has no {unknown[0]} (generation_config.json): use --engine transformers"
        )
    known = {**config, **{name: value for name, value in generation.items() if value is not None}}
    start, ends = known.get("decoder_start_token_id"), known.get("eos_token_id")
    if start is None or ends is None:
        raise ModelError(
            f"{resolved.name}: no decoder_start_token_id or no eos_token_id in generation_config.json or config.json: "
            "get the model again"
        )
    return SearchRules(
        beams=settings.num_beams or 1,
        kept=settings.num_candidates or 1,
        longest=settings.max_new_tokens or 1,
        penalty=settings.length_penalty or 0.0,
        ends=frozenset(ends if isinstance(ends, list) else [ends]),
        start=start,
        early=known.get("early_stopping"),
    )


def _optional(resolved: ResolvedModel, file: str) -> Mapping[str, Any]:
    path = resolved.folder / file
    return read_json(path, resolved.name) if path.is_file() else {}
