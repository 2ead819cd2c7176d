"""The weights of a T5 as numpy arrays, in the precision and the order that the arithmetic wants them in."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from briefer.errors import ModelError
from briefer.models.base import BUNDLED
from briefer.models.broken import NotNumbersError
from briefer.models.model_folder import ResolvedModel

Array = NDArray[np.float32]
"""Values in single precision."""


class Weights:
    """Reads tensors by name from the files of a model, each when it is asked for.

    Args:
        resolved: The model's folder, checked.
    """

    def __init__(self, resolved: ResolvedModel) -> None:
        self._name = resolved.name
        self._places = {name: path for path in resolved.weights for name in _names(path, resolved.name)}

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def read(self, name: str, shape: Sequence[int]) -> Array:
        """A tensor in single precision.

        Raises:
            ModelError: There is no such tensor, or it has another shape or type.
        """
        return self.stored(name, shape).astype(np.float32, copy=False)

    def stored(self, name: str, shape: Sequence[int]) -> Array:
        """A tensor as it lies in the file, perhaps in half precision, which takes half the memory; raises as `read`."""
        path = self._places.get(name)
        if path is None:
            raise ModelError(f"{self._name}: the weights lack {name}: get the model again")
        try:
            with safe_open(path, framework="numpy") as file:
                found: Array = file.get_tensor(name)
        except (SafetensorError, OSError, TypeError, AttributeError) as error:
            # numpy has no bfloat16.
            raise ModelError(
                f"{self._name}: numpy cannot read {name} ({error}): use --engine transformers, or get the model again"
            ) from error
        if found.dtype not in (np.float16, np.float32):
            raise ModelError(f"{self._name}: {name} has values of type {found.dtype}: use --engine transformers")
        if found.shape != tuple(shape):
            raise ModelError(
                f"{self._name}: {name} has the shape {found.shape} where config.json says {tuple(shape)}: "
                "get the model again"
            )
        # Those of the bundled model are known by their hash.
        if self._name != BUNDLED and not np.isfinite(found.sum(dtype=np.float64)):
            raise NotNumbersError(f"{self._name}: the weights hold values that are no numbers ({name} is one)")
        return found

    def across(self, name: str, shape: tuple[int, int], scale: Array | None = None) -> Array:
        """A linear layer's matrix as (inputs, outputs), its inputs multiplied by `scale`.

        Args:
            name: The layer's weight.
            shape: (outputs, inputs), as it lies in the file.
            scale: Of a norm whose result the layer reads, (inputs,).
        """
        matrix = self.read(name, shape)
        if scale is not None:
            matrix = matrix * scale
        # In memory as it is multiplied: OpenBLAS takes a tenth less time for it than for the transposed view.
        return np.ascontiguousarray(matrix.T)


def _names(path: Path, model: str) -> list[str]:
    try:
        with safe_open(path, framework="numpy") as file:
            return list(file.keys())
    except (SafetensorError, OSError) as error:
        raise ModelError(f"{model}: the weights cannot be loaded ({error}): get the model again") from error
