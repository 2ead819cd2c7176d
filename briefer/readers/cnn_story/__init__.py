"""Stories of the CNN and Daily Mail data set: an article, and highlights by its editors."""

import re

from briefer.readers.reader import Fit, Reader, Sample

_HIGHLIGHT = re.compile(r"^@highlight[ \t]*$", re.MULTILINE)


def _fits(sample: Sample) -> Fit:
    if _HIGHLIGHT.search(sample.edges):
        return Fit.CERTAIN
    return Fit.SUFFIX if sample.suffix == ".story" else Fit.NO


READERS = (
    Reader("story", "a story with highlights", (".story",), _fits, "briefer.readers.cnn_story.reader:read_story"),
)
