"""The state of a training run on disk: written whole or not at all, and nothing in it is ever executed."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from briefer.errors import ModelError

CHECKPOINT = "checkpoint.pt"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: steps and examples done, the epoch and the place in it, seconds of all sittings."""

    step: int = 0
    epoch: int = 0
    place: int = 0
    examples: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """All that a run needs to go on.

    Attributes:
        recipe: `recipe.Recipe` as a mapping.
        config: The T5's configuration as a mapping.
        trainee: Weights of the model and of the head that ranks sentences.
        optimizer: State of the optimizer.
        rng: State of torch's generator.
        progress: How far it has come.
    """

    recipe: dict[str, Any]
    config: dict[str, Any]
    trainee: dict[str, torch.Tensor]
    optimizer: dict[str, Any]
    rng: torch.Tensor
    progress: Progress

    def save(self, folder: Path) -> None:
        """Writes the checkpoint of a run's folder; the one before it stays until this one is whole."""
        partial = folder / f"{CHECKPOINT}.partial"
        names = ("recipe", "config", "trainee", "optimizer", "rng")
        torch.save({**{n: getattr(self, n) for n in names}, "progress": asdict(self.progress)}, partial)
        partial.replace(folder / CHECKPOINT)


def load_checkpoint(folder: Path) -> Checkpoint | None:
    """The checkpoint of a run's folder on the CPU, or None when there is none.

    Raises:
        ModelError: The file is no checkpoint.
    """
    path = folder / CHECKPOINT
    if not path.is_file():
        return None
    try:
        saved = torch.load(path, map_location="cpu", weights_only=True)
        return Checkpoint(**{**saved, "progress": Progress(**saved["progress"])})
    except (RuntimeError, TypeError, KeyError, EOFError, ValueError) as error:
        raise ModelError(f"{path} is no checkpoint of a training run: remove it to start anew") from error
