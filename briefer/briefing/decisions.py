"""Where a ruling says what it comes to."""

import re

from briefer.text.wordlists import words as word_list

DECISION_HEADINGS = word_list(__package__, "decision_headings.tsv")
_NUMERAL = re.compile(r"\A\W*(?:[IVX]+|\d+|[A-Z])[.)] ")


def is_decision_heading(heading: str | None) -> bool:
    """True for "III. Disposition" and "Decision"."""
    return _NUMERAL.sub("", heading or "").casefold().strip(" .:#") in DECISION_HEADINGS
