"""Bytes to text: which encoding an input is in, decided without guessing wrong on UTF-8."""

import codecs
import re

from briefer.errors import InputError

_BOMS = (
    # UTF-32 first: its little-endian mark begins with UTF-16's.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive (DOCX, EPUB and ODT are such)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029]")


def decode(data: bytes, name: str) -> str:
    """The text of an input: byte-order mark removed, line ends as line feeds.

    Bytes with a mark are read as it says, others as UTF-8; what is not UTF-8 is read as Windows-1252 when it makes a
    plausible text.

    Raises:
        InputError: the bytes are no text; the message opens with `name`.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name}: this is {kind}, not text; extract its text first")
    text = _decode(data, name)
    if _CONTROLS.search(text):
        raise InputError(f"{name}: this is binary data, not text; give a text file")
    text = _LINE_ENDS.sub("\n", text)
    if not text.strip():
        raise InputError(f"{name}: there is no text in it; give a file that holds an article")
    return text


def _decode(data: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError(
                    f"{name}: marked as {encoding.upper()} but broken at byte {len(mark) + error.start}; "
                    "save it as UTF-8 and try again"
                ) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _as_windows_1252(data)
        if text is None:
            raise InputError(
                f"{name}: not UTF-8 (byte {error.start} is 0x{data[error.start]:02x}) nor Windows-1252; "
                "save it as UTF-8 and try again"
            ) from error
        return text


# In Western text a byte above 0x7F is a letter inside a word ("Malmö", "École", but no "cafÃ"), punctuation
# ("Ukraine’s", "“We") or a sign that stands at a figure ("£5", "20°").
_SMALL_LETTERS = "ß-öø-ÿšžœƒ"
_LARGE_LETTERS = "À-ÖØ-ÞŠŽŒŸ"
_PLAUSIBLE = re.compile(
    rf"(?<=[A-Za-z])[{_SMALL_LETTERS}]|[{_SMALL_LETTERS}](?=[A-Za-z])|(?<=[A-Z])[{_LARGE_LETTERS}]"
    rf"|(?<![A-Za-z])[{_LARGE_LETTERS}](?=[A-Za-z])|(?<!\S)[ÀàÉé](?!\S)"
    "|[‘’“”–—…•€£¥¢§©®™°·«»¡¿½¼¾\xa0\xad±²³×´]"
)
_MOJIBAKE = re.compile("Ã[\u0080-\u00bf‘’“”–—…•€™]|â€")
_HIGH = re.compile(r"[^\x00-\x7f]")


def _as_windows_1252(data: bytes) -> str | None:
    """The text when the bytes make plausible Windows-1252, else None.

    Almost any bytes decode so: broken UTF-8 comes out as "Ã©" and "â€™", Cyrillic in Windows-1251 as "Ïðèâåò". Hence
    no text that shows such pairs, or has more than a tenth of its characters above ASCII out of place.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = len(_HIGH.findall(text))
    good = len(_PLAUSIBLE.findall(text))
    return text if good >= 0.9 * high and not _MOJIBAKE.search(text) else None
