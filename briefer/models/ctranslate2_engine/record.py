"""What a converted model's folder holds."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from briefer.io.hashing import file_sha256

MODEL = "model"


TOKENIZER = "tokenizer.json"


RECORD = "record.json"

_SEAL = "seal.json"
"""SHA-256 of each of the other files: what a disk, a copy or a hand has changed since is seen before it is loaded."""


def seal(folder: Path) -> None:
    """Says that the folder is whole, as it is now. To be called last: where the seal is, everything is."""
    (folder / _SEAL).write_text(json.dumps(_hashes(folder)), encoding="utf-8")


def whole_record(folder: Path) -> "Record | None":
    """The record of a folder that is as it was sealed; None of any other, and of none."""
    try:
        if not (folder / _SEAL).is_file() or json.loads((folder / _SEAL).read_text(encoding="utf-8")) != _hashes(
            folder
        ):
            return None
        return Record.from_json((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _hashes(folder: Path) -> dict[str, str | None]:
    files = sorted(path for path in folder.rglob("*") if path.name != _SEAL and not path.is_dir())
    # A pipe in a file's place would be read without an end.
    return {path.relative_to(folder).as_posix(): file_sha256(path) if path.is_file() else None for path in files}


@dataclass(frozen=True, slots=True)
class Record:
    """What the engine must know of a model that CTranslate2's own files do not say.

    Attributes:
        window: Longest input in tokens.
        vocabulary: Number of tokens of the model.
        longest: Most tokens that it can write; None for any number.
        eos: Ids that end a text.
        forced_first: The token that a text begins with; None where the model chooses.
        suppressed: Runs of ids that are never written.
        search: generation_config.json, and older folders' settings of summarizers.
    """

    window: int
    vocabulary: int
    longest: int | None
    eos: tuple[int, ...]
    forced_first: int | None = None
    suppressed: tuple[tuple[int, ...], ...] = ()
    search: tuple[dict[str, Any], ...] = field(default=())

    def to_json(self) -> str:
        """One JSON object."""
        return json.dumps(asdict(self), indent=1)

    @classmethod
    def from_json(cls, text: str) -> "Record":
        """What `to_json` gave."""
        values = json.loads(text)
        return cls(
            window=values["window"],
            vocabulary=values["vocabulary"],
            longest=values["longest"],
            eos=tuple(values["eos"]),
            forced_first=values["forced_first"],
            suppressed=tuple(map(tuple, values["suppressed"])),
            search=tuple(values["search"]),
        )
