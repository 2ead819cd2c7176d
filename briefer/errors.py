"""One root for everything that briefer itself reports as an error."""

from collections.abc import Iterable


class BrieferError(Exception):
    """Something that the user can act on.

    The message is one line: what was wrong, with which input, and what to do next. The command line catches this class
    once, prints the message on stderr and exits with code 2.
    """


class InputError(BrieferError):
    """An input that cannot be read as an article or a summary."""


class ModelError(BrieferError):
    """A model that cannot be found, loaded or trusted."""


class OutOfMemoryError(ModelError):
    """Not enough memory for one input, beside what else is in the making; alone it may fit."""


class ConfigError(BrieferError):
    """A setting that is unknown, contradictory or out of range."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known words for an error message: the few that look like `word`, else all of them, in quotes."""
    from difflib import get_close_matches

    words = list(known)
    near = get_close_matches(word.casefold(), words, n=3, cutoff=0.6)
    shown = " or ".join(f'"{one}"' for one in near)
    return f"did you mean {shown}?" if near else f"known: {', '.join(words)}"
