"""reStructuredText, read by docutils."""

import re

from briefer.readers.reader import Fit, Reader, Sample

_DIRECTIVE = re.compile(r"^\.\. (?:[a-z][\w-]*::|_[^:\n]+:|\[[\w#*]+\] |\|[^|\n]+\| )", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?=\S)(?P<title>[^\n]{2,100})\n(?P<mark>[=~^\"'`#*+-])(?P=mark){2,}$", re.MULTILINE)
_ROLE = re.compile(r":[a-z][\w:-]{0,40}:`[^`\n]+`|``[^`\n]+``")


def _fits(sample: Sample) -> Fit:
    if sample.suffix in (".rst", ".rest"):
        return Fit.SUFFIX if "\0" not in sample.text[:1000] else Fit.NO
    if sample.suffix not in ("", ".txt", ".text"):
        return Fit.NO
    marks = len(_DIRECTIVE.findall(sample.text)) + len(_ROLE.findall(sample.text))
    return Fit.LIKELY if marks > 2 and _DIRECTIVE.search(sample.text) and _UNDERLINED.search(sample.text) else Fit.NO


READERS = (Reader("rst", "reStructuredText", (".rst", ".rest"), _fits, "briefer.readers.rst.reader:read_rst"),)
