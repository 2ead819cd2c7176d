"""Rich Text Format."""

from briefer.readers.reader import Fit, Reader, Sample


def _fits(sample: Sample) -> Fit:
    return Fit.CERTAIN if sample.data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf") else Fit.NO


READERS = (Reader("rtf", "an RTF document", (".rtf",), _fits, "briefer.readers.rtf.reader:read_rtf"),)
