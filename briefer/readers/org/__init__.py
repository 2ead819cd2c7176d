"""Org, read by orgparse."""

import re

from briefer.readers.reader import Fit, Reader, Sample

_KEYWORD = re.compile(r"^#\+(?:TITLE|AUTHOR|DATE|OPTIONS|STARTUP|BEGIN_\w+)\b:?", re.MULTILINE | re.IGNORECASE)
_HEADING = re.compile(r"^\*+ \S", re.MULTILINE)
_DRAWER = re.compile(r"^[ \t]*:(?:PROPERTIES|LOGBOOK|END):[ \t]*$", re.MULTILINE)


def _fits(sample: Sample) -> Fit:
    if sample.suffix == ".org":
        return Fit.SUFFIX if "\0" not in sample.text[:1000] else Fit.NO
    if sample.suffix not in ("", ".txt", ".text"):
        return Fit.NO
    told = _KEYWORD.search(sample.text) or _DRAWER.search(sample.text)
    return Fit.LIKELY if told and _HEADING.search(sample.text) else Fit.NO


READERS = (Reader("org", "Org", (".org",), _fits, "briefer.readers.org.reader:read_org"),)
