"""News in JSON: ninjs 1.x, 2.x and 3.x of the IPTC."""

from briefer.readers.ninjs.items import items
from briefer.readers.reader import Fit, Reader, Sample


def _fits(sample: Sample) -> Fit:
    return Fit.CERTAIN if next(items(sample.json), None) is not None else Fit.NO


READERS = (Reader("ninjs", "ninjs", (".ninjs",), _fits, "briefer.readers.ninjs.reader:read_ninjs", True),)
