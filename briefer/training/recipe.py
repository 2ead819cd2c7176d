"""What a training run is told: one TOML file, checked, and kept beside the weights it made."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from briefer.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Recipe:
    """A training run. What is not in the file has these values; what is not known is an error.

    Attributes:
        data: For each token file, by its name without ending, the share of it that an epoch takes, at most 1.
        start: Folder of earlier weights, or None for random ones with the copying start.
        grow_after: Numbers of the encoder blocks that are doubled.
        precise: How loud the circuit that copies behind two tokens is (`precise.Strength.vote`): 0.2 beside trained
            heads, 1 in a fresh network. It makes the network wider; at 0 it is not added.
        vocabulary, width, feed_forward, encoder_layers, decoder_layers, heads: The size of a fresh network.
        prompt: Template that the passages are encoded with and the model is shipped with.
        seed: Of the weights, the order of the examples and everything else that is random.
        masked: Share of the batches that are span corruption (`spans.masked`): not to say what matters, but what was
            taken out of the passage. For raw text, of which there is more than of summaries.
        epochs: Passes over the data; what ends first, these or `hours`, ends the run.
        hours: Wall-clock time of all sittings together, or None.
        batch_tokens: Most source tokens a step, padding included.
        learning_rate: Its highest value, after `warmup` steps; then a cosine down to 3% of it.
        clip: Longest gradient.
        salience_weight: Weight of the loss of ranking the sentences beside the loss of the target's tokens.
        bf16: Whether matrix products are computed in 16 bits: 2.2 times as fast on a CPU with AVX-512 BF16.
        compiled: Whether torch.compile is used; worth its minute on a GPU.
        threads: Threads of torch on a CPU; None leaves torch its choice. One is fastest where the cores are shared.
        checkpoint_minutes: Time between checkpoints and validations.
        validated: Held-out examples in a validation, about.
    """

    data: Mapping[str, float]
    start: str | None = None
    grow_after: tuple[int, ...] = ()
    precise: float = 0.0
    vocabulary: int = 12_000
    width: int = 256
    feed_forward: int = 768
    encoder_layers: int = 4
    decoder_layers: int = 3
    heads: int = 4
    prompt: str = "plain"
    seed: int = 0
    masked: float = 0.0
    epochs: int = 1
    hours: float | None = None
    batch_tokens: int = 2048
    learning_rate: float = 1e-3
    warmup: int = 200
    clip: float = 1.0
    salience_weight: float = 0.3
    bf16: bool = False
    compiled: bool = False
    threads: int | None = None
    checkpoint_minutes: float = 10.0
    validated: int = 600

    def __post_init__(self) -> None:
        if not self.data or not all(0 < share <= 1 for share in self.data.values()):
            raise ConfigError("recipe: data needs token files with shares above 0, at most 1")
        if not 0 <= self.masked <= 1:
            raise ConfigError(f"recipe: masked is {self.masked}: give a share from 0 to 1")
        for name in ("epochs", "batch_tokens", "learning_rate", "checkpoint_minutes", "validated"):
            if getattr(self, name) <= 0:
                raise ConfigError(f"recipe: {name} is {getattr(self, name)}: give more than 0")


def load_recipe(path: Path) -> Recipe:
    """Reads a recipe; raises ConfigError with what is wrong in it."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"recipe {path} cannot be read: {error}") from error
    return recipe_from(values)


def recipe_from(values: Mapping[str, Any]) -> Recipe:
    """A recipe from a mapping; raises ConfigError where a name is unknown or `data` is missing."""
    known = {entry.name for entry in fields(Recipe)}
    if unknown := sorted(set(values) - known):
        raise ConfigError(f"recipe: unknown {', '.join(unknown)} (known: {', '.join(sorted(known))})")
    if "data" not in values:
        raise ConfigError("recipe: data is missing: name the token files and the share of each")
    return Recipe(**{**values, "grow_after": tuple(values.get("grow_after", ()))})
