"""What a planter gives: replacements in a faithful summary; and what all planters ask of the source."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Edit:
    """Replacements in a summary, in order: what takes the place of ``summary[start:end]``."""

    spans: tuple[tuple[int, int, str], ...]


Planter = Callable[[str, str, random.Random], Iterator[Edit]]


@cache
def replacements(kind: str) -> tuple[tuple[str, str], ...]:
    """The pairs of a kind in `words.tsv`: the word, and what takes its place."""
    pairs = []
    for line in (HERE / "words.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        listed, word, other, *one_way = line.split("\t")
        if listed == kind:
            pairs.append((word, other))
            if not one_way:
                pairs.append((other, word))
    return tuple(pairs)


def has(source: str, text: str) -> bool:
    """True when a source has a text, not inside a longer word or number; whatever the case."""
    return re.search(rf"(?<![\w]){re.escape(text)}(?!\w|[.,]\d)", source, re.IGNORECASE) is not None
