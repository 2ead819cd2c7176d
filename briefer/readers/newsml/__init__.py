"""News items in NewsML 1.0 to 1.2 of the IPTC."""

from briefer.readers.reader import Reader, fits_root

READERS = (Reader("newsml", "NewsML 1", (), fits_root("newsml"), "briefer.readers.newsml.reader:read_newsml", True),)
