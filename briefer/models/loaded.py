"""The model that was used last, kept for the next call: a server would load it anew for every article."""

import os
from pathlib import Path
from threading import Lock

from briefer.models import EXTRACTIVE, Summarizer, load

_lock = Lock()
_kept: tuple[object, Summarizer] | None = None


def _after_fork() -> None:
    global _lock, _kept
    # Neither a lock that a thread of the parent holds, nor a model whose native threads the child does not have.
    _lock, _kept = Lock(), None


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


def loaded(model: str | None) -> Summarizer:
    """What `load` gives for a name, from the call before where that had the same name and the folder is as it was.

    Raises:
        ModelError: see `load`.
    """
    global _kept
    with _lock:
        state = _state(model)
        if _kept is None or _kept[0] != state:
            _kept = None  # before the next is loaded: two may be too much for the memory
            _kept = (state, load(model))
        return _kept[1]


def _state(model: str | None) -> object:
    """Changes with the name, and with the names, sizes and times of the files in the folder that it means."""
    if model == EXTRACTIVE:
        return model
    from briefer.models.model_folder import resolve

    folder: Path = resolve(model).folder
    files = ((entry.name, entry.stat()) for entry in os.scandir(folder))
    return model, tuple(sorted((name, status.st_size, status.st_mtime_ns) for name, status in files))
