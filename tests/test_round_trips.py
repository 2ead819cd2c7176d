"""Figures come in whole: a document that is printed and read again has every figure that it had, and no other.

``BRIEFER_LONG_RUN=200 python -m pytest tests/test_round_trips.py`` draws that many documents for each program.
"""

import os
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from briefer.documents.article import Article
from briefer.facts.figures import find_figures
from briefer.readers import read
from briefer.readers.markdown.article import as_rendered
from tests.printers import (
    PRINTERS,
    Inline,
    Lowered,
    Printed,
    Raised,
    html,
    markdown,
    open_document,
    plain_text,
    word,
)

RUNS = int(os.environ.get("BRIEFER_LONG_RUN", "1"))

FIGURES: tuple[Callable[[random.Random], list[str | Raised | Lowered]], ...] = (
    lambda r: [f"${r.randint(2, 900)} million"],
    lambda r: [f"€{r.randint(2, 90)}.{r.randint(1, 9)} billion"],
    lambda r: [f"{r.randint(2, 98)}%"],
    lambda r: [f"{r.randint(2, 98)}.{r.randint(1, 9)} percent"],
    lambda r: [f"{r.randint(1, 99)},{r.randint(100, 999)} people"],
    lambda r: [f"{r.randint(2, 90)} km"],
    lambda r: [str(r.randint(1950, 2049))],
    lambda r: [f"{r.choice(('March', 'June', 'October'))} {r.randint(2, 27)}"],
    lambda r: [f"{r.randint(2, 40)} mg"],
    lambda r: [f"{r.randint(2, 9)}-{r.randint(2, 9)}"],
    lambda r: [f"{r.randint(2, 11)}:{r.randint(10, 59)} p.m."],
    lambda r: [f"{r.randint(2, 9)} in {r.randint(10, 90)}"],
    lambda r: [f"{r.randint(2, 9)}.{r.randint(1, 9)} × 10", Raised(str(r.randint(2, 12)))],
    lambda r: ["10", Raised(str(r.randint(3, 9))), " cells"],
    lambda r: [f"{r.randint(2, 90)} km", Raised("2")],
    lambda r: [f"{r.randint(200, 900)} ppm of CO", Lowered("2")],
    lambda r: [f"the {r.randint(4, 9)}", Raised("th"), " floor"],
    lambda r: [f"{r.randint(2, 90)} ft", Raised("3")],
)
MARKS: tuple[Callable[[random.Random], list[str | Raised | Lowered]], ...] = (
    lambda r: [],
    lambda r: [],
    lambda r: [Raised(str(r.randint(1, 9)))],
    lambda r: [Raised(str(r.randint(10, 30)))],
    lambda r: [Raised(f"{r.randint(1, 8)},{r.randint(9, 20)}")],
    lambda r: [Raised(r.choice("abc"))],
    lambda r: [Raised("*")],
    lambda r: [Raised(f"[{r.randint(1, 20)}]")],
    lambda r: [f"[{r.randint(1, 20)}]"],
    lambda r: ["†"],
)
WORDS = (
    "the city bought pipes from many firms and sold some of them at a loss while its people drank boiled water for "
    "hours and the office found that efficient flow was difficult for those who waffle"
).split()


def _words(r: random.Random, count: int) -> str:
    return " ".join(r.choice(WORDS) for _ in range(count))


def _sentence(r: random.Random, opening: str) -> Inline:
    words: list[str | Raised | Lowered] = [f"{opening} {_words(r, r.randint(1, 6))} "]
    words += r.choice(FIGURES)(r)
    # A second raised mark on a raised power or ordinal would be read by nobody.
    if not isinstance(words[-1], Raised) and not (isinstance(words[-1], str) and words[-1][-1] in "m."):
        words += r.choice(MARKS)(r)
    return [*words, f" {_words(r, r.randint(2, 9))}."]


def article(seed: int) -> list[Printed]:
    """A document with some 60 figures of all kinds, marked in all ways."""
    r = random.Random(seed)
    blocks = [Printed("h1", ["Lead pipe report"])]
    openings = ("The council", "In all it", "Ashby", "Doctors", "A spokeswoman", "Nobody")
    for heading in ("Costs and fees", "Water quality", "What is next"):
        blocks.append(Printed("h2", [heading]))
        for _ in range(3):
            words: list[str | Raised | Lowered] = []
            for k in range(4):
                words += [" "] * (k > 0)
                words += _sentence(r, r.choice(openings))
            blocks.append(Printed("p", words))
        rows = [("Fund", "2023", "2024")]
        for name in ("General", "Water and sewer", "Debt service"):
            rows.append((name, f"{r.randint(1, 9)},{r.randint(100, 999)}", f"{r.randint(11, 999)}"))
        blocks += [Printed("table", rows=tuple(rows))] if r.random() < 0.8 else []
        blocks += [Printed("li", _sentence(r, opening)) for opening in ("Homes", "Schools") if r.random() < 0.6]
    return blocks


def figures_of(text: str) -> Counter[tuple[object, ...]]:
    return Counter((f.type, f.low, f.high, f.unit, f.parts, f.value) for f in find_figures(text))


def _read(data: bytes, name: str, folder: Path) -> Article:
    (folder / name).write_bytes(data)
    return as_rendered(read(folder / name))[0]


def _compare(found: Article, blocks: list[Printed]) -> None:
    expected = plain_text(blocks)
    assert figures_of(found.text) == figures_of(expected)
    assert _tokens(found.text) == _tokens(expected)
    assert [section.heading for section in found.sections] == [block.words[0] for block in blocks if block.kind == "h2"]
    assert found.title == "Lead pipe report"


def _tokens(text: str) -> list[str]:
    tokens = (word.strip(".;|#-•") for word in text.split())
    return sorted(token for token in tokens if any(map(str.isalnum, token)))


@pytest.mark.parametrize("program", PRINTERS)
def test_a_printed_document_keeps_every_figure(program: str, tmp_path: Path) -> None:
    for seed in range(RUNS):
        blocks = article(seed)
        _compare(_read(PRINTERS[program](blocks, tmp_path), "a.pdf", tmp_path), blocks)


WRITERS: dict[str, Callable[[list[Printed]], bytes]] = {
    "a.html": lambda blocks: html(blocks).encode(),
    "a.md": lambda blocks: markdown(blocks).encode(),
    "a.docx": word,
    "a.odt": open_document,
}


@pytest.mark.parametrize("name", WRITERS)
def test_a_document_keeps_every_figure(name: str, tmp_path: Path) -> None:
    for seed in range(max(3, RUNS)):
        blocks = article(seed)
        _compare(_read(WRITERS[name](blocks), name, tmp_path), blocks)
