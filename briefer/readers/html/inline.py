"""The text of a line as a browser shows it: white space folded, raised and lowered figures kept apart."""

import re

from briefer.readers.markdown.render import clean
from briefer.text.superscripts import lowered, plain_digits, raised

_SPACES = re.compile(r"[ \t\n\r\f]+")
_STACKED = re.compile(r"(?<![⁰¹²³⁴-⁹])([⁰¹²³⁴-⁹]{1,3})[/⁄]([₀-₉]{1,3})")
_VULGAR = {
    "1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "2/5": "⅖", "3/5": "⅗", "4/5": "⅘",
    "1/6": "⅙", "5/6": "⅚", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞",
}  # fmt: skip
_WRAPPED = {"del": ("~~", "~~"), "s": ("~~", "~~"), "strike": ("~~", "~~"), "q": ("“", "”"), "rt": ("(", ")")}
BREAK = "\x00"
"""Stands for ``<br>`` while white space is folded; the parser lets no such character through."""
_GAP = "\x01"
_GAPS = re.compile(rf"(?<=\w){_GAP}+(?=\w)")


class Line:
    """Gathers the inline content of a block, element by element."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._opened: list[tuple[str, int]] = []
        self.linked = 0
        """How many characters are the text of links."""
        self._links = 0

    def add(self, text: str | None) -> None:
        """More text of the block."""
        if text:
            self._parts.append(text)
            if self._links:
                self.linked += len(text.strip())

    def gap(self) -> None:
        """Something without text is drawn here, such as a picture: "5" before it and "12" after it are no 512."""
        self._parts.append(_GAP)

    def open(self, tag: str) -> None:
        """An inline element begins."""
        if tag == "br":
            self._parts.append(BREAK)
        elif tag in ("sup", "sub", "mfrac", "msup") or tag in _WRAPPED:
            self._opened.append((tag, len(self._parts)))
        elif tag == "a":
            self._links += 1

    def close(self, tag: str) -> None:
        """An inline element ends."""
        if tag == "a":
            self._links = max(0, self._links - 1)
        if not self._opened or self._opened[-1][0] != tag:
            return
        start = self._opened.pop()[1]
        inner = "".join(self._parts[start:])
        before = "".join(self._parts[max(0, start - 8) : start])[-8:]
        del self._parts[start:]
        self._parts.append(_converted(tag, inner, before))

    def take(self) -> str:
        """The text so far, of which nothing is kept; lines that ``<br>`` ended are lines of it."""
        text = _GAPS.sub(" ", "".join(self._parts)).replace(_GAP, "")
        text = _SPACES.sub(" ", clean_but_breaks(text))
        self._parts.clear()
        # An element may run on in the next block, as in <b><p>...</p><p>...</p></b>.
        self._opened = [(tag, 0) for tag, _ in self._opened]
        self.linked = 0
        lines = "\n".join(line.strip(" ") for line in text.split(BREAK)).strip()
        return _STACKED.sub(_fraction, lines)


def clean_but_breaks(text: str) -> str:
    """A cleaned text in which the marks of line breaks stay."""
    return BREAK.join(clean(part) for part in text.split(BREAK))


def _converted(tag: str, inner: str, before: str) -> str:
    text = inner.strip()
    if not text:
        return inner
    if tag == "sup":
        return raised(text, before)
    if tag == "sub":
        shown = lowered(text, before)
        return inner if shown == text else shown
    if tag in ("mfrac", "msup"):
        # Three and a half is no 31/2.
        return _GAP + ("/" if tag == "mfrac" else "^").join(text.split()) + _GAP
    opening, closing = _WRAPPED[tag]
    return f"{opening}{inner}{closing}"


def _fraction(match: re.Match[str]) -> str:
    written = f"{plain_digits(match[1])}/{plain_digits(match[2])}"
    before = match.string[match.start() - 1 : match.start()]
    return _VULGAR.get(written) or (f" {written}" if before.isdigit() else written)
