"""One pass over the tokens of RTF: the blocks of the document, and its footnotes apart."""

import codecs
from collections.abc import Iterator
from dataclasses import replace

from briefer.readers.markdown.render import DocBlock
from briefer.readers.rtf.model import (
    CHARACTERS,
    CHARSETS,
    KEPT,
    PASSED,
    SYMBOLS,
    Document,
    State,
    Style,
)
from briefer.readers.rtf.tokens import Token
from briefer.readers.rtf.writer import Writer

_DEEPEST = 1000


class Parser:
    """One pass over the tokens; footnotes gather apart from the text that they are in."""

    def __init__(self) -> None:
        self.writer = Writer()
        self.depth = 0
        self._states: list[State] = [State()]
        self._footnotes: list[tuple[int, Document]] = []
        self._notes: list[DocBlock] = []
        self._star = False
        self._opens = False
        self._skips = 0
        self._pending = b""
        self._style: tuple[int, Style] | None = None

    def run(self, found: Iterator[Token]) -> None:
        """Reads the tokens to the end of the outermost group."""
        for token in found:
            if token.kind != "bytes" and self._pending:
                self._flush_bytes()
            match token.kind:
                case "open":
                    self._open()
                case "close":
                    self._close()
                    if self.depth <= 0:
                        break
                case "word":
                    self._word(token.word, token.number)
                case "symbol":
                    self._symbol(token.word)
                case "bytes":
                    self._bytes(token.data)
            if token.kind not in ("open", "symbol"):
                self._opens = False
        self._flush_bytes()
        self.writer.end_paragraph(self._state)

    @property
    def document(self) -> Document:
        """What has been read so far; of a footnote while that is read."""
        return self.writer.document

    def notes(self) -> list[DocBlock]:
        """The footnotes, in order."""
        return self._notes

    @property
    def _state(self) -> State:
        return self._states[-1]

    def _open(self) -> None:
        self.depth += 1
        if len(self._states) < _DEEPEST:
            self._states.append(replace(self._state, destination=""))
        self._opens, self._star = True, False

    def _close(self) -> None:
        self.depth -= 1
        if self._footnotes and self._footnotes[-1][0] == self.depth:
            self._end_footnote()
        if self._style is not None and self._state.destination == "style":
            number, style = self._style
            self._outer().styles[number] = replace(style, name=style.name.rstrip(";").strip())
            self._style = None
        if len(self._states) > 1:
            self._states.pop()
        self.writer.set_raised(self._state)

    def _outer(self) -> Document:
        return self._footnotes[0][1] if self._footnotes else self.document

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        if self._opens and self._starts_destination(word, number):
            self._star = False
            return
        starred, self._star = self._star and self._opens, False
        if starred and word not in KEPT:
            state.passed = True
            return
        if state.destination in ("stylesheet", "style"):
            self._in_stylesheet(word, number)
        elif state.destination == "fonttbl":
            if word == "f":
                state.font = number
            elif word == "fcharset" and state.font is not None:
                self.document.charsets[state.font] = CHARSETS.get(number or 0, "cp1252")
        elif word in CHARACTERS:
            self._add(CHARACTERS[word])
        elif word == "u" and number is not None:
            self._add(chr(number % 65536))
            self._skips = state.skip
        else:
            self._set(word, number)

    def _starts_destination(self, word: str, number: int | None) -> bool:
        """Whether a word that opens a group makes it something other than text."""
        state = self._state
        if word in ("stylesheet", "fonttbl"):
            state.destination = word
            return True
        if state.destination == "" and self._parent() == "stylesheet":
            state.destination = "style"
            self._style = (0, Style())
            return False
        if self._parent() == "fonttbl":
            state.destination = "fonttbl"
            return False
        if word == "info" or self._parent() == "info":
            state.destination = "info" if word == "info" else word
            state.passed = state.passed or word not in ("info", "title", "author")
            return True
        if word in ("footnote", "annotation") and not state.passed:
            if word == "annotation":
                state.passed = True
            else:
                self._footnotes.append((self.depth - 1, self.document))
                self.writer.document = replace(
                    Document(),
                    styles=self.document.styles,
                    charsets=self.document.charsets,
                    codepage=self.document.codepage,
                )
            return True
        if word in ("listtext", "pntext"):
            state.destination = "marker"
            self.document.marker = ""
            return True
        if word in PASSED:
            state.passed = True
            return True
        return False

    def _parent(self) -> str:
        return self._states[-2].destination if len(self._states) > 1 else ""

    def _in_stylesheet(self, word: str, number: int | None) -> None:
        if self._style is not None:
            its, style = self._style
            if word == "s" and number is not None:
                self._style = (number, style)
            elif word == "outlinelevel" and number is not None:
                self._style = (its, replace(style, level=number))

    def _set(self, word: str, number: int | None) -> None:
        """A word that ends or changes something."""
        state = self._state
        if word in ("par", "sect", "page"):
            self.writer.end_paragraph(self._state)
        elif word in ("line", "softline"):
            self._add("\n")
        elif word in ("cell", "nestcell"):
            self.writer.end_cell()
        elif word in ("row", "nestrow"):
            self.writer.end_row()
        elif word == "ansicpg":
            self._set_codepage(number)
        elif word == "mac":
            self.document.codepage = "mac_roman"
        elif word == "chftn" and not self._footnotes:
            self._add(str(len(self._notes) + 1))
        else:
            state.set(word, number)
        self.writer.set_raised(state)

    def _set_codepage(self, number: int | None) -> None:
        try:
            self.document.codepage = codecs.lookup(f"cp{number}").name
        except LookupError:
            self.document.codepage = "cp1252"

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._star = True
        elif symbol in SYMBOLS:
            if symbol in "\n\r":
                self.writer.end_paragraph(self._state)
            else:
                self._add(SYMBOLS[symbol])

    def _bytes(self, data: bytes) -> None:
        """Bytes of text; those that stand for a character of Unicode in older programs are passed over."""
        if self._skips:
            passed = min(self._skips, len(data))
            self._skips -= passed
            data = data[passed:]
        self._pending += data

    def _flush_bytes(self) -> None:
        data, self._pending = self._pending, b""
        if data:
            font = self._state.font
            charset = self.document.charsets.get(font, "") if font is not None else ""
            codepage = self.document.codepage if charset in ("", "cp1252") else charset
            self._add(data.decode(codepage, "replace"), flushed=True)

    def _add(self, text: str, *, flushed: bool = False) -> None:
        if not flushed and self._pending:
            self._flush_bytes()
        state = self._state
        made = self.document
        if state.destination == "style" and self._style is not None:
            number, style = self._style
            self._style = (number, replace(style, name=style.name + text))
        elif state.destination in ("stylesheet", "fonttbl") or state.passed or state.hidden:
            return
        elif state.destination == "title":
            made.title += text
        elif state.destination == "author":
            made.author += text
        elif state.destination == "marker":
            made.marker += text
        elif state.destination != "info":
            self.writer.add(text, state)

    def _end_footnote(self) -> None:
        self.writer.end_paragraph(self._state)
        number = len(self._notes) + 1
        said = " ".join(block.text for block in self.document.blocks if block.text)
        self.writer.document = self._footnotes.pop()[1]
        self.writer.open_raised = ""
        if said.strip():
            self._notes.append(DocBlock("paragraph", f"{number} {said.strip()}"))
