"""Files that nobody should send, made from a seed: own text in broken, odd and foreign shapes.

The same seed gives the same bytes. A file is made in two steps: a well-formed file of some format (`WHOLE`), then what
can happen to it (`HARM`): it is
cut, doubled, mixed with random bytes, given to the reader of another format, in another encoding.
"""

import base64
import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from evals.hostile.harm import HARM, ODD
from evals.hostile.shapes import SHAPES, add_to, docx

_SENTENCES: Final = (
    "Ann Harker told the council in Leeds on 3 May 2024 that 18% of homes still have lead pipes.",
    "About 240 voters backed the plan, 54 to 46, and two-thirds of them were women aged 18 to 24.",
    "The works cost $1.2bn (£950m), up from €600 million a year earlier, the ministry said.",
    "“We were not told,” said Dr. Ben O’Brien, who runs the St. Mary’s clinic at 10 Mill Lane.",
    "No ferry sailed between 10:30 and 4 p.m., and 13 of 40 buses were late.",
)


@dataclass(frozen=True, slots=True)
class HostileFile:
    """A name with a suffix, what it is made of, and its bytes."""

    name: str
    about: str
    data: bytes


def hostile_files(seed: int, number: int) -> Iterator[HostileFile]:
    """So many files, the same for the same seed; no two of one run share their bytes but by chance."""
    for index in range(number):
        dice = random.Random(f"{seed}/{index}")
        kind = dice.choice(sorted(WHOLE))
        suffix, data = WHOLE[kind](dice)
        harms = [dice.choice(sorted(HARM)) for _ in range(dice.choice((0, 1, 1, 2)))]
        for harm in harms:
            data = HARM[harm](dice, data)
        if dice.random() < 0.15:
            suffix = dice.choice((".txt", ".md", ".html", ".docx", ".pdf", ".json", ".xml", ".rtf", ".eml", ".csv", ""))
        yield HostileFile(f"{index:05}{suffix}", ", ".join((kind, *harms)), data)


def _text(dice: random.Random) -> str:
    """Paragraphs of sentences, some words of which are odd."""
    parts = []
    for _ in range(dice.randint(1, 6)):
        words = " ".join(dice.choices(_SENTENCES, k=dice.randint(1, 4))).split(" ")
        for _ in range(dice.choice((0, 0, 1, 3, 9))):
            at = dice.randrange(len(words))
            odd = dice.choice(ODD)
            words[at] = dice.choice((odd, words[at] + odd, odd + words[at], words[at][:1] + odd + words[at][1:]))
        parts.append(" ".join(words))
    return dice.choice(("\n\n", "\n", "\r\n\r\n", "\n\nThe next part\n\n")).join(parts)


def _plain(dice: random.Random) -> tuple[str, bytes]:
    encoding = dice.choice(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "shift_jis"))
    return ".txt", _text(dice).encode(encoding, "replace")


def _markdown(dice: random.Random) -> tuple[str, bytes]:
    marks = (
        "# ",
        "## ",
        "> ",
        "- ",
        "1. ",
        "    ",
        "| a | ",
        "```\n",
        "~~",
        "**",
        "[x](",
        "![y](",
        "<div>",
        "[^1]: ",
        "---\n",
    )
    lines = [dice.choice(marks) + line for line in _text(dice).split("\n")]
    return ".md", "\n".join(lines).encode("utf-8", "surrogatepass")


def _page(dice: random.Random) -> tuple[str, bytes]:
    tags = (
        "p div span b i table tr td th ul li h1 h2 article main s del sup sub script style svg math template a".split()
    )
    parts = []
    for word in _text(dice).split(" "):
        tag = dice.choice(tags)
        parts.append(
            dice.choice((word, word, f"<{tag}>{word}", f"<{tag}>{word}</{tag}>", f"{word}</{tag}>", f"<{tag} a='"))
        )
    head = dice.choice(("<!DOCTYPE html><html><body>", "<html>", "", "<?xml version='1.0'?><html xmlns='x'>"))
    return ".html", (head + " ".join(parts)).encode("utf-8", "replace")


def _word(dice: random.Random) -> tuple[str, bytes]:
    runs = [f"<w:r><w:t>{_xml(part)}</w:t></w:r>" for part in _text(dice).split("\n")]
    body = "".join(
        dice.choice(("<w:p>{}</w:p>", "<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>")).format(r) for r in runs
    )
    return ".docx", docx(body)


def _xml(text: str) -> str:
    kept = "".join(c for c in text if c in "\t\n" or " " <= c < "\ud800" or "\ue000" <= c < "\ufffe")
    return kept.replace("&", "&amp;").replace("<", "&lt;")


def _nitf(dice: random.Random) -> tuple[str, bytes]:
    blocks = "".join(f"<p>{_xml(part)}</p>" for part in _text(dice).split("\n"))
    root = dice.choice(("nitf", "newsItem", "rss", "article", "NewsML", "book"))
    return (
        ".xml",
        f"<{root}><body><body.head><hedline><hl1>Pipes</hl1></hedline></body.head><body.content>{blocks}</body.content></body></{root}>".encode(),
    )


def _ninjs(dice: random.Random) -> tuple[str, bytes]:
    value: object = dice.choice((_text(dice), None, 5, [], {}, [_text(dice)] * 3, {"a": [[[]]]}))
    record = {
        "uri": "x",
        "headline": value,
        "body_text": _text(dice),
        "body_html": value,
        "type": "text",
        "version": dice.choice((1, "1", None)),
    }
    return ".json", json.dumps(record).encode()


def _mail(dice: random.Random) -> tuple[str, bytes]:
    body = base64.b64encode(_text(dice).encode("utf-8", "replace")).decode() if dice.random() < 0.5 else _text(dice)
    coding = dice.choice(("base64", "quoted-printable", "8bit", "x-odd", ""))
    kind = dice.choice(("text/plain", "text/html", "multipart/mixed; boundary=x", "x"))
    head = (
        f"From: a@b.example\nSubject: =?utf-8?q?Pipes_{dice.randint(0, 99)}?=\n"
        f"Content-Type: {kind}\nContent-Transfer-Encoding: {coding}\n\n"
    )
    return ".eml", (head + body).encode("utf-8", "surrogateescape")


def _rtf(dice: random.Random) -> tuple[str, bytes]:
    words = [dice.choice(("{\\b ", "\\par ", "\\u8212?", "\\'e9", "}", "")) + word for word in _text(dice).split(" ")]
    return ".rtf", ("{\\rtf1\\ansi " + " ".join(words) + "}").encode("ascii", "replace")


def _pdf(dice: random.Random) -> tuple[str, bytes]:
    shown = _text(dice).encode("latin-1", "replace").replace(b"(", b"").replace(b")", b"").replace(b"\\", b"")
    stream = b"BT /F1 12 Tf 72 700 Td (" + shown[: dice.randint(10, 400)] + b") Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    for number, body in enumerate(objects, start=1):
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    return ".pdf", bytes(out + b"trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n")


def _archive(dice: random.Random) -> tuple[str, bytes]:
    out = io.BytesIO()
    names = (
        "word/document.xml",
        "content.xml",
        "mimetype",
        "META-INF/container.xml",
        "../../x",
        "a/" * 40,
        "[Content_Types].xml",
    )
    with zipfile.ZipFile(out, "w") as archive:
        for name in dice.sample(names, k=dice.randint(1, 5)):
            add_to(
                archive, name, dice.choice(("", "<a>", "application/epub+zip", "<a b='" + "x" * 500, _xml(_text(dice))))
            )
    return dice.choice((".docx", ".odt", ".epub", ".zip")), out.getvalue()


def _lists(dice: random.Random) -> tuple[str, bytes]:
    suffix = dice.choice((".org", ".rst", ".srt", ".vtt", ".csv", ".tsv", ".story", ".ipynb", ".sgm", ".mbox"))
    heads = {
        ".srt": "1\n00:00:01,000 --> 00:00:02,000\n",
        ".vtt": "WEBVTT\n\n",
        ".ipynb": '{"cells": [',
        ".mbox": "From x\n",
    }
    return suffix, (heads.get(suffix, "") + _text(dice)).encode("utf-8", "replace")


def _shape(dice: random.Random) -> tuple[str, bytes]:
    shape = SHAPES[dice.choice(sorted(SHAPES))](dice.randint(200, 6_000))
    return shape.suffix, shape.source


def _noise(dice: random.Random) -> tuple[str, bytes]:
    return dice.choice((".txt", ".md", ".html", ".docx", ".pdf")), dice.randbytes(dice.randint(0, 3_000))


WHOLE: Final[dict[str, Callable[[random.Random], tuple[str, bytes]]]] = {
    "plain": _plain, "markdown": _markdown, "page": _page, "word": _word, "news": _nitf, "ninjs": _ninjs, "mail": _mail,
    "rtf": _rtf, "pdf": _pdf, "archive": _archive, "other": _lists, "shape": _shape, "noise": _noise,
}  # fmt: skip
