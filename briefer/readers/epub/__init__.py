"""EPUB books, versions 2 and 3."""

from briefer.readers.reader import Fit, Reader, Sample


def _fits(sample: Sample) -> Fit:
    return Fit.CERTAIN if "META-INF/container.xml" in sample.members else Fit.NO


READERS = (Reader("epub", "an EPUB book", (".epub",), _fits, "briefer.readers.epub.reader:read_epub"),)
