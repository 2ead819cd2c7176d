"""What a file of a wire service says, read by an implementation of its own: what `evals.wire` compares briefer with."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.entities import name2codepoint
from html.parser import HTMLParser
from typing import Any

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9.:-]*(?:\s[^<>]*)?/?>|&(?:#\d+|[a-z]{2,8});")
_HALF = re.compile(r"(?<=\d)\{")


@dataclass(frozen=True, slots=True)
class Expected:
    """What one item of a file should give: its title, the text of its body, and values of the head."""

    title: str
    body: str
    fields: tuple[str, ...] = ()


_BLOCKS = "p div br h1 h2 h3 h4 h5 h6 ul ol li table tr td th section article blockquote figure html body".split()


class _Text(HTMLParser):
    """The text of HTML, a space for every tag that is a block's."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag in ("head", "style", "script", "figcaption"):
            self._skipped += 1
        if tag in _BLOCKS:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("head", "style", "script", "figcaption"):
            self._skipped -= 1
        if tag in _BLOCKS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.parts.append(data)


def _html(text: str) -> str:
    parser = _Text()
    parser.feed(text)
    return "".join(parser.parts)


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2].lower()


_APART = ("media", "note", "byline", "dateline", "distributor", "head", "style", "tagline")
_INLINE = ("person", "org", "location", "chron", "money", "em", "a", "b", "i", "strong", "sup", "sub", "span", "num")


def _inner(element: ET.Element) -> str:
    """The text in an element but for what stands apart, a space at the edges of blocks."""
    parts = [element.text or ""]
    for child in element:
        if _local(child) not in _APART:
            gap = "" if _local(child) in _INLINE else " "
            parts += [gap, _inner(child), gap]
        parts.append(child.tail or "")
    return "".join(parts)


def _all(root: ET.Element, *names: str) -> Iterator[ET.Element]:
    return (element for element in root.iter() if isinstance(element.tag, str) and _local(element) in names)


def _first(root: ET.Element, *names: str) -> str:
    return next(
        (text for name in names for e in _all(root, name) if (text := " ".join("".join(e.itertext()).split()))), ""
    )


def _content(element: ET.Element) -> str:
    noted = {body for note in _all(element, "note") for body in _all(note, "body.content")}
    bodies = (
        [body for body in _all(element, "body.content") if body not in noted]
        or list(_all(element, "body"))
        or [element]
    )
    text = " ".join(map(_inner, bodies))
    return _html(unescape(text)) if "<" in text or "&" in text else text


def _parsed(data: bytes) -> ET.Element:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)
    text = re.sub(r"<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?>", "", text)
    return ET.fromstring(re.sub(r"&(\w+);", _named, text).strip())


def _named(match: re.Match[str]) -> str:
    known = match[1] in name2codepoint and match[1] not in ("amp", "lt", "gt", "quot")
    return chr(name2codepoint[match[1]]) if known else match[0]


def _nitf(root: ET.Element) -> list[Expected]:
    return [
        Expected(
            _first(nitf, "hl1", "title"),
            _content(nitf),
            (
                *(m.get("content", "") for m in _all(nitf, "meta")),
                *(d.get("id-string", "") for d in _all(nitf, "doc-id")),
            ),
        )
        for nitf in _all(root, "nitf")
    ]


def _g2(root: ET.Element) -> list[Expected]:
    items = list(_all(root, "newsitem")) or ([] if list(_all(root, "packageitem")) else [root])
    found = []
    for item in items:
        contents = [_content(part) for part in _all(item, "inlinexml", "inlinedata")]
        body = max(contents, key=len, default="").strip()
        body = body or " ".join(_inner(d) for d in _all(item, "description") if "caption" not in d.get("role", ""))
        main = [e for e in _all(item, "headline") if "sub" not in e.get("role", "").lower()]
        title = next((" ".join("".join(e.itertext()).split()) for e in main), "") or _first(item, "hl1", "title")
        fields = (_first(item, "slugline"), item.get("guid", ""), *(e.get("qcode", "") for e in _all(item, "subject")))
        found.append(Expected(title, body, fields))
    return found


def _newsml(root: ET.Element) -> list[Expected]:
    found = []
    for item in _all(root, "newsitem"):
        bodies = []
        for component in _all(item, "newscomponent"):
            role = next((r.get("FormalName", "") for r in component if _local(r) == "role"), "Main")
            for content in (c for c in component if _local(c) == "contentitem"):
                kind = " ".join(e.get("FormalName", "") for e in content)
                if role.lower() in ("main", "body") and "css" not in kind.lower():
                    bodies += [_content(data) for data in content if _local(data) == "datacontent"]
        fields = (_first(item, "slugline"), _first(item, "namelabel"), _first(item, "publicidentifier"))
        found.append(Expected(_first(item, "headline"), " ".join(bodies), fields))
    return found


def _ninjs(found: Any) -> list[Expected]:
    if isinstance(found, dict) and isinstance(found.get("item"), list):
        found = found["item"]
    out = []
    for item in found if isinstance(found, list) else [found]:
        lower = {key.lower(): value for key, value in item.items()}
        bodies = [v for k, v in lower.items() if k.startswith("body_") and isinstance(v, str)]
        bodies += [b["value"] for b in lower.get("bodies", []) if "application/xml" not in b.get("contentType", "")]
        texts = [_content(_parsed(b.encode())) if "<nitf" in b[:200] else _html(b) for b in bodies]
        if not any(text.strip() for text in texts):
            texts = [d["value"] for d in lower.get("descriptions", [])]
        titles = [h["value"] for h in lower.get("headlines", []) if h.get("role", "main") == "main"]
        title = lower.get("headline") or next(iter(titles), "")
        out.append(Expected(title, max(texts, key=lambda t: len(t.split()), default=""), (lower.get("slugline", ""),)))
    return out


def _old(data: bytes) -> list[Expected]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    found = []
    for head, body in re.findall("\x01([^\x02]*)\x02([^\x03]*)", text):
        lines = body.replace("\r", "").split("\n")
        if lines[0].startswith("^"):
            start = next((i for i, line in enumerate(lines) if line[:1] in ("\t", "\x08")), 0)
            while (
                start
                and lines[start][:1] == "\x08"
                and lines[start - 1].endswith("=")
                and "By " not in lines[start - 1]
            ):
                start -= 1
            headline = re.sub(r"\s*[<=]\s*$", "", lines[1].lstrip("^")) if lines[1].startswith("^") else ""
            rest = _HALF.sub("½", "\n".join(lines[start:])).replace(";", " ").replace("END<", "").replace("``", '"')
            found.append(Expected(headline, re.sub(r"[<=]\s*$", "", rest, flags=re.M), (head.split("\n")[0],)))
            continue
        ends = next((i for i, line in enumerate(lines[:5]) if line.rstrip().endswith("=")), 0)
        kept = [line for line in lines[: ends + 1] if re.search("[a-zß-ÿ]", line) and not line.startswith("(")]
        rest = "\n".join(lines[ends + 1 :])
        rest = re.split(r"^# .*(?:NOTEBOOK|Notebook)", rest, flags=re.M)[0]
        found.append(Expected(" ".join(" ".join(kept).rstrip(" =").split()), rest, (head.split("\n")[0],)))
    return found


def expected(data: bytes) -> list[Expected] | None:
    """What a file should give, an entry an item; None for a format that is not looked at here."""
    if data.lstrip(b"\x16 \r\n").startswith(b"\x01"):
        return _old(data)
    if data.lstrip()[:1] in (b"{", b"["):
        return _ninjs(json.loads(data))
    root = _parsed(data)
    kinds = {_local(root), *(_local(child) for child in root)}
    if "newsml" in kinds:
        return _newsml(root)
    if kinds & {"newsmessage", "newsitem", "contentset", "contentmeta", "packageitem"}:
        return _g2(root)
    return _nitf(root) if "nitf" in kinds else None
