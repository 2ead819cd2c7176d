"""The formats of briefs. A new one is a module of this folder with its name and a function `render`, and its line here.

`render(briefs, shown)` gives the text of an output: one brief, or several where one file holds them all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

from briefer.io.terminal import WIDTH

if TYPE_CHECKING:
    from briefer.briefing.brief import Brief


class BriefFormat(StrEnum):
    """How a brief is printed; each is the name of a module beside this one."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"


SUFFIXES: Final[Mapping[str, str]] = {
    BriefFormat.HTML: ".html",
    BriefFormat.JSON: ".json",
    BriefFormat.MARKDOWN: ".md",
    BriefFormat.TEXT: ".txt",
}
"""What the name of an output ends in, by format."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What of briefs is shown.

    `explain`: also where each sentence comes from, and what was rejected and why. `only_overview`: title and overview
    alone. `as_array`: several records though it be one brief. `width`: columns of the terminal.
    """

    explain: bool = False
    only_overview: bool = False
    as_array: bool = False
    width: int = WIDTH


class Renderer(Protocol):
    """What the module of a format has."""

    def render(self, briefs: "Sequence[Brief]", shown: Shown) -> str:
        """The briefs as one text."""


def rendered(briefs: "Sequence[Brief]", format: str, shown: Shown | None = None) -> str:
    """Briefs in one of the formats; only the module of that one is loaded."""
    module = cast(Renderer, import_module(f"{__package__}.{BriefFormat(format)}"))
    return module.render(briefs, shown or Shown())
