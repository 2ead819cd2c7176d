"""What harms a file of any kind: cut, beheaded, speckled, doubled, stuffed, of another type, packed, padded."""

import gzip
import random
from collections.abc import Callable
from typing import Final

from evals.hostile.shapes import HEAD

ODD: Final = (
    *"\x00\x07\x1b\x7f\x85\x9b\xad\u0301\u02bc\u061c\u200b\u200d\u200f\u2028\u202e\u2066\ufe0f\ufeff\ufffd\ufffe",
    *"⁇½①⑩Ⅷ㊿ᴀ𝐀𝟒￥％．ﬁǅßİıſ八十²₂–—…“”‘’«»„†",
    "\U000e0041", "\U0001f468\u200d\U0001f469", "ʼ", "ﾞ", "ﾟ", "\r", "\r\n", "\t", "\v", "\f",
    "::error::", "##[error]", "<!--", "-->", "]]>", "&#0;", "&amp;", "{{<", "%}", "[^1]", "~~", "|", "---",
    "+++", "```",
)  # fmt: skip


def _cut(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randint(0, len(data))]


def _beheaded(dice: random.Random, data: bytes) -> bytes:
    return data[dice.randint(0, min(40, len(data))) :]


def _speckled(dice: random.Random, data: bytes) -> bytes:
    out = bytearray(data)
    for _ in range(max(1, len(out) // 200)):
        if out:
            out[dice.randrange(len(out))] = dice.randrange(256)
    return bytes(out)


def _doubled(dice: random.Random, data: bytes) -> bytes:
    at = dice.randint(0, len(data))
    return data[:at] + data * dice.randint(1, 3) + data[at:]


def _stuffed(dice: random.Random, data: bytes) -> bytes:
    at = dice.randint(0, len(data))
    return data[:at] + dice.choice(ODD).encode("utf-8", "surrogatepass") * dice.choice((1, 50, 900)) + data[at:]


def _other_type(dice: random.Random, data: bytes) -> bytes:
    head = dice.choice(
        (
            b"%PDF-1.7\n",
            b"PK\x03\x04",
            b"{\\rtf1",
            b"\xff\xfe",
            b"\x1f\x8b",
            b"<?xml version='1.0'?>",
            b"From ",
            b"{",
            b"\xd0\xcf\x11\xe0",
        )
    )
    return head + data


def _packed(dice: random.Random, data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def _padded(dice: random.Random, data: bytes) -> bytes:
    return data + dice.choice((b"\0", b" ", b"\n", b"(", b"<b>", b"- ", b"9", b"A-", HEAD.encode())) * dice.choice(
        (1, 500, 3_000)
    )


HARM: Final[dict[str, Callable[[random.Random, bytes], bytes]]] = {
    "cut": _cut, "beheaded": _beheaded, "speckled": _speckled, "doubled": _doubled, "stuffed": _stuffed,
    "another type's start": _other_type, "packed": _packed, "padded": _padded,
}  # fmt: skip
