"""Blocks of lines that say whom to ask: "Media contact:", a name, a telephone number, an address."""

import re
from collections.abc import Collection, Sequence
from functools import partial

from briefer.readers.plain.block_features import kind
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "contacts_words.tsv")

_LONGEST_LINE = 160  # characters
_LONGEST_BLOCK = 500  # characters: the lines of a block, folded into one
_MOST_NAMES = 3
"""Lines between a label and an address, or two addresses: a name, an office, a firm."""

_TOP = 6
"""Blocks at the top of a text."""
_PERSON = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2}(?:, .{2,80})?\Z")
_LABEL = re.compile(
    rf"(?:For )?(?:(?:{one_of(_words('whose'))})(?:,| and| &|/)? ){{0,3}}(?:{one_of(_words('label'))})"
    r"(?: (?:information|details|persons?))?(?P<colon> ?: ?|\Z)",
    re.IGNORECASE,
)
_PHONE = r"(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,5}\)|\d{2,5})(?:[ .-]\d{3,4}){1,3}\b"
_ADDRESS = re.compile(rf"[\w.+-]+@[\w-]+\.\w|\bwww\.|https?://|{_PHONE}")
_FIELD = re.compile(rf"(?:{one_of(_words('field'))})\.? ?:? *[+(\d\w]", re.IGNORECASE)


def is_contact_label(text: str) -> bool:
    """True for "Media contact:" and "Enquiries": what a contact block is called, and nothing else."""
    return _LABEL.fullmatch(text.strip()) is not None


def contact_indexes(texts: Sequence[str], opening: Collection[int] = ()) -> set[int]:
    """Indexes of the blocks from a label such as "Contact:" to the last line that has a number or an address.

    The block ends with the contact lines: the headline of a release may stand right below. A label with no address
    below it ("Contact: a sport of its own") is none.

    Args:
        texts: Of all blocks, in order.
        opening: Indexes of the blocks that a heading stands before: there a contact block has ended.
    """
    found: set[int] = set()
    for start, text in enumerate(texts):
        if start in found:
            continue
        label = _LABEL.match(text)
        if label is None or len(text) > _LONGEST_BLOCK:
            continue
        if len(text) > _LONGEST_LINE or kind(text) == "prose":
            # Lines that a reader has folded into one.
            if label["colon"] and _ADDRESS.search(text):
                found.add(start)
            continue
        end = _end(texts, start, opening)
        found.update(range(start, end))
    return found


def _end(texts: Sequence[str], start: int, opening: Collection[int]) -> int:
    """The index behind the last contact line below a label; `start` where there is none."""
    end = start + 1 if _is_line(texts[start]) else start
    below = texts[start + 1] if start + 1 < len(texts) and start + 1 not in opening else ""
    if start < _TOP and texts[start].endswith(":") and _PERSON.match(below) and kind(below) == "short":
        end = start + 2  # above a release a name alone may stand
    elif start < _TOP and (label := _LABEL.match(texts[start])) and _PERSON.match(texts[start], label.end()):
        end = start + 1
    at = start + 1
    while at < len(texts) and at not in opening and at <= max(end, start + 1) + _MOST_NAMES:
        if _is_line(texts[at]):
            end = at + 1
        elif kind(texts[at]) == "prose" or len(texts[at]) > _LONGEST_LINE:
            break
        at += 1
    return end


def _is_line(text: str) -> bool:
    """Whether a line is one of a contact block: it has a number or an address, and is no sentence."""
    if len(text) > _LONGEST_LINE or (kind(text) == "prose" and not _FIELD.match(text)):
        return False
    return _ADDRESS.search(text) is not None
