"""What is written while RTF is read: lines with their raised parts, and the blocks that become of them."""

from briefer.readers.markdown.render import DocBlock
from briefer.readers.rtf.model import HEADING, MARKER, Document, State, Style


def _whole(text: str) -> str:
    """A text whose characters beyond 16 bits, which RTF writes as two, are one each."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class Writer:
    """The document that is being read, or one of its footnotes, and what is raised in its line."""

    def __init__(self) -> None:
        self.document = Document()
        self.open_raised = ""

    def add(self, text: str, state: State) -> None:
        """Adds text to the line, raised as the state has it."""
        self.set_raised(state)
        for number, part in enumerate(text.split("\n")):
            if number:
                self.document.line.open("br")
            self.document.line.add(part)

    def set_raised(self, state: State) -> None:
        """Begins or ends what is raised or lowered, as a state has it."""
        wanted = "" if state.passed or state.hidden or state.destination else state.raised
        if wanted != self.open_raised:
            self.take_raised()
            if wanted:
                self.document.line.open(wanted)
                self.open_raised = wanted

    def take_raised(self) -> None:
        """Ends what is raised or lowered."""
        if self.open_raised:
            self.document.line.close(self.open_raised)
            self.open_raised = ""

    def end_cell(self) -> None:
        """Makes a cell of the line."""
        self.take_raised()
        self.document.cells.append(" ".join(_whole(self.document.line.take()).split("\n")))

    def end_paragraph(self, state: State) -> None:
        """Makes a block of the line."""
        made = self.document
        if state.passed or state.destination:
            return
        self.take_raised()
        if state.in_table or made.cells:
            # A paragraph inside of a cell.
            made.line.open("br")
            return
        text = _whole(made.line.take())
        marker, made.marker = made.marker, ""
        if not text.strip():
            return
        made.blocks.append(_block(text, marker, made.styles.get(state.style, Style()), state.level))

    def end_row(self) -> None:
        """Makes a block of the cells."""
        made = self.document
        self.take_raised()
        rest = _whole(made.line.take())
        cells = (*made.cells, rest) if rest.strip() else tuple(made.cells)
        made.cells.clear()
        if cells:
            opens = not made.blocks or made.blocks[-1].kind != "row" or len(made.blocks[-1].cells) != len(cells)
            made.blocks.append(DocBlock("row", cells=cells, opens=opens))


def _block(text: str, marker: str, style: Style, level: int | None) -> DocBlock:
    """A paragraph by its style, its level in the outline and what stands before it."""
    level = level if level is not None else style.level
    heading = HEADING.match(style.name.casefold())
    if style.name.casefold() == "title":
        return DocBlock("title", text)
    if heading or (level is not None and 0 <= level < 9):
        depth = int(heading[1]) if heading else (level or 0) + 1
        return DocBlock("heading", text, min(depth, 6))
    if marker.strip():
        numbered = MARKER.match(marker)
        return DocBlock("item", text, marker=numbered[1] if numbered and numbered[1] else "-")
    if style.name.casefold() == "caption":
        return DocBlock("credit", text)
    return DocBlock("paragraph", text)
