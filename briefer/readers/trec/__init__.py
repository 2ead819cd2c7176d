"""SGML of TREC collections and of Gigaword."""

from briefer.readers.reader import Fit, Reader, Sample


def _fits(sample: Sample) -> Fit:
    if sample.root != "doc":
        return Fit.NO
    start = sample.text[:4000].lower()
    return Fit.CERTAIN if "<text" in start or "<docno" in start or "<doc id=" in start else Fit.NO


READERS = (Reader("trec", "TREC or Gigaword SGML", (".sgml",), _fits, "briefer.readers.trec.reader:read_trec", True),)
