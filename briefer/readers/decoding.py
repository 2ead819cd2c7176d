"""Bytes to text: which encoding an input is in, decided without guessing wrong on UTF-8."""

import codecs
import re
import unicodedata

from briefer.errors import InputError

_BOMS = (
    # UTF-32 first: its little-endian mark begins with UTF-16's.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
"""Bytes at the start of an input that show its encoding."""

_CHARSET = re.compile(
    rb"""<(?:meta\b[^<>]{0,500}?\bcharset|\?xml\b[^<>]{0,100}?\bencoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""",
    re.IGNORECASE,
)
# As browsers read them: a page that says Latin-1 means Windows-1252, and so on (the WHATWG Encoding Standard).
_LABELS = {
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii", "iso8859-1"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "korean", "windows-949"), "cp949"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5"), "big5hkscs"),
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "macintosh": "mac_roman",
    "windows-874": "cp874",
    "tis-620": "cp874",
}
_FAMILIES = re.compile(r"(?:(?:windows-|cp|x-cp)(125[0-8])|iso-8859-(?:[2-8]|1[03-6]))\Z")
_UNWRITTEN = ("Cc", "Cn", "Co", "Cs")
"""Unicode categories of controls and of characters without a meaning."""
_SEVEN_BIT = ("iso2022_jp",)
"""Encodings whose bytes would also pass for ASCII."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029]")


def decode(data: bytes, name: str, *, controls: bool = False) -> str:
    """The text of an input: byte-order mark removed, line ends as line feeds.

    Bytes with a mark are read as it says, and UTF-16 without one is told by its zero bytes. Others are read as UTF-8;
    what is not UTF-8 is read as an HTML page declares, else as Windows-1252 when it makes a plausible text.

    Args:
        data: The input.
        name: What messages open with.
        controls: Whether control characters may be in it, as in the formats of news wires.

    Raises:
        InputError: the bytes are no text.
    """
    text = _decode(data, name)
    if not controls and _CONTROLS.search(text):
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
    if (unmarked := _as_unmarked_utf_16(data)) is not None:
        return unmarked
    declared = _declared(data)
    if declared in _SEVEN_BIT and (text := _as_declared(data, declared)) is not None:
        return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _as_declared(data, declared) or _as_windows_1252(data)
        if text is None:
            raise InputError(
                f"{name}: not UTF-8 (byte {error.start} is 0x{data[error.start]:02x}) nor Windows-1252; "
                "save it as UTF-8 and try again"
            ) from error
        return text


def _as_unmarked_utf_16(data: bytes) -> str | None:
    """The text when every zero byte stands in the same half of a pair, as in UTF-16, and there are enough of them.

    Even a text in Cyrillic has them: its spaces, figures and full stops.
    """
    sample = data[:_SAMPLE]
    if len(data) % 2 or 0 not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if min(even, odd) or 20 * max(even, odd) < len(sample):
        return None
    try:
        text = data.decode("utf-16-le" if odd else "utf-16-be")
    except UnicodeDecodeError:
        return None
    # Other bytes come out as characters that nobody writes.
    return (
        None if any(unicodedata.category(ch) in _UNWRITTEN for ch in text[:_SAMPLE] if ch not in "\t\n\r\f") else text
    )


def _declared(data: bytes) -> str | None:
    """The codec of the encoding that a page names in its first bytes; None when it names none that is known."""
    match = _CHARSET.search(data[:_SAMPLE])
    if match is None:
        return None
    label = match[1].decode("ascii").lower()
    if label in _LABELS:
        return _LABELS[label]
    family = _FAMILIES.match(label)
    return f"cp{family[1]}" if family and family[1] else label if family else None


def _as_declared(data: bytes, codec: str | None) -> str | None:
    if codec is None:
        return None
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


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
