"""A plain text as people write it in e-mail: their own words, and what they quote and sign with."""

import re
from collections.abc import Sequence

from briefer.readers.markdown.render import DocBlock
from briefer.readers.plain.block_features import case_of
from briefer.readers.wire.text import wire_pieces

_QUOTED = re.compile(r"[ ]{0,3}(?:[A-Za-z]{0,4}>)")
_MARK = re.compile(r"\A(?:[ ]{0,3}[A-Za-z]{0,4}>[ ]?)+")
_SIGNATURE = re.compile(r"-- ?\Z|—\Z")
_ORIGINAL = re.compile(
    r"\s*-{2,}\s*(?:Original Message|Original-Nachricht|Ursprüngliche Nachricht|Message d'origine)\s*-{2,}", re.I
)
_FORWARDED = re.compile(r"\s*(?:-{3,}\s*Forwarded message\s*-{3,}|Begin forwarded message:)\s*\Z", re.I)
_HEADER = re.compile(r"\*?(?:From|Sent|To|Cc|Date|Subject|Von|An|Gesendet|Betreff|De|À|Objet|Envoyé)\*?\s?:\*?\s", re.I)
_ATTRIBUTION = re.compile(r".{3,250}(?:\bwrote|\bschrieb|a écrit|escribió|ha scritto|skrev)\b.{0,60}:\Z", re.DOTALL)
_FEWEST_HEADINGS = 2
_LONGEST_HEADING = 60  # characters
_DEVICE = re.compile(r"(?:Sent from my|Get Outlook for|Sent from Mail for|Von meinem .{1,20} gesendet)\b.{0,60}\Z")


def letter_pieces(text: str, *, flowed: bool = False) -> list[DocBlock]:
    """The pieces of a letter: the sender's own words, and as credits what is quoted, its attribution and a signature.

    A message that is nothing but a quotation, such as one passed on, is read for what it quotes.

    Args:
        text: With line feeds as line ends.
        flowed: Whether a space at the end of a line says that the next goes on with it (RFC 3676).
    """
    lines = _unflowed(text) if flowed else text.split("\n")
    own, apart = _parted(lines)
    if not any(line.strip() for line in own):
        return wire_pieces("\n".join(_MARK.sub("", line) for line in apart))
    return [*_with_headings(wire_pieces("\n".join(own))), *(DocBlock("credit", line) for line in _folded(apart))]


def _with_headings(pieces: Sequence[DocBlock]) -> list[DocBlock]:
    """The pieces, with lines all in capitals between paragraphs made headings, as newsletters have them."""
    last = len(pieces) - 1
    found = {
        i
        for i, piece in enumerate(pieces[:last])
        if piece.kind == "paragraph" and _is_shouted(piece.text) and not _is_shouted(pieces[i + 1].text)
    }
    if len(found) < _FEWEST_HEADINGS:
        return list(pieces)
    return [DocBlock("heading", piece.text, 2) if i in found else piece for i, piece in enumerate(pieces)]


def _is_shouted(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and case_of(text) == "capitals" and text[-1].isalnum()


def _unflowed(text: str) -> list[str]:
    out: list[str] = []
    goes_on = False
    for raw in text.split("\n"):
        line = raw[1:] if raw.startswith(" ") else raw
        if goes_on and line and not _QUOTED.match(line) and line != "-- ":
            out[-1] += line
        else:
            out.append(line)
        goes_on = line.endswith(" ") and line != "-- " and not _QUOTED.match(line)
    return out


def _parted(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines that the sender wrote, and the others."""
    own: list[str] = []
    apart: list[str] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        if _SIGNATURE.match(line) or _ORIGINAL.match(line):
            apart += lines[i + 1 :]
            break
        if _is_head(lines, i):
            apart += lines[i:]
            break
        if _FORWARDED.match(line):
            i += 1
            while i < len(lines) and (not lines[i].strip() or _HEADER.match(lines[i].lstrip("> "))):
                apart.append(lines[i])
                i += 1
            own.append("")
            own += [_MARK.sub("", later) for later in lines[i:]]
            break
        if _QUOTED.match(line):
            apart.append(line)
        elif (end := _attribution_end(lines, i)) > i:
            apart += lines[i:end]
            i = end
            continue
        elif _DEVICE.match(line.strip()):
            apart.append(line)
        else:
            own.append(line)
        i += 1
    return own, apart


def _is_head(lines: Sequence[str], i: int) -> bool:
    """Whether the head of a quoted message begins here, as Outlook puts it in: three header fields or more in a row."""
    block = [line for line in lines[i : i + 6] if line.strip()]
    return i > 0 and len(block) > 2 and all(_HEADER.match(line) for line in block[:3]) and bool(lines[i].strip())


def _attribution_end(lines: Sequence[str], i: int) -> int:
    """The line behind one that says who wrote what is quoted below it, or `i`: it may run over three lines."""
    if not lines[i].strip() or (i and lines[i - 1].strip()):
        return i
    for end in range(i + 1, min(i + 4, len(lines) + 1)):
        said = " ".join(line.strip() for line in lines[i:end])
        if _ATTRIBUTION.match(said):
            below = next((line for line in lines[end:] if line.strip()), "")
            return end if _QUOTED.match(below) else i
    return i


def _folded(lines: Sequence[str]) -> list[str]:
    """The paragraphs of what stands apart, their marks of quotation taken off."""
    bare = "\n".join(_MARK.sub("", line) for line in lines)
    return [" ".join(block.split()) for block in re.split(r"\n\s*\n", bare) if block.strip(" \n-—_")]
