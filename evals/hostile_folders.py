"""Model folders that are broken in one place: a field, an ask, a file, its weights, its tokenizer."""

import json
import math
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

_VALUES: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    1,
    10**6,
    10**12,
    2.5,
    math.nan,
    math.inf,
    "",
    "x",
    "../../x",
    [],
    [0],
    [[0]],
    [None],
    ["x"],
    {},
    {"x": 1},
    {"1": {"content": None}},
)

_IDS = tuple(
    f"{name}_token_id" for name in ("decoder_start", "pad", "bos", "eos", "forced_bos", "forced_eos", "unk", "sep")
)

_FIELDS: dict[str, Sequence[str]] = {
    "config.json": (
        *_IDS,
        *"model_type architectures vocab_size d_model d_kv d_ff num_layers num_decoder_layers num_heads".split(),
        *"encoder_layers decoder_layers encoder_attention_heads decoder_ffn_dim max_position_embeddings".split(),
        *"n_positions activation_function feed_forward_proj relative_attention_num_buckets attention_window".split(),
        *"relative_attention_max_distance layer_norm_epsilon dropout tie_word_embeddings scale_embedding".split(),
        *"is_encoder_decoder task_specific_params dtype torch_dtype id2label num_labels tokenizer_class".split(),
        *"transformers_version return_dict output_hidden_states".split(),
    ),
    "generation_config.json": (
        *_IDS,
        *"num_beams max_length max_new_tokens length_penalty no_repeat_ngram_size early_stopping".split(),
        *"suppress_tokens bad_words_ids min_length do_sample num_return_sequences cache_implementation".split(),
    ),
    "tokenizer_config.json": (
        *"model_max_length model_input_names added_tokens_decoder tokenizer_class pad_token eos_token".split(),
        *"unk_token bos_token extra_special_tokens additional_special_tokens src_lang tgt_lang backend".split(),
        *"padding_side truncation_side clean_up_tokenization_spaces split_special_tokens chat_template".split(),
        *"special_tokens_map_file is_local".split(),
    ),
    "special_tokens_map.json": ("eos_token", "unk_token", "additional_special_tokens", "x_token", "mask_token"),
    "added_tokens.json": ("<x>", "</s>", "18"),
    "briefer.json": ("prompt", "decoding"),
}

# Requests for code or for other files, each with a name that no hub has; the tests of the guard say which are refused.
_ASKS = (
    "auto_map attn_implementation _attn_implementation experts_implementation quantization_config custom_generate "
    "adapter_name fusion_config kernel_config transformers_weights vocab_file tokenizer_file init_inputs"
).split()


def break_folder(folder: Path, rng: random.Random) -> str:
    """Breaks a whole model folder in one way, and says how."""
    return rng.choices([_field, _ask, _damage, _weights, _tokenizer], [10, 2, 4, 2, 4])[0](folder, rng)


def _field(folder: Path, rng: random.Random) -> str:
    file = rng.choice(list(_FIELDS))
    settings = _read(folder / file)
    key, value = rng.choice(_FIELDS[file]), rng.choice(_VALUES)
    if rng.random() < 0.1:
        settings.pop(key, None)
        _write(folder / file, settings)
        return f"{file}: no {key}"
    settings[key] = value
    _write(folder / file, settings)
    return f"{file}: {key} = {value!r}"


def _ask(folder: Path, rng: random.Random) -> str:
    file = rng.choice(["config.json", "generation_config.json", "tokenizer_config.json"])
    key, value = rng.choice(_ASKS), rng.choice(["nobody/nothing", {"x": "nobody--nothing.X"}, ["nobody/nothing"], True])
    _write(folder / file, _read(folder / file) | {key: value})
    return f"{file}: {key} = {value!r}"


def _damage(folder: Path, rng: random.Random) -> str:
    path = rng.choice(sorted(folder.iterdir()))
    data = path.read_bytes()
    kinds: dict[str, Callable[[], bytes]] = {
        "empty": lambda: b"",
        "cut off": lambda: data[: rng.randrange(len(data) or 1)],
        "other bytes": lambda: rng.randbytes(64),
        "no object": lambda: b"[1, 2]",
        "deep": lambda: b"[" * 100_000,
        "a byte changed": lambda: _flipped(data, rng),
        "no UTF-8": lambda: b'{"a": "\xff\xfe"}',
    }
    if (kind := rng.choice([*kinds, "gone", "a folder"])) in kinds:
        path.write_bytes(kinds[kind]())
    else:
        path.unlink()
        if kind == "a folder":
            path.mkdir()
    return f"{path.name}: {kind}"


def _flipped(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data)) if data else 0
    return data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]


def _weights(folder: Path, rng: random.Random) -> str:
    from safetensors.torch import load_file, save_file

    path = folder / "model.safetensors"
    tensors = load_file(path)
    name = rng.choice(sorted(tensors))
    kind = rng.choice(["nan", "inf", "gone", "shape", "halves", "huge", "integers"])
    if kind in ("nan", "inf", "huge"):
        tensors[name].view(-1)[0] = 3e38 if kind == "huge" else float(kind)
    elif kind == "gone":
        del tensors[name]
    elif kind == "shape":
        tensors[name] = tensors[name].flatten()[:-1].clone()
    else:
        tensors[name] = tensors[name].bfloat16() if kind == "halves" else tensors[name].int()
    save_file(tensors, path, metadata={"format": "pt"})
    return f"{path.name}: {name}: {kind}"


def _tokenizer(folder: Path, rng: random.Random) -> str:
    """Changes one value somewhere in tokenizer.json, whose reader is native code."""
    path = folder / "tokenizer.json"
    if not path.is_file():
        return _damage(folder, rng)
    settings = _read(path)
    place: Any = settings
    way = []
    for _ in range(rng.randrange(1, 5)):
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        way.append(rng.choice(keys))
        inside = place[way[-1]]
        if not (isinstance(inside, dict | list) and inside):
            break
        if rng.random() < 0.75:
            place = inside
    key = rng.choice(list(place) if isinstance(place, dict) else list(range(len(place))))
    place[key] = value = rng.choice(_VALUES)
    _write(path, settings)
    return f"{path.name}: {'.'.join(map(str, [*way, key]))} = {value!r}"


def _read(path: Path) -> dict[str, Any]:
    found = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found if isinstance(found, dict) else {}


def _write(path: Path, settings: dict[str, Any]) -> None:
    path.write_text(json.dumps(settings), encoding="utf-8")
