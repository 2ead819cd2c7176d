"""What a sentence cannot lose without saying something else, and what no clause is cut behind: data with witnesses."""

import re

from briefer.text.wordlists import ordered_words

_HERE = "briefer.briefing.compression"
_NEGATED = r"n[’']t\b"


def _alternatives(file: str) -> str:
    """The entries of a list as a pattern; ``fraud*`` stands for all words that begin so."""
    return "|".join(re.escape(entry).replace(r"\*", r"\w*") for entry in ordered_words(_HERE, file))


# Who says so ("[, police said]"), on what condition and with what exceptions, what is denied or set against it, that it
# is not so ("[, which is false]"), and by what measure. A quotation goes with its speaker. "May" is a month.
HELD = re.compile(
    rf"\b(?:{_alternatives('held.tsv')}|(?-i:{_alternatives('held_lower_case.tsv')}))\b|{_NEGATED}|[\"“”«»]",
    re.IGNORECASE,
)
# "did not leave [because of the heat]" did leave; "must be repaid [after the sale]" tells a term.
OPEN = re.compile(rf"\b(?:{_alternatives('open.tsv')}|(?-i:may))\b|{_NEGATED}", re.IGNORECASE)
# "two days [after the vote]", "only [because]", "until [after]" and "go [after]" belong together.
LEANS_FORWARD = re.compile(rf"\b(?:{_alternatives('leans_forward.tsv')})\Z", re.IGNORECASE)
