"""The judge boundary: texts in, probabilities out."""

from collections.abc import Sequence
from typing import Protocol


class Judge(Protocol):
    """Says whether passages say what statements say. Deterministic: a pair has one answer in any company."""

    @property
    def name(self) -> str:
        """What the user asked for: a folder, a hub id, a file."""

    @property
    def sha256(self) -> str:
        """SHA-256 of the weights in hex."""

    @property
    def threshold(self) -> float:
        """The least probability that counts as a yes."""

    def entailments(self, pairs: Sequence[tuple[str, str]]) -> list[float | None]:
        """How likely it is that each passage says its statement, in order; None where they do not fit the model."""
