"""Messages in ANPA 1312, the text format of North American news agencies."""

import re

from briefer.readers.reader import Fit, Reader, Sample

# Its second line has marks of type and set between the category and the catch word, or the text lines with carets.
_HEAD = re.compile(rb"[\r\n\t \0\x7f]*\x16*\x01[^\x01\x02]{0,200}[\x11-\x14]{2}[^\x01\x02]{0,200}\x02|\x16+\x01")


def _fits(sample: Sample) -> Fit:
    return Fit.CERTAIN if _HEAD.match(sample.data[:2048]) else Fit.NO


READERS = (Reader("anpa", "ANPA 1312", (".tst", ".anpa"), _fits, "briefer.readers.anpa.reader:read_anpa", True),)
