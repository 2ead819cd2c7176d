"""SGML of data sets: elements whose end tags may be missing, found by their names."""

import re
from functools import lru_cache


@lru_cache(maxsize=256)  # of names in documents
def _element(name: str) -> re.Pattern[str]:
    return re.compile(rf"<{name}\b[^<>]*>(?P<inner>.*?)(?:</{name}\s*>|\Z)", re.DOTALL | re.IGNORECASE)


def tagged(text: str, name: str) -> str:
    """What the first element of a name holds, tags and all; empty without one."""
    found = _element(name).search(text)
    return found["inner"] if found else ""


def every_tagged(text: str, name: str) -> list[str]:
    """What all elements of a name hold, in order."""
    return [found["inner"] for found in _element(name).finditer(text)]
