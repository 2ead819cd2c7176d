"""Which folder a model's name means, and whether what lies in it may be loaded. No torch."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefer.errors import ModelError
from briefer.models import hub
from briefer.models.base import BUNDLED
from briefer.models.folder_fields import ensure_search_fields, ensure_tokenizer_fields
from briefer.models.prompts import prompt_names
from briefer.models.remote_code import ensure_no_adapter, ensure_no_code

_BUNDLED = Path(__file__).parent / "bundled"
_WEIGHTS = "model.safetensors"
SALIENCE_HEAD = "salience.safetensors"
"""What a model that chooses may have beside its weights, see `models.salience_head`."""

_CONFIG = "config.json"
_SEARCHING = (_CONFIG, "generation_config.json")
# What transformers reads settings from: each is looked through before it does.
_SETTINGS = (*_SEARCHING, "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json")

_LARGEST_JSON = 256 << 20  # bytes; tokenizer.json of 256,000 tokens has 34 million

_RECORD = "training.json"
_SHARD_INDEX = "model.safetensors.index.json"

# Any one of these groups makes a tokenizer. Without this check transformers builds one with four pieces from an empty
# folder, and the model then summarizes a row of unknowns.
_TOKENIZERS = (
    ("tokenizer.json",),
    ("spiece.model",),
    ("spm.model",),
    ("sentencepiece.bpe.model",),
    ("vocab.json", "merges.txt"),
    ("vocab.txt",),
)

_SHARD = re.compile(r"[\w.-]+\.safetensors")


@dataclass(frozen=True, slots=True)
class ResolvedModel:
    """A model folder that has all its parts and none that would run code.

    Attributes:
        name: What the user gave; `BUNDLED` for the model that ships.
        folder: Holds config.json, the weights and the tokenizer.
        weights: The safetensors files, in the order of their names.
        model_type: From config.json, such as ``t5``.
        prompt: The template that the folder's own briefer.json asks for; None when it asks for none.
        chooses: Whether briefer.json says ``"decoding": "choices"``: the model copies, and is better at choosing among
            what may be said than at saying it.
    """

    name: str
    folder: Path
    weights: tuple[Path, ...]
    model_type: str
    prompt: str | None = None
    reranks_options: bool = False

    @property
    def size(self) -> int:
        """Bytes of the weights."""
        return sum(path.stat().st_size for path in self.weights)

    def sha256(self) -> str:
        """SHA-256 of the weights in hex; of several files, of their contents in the order of `weights`."""
        return self._hashes()[-1]

    def ensure_as_made(self) -> None:
        """Finds out whether the weights are those of the record that was written when they were made.

        Raises:
            ModelError: They are others, such as a download that was cut short or one file of an older version.
        """
        record = self.folder / _RECORD
        if record.is_file() and read_json(record, self.name).get("weights") != self._hashes()[0]:
            raise ModelError(
                f"{self.name}: {self.weights[0].name} is not the one that {_RECORD} was written for: "
                "install briefer-cli again"
            )

    def _hashes(self) -> tuple[str, ...]:
        """Of the first file, of the first two one after the other, and so on."""
        return _hashes(tuple((path, path.stat().st_size, path.stat().st_mtime_ns) for path in self.weights))


@lru_cache(8)
def _hashes(files: tuple[tuple[Path, int, int], ...]) -> tuple[str, ...]:
    """SHA-256s in hex; a batch asks for them when it plans and when it loads, and sizes and times tell other files."""
    digest = hashlib.sha256()
    found = []
    for path, _, _ in files:
        with path.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
        found.append(digest.copy().hexdigest())
    return tuple(found)


def resolve(model: str | None = None) -> ResolvedModel:
    """The folder that `model` means: a folder on disk, or a hub id that is in the local Hugging Face cache.

    Args:
        model: None or ``bundled`` for the model that ships.

    Raises:
        ModelError: There is no such folder or cached model, or something in it is missing or not to be trusted.
    """
    if model is None or model == BUNDLED:
        return inspect_folder(_BUNDLED, BUNDLED)
    path = Path(model).expanduser()
    if path.is_dir():
        return inspect_folder(path, model)
    if path.exists():
        raise ModelError(f"{model} is a file: give the folder that holds config.json and the weights")
    if not hub.is_id(model):
        raise ModelError(
            f"{model}: no such folder; give a folder with a model, or a hub id such as google/flan-t5-small"
        )
    folder = hub.cached_folder(model)
    if folder is None:
        raise ModelError(
            f"{model} is neither a folder here nor in the local Hugging Face cache: "
            f"run `briefer models get {model}` to download it"
        )
    return inspect_folder(folder, model)


def list_cached() -> tuple[ResolvedModel, ...]:
    """The seq2seq models of the local Hugging Face cache that briefer would load, in the order of their ids."""
    found = []
    for model_id, folder in hub.cached_folders():
        try:
            model = inspect_folder(folder, model_id)
            is_seq2seq = read_json(folder / _CONFIG, model_id).get("is_encoder_decoder")
            for path in model.weights:
                path.open("rb").close()
        except (ModelError, OSError):
            # Half a download, a pickle, a data set's leftovers: `resolve` tells the user who asks for it by name.
            continue
        if is_seq2seq:
            found.append(model)
    return tuple(found)


def inspect_folder(folder: Path, name: str) -> ResolvedModel:
    """Check that a model folder is complete and asks for no code of its own, without loading it.

    Raises:
        ModelError: One line that says what is wrong and what to do.
    """
    ensure_no_adapter(folder, name)
    config_file = folder / _CONFIG
    if not config_file.is_file():
        raise ModelError(f"{name}: no {_CONFIG} in {folder}: give the folder that the model was saved to")
    files = {file: read_json(folder / file, name) for file in _SETTINGS if (folder / file).is_file()}
    for file, settings in files.items():
        ensure_no_code(folder / file, settings, name)
    ensure_search_fields({file: files[file] for file in _SEARCHING if file in files}, name)
    ensure_tokenizer_fields(files, name)
    config = files[_CONFIG]
    if not isinstance(config.get("model_type", ""), str):
        raise ModelError(f"{name}: {_CONFIG}: model_type is no name of a family: get the model again")
    weights = _weights(folder, name)
    if not tokenizer_files(folder):
        raise ModelError(f"{name}: no tokenizer in {folder}: save it there (tokenizer.json or spiece.model)")
    own = _own_settings(folder, name)
    head = folder / SALIENCE_HEAD
    if own.reranks_options and head.is_file():
        weights = (*weights, head)
    return ResolvedModel(name, folder, weights, str(config.get("model_type", "")), own.prompt, own.reranks_options)


def tokenizer_files(folder: Path) -> tuple[str, ...]:
    """The files that make a folder's tokenizer; none where it has no whole one."""
    for group in _TOKENIZERS:
        if all((folder / file).is_file() for file in group):
            return tuple(file for file in (*group, "tokenizer_config.json") if (folder / file).is_file())
    return ()


def _weights(folder: Path, name: str) -> tuple[Path, ...]:
    single = folder / _WEIGHTS
    if single.is_file():
        return (single,)
    index = folder / _SHARD_INDEX
    if index.is_file():
        shards = read_json(index, name).get("weight_map")
        names = sorted({str(shard) for shard in shards.values()}) if isinstance(shards, dict) else []
        if not names or not all(_SHARD.fullmatch(shard) for shard in names):
            raise ModelError(f"{name}: {_SHARD_INDEX} names no safetensors files: get the model again")
        if missing := [shard for shard in names if not (folder / shard).is_file()]:
            raise ModelError(f"{name}: {', '.join(missing)} missing in {folder}: get the model again")
        return tuple(folder / shard for shard in names)
    if any(folder.glob("pytorch_model*.bin")):
        raise ModelError(
            f"{name}: the weights are a pickle (pytorch_model.bin), which can run code: "
            "save the model as safetensors, or choose one that is"
        )
    raise ModelError(f"{name}: no weights ({_WEIGHTS}) in {folder}: get the model again")


@dataclass(frozen=True, slots=True)
class _Own:
    """What a folder's briefer.json says; nothing without that file."""

    prompt: str | None = None
    reranks_options: bool = False


_DECODINGS = ("search", "choices")


def _own_settings(folder: Path, name: str) -> _Own:
    """What ``{"prompt": "plain", "decoding": "search"}`` says: the model was trained on that template and for that."""
    file = folder / "briefer.json"
    if not file.is_file():
        return _Own()
    content = read_json(file, name)
    prompt, decoding = content.get("prompt"), content.get("decoding", _DECODINGS[0])
    if not isinstance(prompt, str):
        raise ModelError(f'{name}: {file} has no "prompt": write {{"prompt": "plain"}} or remove the file')
    # A path would make a folder that somebody else wrote open a file of the user's.
    if prompt not in prompt_names():
        raise ModelError(f'{name}: {file}: "prompt" is none of {", ".join(prompt_names())}: write one of them')
    if decoding not in _DECODINGS:
        raise ModelError(f'{name}: {file} has an unknown "decoding": write {" or ".join(map(json.dumps, _DECODINGS))}')
    return _Own(prompt, decoding == "choices")


def read_json(file: Path, name: str) -> Mapping[str, Any]:
    """The object in one of a model folder's files; raises ModelError, with the model's `name`, when it has none."""
    try:
        if file.stat().st_size > _LARGEST_JSON:
            raise ValueError("too large")
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{name}: {file} cannot be read ({error}): get the model again") from error
    if not isinstance(content, dict):
        raise ModelError(f"{name}: {file} is not a JSON object: get the model again")
    return content
