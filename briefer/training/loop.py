"""The training loop: batches in, checkpoints and a curve out; it goes on where it was stopped."""

import json
import math
import random
import signal
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import Any

import torch

from briefer.errors import ConfigError
from briefer.training.checkpoint import Checkpoint, Progress, load_checkpoint
from briefer.training.data.batches import Batches, TokenFile, batches
from briefer.training.data.span_corruption import masked
from briefer.training.model.network import Trainee, collate, earlier_head, network
from briefer.training.recipe import Recipe
from briefer.training.validation import validate

CURVE = "curve.jsonl"
VALIDATION = "validation"
_LOG_EVERY = 100  # steps
_SAMPLE = 16  # examples
_LOWEST = 0.03  # of the learning rate
_BETAS = (0.9, 0.98)
_WEIGHT_DECAY = 0.01
# Of the recipe, what may change from one sitting to the next: where it runs and how long it may go on.
_FREE = frozenset({"epochs", "hours", "bf16", "compiled", "threads", "checkpoint_minutes", "validated"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a sitting ended, and whether the run is over."""

    progress: Progress
    finished: bool


def train(recipe: Recipe, data: Path, out: Path, *, device: str = "cpu", most_steps: int | None = None) -> Outcome:
    """Runs a recipe, or goes on with it where `out` holds its checkpoint.

    Resumed or not, the same steps give the same weights on the same machine, unless `Recipe.hours` ends the run: then
    the schedule follows the clock.

    Args:
        recipe: What to do.
        data: Folder of the token files, ``validation.npz`` among them.
        out: Folder for the checkpoint and the curve.
        device: Where to train: ``cpu``, ``cuda``.
        most_steps: Steps of this sitting; None for all that are left.

    Raises:
        ConfigError: The folder's checkpoint is of another recipe, or a token file is missing.
        ModelError: The checkpoint is broken.
    """
    files = {name: _tokens(data, name) for name in (*recipe.data, VALIDATION)}
    out.mkdir(parents=True, exist_ok=True)
    saved = load_checkpoint(out)
    if saved and (other := _differing(recipe, saved.recipe)):
        raise ConfigError(f"{out} holds a run with other {', '.join(other)}: give another folder, or that recipe")
    with _threads(recipe.threads):
        return _Run(recipe, files, out, torch.device(device), saved).go(most_steps)


def _tokens(data: Path, name: str) -> TokenFile:
    path = data / f"{name}.npz"
    if not path.is_file():
        raise ConfigError(f"{path} is missing: make it with `python -m briefer.training encode`")
    return TokenFile.load(path)


def _differing(recipe: Recipe, saved: dict[str, Any]) -> list[str]:
    # A checkpoint from before a value was known had its default.
    before = {**asdict(Recipe(data=recipe.data)), **saved}
    return sorted(n for n, value in asdict(recipe).items() if n not in _FREE and before[n] != value)


class _Run:
    """One sitting: the network, the optimizer, and how far they have come."""

    def __init__(
        self, recipe: Recipe, files: dict[str, TokenFile], out: Path, device: torch.device, saved: Checkpoint | None
    ) -> None:
        self._recipe, self._files, self._out, self._device = recipe, files, out, device
        file = files[next(iter(recipe.data))]
        sample = [file[index] for index in range(min(_SAMPLE, len(file)))]
        model = network(recipe, sample)
        self._trainee = Trainee(model, earlier_head(recipe, model)).to(device)
        self._optimizer = torch.optim.AdamW(
            self._trainee.parameters(), lr=recipe.learning_rate, betas=_BETAS, weight_decay=_WEIGHT_DECAY, fused=True
        )
        self._progress = saved.progress if saved else Progress()
        if saved:
            self._trainee.load_state_dict(saved.trainee)
            self._optimizer.load_state_dict(saved.optimizer)
            torch.set_rng_state(saved.rng)
        else:
            torch.manual_seed(recipe.seed)
        if recipe.compiled:
            self._trainee.model.compile(dynamic=True)
        self._autocast = partial(torch.autocast, device.type, torch.bfloat16, enabled=recipe.bf16)
        self._losses: dict[str, list[float]] = defaultdict(list)

    def go(self, most_steps: int | None) -> Outcome:
        """Steps until the run is over, `most_steps` are done, or a signal comes; leaves a checkpoint behind."""
        recipe, before, started = self._recipe, self._progress, time.monotonic()
        last_saved = started
        self._trainee.train()
        with _stop_signals() as stopped:
            for planned, (name, indexes) in self._planned():
                now = time.monotonic()
                seconds = before.seconds + now - started
                done = share_done(recipe, self._progress.step, planned, seconds)
                enough = most_steps is not None and self._progress.step - before.step >= most_steps
                if done >= 1 or enough or stopped():
                    self._save()
                    return Outcome(self._progress, finished=done >= 1)
                rate = learning_rate(recipe, self._progress.step, done)
                self._step(name, indexes, rate)
                self._progress = replace(
                    self._progress,
                    step=self._progress.step + 1,
                    place=self._progress.place + 1,
                    examples=self._progress.examples + len(indexes),
                    seconds=seconds,
                )
                if self._progress.step % _LOG_EVERY == 0:
                    self._log_losses(rate)
                if now - last_saved > 60 * recipe.checkpoint_minutes:
                    self._save()
                    last_saved = time.monotonic()
        self._save()
        return Outcome(self._progress, finished=True)

    def _planned(self) -> Iterator[tuple[int, tuple[str, list[int]]]]:
        """What is still to do: (batches an epoch, batch)."""
        while self._progress.epoch < self._recipe.epochs:
            rng = random.Random(f"{self._recipe.seed}/{self._progress.epoch}")
            epoch: Batches = batches(self._files, self._recipe.data, rng, self._recipe.batch_tokens)
            for batch in epoch[self._progress.place :]:
                yield len(epoch), batch
            self._progress = replace(self._progress, epoch=self._progress.epoch + 1, place=0)

    def _step(self, name: str, indexes: list[int], rate: float) -> None:
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        examples = [self._files[name][index] for index in indexes]
        rng = random.Random(f"{self._recipe.seed}/{self._progress.step}")
        kind = "masked_loss" if rng.random() < self._recipe.masked else "loss"
        if kind == "masked_loss":
            examples = [masked(example, rng) for example in examples]
        batch = collate(examples).to(self._device)
        with self._autocast():
            loss, salience_loss, _ = self._trainee(batch)
        (loss + self._recipe.salience_weight * salience_loss).backward()
        torch.nn.utils.clip_grad_norm_(self._trainee.parameters(), self._recipe.clip)
        self._optimizer.step()
        self._optimizer.zero_grad(set_to_none=True)
        self._losses[kind].append(loss.item())
        self._losses["salience_loss"].append(salience_loss.item())

    def _log_losses(self, rate: float) -> None:
        self._log({**{kind: fmean(found) for kind, found in self._losses.items()}, "learning_rate": rate})
        self._losses.clear()

    def _save(self) -> None:
        self._log(
            validate(
                self._trainee,
                self._files[VALIDATION],
                self._recipe.validated,
                self._recipe.batch_tokens,
                self._autocast,
            )
        )
        Checkpoint(
            asdict(self._recipe),
            self._trainee.model.config.to_dict(),
            self._trainee.state_dict(),
            self._optimizer.state_dict(),
            torch.get_rng_state(),
            self._progress,
        ).save(self._out)

    def _log(self, values: dict[str, float]) -> None:
        line = {**asdict(self._progress), **values}
        shown = {key: round(value, 6) if isinstance(value, float) else value for key, value in line.items()}
        with (self._out / CURVE).open("a", encoding="utf-8") as curve:
            curve.write(json.dumps(shown) + "\n")


def share_done(recipe: Recipe, step: int, steps_an_epoch: int, seconds: float) -> float:
    """How much of a run is behind it, by steps or by the clock, whichever is more."""
    by_steps = step / (steps_an_epoch * recipe.epochs)
    return by_steps if recipe.hours is None else max(by_steps, seconds / (3600 * recipe.hours))


def learning_rate(recipe: Recipe, step: int, done: float) -> float:
    """Linear up over `warmup` steps, then a cosine of the share of the run that is done."""
    up = min(1.0, (step + 1) / max(recipe.warmup, 1))
    return recipe.learning_rate * up * max(_LOWEST, 0.5 * (1 + math.cos(math.pi * min(1.0, done))))


@contextmanager
def _threads(number: int | None) -> Iterator[None]:
    """Gives torch so many threads, and leaves its setting as it was."""
    before = torch.get_num_threads()
    torch.set_num_threads(number or before)
    try:
        yield
    finally:
        torch.set_num_threads(before)


@contextmanager
def _stop_signals() -> Iterator[Callable[[], bool]]:
    """Yields a function that tells whether SIGTERM or SIGINT came since; the handlers are put back."""
    came: list[int] = []
    kinds = (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(kind, lambda number, _: came.append(number)) for kind in kinds]
    try:
        yield lambda: bool(came)
    finally:
        for kind, handler in zip(kinds, before, strict=True):
            signal.signal(kind, handler)
