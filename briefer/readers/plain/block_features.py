"""The form of a block, as far as its own text shows it."""

import re
from functools import partial

from briefer.readers.plain.blocks import Block, ends_sentence, is_item
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "block_features_words.tsv")

LONGEST = 200
"""Longest heading, in characters."""

_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w|(?<!\w)@\w")
_QUOTED = re.compile(r"[\"'“‘«].*[\"'”’»]\Z")
_NUMBERED = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]|[IVX]{1,4})[.):]\s+\S"
    r"|(?:\d{1,2}|\d{1,3}(?:\.\d{1,3})+)\s+[^\W\d_a-z]"  # "2.1 Staff", but not "3 leeks"
    r"|[A-Z][a-z]+ (?:\d{1,2}|[IVX]{1,4})(?:[.:]\s|\Z)"
)
# "Figure 2.1 The layers of a leaf" stands under or over what it explains and opens no section.
_CAPTION = re.compile(rf"(?:{one_of(_words('caption'))}) \(?[A-Z]?\d")
# "Verdict: False." and "RESOLVED: to buy it." say it all.
_LABELLED = re.compile(r"[A-Z][A-Za-z]+(?: [a-z]+)?: [^:]*\.\Z")
# The head of a table that is set with spaces or tabs: "Year    Homes   Share".
_COLUMNS = re.compile(r"\S(?: {2,}|\t)\S.*?\S(?: {2,}|\t)\S")
_FIGURE_COLUMN = re.compile(r"\S(?: {3,}|\t)\S*\d")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
# "and so it stayed", but not "iOS licences" or "login.gov".
_MID_SENTENCE = re.compile(r"[a-zà-öø-ÿ][a-zà-öø-ÿ’'-]*(?:[\s,;:]|\Z)")
_SMALL = _words("small")
COMMON = _words("common")
"""Words too common to show what a block is about."""
_ENDINGS = (
    {"…": ".", "。": ".", "？": "?", "؟": "?", "！": "!", ";": ",", "]": ")"}
    | dict.fromkeys("\"'”’»", "quote")
    | {mark: mark for mark in "?!.:,)"}
)


def possible(block: Block) -> bool:
    """Whether a block can be a heading at all."""
    return is_possible_text(block.text)


def is_possible_text(text: str) -> bool:
    """Whether the text of a block can be that of a heading."""
    if len(text) > LONGEST or not _LETTER.search(text) or is_address(text) or _MID_SENTENCE.match(text):
        return False
    if _COLUMNS.search(text) or _FIGURE_COLUMN.search(text):
        return False
    if _LABELLED.match(text):
        return False
    if _CAPTION.match(text) or text[0] in "-–—":  # "—the mayor of Lyon": who said what stands above
        return False
    return not is_item(text) or is_numbered(text)


def is_address(text: str) -> bool:
    """Whether a text holds a web or mail address or a handle."""
    return _ADDRESS.search(text) is not None


def is_quoted(text: str) -> bool:
    """Whether a text is in quotation marks from end to end."""
    return _QUOTED.match(text) is not None


def kind(text: str) -> str:
    """How a block that is no heading looks: ``prose``, ``short`` (no sentence), ``lead-in`` (ends in a colon)."""
    if text.endswith(":"):
        return "lead-in"
    if len(text) > LONGEST or (ends_sentence(text) and len(text) > 40):
        return "prose"
    return "short"


def is_numbered(text: str) -> bool:
    """Whether a text opens as an item of a numbered series does: ``2.1 Staff``, ``Step 2: Ask``."""
    return _NUMBERED.match(text) is not None


def ending_of(text: str) -> str:
    """What a text ends in: ``letter`` (or figure), a mark, ``quote`` or ``other``."""
    return "letter" if text[-1].isalnum() else _ENDINGS.get(text[-1], "other")


def case_of(text: str) -> str:
    """How a text is capitalised: ``capitals``, ``title``, ``sentence``, ``mixed``, or ``lone`` for a single word."""
    words = _WORD.findall(ASIDE.sub("", text))
    if all(word.isupper() for word in words) and sum(map(len, words)) > 3:
        return "capitals"
    rest = [word for word in words[1:] if word.casefold() not in _SMALL]
    if not rest:
        return "lone"
    large = sum(not word[0].islower() for word in rest)
    if large == len(rest):
        return "title"
    return "sentence" if not large else "mixed"
