"""Model folders that are broken, and what briefer makes of them: a brief, or one line that says what is wrong.

`python -m evals.hostile_models` breaks tiny models of six families, which are made on the spot, in a way that a number
decides: a field of another type, a token that is none, a file cut off, a value that is no number, a request for code.
A folder may be refused in one line with exit code 2, or summarize; a traceback, an "internal error", a second line, a
network or a hang is a failure, and makes the exit code 1.
"""

import argparse
import json
import math
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.hostile_runs import Outcome, Session

_TEXT = (
    "The museum in Lisbon sold 3,500 tickets in 2019, about 18% more than in 2018, it said on Monday. The mayor was "
    "pleased. Ferries between Calais and Dover were late by 40 minutes after a storm closed the port.\n\nNorway’s oil "
    "fund lost 6.7 percent, or nearly 90 billion crowns, in the first half of the year."
)

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


@dataclass(frozen=True, slots=True)
class Case:
    """A broken folder: what was done to which family, and the engine and options that it is tried with."""

    number: int
    family: str
    fault: str
    options: tuple[str, ...]


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


def cases(count: int, seed: int) -> list[tuple[Case, random.Random]]:
    """What to try: `count` cases, the same for the same seed."""
    from tests.models import FAMILIES, MORE_FAMILIES

    families = [*FAMILIES, *MORE_FAMILIES]
    found = []
    for number in range(count):
        rng = random.Random(f"{seed} {number}")
        family = rng.choice(families)
        engines = ["transformers", "transformers", "ctranslate2", "numpy"] if family == "t5" else ["transformers"]
        options = ["--engine", rng.choice(engines)]
        options += ["--no-grounding"] if rng.random() < 0.25 else []
        found.append((Case(number, family, "", tuple(options)), rng))
    return found


def try_all(count: int, seed: int, work: Path) -> list[tuple[Case, Outcome]]:
    """Breaks and tries `count` folders in one process that is started anew when one ends it."""
    from tests.models import FAMILIES, MORE_FAMILIES

    whole = {family: save(work / "whole" / family) for family, save in (FAMILIES | MORE_FAMILIES).items()}
    article = work / "article.txt"
    article.write_text(_TEXT, encoding="utf-8")
    results = []
    with Session() as session:
        for case, rng in cases(count, seed):
            folder = Path(shutil.copytree(whole[case.family], work / "broken" / str(case.number)))
            if rng.random() < 0.4 or "numpy" in case.options:
                _write(folder / "briefer.json", {"prompt": "plain", "decoding": "choices"})
            fault = break_folder(folder, rng)
            case = Case(case.number, case.family, fault, case.options)
            results.append((case, session.run(["summarize", str(article), "--model", str(folder), *case.options])))
            shutil.rmtree(folder, ignore_errors=True)
    return results


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.hostile_models", description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=22)
    parser.add_argument("--show", action="store_true", help="print what each folder came to")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as work:
        results = try_all(options.count, options.seed, Path(work))
    failed = 0
    for case, outcome in results:
        if fault := outcome.fault:
            failed += 1
            print(f"{case.number} {case.family} {' '.join(case.options)}: {case.fault}\n  {fault}")
        elif options.show:
            print(f"{case.number} {case.family} {' '.join(case.options)}: {case.fault}\n  {outcome.shown}")
    codes = Counter(outcome.code for _, outcome in results)
    print(f"{len(results)} folders: {codes[0] + codes[1]} summarized, {codes[2]} refused in one line, {failed} faults")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
