"""Whether the files of a model folder hold values of the kinds that their fields have.

Libraries take them as they come: a start token that is a text or none of the vocabulary ends in a traceback, in a beam
search that never ends, or in a table that is read outside of its bounds.
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from briefer.errors import ModelError

Settings = Mapping[str, Any]

_LONGEST = 20_000  # tokens of a text: LED writes 1,000
_WIDEST = 64  # beams: Pegasus has 8
_MOST_POSITIONS = 200_000  # LED reads 16,384
_MOST_SHOWN = 40  # characters of a value
# What a model is made of has such names in every family; a vocabulary has a rule of its own, and a search may forbid
# repeated groups of no size ("encoder_no_repeat_ngram_size").
_SIZE = re.compile(r"\Ad_[a-z]+\Z|_dim\Z|_(?:heads|layers)\Z|(?<!vocab)(?<!ngram)_size\Z|_buckets\Z")


def ensure_search_fields(files: Mapping[str, Settings], name: str) -> None:
    """Looks through what config.json and generation_config.json say about searching.

    Args:
        files: Content by file name, config.json among them.
        name: What the errors call the model.

    Raises:
        ModelError: A field has a value that no model can have; its message names the file and the field.
    """
    size = _vocabulary(files["config.json"])

    def is_id(value: Any) -> bool:
        return _is_whole(value, 0, None if size is None else size - 1)

    def are_ids(value: Any) -> bool:
        return isinstance(value, list) and bool(value) and all(map(is_id, value))

    layers = files["config.json"].get("encoder_layers")

    def is_window(value: Any) -> bool:
        if not isinstance(value, list):
            return _is_even(value)
        return bool(value) and all(map(_is_even, value)) and layers in (None, len(value))

    token = "no token of the model" + ("" if size is None else f" (0 to {size - 1})")
    kinds: dict[str, tuple[Callable[[Any], bool], str]] = {
        **dict.fromkeys(_TOKENS, (is_id, token)),
        **dict.fromkeys(_TOKENS_OR_LISTS, (lambda value: is_id(value) or are_ids(value), token)),
        "suppress_tokens": (lambda value: value == [] or are_ids(value), "no list of tokens of the model"),
        "bad_words_ids": (
            lambda value: isinstance(value, list) and all(map(are_ids, value)),
            "no list of lists of tokens of the model",
        ),
        # LED's: of all layers of the encoder, or of each.
        "attention_window": (is_window, "no even number, and no list of one for each layer"),
        **_SEARCH,
    }
    for file, settings in files.items():
        _ensure(file, settings, kinds, name)
        _ensure_sizes(file, settings, name)
        for key in ("encoder", "decoder"):
            if settings.get(key) is not None and not isinstance(settings[key], dict):
                raise _fault(name, file, key, settings[key], "no JSON object")
            _ensure_sizes(file, settings.get(key) or {}, name)
        tasks = settings.get("task_specific_params")
        if not _is_objects(tasks):
            raise _fault(name, file, "task_specific_params", tasks, "no JSON object of objects")
        if tasks:
            _ensure(file, tasks.get("summarization", {}), _SEARCH, name)


def ensure_tokenizer_fields(files: Mapping[str, Settings], name: str) -> None:
    """Looks through tokenizer_config.json, special_tokens_map.json and added_tokens.json; raises as the other."""
    tokenizer = files.get("tokenizer_config.json", {})
    _ensure("tokenizer_config.json", tokenizer, _TOKENIZER, name)
    for file in ("tokenizer_config.json", "special_tokens_map.json"):
        for key, value in files.get(file, {}).items():
            if key.endswith("_token") and not key.startswith(("add_", "split_")) and not _is_token(value):
                raise _fault(name, file, key, value, "no token")
            if key in ("additional_special_tokens", "extra_special_tokens") and not _are_tokens(value):
                raise _fault(name, file, key, value, "no list of tokens")
    for key, value in files.get("added_tokens.json", {}).items():
        if not _is_whole(value, 0):
            raise _fault(name, "added_tokens.json", key, value, "no number of a token")


def vocabulary_size(config: Settings) -> int | None:
    """Tokens of a model as its config.json gives them; None where it does not."""
    return _vocabulary(config)


_TOKENS = ("decoder_start_token_id", "pad_token_id", "bos_token_id", "forced_bos_token_id")
_TOKENS_OR_LISTS = ("eos_token_id", "forced_eos_token_id")


def _is_whole(value: Any, least: int, most: int | None = None) -> bool:
    return type(value) is int and value >= least and (most is None or value <= most)


def _is_even(value: Any) -> bool:
    return _is_whole(value, 2) and value % 2 == 0


def _whole(least: int, most: int) -> tuple[Callable[[Any], bool], str]:
    return lambda value: _is_whole(value, least, most), f"no whole number from {least} to {most:,}"


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_objects(value: Any) -> bool:
    return value is None or (isinstance(value, dict) and all(isinstance(one, dict) for one in value.values()))


def _is_token(value: Any) -> bool:
    return value is None or _is_text(value) or (isinstance(value, dict) and _is_text(value.get("content")))


def _are_tokens(value: Any) -> bool:
    values = value.values() if isinstance(value, dict) else value
    return value is None or (
        isinstance(value, list | dict) and all(one is not None and _is_token(one) for one in values)
    )


def _is_added(value: Any) -> bool:
    return isinstance(value, dict) and all(
        key.isdecimal() and isinstance(one, dict) and _is_text(one.get("content")) for key, one in value.items()
    )


_SEARCH: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "num_beams": _whole(1, _WIDEST),
    "num_candidates": _whole(1, _WIDEST),
    "max_length": _whole(2, _LONGEST),
    "max_new_tokens": _whole(1, _LONGEST),
    "no_repeat_ngram_size": _whole(0, _LONGEST),
    "length_penalty": (lambda value: _is_number(value) and abs(value) <= 100, "no number from -100 to 100"),
    "early_stopping": (lambda value: isinstance(value, bool) or value == "never", 'not true, false or "never"'),
    "max_position_embeddings": _whole(1, _MOST_POSITIONS),
    "max_encoder_position_embeddings": _whole(1, _MOST_POSITIONS),
    "max_decoder_position_embeddings": _whole(1, _MOST_POSITIONS),
    "n_positions": _whole(1, _MOST_POSITIONS),
}

_TOKENIZER: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "model_max_length": (lambda value: _is_number(value) and value >= 1, "no number from 1 on"),
    "model_input_names": (
        lambda value: isinstance(value, list) and "input_ids" in value and all(map(_is_text, value)),
        'no list of names with "input_ids"',
    ),
    "added_tokens_decoder": (_is_added, "no JSON object of tokens by their numbers"),
    "tokenizer_class": (_is_text, "no name of a class"),
    "src_lang": (_is_text, "no name of a language"),
    "tgt_lang": (_is_text, "no name of a language"),
}


def _ensure(file: str, settings: Settings, kinds: Mapping[str, tuple[Callable[[Any], bool], str]], name: str) -> None:
    for key, (is_right, fault) in kinds.items():
        if (value := settings.get(key)) is not None and not is_right(value):
            raise _fault(name, file, key, value, fault)


def _ensure_sizes(file: str, settings: Settings, name: str) -> None:
    """A model of no width builds, with warnings, and fails where nobody sees why: `d_kv` of T5, `decoder_ffn_dim`."""
    for key, value in settings.items():
        if _SIZE.search(key) and type(value) in (int, float) and not _is_whole(value, 1):
            raise _fault(name, file, key, value, "no whole number from 1")


def _fault(name: str, file: str, key: str, value: Any, fault: str) -> ModelError:
    shown = repr(value)
    shown = shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}..."
    return ModelError(f"{name}: {file}: {key} is {shown}, {fault}: get the model again")


def _vocabulary(config: Settings) -> int | None:
    parts = [config, *(part for part in (config.get("encoder"), config.get("decoder")) if isinstance(part, dict))]
    sizes = [
        value for part in parts for key, value in part.items() if key.endswith("vocab_size") and _is_whole(value, 1)
    ]
    return max(sizes, default=None)
