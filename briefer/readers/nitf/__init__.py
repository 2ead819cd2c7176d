"""News stories in NITF, the News Industry Text Format of the IPTC."""

from briefer.readers.reader import Reader, fits_root

READERS = (
    Reader("nitf", "a NITF story", (".nitf",), fits_root("nitf"), "briefer.readers.nitf.reader:read_nitf", True),
)
