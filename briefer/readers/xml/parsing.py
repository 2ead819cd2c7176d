"""From the bytes of an XML file to a tree, within limits; nothing outside the file is ever opened."""

import html
import re
from html.entities import name2codepoint

from lxml import etree

from briefer.errors import InputError
from briefer.readers.decoding import decode

MAX_CHARACTERS = 30_000_000
"""Largest XML file; its tree takes some ten times as much memory."""

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,500}\?>\s*")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_DECLARES = re.compile(r"<!ENTITY\b")
_EXTERNAL = re.compile(r"<!ENTITY\s+(?:%\s+)?[^\s>]{1,100}\s+(?:SYSTEM|PUBLIC)\b")
_DOCTYPE_WINDOW = 65_536
_CONTROL_REFERENCE = re.compile(r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));", re.IGNORECASE)


def parse_xml(data: bytes, name: str, what: str) -> etree._Element:
    """The root of an XML file, without comments and processing instructions.

    HTML's names of characters (``&nbsp;``) are read though no DTD is loaded, since news systems write them. Control
    characters, which XML forbids, become spaces.

    Args:
        data: The file's bytes.
        name: The input, which messages open with.
        what: What the file is, such as "a NITF story".

    Raises:
        InputError: it is too large, broken, cut short, nested too deeply, or refers to entities that are in other files
            or too many.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise InputError(f"{name}: {what} without anything in it; get a whole copy")
    return parse_xml_text(decode(data, name, controls=True), name, what)


def parse_xml_text(text: str, name: str, what: str) -> etree._Element:
    """As `parse_xml`, of a decoded text."""
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"{name}: {what} of more than {MAX_CHARACTERS // 1_000_000} MB; split it")
    if _EXTERNAL.search(text[:_DOCTYPE_WINDOW]):
        raise InputError(f"{name}: {what} that takes text from another file, which is never opened; join them first")
    text = _CONTROL_REFERENCE.sub(" ", _FORBIDDEN.sub(" ", _DECLARATION.sub("", text, count=1)))
    if not _DECLARES.search(text[:_DOCTYPE_WINDOW]):
        text = _NAMED.sub(_character, text)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )
    try:
        return etree.fromstring(text.strip().encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{name}: {what}, {_problem(error)}") from error


def _character(match: re.Match[str]) -> str:
    if match[1] in _OWN:
        return match[0]
    if match[1] in name2codepoint:
        return chr(name2codepoint[match[1]])
    found = html.unescape(match[0])
    return match[0] if found.startswith("&") else found


def _problem(error: etree.XMLSyntaxError) -> str:
    message = str(error.msg or "not well-formed")
    if "entity" in message.casefold() and ("amplification" in message or "loop" in message.casefold()):
        return "whose entities unfold without end; nothing was read"
    if "depth" in message:
        return "nested too deeply to be read"
    message = " ".join(message.split(", line")[0].split()).rstrip(".")
    return f"cut short or broken at line {error.lineno} ({message}); get a whole copy"
