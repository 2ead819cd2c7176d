"""The Hugging Face hub: what its local cache holds, and the one place in briefer that uses the network."""

import re
from collections.abc import Iterator
from pathlib import Path

from briefer.errors import ModelError

# "t5-small", "google/flan-t5-small"; never "../model" or "a/b/c", which are paths.
_ID = re.compile(r"[A-Za-z0-9][\w.-]*(?:/[A-Za-z0-9][\w.-]*)?", re.ASCII)

_CACHED = "models--"

# Weights, configuration and every form of tokenizer that transformers reads: no pickles, no code, no other frameworks.
_FORMS = ("*.safetensors", "*.json", "*.model", "merges.txt", "vocab.txt")


def is_id(model: str) -> bool:
    """True when `model` has the form of a hub id; that says nothing about whether there is such a model."""
    return _ID.fullmatch(model) is not None and ".." not in model and "--" not in model


def cached_folder(model_id: str) -> Path | None:
    """The folder of a model in the local cache, in its main revision; None when it is not there."""
    from huggingface_hub import try_to_load_from_cache

    config = try_to_load_from_cache(model_id, "config.json")
    return Path(config).parent if isinstance(config, str) else None


def cached_folders() -> Iterator[tuple[str, Path]]:
    """Id and folder of every model in the local cache that has a config.json, in the order of their ids."""
    from huggingface_hub.constants import HF_HUB_CACHE

    for repository in sorted(Path(HF_HUB_CACHE).glob(f"{_CACHED}*")):
        model_id = repository.name.removeprefix(_CACHED).replace("--", "/")
        try:
            folder = cached_folder(model_id) if is_id(model_id) else None
        except (OSError, ValueError):  # ValueError: what should name a revision is no text
            continue
        if folder:
            yield model_id, folder


def download(model_id: str) -> Path:
    """Download a model into the local cache: its safetensors weights, configuration and tokenizer.

    The hub client shows its own progress on stderr. What the cache has already is not downloaded again.

    Returns:
        The folder in the cache.

    Raises:
        ModelError: No such model, not open to the user, no safetensors weights, or the hub cannot be reached.
    """
    if not is_id(model_id):
        raise ModelError(f"{model_id} is not a hub id: give one such as google/flan-t5-small")
    from huggingface_hub import HfApi, snapshot_download
    from huggingface_hub.errors import (  # type: ignore[attr-defined]  # HTTPError: its HTTP client's root
        GatedRepoError,
        HTTPError,
        OfflineModeIsEnabled,
        RepositoryNotFoundError,
    )

    try:
        names = [file.rfilename for file in HfApi().model_info(model_id).siblings or ()]
        if not any(name.endswith(".safetensors") for name in names):
            raise ModelError(f"{model_id} has no safetensors weights, and pickles can run code: choose another model")
        # What lies in folders is the same model for other programs (onnx/, coreml/).
        wanted = [name for name in names if "/" not in name and any(Path(name).match(form) for form in _FORMS)]
        return Path(snapshot_download(model_id, allow_patterns=wanted))
    except GatedRepoError as error:
        raise ModelError(f"{model_id}: accept its licence on its page, then log in") from error
    except RepositoryNotFoundError as error:
        raise ModelError(f"{model_id}: the hub has no public model of this id: check its spelling") from error
    except OfflineModeIsEnabled as error:
        raise ModelError(f"{model_id}: HF_HUB_OFFLINE is set: unset it to download") from error
    except (HTTPError, OSError) as error:
        raise ModelError(f"{model_id}: no answer from the hub ({type(error).__name__}): check the network") from error
