"""Judges: local models that say whether a passage says what a statement says."""

from dataclasses import dataclass

from briefer.models.judges.base import Judge
from briefer.models.judges.told import JudgeModel, Told, resolve_judge

__all__ = ["Judge", "JudgeModel", "JudgeSpec", "Told", "load_judge", "resolve_judge"]


@dataclass(frozen=True, slots=True)
class JudgeSpec:
    """What to load, in this process or in another; see `resolve_judge`."""

    name: str

    def load(self) -> Judge:
        """The judge; raises ModelError or ConfigError when it cannot be found, trusted or loaded."""
        return load_judge(self.name)


def load_judge(name: str) -> Judge:
    """The judge that a name means, on the CPU, in single precision. No network, no pickles, no remote code.

    Raises:
        ModelError: It cannot be found, trusted or loaded, or which of its answers is a yes cannot be told.
        ConfigError: What its file says is not understood.
    """
    model = resolve_judge(name)
    from briefer.models.transformers_engine.judges import load

    return load(model)
