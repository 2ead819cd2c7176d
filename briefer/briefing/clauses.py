"""A sentence of several statements taken apart: where half of it stands, half of it can be printed."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from briefer.text.english import PRONOUNS, is_verb
from briefer.text.patterns import one_of
from briefer.text.wordlists import words
from briefer.text.words import words_of

_words = partial(words, __package__, "clauses_words.tsv")

FEWEST_WORDS: Final = 5
"""Of a half that is printed by itself."""

# Where one statement ends and another begins: "the plant closed, and its owner left", "...; it reopens in May".
_JOINT: Final = re.compile(rf";\s+|,?\s+(?:{one_of(_words('joint'))})\s+")
_END: Final = re.compile(r"[.!?…]+[\"'”’)\]]*$")
_VERB_ENDING: Final = re.compile(r"[a-z]{3,}s$")


def halves(text: str) -> Iterator[str]:
    """The statements before and behind each joint of a sentence as sentences, the longest first.

    Only what has a verb and a subject of its own is one: "and left" has nobody who left.
    """
    end = _END.search(text)
    if end is None or end.group().strip(".!…"):
        return  # a question's half asks nothing, a quotation's half is no quotation
    body = text[: end.start()]
    found: list[str] = []
    for joint in _JOINT.finditer(body):
        left, right = body[: joint.start()].rstrip(" ,"), body[joint.end() :]
        if _states(left):
            found.append(f"{left}.")
        if _states(right) and not _leans(right):
            found.append(f"{right[:1].upper()}{right[1:]}.")
    yield from sorted(dict.fromkeys(found), key=len, reverse=True)


def _states(text: str) -> bool:
    """True for what has a verb that is not its first word."""
    words = words_of(text, [(0, len(text))])
    if len(words) < FEWEST_WORDS:
        return False
    return any(is_verb(w.folded) or _VERB_ENDING.match(w.folded) for w in words[1:-1]) and not is_verb(words[0].folded)


def _leans(text: str) -> bool:
    """True for what begins with a pronoun: alone it speaks of nobody."""
    return text.split(maxsplit=1)[0].casefold().strip("“\"'") in PRONOUNS
