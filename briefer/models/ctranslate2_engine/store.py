"""Converted models in the user's cache: found again by what they were made of, and only ever whole."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from briefer.errors import ModelError
from briefer.io.temporary import temporary_folder
from briefer.models.base import ComputeType
from briefer.models.ctranslate2_engine.record import Record, whole_record
from briefer.models.model_folder import ResolvedModel

# Raised when the same model is converted otherwise than before.
_FORMAT = 2


# Everything in a model's folder that conversion reads beside the weights.
_SOURCES = ("*.json", "*.model", "merges.txt", "vocab.txt")


@dataclass(frozen=True, slots=True)
class Converted:
    """A converted model: the folder that holds it, its precision, and its record."""

    folder: Path
    compute_type: ComputeType
    record: Record


def converted(resolved: ResolvedModel, compute_type: ComputeType) -> Converted:
    """A model in CTranslate2's form, from the cache or converted now.

    Raises:
        ModelError: The model cannot be converted, or the cache cannot be written.
    """
    folder = cache_folder() / "ctranslate2" / _key(resolved, compute_type)
    record = whole_record(folder)
    if record is None:
        _make(resolved, compute_type, folder)
        record = whole_record(folder)
    if record is None:
        raise ModelError(
            f"the converted model in {folder} does not stay as it was written: check the disk, or set BRIEFER_CACHE to "
            "another folder"
        )
    return Converted(folder, compute_type, record)


def cache_folder() -> Path:
    """Where briefer keeps what it can make again: $BRIEFER_CACHE, $XDG_CACHE_HOME/briefer or ~/.cache/briefer."""
    if own := os.environ.get("BRIEFER_CACHE"):
        return Path(own).expanduser()
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "briefer"


def _key(resolved: ResolvedModel, compute_type: ComputeType) -> str:
    """Changes with the weights, the configuration, the tokenizer, the precision, the converter and this module."""
    digest = hashlib.sha256(f"{_FORMAT} {compute_type} {version('ctranslate2')} {resolved.sha256()}".encode())
    for path in sorted({path for form in _SOURCES for path in resolved.folder.glob(form)}):
        content = path.read_bytes()
        # Lengths: what moves from the end of one file to the beginning of the next is another folder.
        digest.update(f"\0{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _make(resolved: ResolvedModel, compute_type: ComputeType, folder: Path) -> None:
    """Converts into a folder beside `folder`, then moves it there: half a conversion is never found."""
    from briefer.models.ctranslate2_engine.conversion import convert

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with temporary_folder(folder.parent) as making:
            whole = making / "whole"
            convert(resolved, compute_type, whole)
            _publish(whole, folder)
    except OSError as error:
        raise ModelError(
            f"the converted model cannot be kept in {folder.parent} ({error.strerror or error}): "
            "free some space, or set BRIEFER_CACHE to a folder that can be written"
        ) from error


def _publish(whole: Path, folder: Path) -> None:
    try:
        whole.rename(folder)
    except OSError:
        # Another process was first with the same model; anything else that lies there is not whole, or no more.
        if whole_record(folder) is not None:
            return
        if not os.path.lexists(folder):
            raise
        if folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder)
        else:
            folder.unlink()
        whole.rename(folder)
