"""The dateline that opens a story: "KYIV, Ukraine (AP) —"."""

import re
from functools import partial

from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "datelines_words.tsv")

_AGENCY = rf"(?:{one_of(_words('agency'))})"
# Each word is read once, whatever follows: "Dubois-Dubois-Dubois-..." would be tried in every way to part it.
_PLACE = r"[A-Z][A-Za-z.'’-]++(?: [A-Z][A-Za-z.'’-]++){0,3}(?:, [A-Z][A-Za-z.]++(?: [A-Z][A-Za-z.]++){0,2})?"
_PLACES = r"[A-Z][A-Z.'’/ -]{2,30}"
_LONG_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?),?(?: \d{4})?"
_DAY = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?),?(?: \d{4})?)?"
# "KYIV, Ukraine (AP) —", "WASHINGTON, Dec. 18 (Reuters) -", "Washington (CNN)", "LONDON —"
_DATELINE = re.compile(
    rf"[-–—]{{1,2}}\s+|(?:{_PLACE}{_DAY},? ?)?(?:\({_AGENCY}(?: [A-Z]\w+)?\)|/{_AGENCY}/)\s*(?:--|[-–—:])?\s*"
    # An agency that no list knows: "WEXLEY (Northern Press) —".
    rf"|{_PLACES}(?:, [A-Z][A-Za-z.]+)?{_DAY},? \([A-Z][\w.&]*(?: [A-Z][\w.&]*){{0,3}}\) ?(?:--|[-–—])\s+"
    # A wire that no list knows, between slashes: "LEEDS, 3 May 2025 /Harbour Newsline/ --".
    rf"|{_PLACES}(?:, [A-Z][A-Za-z.]+)?{_DAY},? /[A-Z][\w.&]*(?: [A-Z][\w.&]*){{0,3}}/ ?(?:--|[-–—])\s+"
    # "LEEDS – 3 May 2025 –", "LEEDS, Ore. – May 3, 2025 –"
    rf"|{_PLACES}(?:, [A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+){{0,2}})?{_DAY},?\s*(?:--|[–—]|\s-\s)\s*"
    rf"(?:{_LONG_DAY},?\s*(?:--|[–—]|-\s)\s*)?"
)
_FEWEST_BEHIND = 20  # characters
_LONGEST = 200  # characters


def dateline_end(sentence: str) -> int:
    """How many characters of a sentence are its dateline and agency; 0 without one."""
    match = _DATELINE.match(sentence, 0, _LONGEST)
    return match.end() if match and match.end() < len(sentence) - _FEWEST_BEHIND else 0
