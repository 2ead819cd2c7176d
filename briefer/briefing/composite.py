"""Parts of a section that are printed together or not at all."""

from dataclasses import dataclass

from briefer.briefing.brief import Row
from briefer.text.span import Span


@dataclass(frozen=True, slots=True)
class Composite:
    """Parts of a section that are printed together.

    `text` is what is printed, `parts` are the spans it is made of, `span` is the whole list or table, and `anchor` the
    part that stands for it. `row` is that of a table, with its head; `is_point` tells an item of the document's main
    points, each of which is printed by itself.
    """

    text: str
    parts: tuple[Span, ...]
    span: Span
    anchor: Span
    row: Row | None = None
    is_point: bool = False
