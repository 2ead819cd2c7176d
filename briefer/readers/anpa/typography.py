"""What the 7-bit codes of ANPA 1312 set in type: fractions, dashes, quotation marks."""

import re

# A games-behind column proves it: a club that is seven and a half games behind stands there as "7{".
_HALF = re.compile(r"(?<=\d)\{|(?<![\w{}])\{(?![\w{}])")
_DASH = re.compile(r"(?<!\S)_(?!\S)")
_BULLET = re.compile(r"(?<!\S)_(?=[A-Za-z\"'`“])")
_OPENING = re.compile(r"``")
_CLOSING = re.compile(r"''")
_OPENING_SINGLE = re.compile(r"(?<!\w)`(?=\S)")
_SPACES = re.compile(r" {2,}")


def anpa_text(text: str) -> str:
    """A line as it is set: ``3{`` is 3½, a lone ``_`` a dash, two grave accents an opening quotation mark."""
    text = _HALF.sub("½", text)
    text = _BULLET.sub("— ", _DASH.sub("—", text))
    text = _OPENING_SINGLE.sub("‘", _CLOSING.sub("”", _OPENING.sub("“", text)))
    return _SPACES.sub(" ", text)
