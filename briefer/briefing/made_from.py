"""What of its source a sentence was made from."""

from briefer.faithfulness.alignment import Alignment
from briefer.text.span import Span


def made_from(alignment: Alignment) -> tuple[Span, ...]:
    """What of its source a sentence was made from: runs of words that stand together there too, in their order."""
    runs: list[list[int]] = []
    for place in alignment.places:
        if place is None:
            continue
        if runs and runs[-1][1] == place - 1:
            runs[-1][1] = place
        else:
            runs.append([place, place])
    words = alignment.source.words
    return tuple(Span(words[first].start, words[last].end) for first, last in sorted(map(tuple, runs)))
