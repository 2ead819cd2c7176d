"""Which briefer it is that makes a brief: two commits may have one version, and say different things."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

PACKAGE = Path(__file__).parents[1]

# What a brief does not pass through. The model and its prompt are hashed where they are used, these as any others.
_APART = frozenset({"checks", "cli", "digest", "training", "models/bundled", "prompts"})

_SUFFIXES = frozenset({".py", ".tsv", ".txt", ".json", ".jsonl", ".toml", ".safetensors"})


@cache
def code_digest(package: Path = PACKAGE) -> str:
    """SHA-256 in hex over the code and the data files of briefer that shape a brief, wherever they lie.

    Some 250 files, 1.2 MB, once a process.
    """
    digest = sha256()
    for name, path in sorted(_parts(package)):
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _parts(package: Path) -> Iterator[tuple[str, Path]]:
    for path in package.rglob("*"):
        name = path.relative_to(package).as_posix()
        apart = any(name.startswith(f"{folder}/") for folder in _APART)
        if path.suffix in _SUFFIXES and not apart and path.is_file():
            yield name, path
