"""A model folder into memory: configuration, tokenizer, weights, and how to search."""

from collections.abc import Mapping
from dataclasses import fields
from importlib.util import find_spec
from typing import Any

import torch
import transformers
from safetensors import safe_open

from briefer.errors import ModelError
from briefer.models.base import GenerationSettings
from briefer.models.broken import PROBES, NotNumbersError, broken, without_panics
from briefer.models.model_folder import SALIENCE_HEAD, ResolvedModel, read_json, tokenizer_files
from briefer.models.transformers_engine import internals
from briefer.models.transformers_engine.languages import start_tokens

_CONFIG = "config.json"

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

# T5 and its kin start a text with the padding, whether or not a folder says so.
_PAD_STARTS = ("longt5", "mt5", "switch_transformers", "t5", "umt5")

_SETTING_FIELDS = ("max_length", *(field.name for field in fields(GenerationSettings)))


def load_config(resolved: ResolvedModel) -> Any:
    """The folder's configuration, when it is a seq2seq model's; raises ModelError when not."""
    if not internals.has_family(resolved.model_type):
        raise ModelError(
            f"{resolved.name}: transformers {transformers.__version__} has no model type {resolved.model_type!r}: "
            "choose a T5, BART or Pegasus model"
        )
    with broken(resolved.name, _CONFIG):
        config = internals.configuration(read_json(resolved.folder / _CONFIG, resolved.name))
    if not internals.is_seq2seq(config):
        raise ModelError(
            f"{resolved.name} is a {resolved.model_type} model, which does not turn text into text: "
            "choose a seq2seq model (T5, BART, Pegasus)"
        )
    return config


def load_tokenizer(resolved: ResolvedModel, config: Any) -> Any:
    """The folder's tokenizer; raises ModelError when it is broken or a library for it is missing."""
    if not (resolved.folder / "tokenizer.json").is_file() and any(resolved.folder.glob("*.model")):
        for module, package in (("sentencepiece", "sentencepiece"), ("google.protobuf", "protobuf")):
            if find_spec(module) is None:
                raise ModelError(f"{resolved.name}: its tokenizer needs {package}: run `pip install {package}`")
    files = ", ".join(tokenizer_files(resolved.folder))
    with broken(resolved.name, f"the tokenizer ({files})", "save it again"), without_panics():
        tokenizer = transformers.AutoTokenizer.from_pretrained(
            resolved.folder, config=config, local_files_only=True, trust_remote_code=False
        )
        for probe in PROBES:
            tokenizer.batch_decode([tokenizer(probe, verbose=False)["input_ids"]])
    return tokenizer


def load_model(resolved: ResolvedModel, config: Any) -> Any:
    """The folder's seq2seq model in single precision; raises ModelError when any weight is missing or broken."""
    attention, search = internals.attention_for(config), _generation_config(resolved)
    return load_weights(
        resolved, config, transformers.AutoModelForSeq2SeqLM, attn_implementation=attention, generation_config=search
    )


def load_weights(resolved: ResolvedModel, config: Any, kind: Any, **more: Any) -> Any:
    """The folder's weights in a model of a kind, in single precision; raises ModelError as `load_model` does.

    Args:
        resolved: The folder.
        config: Its configuration.
        kind: The class of transformers that makes the model.
        more: What else that class is told.
    """
    _ensure_plausible(resolved, config)
    with broken(resolved.name, "the weights"):
        model, report = kind.from_pretrained(
            resolved.folder,
            config=config,
            local_files_only=True,
            use_safetensors=True,
            trust_remote_code=False,
            dtype=torch.float32,
            output_loading_info=True,
            **more,
        )
    # transformers fills what the file lacks with random numbers and carries on.
    if missing := sorted(report["missing_keys"]):
        raise ModelError(
            f"{resolved.name}: the weights lack {len(missing)} tensors ({missing[0]} is one): get the model again"
        )
    for name, tensor in model.named_parameters():
        # The sum is a number only if all are: no second tensor of the same size for the usual case.
        if not tensor.sum().isfinite() and not tensor.isfinite().all():
            raise NotNumbersError(f"{resolved.name}: the weights hold values that are no numbers ({name} is one)")
    return model.eval()


def _ensure_plausible(resolved: ResolvedModel, config: Any) -> None:
    """Refuses more layers than the files have tensors: transformers would build a billion before it misses any."""
    tensors = 0
    with broken(resolved.name, "the weights"):
        for path in resolved.weights:
            if path.name == SALIENCE_HEAD:
                continue
            with safe_open(path, framework="numpy") as file:
                tensors += len(file.keys())
    whole = config.to_dict()
    for part in [whole, *(part for key in ("encoder", "decoder") if isinstance(part := whole.get(key), dict))]:
        for field, value in part.items():
            if "layers" in field and type(value) is int and value > tensors:
                raise ModelError(
                    f"{resolved.name}: {_CONFIG}: {field} is {value}, and the weights are {tensors} tensors: "
                    "get the model again"
                )


def _generation_config(resolved: ResolvedModel) -> Any:
    """What the folder says about searching, under the names of transformers: nothing else of it is taken."""
    own = resolved.folder / "generation_config.json"
    settings = read_json(own if own.is_file() else resolved.folder / _CONFIG, resolved.name)
    with broken(resolved.name, own.name):
        return transformers.GenerationConfig(
            **{name: value for name, value in settings.items() if name in (*_SEARCH_FIELDS, *_SETTING_FIELDS)}
        )


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


def search_config(
    name: str, model: Any, settings: GenerationSettings, tokenizer: Any, *, grounded: bool, language: str | None = None
) -> Any:
    """What transformers' search is told, whatever else the folder's generation_config.json says.

    Raises:
        ModelError: The folder, `name`, does not say how a text begins or ends.
        ConfigError: The model has no such language; see `start_tokens`.
    """
    folder = model.generation_config
    values = {field: getattr(folder, field, None) for field in _SEARCH_FIELDS}
    for field in ("decoder_start_token_id", "eos_token_id", "pad_token_id"):
        if values[field] is None:
            values[field] = getattr(model.config, field, None)
    if values["pad_token_id"] is None:
        values["pad_token_id"] = tokenizer.pad_token_id
    if values["eos_token_id"] is None:
        values["eos_token_id"] = tokenizer.eos_token_id
    if values["eos_token_id"] is None:
        raise ModelError(f"{name}: generation_config.json: no eos_token_id: get the model again")
    if values["decoder_start_token_id"] is None and model.config.model_type in _PAD_STARTS:
        values["decoder_start_token_id"] = values["pad_token_id"]
    start, forced = values["decoder_start_token_id"], values["forced_bos_token_id"]
    values |= start_tokens(name, tokenizer, start, forced, language)
    _ensure_tokens(name, values, model)
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


def _ensure_tokens(name: str, values: Mapping[str, Any], model: Any) -> None:
    """The weights know how many tokens there are even where config.json does not say, or says something else."""
    size = model.get_input_embeddings().num_embeddings
    for field, value in values.items():
        if field.endswith("token_id") and value is not None:
            for number in value if isinstance(value, list) else [value]:
                if not 0 <= number < size:
                    raise ModelError(f"{name}: {field} is {number}, no token of the model (0 to {size - 1})")
