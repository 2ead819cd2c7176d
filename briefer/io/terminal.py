"""What a terminal may be shown of foreign text."""

import re
from typing import Final

WIDTH: Final = 80
"""Columns of text where nobody says how many there are."""

_SPACES: Final = re.compile(r"[ \t\r\n\v\f\u2028\u2029]+")


# C0, DEL and C1 controls (ANSI escapes begin with one), line separators, marks that turn the direction of what follows
# on the line, soft hyphens and the like, which hide in a word, and what no encoding (lone surrogates)
# or no XML (the two noncharacters) can hold. Runners obey "##[error]" (GitHub), "##vso[task.complete]" (Azure) and
# "##teamcity[...]" wherever they stand in a line of a log; the bracket may be one that marks a figure.
ACTIVE: Final = (
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff]"
    r"|(?<=#)#(?=(?:vso|teamcity)?(?:\[|\Z))"
)
"""A regular expression for one character that acts on a terminal or a CI runner, whatever the case of letters."""
_ACTIVE: Final = re.compile(ACTIVE, re.IGNORECASE)


def visible(text: str) -> str:
    """A text on one line, runs of white space folded, with what would act on a terminal shown as an escape."""
    if text.isprintable() and "  " not in text:  # of white space only the space is printable
        return inert(text)
    return inert(_SPACES.sub(" ", text))


def inert(text: str) -> str:
    r"""A text with control characters, line ends too, as escapes such as ``\n`` and ``\x1b``; all else as it is."""
    # A report of thousands of findings is mostly such text, and a look at each character costs more than all else.
    return text if text.isprintable() and "#" not in text else _ACTIVE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    # A "#" is no escape by itself.
    return r"\x23" if match[0] == "#" else match[0].encode("unicode_escape").decode()


# GitHub's runner obeys "::warning::" at the start of a line of a step's output, white space before it or not.
_COMMAND: Final = re.compile(r"^([^\S\n]*):(?=:[A-Za-z])", re.MULTILINE)
_LINE_ACTIVE: Final = re.compile(rf"(?![\t\n])(?:{ACTIVE})", re.IGNORECASE)


def harmless(text: str) -> str:
    r"""The lines of a result, each as `inert` has it, but with tabs, and no command to CI: ``\x3a:warning::``."""
    return without_commands(_LINE_ACTIVE.sub(_escape, text))


def harmless_markdown(text: str) -> str:
    r"""As `harmless`, with the backslash that Markdown takes away again: ``\::warning::``."""
    return _COMMAND.sub(r"\1\\:", _LINE_ACTIVE.sub(_escape, text))


def without_commands(text: str) -> str:
    """Lines of which none is a command to a CI runner; all else as it is."""
    return _COMMAND.sub(r"\1\\x3a", text)
