"""From a training run to a model folder that the engine loads: 16-bit weights, tokenizer, prompt, card."""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from transformers import GenerationConfig, T5Config, T5ForConditionalGeneration

from briefer.errors import ModelError
from briefer.models.model_folder import SALIENCE_HEAD
from briefer.models.prompts import load_prompt
from briefer.models.salience_head import TENSOR
from briefer.training.checkpoint import CHECKPOINT, Checkpoint, load_checkpoint
from briefer.training.data.prepare import sha256
from briefer.training.export.card import card
from briefer.training.loop import CURVE, VALIDATION
from briefer.training.model.network import SHARPNESS

MOST_BYTES = 40_000_000
"""What the weights in the package may weigh."""

TRAINING = "training.json"
"""The file of a model folder that tells how its weights were made."""

_PREFIX = "model."  # of the T5's weights in `network.Trainee`
_HEAD = "rank.weight"
_TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json")
_SEARCH = {"num_beams": 4, "max_new_tokens": 96, "no_repeat_ngram_size": 4, "length_penalty": 1.0}
_POINTS = 12  # of the curve that are kept


def export(runs: Sequence[Path], tokenizer: Path, data: Path, out: Path) -> Path:
    """Writes the model folder of a training run, or of the mean of several, and returns it.

    Runs from the same start with different seeds may be averaged, which costs nothing at use and is
    mostly better than each of them (Wortsman et al. 2022, "Model soups").

    Args:
        runs: Folders of the checkpoints and the curves.
        tokenizer: Folder with the tokenizer's files.
        data: Folder of the token files that it was trained on; their hashes go into the folder.
        out: The folder to write; files of the same names are replaced.

    Raises:
        ModelError: There is no checkpoint or no tokenizer, the runs do not go together, or the weights are too heavy.
    """
    saved = [_checkpoint(run) for run in runs]
    first = saved[0]
    if any(not _goes_with(other, first) for other in saved):
        raise ModelError("the runs differ in shape, prompt or data: export each by itself")
    if missing := [name for name in _TOKENIZER_FILES if not (tokenizer / name).is_file()]:
        raise ModelError(f"{tokenizer} has no {missing[0]}: give the folder of the tokenizer")
    model = _model(saved)
    if (size := 2 * sum(weight.numel() for weight in model.parameters())) > MOST_BYTES:
        raise ModelError(f"the weights take {size:,} bytes, more than {MOST_BYTES:,}: train a smaller model")
    out.mkdir(parents=True, exist_ok=True)
    model.half().save_pretrained(out)
    save_file({TENSOR: _salience(saved)}, out / SALIENCE_HEAD)
    for name in ("model.safetensors", SALIENCE_HEAD):
        (out / name).chmod(0o644)  # safetensors makes files that only their owner may read
    for name in _TOKENIZER_FILES:
        shutil.copyfile(tokenizer / name, out / name)
    prompt = load_prompt(first.recipe["prompt"])
    # It is taught to say the passage's own sentences, whole or shortened: see `briefer.briefing.compression`.
    _write_json(out / "briefer.json", {"prompt": prompt.name, "decoding": "choices"})
    making = {
        "prompt": prompt.name,
        "data": _hashes(data, first.recipe["data"]),
        "runs": [_as_record(run, checkpoint) for run, checkpoint in zip(runs, saved, strict=True)],
        "weights": sha256(out / "model.safetensors"),
        "earlier": _earlier(first.recipe["start"]),
    }
    _write_json(out / TRAINING, making)
    (out / "MODEL_CARD.md").write_text(card(first.config, making, prompt), encoding="utf-8")
    return out


def _checkpoint(run: Path) -> Checkpoint:
    saved = load_checkpoint(run)
    if saved is None:
        raise ModelError(f"{run} has no {CHECKPOINT}: train first")
    return saved


def _goes_with(one: Checkpoint, other: Checkpoint) -> bool:
    """True when two checkpoints may be averaged; that they had the same start is the caller's to know."""
    shapes = [{name: weight.shape for name, weight in each.trainee.items()} for each in (one, other)]
    return shapes[0] == shapes[1] and all(one.recipe[name] == other.recipe[name] for name in ("prompt", "data"))


def _as_record(run: Path, saved: Checkpoint) -> dict[str, Any]:
    progress, start = saved.progress, saved.recipe["start"]
    return {
        # The folder's name alone: where it lay is nobody's business.
        "recipe": {**saved.recipe, "start": Path(start).name if start else None},
        "steps": progress.step,
        "examples": progress.examples,
        "minutes": round(progress.seconds / 60, 1),
        "curve": _curve(run / CURVE),
    }


def _earlier(start: str | None) -> Any:
    """How the weights that a run started from were made, and those before them, as far as their folders tell."""
    file = Path(start or "") / TRAINING
    return json.loads(file.read_text(encoding="utf-8")) if start and file.is_file() else None


def _model(saved: Sequence[Checkpoint]) -> Any:
    model = T5ForConditionalGeneration(T5Config.from_dict(saved[0].config))
    names = [name for name in saved[0].trainee if name.startswith(_PREFIX)]
    weights = {n.removeprefix(_PREFIX): sum(one.trainee[n] for one in saved) / len(saved) for n in names}
    model.load_state_dict(weights)
    config = model.config
    model.generation_config = GenerationConfig(
        decoder_start_token_id=config.decoder_start_token_id,
        eos_token_id=config.eos_token_id,
        pad_token_id=config.pad_token_id,
        **_SEARCH,
    )
    return model


def _salience(saved: Sequence[Checkpoint]) -> torch.Tensor:
    """The head that ranks sentences, in nats."""
    heads = torch.stack([one.trainee[_HEAD] for one in saved])
    return (SHARPNESS * heads.mean(0)).flatten().contiguous()


def _hashes(data: Path, names: Mapping[str, float]) -> dict[str, str]:
    files = [data / f"{name}.npz" for name in (*names, VALIDATION)]
    return {file.name: sha256(file) for file in files if file.is_file()}


def _curve(path: Path) -> list[dict[str, float]]:
    """The validations of a run, thinned out to a few and the last."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    points = [line for line in lines if "validation_loss" in line]
    every = max(1, -(-len(points) // _POINTS))
    return [*points[:-1:every], *points[-1:]]


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")
