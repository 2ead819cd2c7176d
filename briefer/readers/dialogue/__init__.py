"""Transcripts as plain text: who speaks stands before what is said."""

from briefer.readers.dialogue.turns import is_dialogue
from briefer.readers.reader import Fit, Reader, Sample


def _fits(sample: Sample) -> Fit:
    if sample.suffix not in ("", ".txt", ".text") or "\0" in sample.text[:1000]:
        return Fit.NO
    return Fit.LIKELY if is_dialogue(sample.text.split("\n")) else Fit.NO


READERS = (Reader("dialogue", "a transcript", (), _fits, "briefer.readers.dialogue.reader:read_dialogue"),)
