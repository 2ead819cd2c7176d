"""What a user may have meant by a word that is none of the known ones."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """The known words for an error message: the few that look like `word`, else all of them, in quotes."""
    words = list(known)
    near = get_close_matches(word.casefold(), words, n=3, cutoff=0.6)
    shown = " or ".join(f'"{one}"' for one in near)
    return f"did you mean {shown}?" if near else f"known: {', '.join(words)}"
