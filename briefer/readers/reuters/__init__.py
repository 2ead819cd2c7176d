"""The SGML files of Reuters-21578."""

from briefer.readers.reader import Fit, Reader, Sample


def _fits(sample: Sample) -> Fit:
    return Fit.CERTAIN if sample.root == "reuters" or "lewis" in sample.doctype else Fit.NO


READERS = (Reader("reuters", "Reuters-21578", (".sgm",), _fits, "briefer.readers.reuters.reader:read_reuters", True),)
