"""Running heads and feet in a text that was saved page by page: "Annual Review     Page 2"."""

import re
from collections import defaultdict
from collections.abc import Sequence

_LONGEST = 160  # characters
_COUNT = r"(?:[Pp]age|PAGE) ?\d{1,4}(?: ?(?:of|OF|/) ?\d{1,4})?"
_GAP = r"(?:\s{2,}|\t|\s?[|·•]\s?|\s[–—-]\s)"
# Alone, or parted from the running head by more than a space.
_PAGE_LINE = re.compile(rf"(?:.{{1,120}}?{_GAP})?[-–—]? ?{_COUNT} ?[-–—]?\Z|{_COUNT}{_GAP}.{{1,120}}\Z")
_PAGED = re.compile(rf"{_COUNT}\b.{{1,120}}\Z|.{{1,120}}\b{_COUNT}\Z")
_DIGITS = re.compile(r"\d+")


def running_indexes(texts: Sequence[str]) -> set[int]:
    """Indexes of the blocks that are running heads: they end in "Page 2", or differ in nothing but that number.

    Args:
        texts: Of all blocks, in order.
    """
    found: set[int] = set()
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        if len(text) > _LONGEST:
            continue
        if _PAGE_LINE.match(text):
            found.add(i)
        elif _PAGED.match(text):
            alike[_DIGITS.sub("#", text)].append(i)
    for places in alike.values():
        if len({texts[i] for i in places}) > 1:
            found.update(places)
    return found
