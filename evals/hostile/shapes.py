"""Shapes of input whose cost could grow faster than their length: each makes a pair of texts of about a given size.

Every one was slow or large in some version, or is the neighbour of one that was. A shape is a unit repeated, often one
that no text of a newspaper repeats: what a rule does once for each token must not look at all the others.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Final

WORDS: Final = "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split()
SHORT: Final = "About 18% of the 240 voters in Leeds backed Ann Harker on 3 May, the council said."
HEAD: Final = (
    "The council of the town said on Monday that the old bridge over the river would be closed for most of the summer, "
    "because the stones of two of its arches had begun to move. Ann Harker, who leads the works, told residents that "
    "the town would build a second crossing for walkers and that the buses would take the longer road by the mill. The "
    "shops on the other side of the river asked for help with the rent, and the council promised to look at it before "
    "the end of the month. Many of those who spoke at the meeting wanted to know why nothing had been done when the "
    "first cracks were seen, and some of them said that the answers they were given did not make much sense. "
)
"""English enough that what follows is judged."""
_GERMAN: Final = (
    "Der Rat der Stadt sagte am Montag, dass die alte Brücke über den Fluss den größten Teil des Sommers geschlossen "
    "bleibt, weil sich die Steine von zwei Bögen bewegt haben. Wer die Busse nimmt, fährt den Weg an der Mühle.\n\n"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A source and a summary, with the suffix that says how the source's bytes are read."""

    source: bytes
    summary: str
    suffix: str = ".txt"


Make = Callable[[int], Shape]
"""Takes how many bytes the larger of the two should have, roughly."""


def _repeated(make: Callable[[int], str], size: int) -> str:
    """What `make` gives for 0, 1, 2, ... until there is enough."""
    parts: list[str] = []
    length = 0
    for number in count():
        part = make(number)
        parts.append(part)
        length += len(part)
        if length >= size:
            return "".join(parts)
    raise AssertionError


def _text(make: Callable[[int], str], size: int) -> str:
    return f"{HEAD}\n\n{HEAD}\n\n{_repeated(make, size)}"


def _source(make: Callable[[int], str], summary: str = SHORT) -> Make:
    return lambda size: Shape(_text(make, size).encode(), summary)


def _summary(make: Callable[[int], str], source: str = SHORT) -> Make:
    return lambda size: Shape(source.encode(), _text(make, size))


def _both(make: Callable[[int], str], other: Callable[[int], str] | None = None) -> Make:
    return lambda size: Shape(_text(make, size).encode(), _text(other or make, size))


def _german(make: Callable[[int], str], other: Callable[[int], str]) -> Make:
    return lambda size: Shape(
        f"{_GERMAN}\n\n{_repeated(make, size)}".encode(), f"{_GERMAN}\n\n{_repeated(other, size)}"
    )


def _file(suffix: str, make: Callable[[int], str], head: str = "", tail: str = "") -> Make:
    return lambda size: Shape((head + _repeated(make, size) + tail).encode(), SHORT, suffix)


_DOCX_TYPES: Final = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_DOCX_LINKS: Final = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)


def docx(body: str) -> bytes:
    """A Word file whose body holds this XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        add_to(archive, "[Content_Types].xml", _DOCX_TYPES)
        add_to(archive, "_rels/.rels", _DOCX_LINKS)
        add_to(
            archive,
            "word/document.xml",
            '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            f"<w:body>{body}</w:body></w:document>",
        )
    return out.getvalue()


def add_to(archive: zipfile.ZipFile, name: str, text: str) -> None:
    """Adds a file to an archive with the day that archives begin with: the same bytes whenever it is made."""
    archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, archive.compression)


def _docx(make: Callable[[int], str], head: str = "", tail: str = "", packed: int = 1) -> Make:
    """A Word file of which so many times the asked size is packed away."""
    head = f"<w:p>{_run(HEAD)}</w:p>{head}"
    return lambda size: Shape(docx(head + _repeated(make, size * packed) + tail), SHORT, ".docx")


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _name(number: int) -> str:
    """A surname of its own for each number: "Baku", "Beko" ..."""
    letters = []
    for _ in range(3):
        number, low = divmod(number, 70)
        letters.append("bdfgklmnprstvz"[low % 14] + "aeiou"[low // 14])
    return "".join(letters).capitalize() + "son"


SHAPES: Final[dict[str, Make]] = {
    # numbers
    "number words in a chain, source": _source(lambda n: "twenty-one-"[: 11 - (n % 2) * 4]),
    "number words in a chain, summary": _summary(lambda n: WORDS[n % 16] + "-"),
    "number words apart": _both(lambda n: WORDS[n % 16] + " "),
    "million after million": _both(lambda n: "five million " if not n else "million "),
    "one figure of many groups": _both(lambda n: "1" if not n else ",000"),
    "one figure of many spaced groups": _both(lambda n: "1" if not n else "\u00a0000"),
    "one figure of many digits": _both(lambda n: "12345678"),
    "groups of two digits": _both(lambda n: "12,"),
    "decimals upon decimals": _both(lambda n: "1.2."),
    "a range without an end": _both(lambda n: f"{n % 90 + 10}-"),
    "figures in one sentence": _both(lambda n: f"{n + 1} and "),
    "figures against others": _both(lambda n: f"{n + 1} people left. ", lambda n: f"{n + 1} buses came. "),
    "one value of many kinds": _both(lambda n: f"{n % 7 + 2} {_name(n)} "),
    "shares in one sentence": _both(lambda n: f"{n % 99}.{n % 10}% and "),
    "a summary of supported figures": _both(lambda n: f"In {1900 + n % 120}, {n + 3} ferries sank. "),
    "rounded money": _both(lambda n: f"${n + 1000}.25 was paid. ", lambda n: f"About ${n + 1000} was paid. "),
    "fractions": _both(lambda n: "two-thirds of "),
    "dates and number words": _both(lambda n: f"On {n % 28 + 1} May {WORDS[n % 16]} "),
    "years since": _both(lambda n: f"since {1900 + n % 120} "),
    "clock times": _both(lambda n: f"{n % 12 + 1}:{n % 50 + 10} p.m. "),
    "sums": _both(lambda n: f"{n % 40 + 2} ships and ", lambda n: f"{n % 80 + 40} ships, "),
    "tolls": _both(lambda n: f"{n + 10} people died. The toll rose to {n + 11} dead. "),
    "scores": _both(lambda n: f"{n % 7}-{n % 5}, "),
    "measures against others": _both(
        lambda n: f"It is {n + 3} km long. ", lambda n: f"It is {n * 7 + 50_003} metres. "
    ),
    "ages and years of birth": _both(
        lambda n: f"Ann was born in {1100 + n % 900}. ", lambda n: f"She is {n % 5000 + 1} years old. "
    ),
    "times and minutes": _both(
        lambda n: f"At {n % 12 + 1}:{n % 50 + 10} p.m., {n + 3} minutes later, it fell. ",
        lambda n: f"It was {n % 12 + 1}:0{n % 10} a.m. ",
    ),
    "years and spans": _both(
        lambda n: f"In {1100 + n % 900}, {n + 3} years later, it fell. ", lambda n: f"It fell in {2000 + n % 900}. "
    ),
    "days of one month": _both(
        lambda n: f"He left last Monday, on the {n % 28 + 1}th. ", lambda n: f"On {n % 28 + 1} June {1900 + n % 120}. "
    ),
    "shares of a whole": _both(
        lambda n: f"{n + 3} of the ships sank. ", lambda n: f"{n % 97 + 1}.{n % 89}% of the {n + 5} boats sank. "
    ),
    "money of two kinds": _both(lambda n: f"It cost ${n + 3}. ", lambda n: f"It cost €{n + 3}. "),
    "sections": _both(lambda n: f"See Section {n + 3}. ", lambda n: f"See Section {n + 100_003}. "),
    "days and weeks": _both(lambda n: f"It took {n + 3} days. ", lambda n: f"It took {n + 3} weeks. "),
    "years before": _both(
        lambda n: f"In {1100 + n % 900 * 2} it fell. ", lambda n: f"It fell in {1099 + n % 900 * 2}. "
    ),
    "figures of a German text": _german(
        lambda n: f"{n + 3} Schiffe sanken {1900 + n % 120}. ", lambda n: f"{n + 4} Boote sanken {1901 + n % 120}. "
    ),
    "percentages": _both(lambda n: f"{n + 3}% of ships sank. ", lambda n: f"{n + 3}.5% of boats sank. "),
    "a figure a line": _both(lambda n: f"{n + 1}\n"),
    "a figure a line, as Windows ends it": _both(lambda n: f"{n + 1}\r\n"),
    "figures between tabs": _both(lambda n: f"{n + 1}\t"),
    "results with names": _both(lambda n: f"{n + 1}-{n % 10} v Ann{n + 1} "),
    "ranges in a list": _both(lambda n: f"{n + 1} to {n + 1}, "),
    "a table of figures": _file(
        ".md", lambda n: f"| Ward {n} | {n * 7} | {n % 100}% |\n", f"{HEAD}\n\n| a | b | c |\n|---|---|---|\n"
    ),
    "rows of figures": _both(lambda n: f"| {n} | {n * 7} | {n % 100} |\n"),
    "dollar signs": _both(lambda n: "$"),
    "raised digits": _both(lambda n: "¹"),
    # names
    "one name in a chain, source": _source(lambda n: "Dubois-"),
    "one name in a chain, summary": _summary(lambda n: "Dubois-"),
    "one name in a chain, both": _both(lambda n: "Dubois-"),
    "one name in capitals": _both(lambda n: "DUBOIS "),
    "names with one first name": _both(lambda n: f"Ann {_name(n)} spoke. "),
    "names against others": _both(lambda n: f"{_name(n)} spoke. ", lambda n: f"{_name(n)}a spoke. "),
    "names of a German text": _german(lambda n: f"Anna {_name(n)} sprach. ", lambda n: f"Berta {_name(n)}a sprach. "),
    "words in capitals": _both(lambda n: f"WARM {WORDS[n % 16].upper()} WATER "),
    "initials": _both(lambda n: "J."),
    "apostrophes": _both(lambda n: "O'"),
    "acronyms": _both(lambda n: f"The Union of {_name(n)} (U{_name(n)[0]}) met. "),
    "offices": _both(lambda n: f"Mayor {_name(n)} and "),
    "capitals without an end": _both(lambda n: _name(n) + " "),
    "codes": _both(lambda n: f"F-{n}/"),
    "colons": _both(lambda n: "a:"),
    "underscores": _both(lambda n: "_"),
    # words and sentences
    "one word without an end": _both(lambda n: "abcdefgh"),
    "one sentence without an end": _both(lambda n: f"the {_name(n).lower()} of "),
    "stops": _both(lambda n: ". "),
    "quotation marks": _both(lambda n: '"'),
    "brackets": _both(lambda n: "("),
    "accents upon one letter": _both(lambda n: "a" if not n else "\u0301"),
    "the summary is the source": _both(lambda n: f"The {_name(n).lower()} of the town was closed. "),
    "one word again and again": _both(lambda n: "not "),
    "lines of one letter": _both(lambda n: "a\n"),
    "addresses": _both(lambda n: f"https://example.org/{n} "),
    # Markdown, HTML, Word, and the others
    "links": _file(".md", lambda n: f"[page {n}](https://example.org/{n}) ", f"{HEAD}\n\n"),
    "link openings": _file(".md", lambda n: "[a](b", f"{HEAD}\n\n"),
    "struck-out figures": _summary(lambda n: f"~~{n}~~ "),
    "stars": _file(".md", lambda n: "*a **b ", f"{HEAD}\n\n"),
    "block quotes": _file(".md", lambda n: "> " if n % 40 else "\n\n", f"{HEAD}\n\n"),
    "items": _file(".md", lambda n: f"- {n} ships\n", f"{HEAD}\n\n"),
    "lists and lead-ins": _file(
        ".md", lambda n: f"You can ask for:\n\n- a ship\n- boat {n}\n\nThe town says this of it:\n\nIt is shut.\n\n"
    ),
    "definitions": _file(".md", lambda n: f"[{n}]: https://example.org\n", f"{HEAD}\n\n"),
    "headings": _file(".md", lambda n: f"## Part {n}\n\n", f"{HEAD}\n\n"),
    "paragraphs never closed": _file(".html", lambda n: f"<p>{n} ships", f"<html><body><p>{HEAD}</p>"),
    "attributes of one tag": _file(
        ".html", lambda n: f" a{n}=1", f"<html><body><p>{HEAD}</p><p", ">18% of ships sank.</p>"
    ),
    "tags never closed": _file(".html", lambda n: "<b><i>", f"<html><body><p>{HEAD}</p>18% of ships sank."),
    "divisions in divisions": _file(".html", lambda n: "<div>", f"<html><body><p>{HEAD}</p>18% of ships sank."),
    "cells never closed": _file(".html", lambda n: f"<td>{n}", f"<html><body><p>{HEAD}</p><table><tr>"),
    "entities": _file(".html", lambda n: "&amp;", f"<html><body><p>{HEAD}</p><p>"),
    "struck-out figures of a page": _file(".html", lambda n: f"<s>{n}</s> ", f"<html><body><p>{HEAD}</p><p>"),
    "one long paragraph of Word": _docx(lambda n: _run("18% of ships sank. "), "<w:p>", "</w:p>", 8),
    "runs of Word": _docx(lambda n: _run(f"{n}"), "<w:p>", "</w:p>"),
    "short paragraphs of Word": _docx(lambda n: f"<w:p>{_run(str(n))}</w:p>"),
    "headings of reStructuredText": _file(".rst", lambda n: f"Part {n}\n{'=' * 10}\n\nShips.\n\n", f"{HEAD}\n\n"),
    "items of reStructuredText": _file(".rst", lambda n: f"* ship {n}\n", f"{HEAD}\n\n"),
    "headings of Org": _file(".org", lambda n: f"* Part {n}\n", f"{HEAD}\n\n"),
    "short lines": _source(lambda n: f"The old bridge {n}\n"),
    "short paragraphs": _source(lambda n: f"The old bridge {n}\n\n"),
    "groups of RTF": _file(".rtf", lambda n: r"{\b ship} ", r"{\rtf1 ", "}"),
}
