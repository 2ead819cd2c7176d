"""What tells the bearers of one name apart: the II of "Aldric II", the 4.2 of "Quill 4.2"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefer.facts.names.finding.suffixes import suffix_of
from briefer.facts.names.judging.index import NameIndex, SpanPair

_SUFFIX_GAPS: Final = frozenset((" ", "\u00a0", ", ", "\n", "-"))
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)*(?![\w%]|,\d)")


def suffixes(words: Sequence[str], index: NameIndex) -> Iterator[tuple[str, SpanPair]]:
    """What follows each place of a name and tells its bearers apart ("" for nothing), with the span of both."""
    for first, last in index.occurrences(words):
        start, end = index.span(first, last)
        at = index.kept[last] + 1
        found = ""
        if at < len(index.tokens) and index.text[index.tokens[at - 1].end : index.tokens[at].start] in _SUFFIX_GAPS:
            number = _NUMBER.match(index.text, index.tokens[at].start)
            found = number.group() if number else suffix_of(index.tokens[at].text)
            end = (number.end() if number else index.tokens[at].end) if found else end
        yield found, (start, end)
