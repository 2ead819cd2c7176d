"""Trains a `models.set_ranker` on labelled passages and puts it into a model's folder."""

import json
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.numpy import load_file, save_file

from briefer.errors import InputError, ModelError
from briefer.models.model_folder import SALIENCE_HEAD
from briefer.models.salience_head import ALONE, TENSOR
from briefer.training.data.prepare import sha256
from briefer.training.export.export import TRAINING
from briefer.training.ranking.network import Lists, Network, loss
from briefer.training.ranking.passages import Ranked, labelled
from briefer.training.ranking.probe import alone

RECORD = "ranker"
"""What the folder's record says of it, by this name."""
_LIKE = 2048
"""Passages that are sorted by length together."""
_LEAST_SPREAD = 1e-3


@dataclass(frozen=True, slots=True)
class RankerRecipe:
    """How it is trained.

    Attributes:
        seed: Of the first weights, the order and the dropout.
        epochs: Passes over the passages.
        learning_rate: Its highest value: up over `warmup` steps, then down to nothing.
        warmup: Steps.
        batch: Passages a step.
        width: Of the states.
        layers: Of attention among the sentences.
        inner: Width inside a layer.
        dropout: The share of what a layer adds that is left out.
        read: Passages, the first ones, that the encoder reads to learn what reads alone.
        threads: Threads of torch; None leaves torch its choice. One is fastest where the cores are shared.
    """

    seed: int = 0
    epochs: int = 4
    learning_rate: float = 1e-3
    warmup: int = 100
    batch: int = 64
    width: int = 64
    layers: int = 2
    inner: int = 128
    dropout: float = 0.1
    read: int = 2000
    threads: int | None = None


def train_ranker(sources: Sequence[Path], model: Path, recipe: RankerRecipe) -> int:
    """Trains on labelled passages and writes the result into a model's folder; returns how many there were.

    Args:
        sources: What `prepare` wrote.
        model: A model's folder with a salience head, beside whose tensors these are put; older ones are replaced.
        recipe: How.

    Raises:
        InputError: No passage leaves a choice.
        ModelError: The folder has no salience head.
    """
    file = model / SALIENCE_HEAD
    if not file.is_file():
        raise ModelError(f"{model} has no {SALIENCE_HEAD}: give the folder of a model that chooses")
    passages = [passage for source in sources for passage in labelled(source)]
    if not passages:
        raise InputError(f"{sources[0]}: no labelled passage of two sentences or more")
    network = learned(passages, recipe)
    # Found beside the head that the encoder was trained with, never beside an older one of its own.
    kept = {TENSOR: load_file(file)[TENSOR]}
    kept[ALONE] = alone(passages[: recipe.read], model)
    partial = file.with_suffix(".partial")
    save_file(kept | network.tensors(), partial)
    partial.chmod(0o644)  # safetensors makes files that only their owner may read
    partial.replace(file)
    _record(model / TRAINING, sources, len(passages), recipe)
    return len(passages)


def learned(passages: Sequence[Ranked], recipe: RankerRecipe) -> Network:
    """A network that has learned from some passages; the same for the same passages, recipe and machine."""
    torch.set_num_threads(recipe.threads or torch.get_num_threads())
    torch.manual_seed(recipe.seed)
    seen = torch.tensor([values for passage in passages for values in passage.seen])
    network = Network(
        seen.mean(0),
        seen.std(0).clamp(min=_LEAST_SPREAD),
        width=recipe.width,
        layers=recipe.layers,
        inner=recipe.inner,
        dropout=recipe.dropout,
    )
    optimizer = torch.optim.AdamW(network.parameters(), lr=recipe.learning_rate, betas=(0.9, 0.98), weight_decay=0.01)
    total = recipe.epochs * math.ceil(len(passages) / recipe.batch)
    for step, batch in enumerate(_batches(passages, recipe), start=1):
        for group in optimizer.param_groups:
            falling = max(0.02, 0.5 * (1 + math.cos(math.pi * min(1.0, step / total))))
            group["lr"] = recipe.learning_rate * min(1.0, step / recipe.warmup) * falling
        lists = Lists.of(batch)
        missed = loss(network(lists), lists)
        missed.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
    return network.eval()


def _batches(passages: Sequence[Ranked], recipe: RankerRecipe) -> Iterator[list[Ranked]]:
    """The passages in batches, those of like length together, in an order of chance."""
    for epoch in range(recipe.epochs):
        rng = random.Random(f"{recipe.seed}/{epoch}")
        order = list(passages)
        rng.shuffle(order)
        found = []
        for first in range(0, len(order), _LIKE):
            alike = sorted(order[first : first + _LIKE], key=lambda passage: len(passage.seen))
            found += [alike[start : start + recipe.batch] for start in range(0, len(alike), recipe.batch)]
        rng.shuffle(found)
        yield from found


def _record(file: Path, sources: Sequence[Path], passages: int, recipe: RankerRecipe) -> None:
    made: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    hashes = {source.name: sha256(source) for source in sources}
    made[RECORD] = {"data": hashes, "passages": passages, "recipe": asdict(recipe)}
    file.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
