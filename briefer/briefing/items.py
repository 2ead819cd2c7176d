"""Lists whose items open with a short sentence that says what they are about: "3. Watch the locks. They lift ...".

What else an item says is printed with that sentence or not at all, and all of these come first: a list of ten things is
told by the ten, not by what is said of the first three.
"""

from collections.abc import Mapping, Sequence

from briefer.briefing.composites import marker_before
from briefer.text.span import Span

_FEWEST = 4
_SHARE = 0.75
"""Share of the items that open so, at least."""
_LONGEST = 9
"""Words of what an item opens with."""


def item_heads(text: str, sentences: Sequence[Span], paragraphs: Sequence[Span]) -> Mapping[Span, Span]:
    """Of each sentence in such a list the one that its item opens with; that one's is itself."""
    starts = {paragraph.start for paragraph in paragraphs}
    items: list[list[Span]] = []
    inside = False
    for span in sentences:
        if marker_before(text, span.start):
            items.append([span])
            inside = True
        elif inside and span.start not in starts:
            items[-1].append(span)
        else:
            inside = False
    headed = [item for item in items if len(item) > 1 and len(item[0].of(text).split()) <= _LONGEST]
    if len(items) < _FEWEST or len(headed) < _SHARE * len(items):
        return {}
    return {span: item[0] for item in items for span in item}
