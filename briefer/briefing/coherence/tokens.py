"""The words of a sentence with what stands between them: what the rules of coherence read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefer.text.remembered import REMEMBERED
from briefer.text.words import PROSE_TOKEN

_BREAK = re.compile(r"[,;:—–()\"“”.!?]| - ")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, case-folded with straight apostrophes in `folded`; `after` is what parts it from the next one.

    `bare` is the word as it is written, without a possessive ending.
    """

    text: str
    folded: str
    start: int
    end: int
    after: str
    bare: str

    @property
    def is_capital(self) -> bool:
        """True for "Acme" and "The"."""
        return self.text[:1].isupper()

    @property
    def breaks(self) -> bool:
        """True before a comma, a dash, a bracket, a quotation mark, and at the end."""
        return _BREAK.search(self.after) is not None


@lru_cache(REMEMBERED)  # as many sentences as are weighed of a section, each asked for whenever one is chosen
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a sentence."""
    found = list(PROSE_TOKEN.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return tuple(
        Token(
            m.group(),
            m.group().casefold().replace("’", "'"),
            m.start(),
            m.end(),
            text[m.end() : end],
            m.group().removesuffix("'s").removesuffix("’s"),
        )
        for m, end in zip(found, ends, strict=False)
    )


def phrase(words: Sequence[Token], at: int, count: int) -> str:
    """`count` words from `at` on, case-folded."""
    return " ".join(word.folded for word in words[at : at + count])
