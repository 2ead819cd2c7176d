"""Which objects of a JSON file are ninjs items."""

from collections.abc import Iterator, Mapping
from typing import Any

_WRAPPERS = ("item", "items", "_items", "data", "results", "newsitems", "hits")
"""Keys under which interfaces put lists of items."""

_OWN = frozenset(("body_text", "body_xhtml", "body_html", "body_nitf", "bodies", "headlines"))
"""Keys that only ninjs has."""

_SHARED = frozenset(("headline", "versioncreated", "pubstatus", "byline", "slugline", "usageterms", "copyrightnotice"))
"""Keys of which an item of ninjs without a body has two or more, beside its identifier."""

_DEEPEST = 4


def items(found: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The ninjs items in JSON: the whole, the entries of a list, or of a list in a wrapper."""
    if isinstance(found, list):
        for entry in found:
            yield from items(entry, depth + 1) if depth < _DEEPEST else ()
    elif isinstance(found, Mapping) and depth < _DEEPEST:
        names = {str(key).casefold() for key in found}
        if names & _OWN or (len(names & _SHARED) > 1 and {"uri", "guid"} & names):
            yield found
        else:
            for key in _WRAPPERS:
                if isinstance(found.get(key), list):
                    yield from items(found[key], depth + 1)
