"""The words of a sentence with what stands between them: what the rules of coherence read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefer.text.words import PROSE_TOKEN

_BREAK = re.compile(r"[,;:—–()\"“”.!?]| - ")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, case-folded with straight apostrophes in `folded`; `after` is what parts it from the next one."""

    text: str
    folded: str
    start: int
    end: int
    after: str

    @property
    def is_capital(self) -> bool:
        """True for "Acme" and "The"."""
        return self.text[:1].isupper()

    @property
    def breaks(self) -> bool:
        """True before a comma, a dash, a bracket, a quotation mark, and at the end."""
        return _BREAK.search(self.after) is not None

    @property
    def bare(self) -> str:
        """Without a possessive ending, as it is written."""
        return self.text.removesuffix("'s").removesuffix("’s")


@lru_cache(maxsize=1 << 9)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a sentence."""
    found = list(PROSE_TOKEN.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return tuple(
        Token(m.group(), m.group().casefold().replace("’", "'"), m.start(), m.end(), text[m.end() : end])
        for m, end in zip(found, ends, strict=False)
    )


def phrase(words: Sequence[Token], at: int, count: int) -> str:
    """`count` words from `at` on, case-folded."""
    return " ".join(word.folded for word in words[at : at + count])
