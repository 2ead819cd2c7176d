"""What each token of a model writes, as bytes, for any tokenizer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

_WORDPIECE_PREFIX = "##"
_METASPACE = "▁"

# SentencePiece's pieces for the bytes of characters outside its vocabulary.
_BYTE_PIECE = re.compile(r"<0x([0-9A-F]{2})>")


class TokenForm(StrEnum):
    """How a tokenizer writes its vocabulary down."""

    BYTE_LEVEL = "byte-level"  # GPT-2's stand-ins for bytes: "Ġtickets", "âĢĻ" for ’
    METASPACE = "metaspace"  # SentencePiece: "▁tickets"
    WORDPIECE = "wordpiece"  # BERT: "tick", "##ets"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tokens of a model.

    Attributes:
        written: What each token id appends to the text, a space included where it starts a word. Tokens that write
            nothing (pads, marks of start and end) are empty.
        end: Ids that end a text.
        unknown: Ids that stand for what the tokenizer could not read, which no text may hold.
    """

    written: tuple[bytes, ...]
    end: frozenset[int]
    unknown: frozenset[int]


def written_bytes(token: str, form: TokenForm) -> bytes:
    """What one ordinary token appends to a text."""
    if form is TokenForm.BYTE_LEVEL:
        return bytes(_BYTES[character] for character in token if character in _BYTES)
    if byte := _BYTE_PIECE.fullmatch(token):
        return bytes([int(byte[1], 16)])
    if form is TokenForm.METASPACE:
        return token.replace(_METASPACE, " ").encode()
    is_inside_word = token.startswith(_WORDPIECE_PREFIX)
    return token.removeprefix(_WORDPIECE_PREFIX).encode() if is_inside_word else f" {token}".encode()


def _byte_stand_ins() -> Mapping[str, int]:
    """GPT-2 writes printable bytes as themselves and moves the others up to 256 and beyond, in order."""
    printable = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    moved = [byte for byte in range(256) if byte not in set(printable)]
    return {chr(b): b for b in printable} | {chr(256 + rank): b for rank, b in enumerate(moved)}


_BYTES = _byte_stand_ins()
