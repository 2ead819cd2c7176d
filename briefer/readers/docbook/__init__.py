"""DocBook, versions 4 and 5."""

import re

from briefer.readers.reader import Fit, Reader, Sample

_ROOTS = ("article", "book", "chapter", "section", "sect1", "part", "appendix", "preface", "refentry", "set")
_PARA = re.compile(r"<(?:[\w.-]+:)?(?:para|simpara|formalpara)\b")


def _fits(sample: Sample) -> Fit:
    if "docbook.org/ns" in sample.namespace or "docbook" in sample.doctype:
        return Fit.CERTAIN
    return Fit.LIKELY if sample.root in _ROOTS and _PARA.search(sample.text) else Fit.NO


READERS = (Reader("docbook", "DocBook", (".dbk", ".docbook"), _fits, "briefer.readers.docbook.reader:read_docbook"),)
