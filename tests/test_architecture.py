"""The house: every room answers one question, and arrows run only down."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefer

ROOT = Path(briefer.__file__).parent
ROOMS = (
    "errors",  # what a user is told went wrong
    "version",
    "io",  # JSON, hashes, whole files, terminals
    "text",  # What is a text?
    "pages",  # What does a page look like?
    "documents",  # What did a reader make of a file?
    "facts",  # Which names and figures?
    "faithfulness",  # Is this one pair faithful?
    "salience",  # Which sentence matters?
    "readers",  # From a file to a document
    "models",  # What does the model do?
    "briefing",  # How does a brief come about?
    "checks",  # Are these many pairs faithful?
    "testing",  # In a test of somebody else's program: is this pair faithful?
    "batch",  # A folder of articles
    "digest",  # What do many articles say together?
    "training",  # How is the bundled model made?
    "cli",  # Parse, call, print, exit
    "__main__",
)
"""From the lowest to the highest: a room may import only those above it in this list."""


def _files() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def _room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    """The lines and rooms that a file imports from, inside functions too; the package itself counts as the top."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        modules = (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
        for module in modules:
            parts = module.split(".")
            if parts[0] == "briefer":
                yield node.lineno, parts[1] if len(parts) > 1 else "briefer"


def test_every_file_stands_in_a_room() -> None:
    rooms = {_room(path) for path in _files()} - {"__init__"}
    assert rooms == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_arrows_run_only_down(room: str) -> None:
    below = {*ROOMS[: ROOMS.index(room)], room}
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {other}"
        for path in _files()
        if _room(path) == room
        for line, other in _imports(path)
        if other not in below
    ]
    assert not wrong, "\n".join(wrong)


_RUN = re.compile(r"\[\^\\W(?:\\d)?_[^]]*\](?:\+|\{\d+,\})")
"""A run of letters, or of letters and digits, in the text of a pattern."""
WORDS_APART = {
    "text/words.py": "what a word is",
    "readers": "the words of a format",
    "facts/figures/grammar": "figures and what they are in",
    "facts/figures/languages": "the same in other languages",
    "training/data/rouge.py": "the tokens of a measure",
    "facts/figures/judging": "being written; what is found there goes to text/words.py",
    "briefing": "the same",
}
"""Where patterns of words stand, by the beginning of the path, and of what."""


@pytest.mark.parametrize(
    ("pattern", "is_word"),
    [
        (r"[^\W\d_]+", True),
        (r"\b[^\W_]+(?:-[^\W_]+)*", True),
        (r"[^\W\d_A-Z]{3,}", True),
        (r"(?<![^\W_])x", False),
        (r"[^\W\d_]{1,4}", False),
        (r"\w+", False),
    ],
)
def test_what_is_a_pattern_of_words(pattern: str, is_word: bool) -> None:
    assert bool(_RUN.search(pattern)) == is_word


def test_words_are_defined_in_one_place() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in _files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _RUN.search(node.value)
    }
    wrong = sorted(name for name in found if not name.startswith(tuple(WORDS_APART)))
    assert not wrong, f"use one of the definitions of briefer/text/words.py, or add one there: {wrong}"
    assert "text/words.py" in found


def _module(path: Path) -> str:
    parts = ("briefer", *path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_no_module_imports_itself_in_a_circle() -> None:
    modules = {_module(path): path for path in _files()}
    arrows: dict[str, set[str]] = {}
    for name, path in modules.items():
        found = set()
        for node in ast.parse(path.read_text(encoding="utf-8")).body:  # what is imported when it is loaded
            if isinstance(node, ast.ImportFrom) and node.module:
                inner = {f"{node.module}.{alias.name}" for alias in node.names} & modules.keys()
                found |= inner or {node.module} & modules.keys()
        arrows[name] = found - {name}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail[trail.index(name) :], name))
        if name not in done:
            for other in sorted(arrows[name]):
                visit(other, (*trail, name))
            done.add(name)

    for name in sorted(modules):
        visit(name, ())
