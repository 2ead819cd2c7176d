"""OpenDocument texts: ``.odt`` and flat ``.fodt``."""

from briefer.readers.reader import Fit, Reader, Sample

_MIME = b"application/vnd.oasis.opendocument.text"


def _fits(sample: Sample) -> Fit:
    if sample.root == "document" and "opendocument" in sample.namespace:
        return Fit.CERTAIN if "office:text" in sample.text or "opendocument.text" in sample.text else Fit.LIKELY
    if "content.xml" not in sample.members:
        return Fit.NO
    # The first file of the archive says what it is, and is not packed.
    if _MIME in sample.data[:200]:
        return Fit.CERTAIN
    return Fit.LIKELY if sample.suffix in (".odt", ".ott") else Fit.NO


READERS = (
    Reader("odt", "an OpenDocument text", (".odt", ".ott", ".fodt"), _fits, "briefer.readers.odt.reader:read_odt"),
)
