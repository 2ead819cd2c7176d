"""The text of a line as a browser shows it: white space folded, raised and lowered figures kept apart."""

import re

from briefer.readers.markdown.render import clean

_SPACES = re.compile(r"[ \t\n\r\f]+")
_RAISED = str.maketrans("0123456789+-−–=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_IS_RAISED = re.compile(r"[0-9+\-−–=()n]*[0-9n][0-9+\-−–=()n]*\Z")
_IS_LOWERED = re.compile(r"[0-9+\-−=()]+\Z")
_NOTES = re.compile(r"[0-9]{1,3}(?:[,;] ?[0-9]{1,3})+\Z")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|re|ère|º|ª)\Z", re.IGNORECASE)
_STACKED = re.compile(r"(?<![⁰¹²³⁴-⁹])([⁰¹²³⁴-⁹]{1,3})[/⁄]([₀-₉]{1,3})")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
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
        before = next((part[-1] for part in reversed(self._parts[max(0, start - 8) : start]) if part), "")
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
        return _raised(text, before)
    if tag == "sub":
        # CO<sub>2</sub> is written CO2; a lowered figure after a figure would make another figure.
        return text.translate(_LOWERED) if _IS_LOWERED.match(text) and not before.isalpha() else inner
    if tag in ("mfrac", "msup"):
        # Three and a half is no 31/2.
        return _GAP + ("/" if tag == "mfrac" else "^").join(text.split()) + _GAP
    opening, closing = _WRAPPED[tag]
    return f"{opening}{inner}{closing}"


def _raised(text: str, before: str) -> str:
    """10<sup>6</sup> is not 106, 18%<sup>1</sup> no 181, and 18<sup>a</sup> no code; but 1<sup>st</sup> is 1st.

    The notes of 2013.<sup>1,2</sup> make it no 2013.1.
    """
    if _NOTES.match(text) or (_IS_RAISED.match(text) and any(ch.isdigit() for ch in text)):
        return text.translate(_RAISED)
    if text[0] in "[(" or not (text[0].isalnum() and before.isalnum()) or (before.isdigit() and _ORDINAL.match(text)):
        return text
    return f"[{text}]" if before.isdigit() else text


def _fraction(match: re.Match[str]) -> str:
    written = f"{match[1].translate(_PLAIN)}/{match[2].translate(_PLAIN)}"
    before = match.string[match.start() - 1 : match.start()]
    return _VULGAR.get(written) or (f" {written}" if before.isdigit() else written)
