"""Files that are ZIP archives of XML: their parts, unpacked within limits whatever sizes they declare."""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping

from briefer.errors import InputError

MAX_BYTES = 60_000_000
"""Most bytes of text, unpacked: a book has some 3 MB. Pictures are never unpacked."""

MAX_ENTRIES = 20_000
_CHUNK = 1 << 16


def unpacked(data: bytes, name: str, what: str, wanted: Callable[[str], bool]) -> Mapping[str, bytes]:
    """The parts of an archive whose names are wanted, by name.

    Args:
        data: The archive.
        name: The input, which messages open with.
        what: What it is, such as "an EPUB book".
        wanted: Whether a part is needed.

    Raises:
        InputError: the archive is broken, protected, or too large when unpacked.
    """
    left = MAX_BYTES
    found: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES:
                raise InputError(f"{name}: {what} of more than {MAX_ENTRIES:,} parts; nothing was read")
            for entry in entries:
                if entry.is_dir() or not wanted(entry.filename):
                    continue
                if entry.flag_bits & 1:
                    raise InputError(f"{name}: {what} with a password; save it without one and try again")
                content = bytearray()
                with archive.open(entry) as stream:
                    while chunk := stream.read(_CHUNK):
                        content += chunk
                        left -= len(chunk)
                        if left < 0:
                            raise InputError(
                                f"{name}: {what} with more than {MAX_BYTES // 1_000_000} MB of text; split it"
                            )
                found[entry.filename] = bytes(content)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise InputError(f"{name}: {what}, cut short or broken; get a whole copy") from error
    return found
