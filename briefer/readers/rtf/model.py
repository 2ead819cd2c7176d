"""What RTF's control words stand for, and what is known while a file is read."""

import re
from dataclasses import dataclass, field

from briefer.readers.html.inline import Line
from briefer.readers.markdown.render import DocBlock

CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": "\t", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
SYMBOLS = {"~": "\xa0", "_": "‑", "-": "", "\\": "\\", "{": "{", "}": "}", "\n": "\n", "\r": "\n"}
PASSED = frozenset(
    "fonttbl colortbl stylesheet info header headerl headerr headerf footer footerl footerr footerf pict object "
    "bkmkstart bkmkend listtable listoverridetable revtbl rsidtbl generator xmlnstbl themedata colorschememapping "
    "datastore latentstyles fldinst annotation atnid atnauthor atnref atndate atnicn nonshppict sp shprslt do "
    "formfield filetbl pgdsctbl ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn tc xe rxe txe userprops docvar mmathPr "
    "blipuid private upr template passwordhash wgrffmtfilter".split()
)
KEPT = frozenset(("shpinst", "shptxt", "shppict", "ud", "cs", "ds"))
"""Groups behind ``\\*`` that hold text."""

CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 255: "cp437",
}  # fmt: skip
HEADING = re.compile(r"heading (\d)\Z")
MARKER = re.compile(r"\s*(?:(\d{1,4}[.)])|\S{1,6})\s*\Z")


@dataclass(slots=True)
class State:
    """What a group says of the text in it; an inner group begins with what the outer one says."""

    passed: bool = False
    destination: str = ""
    hidden: bool = False
    raised: str = ""
    skip: int = 1
    font: int | None = None
    style: int = 0
    level: int | None = None
    in_table: bool = False

    def set(self, word: str, number: int | None) -> None:
        """Takes over what a control word says of the text behind it; others say nothing of it."""
        if word == "pard":
            self.style, self.level, self.in_table = 0, None, False
        elif word == "plain":
            self.hidden, self.raised = False, ""
        elif word == "intbl":
            self.in_table = True
        elif word == "s":
            self.style = number or 0
        elif word == "outlinelevel":
            self.level = number
        elif word in ("v", "deleted"):
            self.hidden = number != 0
        elif word in ("super", "sub"):
            self.raised = "" if number == 0 else "sup" if word == "super" else "sub"
        elif word == "up" or word == "dn":
            self.raised = "" if number == 0 else "sup" if word == "up" else "sub"
        elif word == "nosupersub":
            self.raised = ""
        elif word == "uc":
            self.skip = max(0, number if number is not None else 1)
        elif word == "f":
            self.font = number


@dataclass(slots=True)
class Style:
    """A paragraph style: its name, and its outline level from 0."""

    name: str = ""
    level: int | None = None


@dataclass(slots=True)
class Document:
    """What has been read so far."""

    blocks: list[DocBlock] = field(default_factory=list)
    line: Line = field(default_factory=Line)
    cells: list[str] = field(default_factory=list)
    marker: str = ""
    title: str = ""
    author: str = ""
    styles: dict[int, Style] = field(default_factory=dict)
    charsets: dict[int, str] = field(default_factory=dict)
    codepage: str = "cp1252"
