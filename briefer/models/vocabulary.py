"""What each token of a model writes, as bytes, for any tokenizer."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

# SentencePiece's pieces for the bytes of characters outside its vocabulary.
_BYTE_PIECE = re.compile(r"<0x([0-9A-F]{2})>")


class TokenForm(StrEnum):
    """How a tokenizer writes its vocabulary down, by the mark that only it has."""

    BYTE_LEVEL = "Ġ"  # GPT-2 has stand-ins for bytes: "Ġtickets", "âĢĻ" for ’
    METASPACE = "▁"  # SentencePiece: "▁tickets"
    WORDPIECE = "##"  # BERT: "tick", "##ets"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tokens of a model.

    Attributes:
        written: What each token id appends to a text, a space included where it starts a word; empty for tokens that
            write nothing.
        silent: Ids that write nothing and are part of how a model writes (pads, marks of the start).
        end: Ids that end a text.
    """

    written: tuple[bytes, ...]
    silent: frozenset[int]
    end: frozenset[int]


def read_vocabulary(
    tokens: Sequence[str], special: Collection[int], silent: Iterable[int], end: Iterable[int]
) -> Vocabulary:
    """What the tokens of a tokenizer write.

    Args:
        tokens: The vocabulary by id.
        special: Ids of the tokens that decoding leaves out, the two following among them.
        silent: Those that a model may write.
        end: Those that end a text.
    """
    form = next((f for f in TokenForm if any(token.startswith(f) for token in tokens)), TokenForm.METASPACE)
    skipped = frozenset(special)
    written = tuple(b"" if i in skipped else written_bytes(token, form) for i, token in enumerate(tokens))
    return Vocabulary(written, frozenset(silent) - frozenset(end), frozenset(end))


def written_bytes(token: str, form: TokenForm) -> bytes:
    """What one ordinary token appends to a text."""
    if form is TokenForm.BYTE_LEVEL:
        return bytes(_BYTES[character] for character in token if character in _BYTES)
    if byte := _BYTE_PIECE.fullmatch(token):
        return bytes([int(byte[1], 16)])
    if form is TokenForm.METASPACE:
        return token.replace(form, " ").encode()
    is_inside_word = token.startswith(form)
    return token.removeprefix(form).encode() if is_inside_word else f" {token}".encode()


def _byte_stand_ins() -> Mapping[str, int]:
    """GPT-2 writes printable bytes as themselves and moves the others up to 256 and beyond, in order."""
    printable = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    moved = [byte for byte in range(256) if byte not in set(printable)]
    return {chr(b): b for b in printable} | {chr(256 + rank): b for rank, b in enumerate(moved)}


_BYTES = _byte_stand_ins()
