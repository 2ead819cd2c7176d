"""From lines to pieces: headings by their type, paragraphs by indents and gaps, words that were broken made whole."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from briefer.readers.markdown.render import DocBlock
from briefer.readers.pdf.lines import PdfLine
from briefer.readers.pdf.notes import notes_of
from briefer.readers.pdf.tables import PdfTable
from briefer.readers.plain.blocks import ends_sentence
from briefer.text.superscripts import without_marks

_LARGER = 1.12
"""How much larger than the text's a heading's type is."""
_MAX_HEADING = 200
_MAX_BOLD = 90
_MOST_HEADINGS = 0.3
"""Share of all characters that headings may have: where more are set large, size tells nothing."""
_GAP = 1.35
"""A gap this much larger than that between the lines of a paragraph parts paragraphs."""

_LETTER_WIDTH = 0.5
"""Width of a letter, as a share of the size of its type."""
_SLACK = 0.18
"""Share of a full line that a line must have had room for beside the next word: some programs count characters."""

_TAIL = 24
_LETTER = re.compile(r"[^\W\d_]")
_BULLET = re.compile(r"[•‣◦▪●■–∙·]\s*(?=\S)")
_NUMBERED = re.compile(r"(\d{1,2}[.)])\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]{2,})-\Z")
_REST = re.compile(r"[^\W\d_]{2,}")


def pieces_of(items: Sequence[PdfLine | PdfTable]) -> list[DocBlock]:
    """The pieces that the lines and tables make, in order."""
    lines = [item for item in items if isinstance(item, PdfLine)]
    headings = _heading_levels(lines) if lines else {}
    leading = _leading(lines)
    known = _known(lines)
    pieces: list[DocBlock] = []
    gathered: list[PdfLine] = []
    table: PdfTable | None = None

    def flush() -> None:
        if gathered:
            pieces.append(_piece(gathered, headings, known))
            gathered.clear()

    for item in items:
        if isinstance(item, PdfTable):
            flush()
            pieces += _rows(item, table)
            table = item
            continue
        table = None
        if gathered and not (
            _runs_on(gathered[-1], item, leading, gathered[0], headings)
            and _is_heading(item, headings) == _is_heading(gathered[-1], headings)
        ):
            flush()
        gathered.append(item)
    flush()
    return pieces


def notes_as_items(lines: Sequence[PdfLine], items: Sequence[PdfLine | PdfTable]) -> Iterator[DocBlock]:
    """Footnotes as the items of a list; `items` are what the rest of the document holds."""
    known = _known([*(item for item in items if isinstance(item, PdfLine)), *lines])
    for mark, its in notes_of(lines):
        text = its[0].text
        for line in its[1:]:
            text = _joined(text, line.text, known)
        numbered = mark.isdecimal()
        yield DocBlock("item" if numbered else "paragraph", text if numbered else f"{mark} {text}", marker=f"{mark}.")


def _known(lines: Sequence[PdfLine]) -> Counter[str]:
    """How often each word occurs, a compound with its hyphen as one."""
    return Counter(word.lower() for line in lines for word in _WORD.findall(line.text))


def _rows(table: PdfTable, above: PdfTable | None) -> Iterator[DocBlock]:
    """The rows of a table; those on the next page go on without the heading said again."""
    goes_on = above is not None and above.page < table.page and len(above.rows[0]) == len(table.rows[0])
    for i, cells in enumerate(table.rows):
        if goes_on and above is not None and not i and cells == above.rows[0]:
            continue
        yield DocBlock("row", cells=cells, opens=not i and not goes_on)


def _is_heading(line: PdfLine, headings: dict[tuple[float, bool], int]) -> bool:
    return _type(line) in headings and _can_head(line)


def _type(line: PdfLine) -> tuple[float, bool]:
    return line.size, line.bold


def _heading_levels(lines: Sequence[PdfLine]) -> dict[tuple[float, bool], int]:
    """The types that headings are set in, each with its level: the larger, the higher."""
    amounts: Counter[tuple[float, bool]] = Counter()
    for line in lines:
        amounts[_type(line)] += len(line.text)
    (size, bold), _ = amounts.most_common(1)[0]
    heads = Counter[tuple[float, bool]]()
    for line in lines:
        larger = line.size >= _LARGER * size
        if _can_head(line) and (
            larger or (line.bold and not bold and line.size >= size and len(line.text) <= _MAX_BOLD)
        ):
            heads[_type(line)] += len(line.text)
    # A type in which whole paragraphs are set is no heading's.
    heads = Counter({kind: amount for kind, amount in heads.items() if 2 * amount >= amounts[kind]})
    if heads.total() > _MOST_HEADINGS * amounts.total():
        return {}
    return {kind: min(level, 6) for level, kind in enumerate(sorted(heads, reverse=True), start=1)}


def _can_head(line: PdfLine) -> bool:
    return (
        len(line.text) <= _MAX_HEADING
        and _LETTER.search(line.text) is not None
        and not line.text.endswith((".", ",", ";"))
        and not _BULLET.match(line.text)
    )


def _leading(lines: Sequence[PdfLine]) -> float:
    """The usual distance between the lines of a paragraph, as a multiple of the size of their type."""
    gaps = [
        (above.y - below.y) / above.size
        for above, below in pairwise(lines)
        if above.page == below.page and above.size == below.size > 0 and 0.5 < (above.y - below.y) / above.size < 3
    ]
    return median(gaps) if gaps else 1.2


def _runs_on(
    above: PdfLine, below: PdfLine, leading: float, first: PdfLine, headings: dict[tuple[float, bool], int]
) -> bool:
    """Whether a line carries on the paragraph of the line above."""
    if _type(above) != _type(below) and (above.size != below.size or _can_head(above)):
        return False
    if _BULLET.match(below.text):
        return False
    in_list = _NUMBERED.match(first.text) or _BULLET.match(first.text)
    if _NUMBERED.match(below.text) and (in_list or _ends(above.text)):
        return False
    gap = above.y - below.y
    if above.page != below.page or gap < -below.size:
        # On the next page or in the next column.
        return not _ends(above.text) and not (_had_room(above, below) and _opens(below.text))
    if gap > _GAP * leading * below.size:
        return False
    if _is_heading(above, headings):
        return True
    if _had_room(above, below) and (_opens(below.text) or _ends(above.text)):
        # A line of its own, such as one of an address.
        return False
    indented = below.x - above.x > 0.8 * below.size
    return not (indented and not in_list and _ends(above.text))


def _ends(text: str) -> bool:
    """Whether a line ends a sentence, the marks of notes behind it aside."""
    return ends_sentence(without_marks(text[-_TAIL:]).rstrip())


def _had_room(above: PdfLine, below: PdfLine) -> bool:
    """Whether the first word of a line would have had its place in the line above."""
    if above.text.endswith("-") or not above.room:
        return False
    word = _LETTER_WIDTH * above.size * len(below.text.split(None, 1)[0])
    return above.room - above.right > word + _SLACK * (above.room - above.x)


def _opens(text: str) -> bool:
    """Whether a line may open what stands on a line of its own: not with a small letter."""
    return not text[:1].islower()


def _piece(lines: Sequence[PdfLine], headings: dict[tuple[float, bool], int], known: Counter[str]) -> DocBlock:
    text = lines[0].text
    for line in lines[1:]:
        text = text + line.text if line.marked else _joined(text, line.text, known)
    level = headings.get(_type(lines[0]))
    if level is not None and all(map(_can_head, lines)) and len(text) <= _MAX_HEADING:
        return DocBlock("heading", text, level)
    if bullet := _BULLET.match(text):
        return DocBlock("item", text[bullet.end() :])
    if numbered := _NUMBERED.match(text):
        return DocBlock("item", text[numbered.end() :], marker=numbered[1].replace(")", "."))
    return DocBlock("paragraph", text)


def _joined(above: str, below: str, known: Counter[str]) -> str:
    """Two lines as one; a hyphen at the end of the first goes only when it was put there to break a word.

    "2014-" and "2015", "18-" and "year-old" keep theirs; so do "well-" and "known", which both occur as words.
    """
    broken, rest = _BROKEN.search(above), _REST.match(below)
    if above.endswith("-") and not above.endswith((" -", "--")):
        if broken is not None and rest is not None and known[f"{broken[1]}{rest[0]}".lower()] and rest[0].isupper():
            return above[:-1] + below if broken[1].isupper() else above + below
        if broken is None or rest is None or not rest[0].islower():
            return above + below
        left, right = broken[1].lower(), rest[0].lower()
        whole, hyphened = left + right, f"{left}-{right}"
        is_compound = known[hyphened] > known[whole] or (not known[whole] and known[left] > 0 and known[right] > 1)
        return above + below if is_compound else above[:-1] + below
    return f"{above} {below}"
