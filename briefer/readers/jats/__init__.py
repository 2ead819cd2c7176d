"""Journal articles in JATS, the Journal Article Tag Suite, and its forerunner of the NLM."""

import re

from briefer.readers.reader import Fit, Reader, Sample

_MARKS = re.compile(r"<(?:[\w.-]+:)?(?:article-meta|journal-meta|front|sub-article|article-title)\b")


def _fits(sample: Sample) -> Fit:
    if sample.root == "pmc-articleset":
        return Fit.CERTAIN
    if sample.root != "article":
        return Fit.NO
    if "jats" in sample.doctype or "journal" in sample.doctype or _MARKS.search(sample.text):
        return Fit.CERTAIN
    return Fit.NO


READERS = (
    Reader("jats", "a journal article (JATS)", (".nxml",), _fits, "briefer.readers.jats.reader:read_jats", True),
)
