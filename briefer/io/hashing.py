"""Hashes of files."""

from hashlib import file_digest
from pathlib import Path


def file_sha256(path: Path) -> str | None:
    """SHA-256 of a file's bytes in hex, read piece by piece; None when it cannot be read, as a pipe cannot."""
    if not path.is_file():
        return None
    try:
        with path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
