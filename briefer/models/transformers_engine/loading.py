"""A model folder into memory: configuration, tokenizer, weights, and how to search."""

from importlib.util import find_spec
from typing import Any

import torch
import transformers
from safetensors import SafetensorError

from briefer.errors import ModelError
from briefer.models.base import GenerationSettings
from briefer.models.model_folder import ResolvedModel
from briefer.models.transformers_engine import internals

# What a search needs from the folder's generation_config.json beside `GenerationSettings`. Nothing else is taken:
# sampling would not be repeatable, and a min_length (bart-large-cnn: 56) makes a model go on when a short section is
# told.
_SEARCH_FIELDS = (
    "bad_words_ids",
    "bos_token_id",
    "decoder_start_token_id",
    "early_stopping",
    "eos_token_id",
    "forced_bos_token_id",
    "forced_eos_token_id",
    "pad_token_id",
    "suppress_tokens",
)

_LOAD_ERRORS = (SafetensorError, OSError, RuntimeError, ValueError, KeyError, ImportError)


def load_config(resolved: ResolvedModel) -> Any:
    """The folder's configuration, when it is a seq2seq model's; raises ModelError when not."""
    try:
        config = transformers.AutoConfig.from_pretrained(
            resolved.folder, local_files_only=True, trust_remote_code=False
        )
    except _LOAD_ERRORS as error:
        raise ModelError(
            f"{resolved.name}: transformers {transformers.__version__} has no model type {resolved.model_type!r}: "
            "choose a T5, BART or Pegasus model"
        ) from error
    if not internals.is_seq2seq(config):
        raise ModelError(
            f"{resolved.name} is a {resolved.model_type} model, which does not turn text into text: "
            "choose a seq2seq model (T5, BART, Pegasus)"
        )
    return config


def load_tokenizer(resolved: ResolvedModel) -> Any:
    """The folder's tokenizer; raises ModelError when it is broken or a library for it is missing."""
    if not (resolved.folder / "tokenizer.json").is_file() and any(resolved.folder.glob("*.model")):
        for module, package in (("sentencepiece", "sentencepiece"), ("google.protobuf", "protobuf")):
            if find_spec(module) is None:
                raise ModelError(f"{resolved.name}: its tokenizer needs {package}: run `pip install {package}`")
    try:
        return transformers.AutoTokenizer.from_pretrained(
            resolved.folder, local_files_only=True, trust_remote_code=False
        )
    except _LOAD_ERRORS as error:
        raise ModelError(
            f"{resolved.name}: the tokenizer cannot be loaded ({_first_line(error)}): save it again"
        ) from error


def load_model(resolved: ResolvedModel, config: Any) -> Any:
    """The folder's weights in single precision; raises ModelError when any is missing or broken."""
    try:
        model, report = transformers.AutoModelForSeq2SeqLM.from_pretrained(
            resolved.folder,
            config=config,
            local_files_only=True,
            use_safetensors=True,
            trust_remote_code=False,
            dtype=torch.float32,
            output_loading_info=True,
        )
    except _LOAD_ERRORS as error:
        raise ModelError(
            f"{resolved.name}: the weights cannot be loaded ({_first_line(error)}): get the model again"
        ) from error
    # transformers fills what the file lacks with random numbers and carries on.
    if missing := sorted(report["missing_keys"]):
        raise ModelError(
            f"{resolved.name}: the weights lack {len(missing)} tensors ({missing[0]} is one): get the model again"
        )
    return model.eval()


def settings_for(asked: GenerationSettings, model: Any) -> GenerationSettings:
    """`asked` with its gaps filled from the model's folder, and no longer than its decoder can write."""
    return asked.over(*folder_settings(model)).within(longest_text(model.config))


def folder_settings(model: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a folder says about searching, the more telling file first."""
    # Older folders keep a summarizer's settings in config.json: t5-small has {"summarization": {"num_beams": 4, ...}}.
    tasks = getattr(model.config, "task_specific_params", None) or {}
    return model.generation_config.to_dict(), tasks.get("summarization", {})


def longest_text(config: Any) -> int | None:
    """Most tokens that the decoder can write: BART's has a table of positions. None for any number."""
    positions = getattr(config, "max_position_embeddings", None)
    return positions - 1 if positions else None


def search_config(model: Any, settings: GenerationSettings, tokenizer: Any, *, grounded: bool) -> Any:
    """What transformers' search is told, whatever else the folder's generation_config.json says."""
    folder = model.generation_config
    values = {name: getattr(folder, name, None) for name in _SEARCH_FIELDS}
    if values["pad_token_id"] is None:
        values["pad_token_id"] = tokenizer.pad_token_id
    if values["eos_token_id"] is None:
        values["eos_token_id"] = tokenizer.eos_token_id
    return transformers.GenerationConfig(
        **values,
        do_sample=False,
        num_beams=settings.num_beams,
        num_return_sequences=settings.num_candidates,
        max_new_tokens=settings.max_new_tokens,
        length_penalty=settings.length_penalty,
        # Grounded decoding has its own rule, which lets a year occur twice.
        no_repeat_ngram_size=0 if grounded else settings.no_repeat_ngram_size,
    )


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
