"""Messages in IPTC 7901, the text format of European news agencies."""

from briefer.readers.reader import Fit, Reader, Sample


def _fits(sample: Sample) -> Fit:
    start = sample.data.lstrip(b"\r\n\t \0\x7f\x16")
    return Fit.CERTAIN if start.startswith(b"\x01") and b"\x02" in start[:1024] else Fit.NO


READERS = (Reader("iptc7901", "IPTC 7901", (), _fits, "briefer.readers.iptc7901.reader:read_iptc7901", True),)
