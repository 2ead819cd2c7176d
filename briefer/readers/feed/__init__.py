"""RSS, Atom, JSON Feed, and the export of WordPress."""

from briefer.readers.reader import Fit, Reader, Sample


def _fits(sample: Sample) -> Fit:
    if sample.root in ("rss", "feed") or (sample.root == "rdf" and "purl.org/rss/1.0" in sample.text):
        return Fit.CERTAIN
    version = sample.json.get("version") if isinstance(sample.json, dict) else None
    return Fit.CERTAIN if isinstance(version, str) and "jsonfeed.org" in version else Fit.NO


READERS = (Reader("feed", "a feed", (".rss", ".atom"), _fits, "briefer.readers.feed.reader:read_feed", True),)
