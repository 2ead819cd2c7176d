"""News items and news messages in NewsML-G2 of the IPTC."""

from briefer.readers.reader import Fit, Reader, Sample

_ROOTS = ("newsmessage", "newsitem", "packageitem", "knowledgeitem", "conceptitem", "planningitem", "catalogitem")
# Parts of an item that some systems keep as files of their own.
_PARTS = ("contentset", "contentmeta", "itemmeta", "itemset")
_NAMESPACE = "iptc.org/std/nar"


def _fits(sample: Sample) -> Fit:
    if sample.root in _ROOTS or _NAMESPACE in sample.namespace:
        return Fit.CERTAIN
    # An envelope of a vendor may be around it.
    enveloped = sample.root not in ("", "html") and f"{_NAMESPACE}/" in sample.markup
    return Fit.LIKELY if sample.root in _PARTS or enveloped else Fit.NO


READERS = (Reader("newsml-g2", "NewsML-G2", (), _fits, "briefer.readers.newsml_g2.reader:read_newsml_g2", True),)
