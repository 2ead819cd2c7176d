"""Words that decide what is printed or judged are data with witnesses: no file of code may hold a list of them.

A list is a tuple, set, list or dict of strings, a string of words between blanks, or the alternatives of a group of a
regular expression, with `MOST` words of small letters or more. What is a closed set of something else than the
language of texts (elements of a format, keys of JSON, values of a setting) stands in `CLOSED`, with what it is.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefer

ROOT = Path(briefer.__file__).parent
MOST = 8
_WORD = re.compile(r"[a-z][a-z'’ .-]*\Z")
_ALTERNATIVE = re.compile(r"(?:[A-Za-z]|\[[A-Z][a-z]\])[a-z'’ .?-]*\Z")
_SPACED = re.compile(r"[a-z' -]+\Z")

CLOSED = {
    **dict.fromkeys(
        (
            "batch/records.py to_line",
            "briefing/reports/json.py brief_record",
            "briefing/reports/json.py _section",
            "briefing/reports/json.py _sentence",
            "checks/reports/csv.py COLUMNS",
            "checks/reports/json.py outcome_record",
            "digest/article.py to_record",
            "faithfulness/records.py check_record",
        ),
        "the fields of an output, which its schema names",
    ),
    **dict.fromkeys(("io/settings_file.py BRIEF_KEYS", "cli/app.py COMMANDS"), "keys of settings, names of commands"),
    **dict.fromkeys(
        ("checks/folders.py _OF_TEXTS", "facts/codes.py _CODE", "readers/pdf/titles.py _BY_ITSELF"),
        "suffixes of file names",
    ),
    **dict.fromkeys(
        (
            "readers/docbook/__init__.py _ROOTS",
            "readers/docbook/reader.py _BLOCKS",
            "readers/docbook/reader.py _PAGE",
            "readers/epub/reader.py _LISTS",
            "readers/foreign.py _LATEX_BODY",
            "readers/formats.py _ANY_TAG",
            "readers/formats.py _BLOCK",
            "readers/formats.py _CLOSED",
            "readers/html/tags.py AS_WRITTEN",
            "readers/jats/reader.py _PAGE",
            "readers/mail/text.py _HEADER",
            "readers/markdown/html_blocks.py _TAG",
            "readers/newsml/reader.py _APART",
            "readers/newsml/reader.py _BODIES",
            "readers/newsml/reader.py _PICTURES",
            "readers/nitf/story.py _APART",
            "readers/nitf/story.py _PAGE",
            "readers/odt/reader.py _PAGE",
            "readers/rst/reader.py _ADMONITIONS",
            "readers/rtf/model.py CHARACTERS",
            "readers/wire/body.py _BLOCKS",
            "readers/wire/body.py _TAGGED",
        ),
        "names that a format gives its parts",
    ),
    "checks/reports/account.py _NOTHING": "counts of a report, by name",
    "readers/markdown/render.py Kind": "kinds of blocks",
    "readers/plain/feature_names.py SIGNS": "names of features",
    "readers/plain/text_features.py wording": "names of features",
    "facts/figures/grammar/units.py _SI": "the prefixes of SI",
    "facts/figures/judging/compare.py _APART": "types of figures",
    "facts/figures/judging/compare.py _IN_DAYS": "the units of the calendar, and how long they are",
    "facts/figures/languages/amounts.py Amounts": "kinds of words in the lists of languages",
    "facts/figures/languages/find.py Reader": "kinds of words in the lists of languages",
    "facts/figures/languages/cldr.py _MEASURES": "categories of CLDR",
    "facts/figures/languages/cldr.py _RARE": "parts of CLDR's names of units",
}
"""What lists stand in code and why: the file and the constant, function or class."""


def _strings(node: ast.AST) -> list[str]:
    parts: list[ast.expr | None] = []
    if isinstance(node, ast.Tuple | ast.Set | ast.List):
        parts = [*node.elts]
    elif isinstance(node, ast.Dict):
        parts = [*node.keys]
    return [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def _alternatives(pattern: str) -> int:
    """The most words that one group of a regular expression chooses from."""
    if pattern.count("|") < MOST - 1:
        return 0
    groups = re.findall(r"(?:^|\((?:\?(?:P<\w+>|<?[=!]|:))?)([^()]*)(?=\)|\(|$)", pattern)
    return max(
        (sum(_ALTERNATIVE.match(part) is not None for part in group.split("|")) for group in groups if "|" in group),
        default=0,
    )


def _pattern(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "\0" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _split_up(tree: ast.Module) -> set[ast.AST]:
    """Strings that are no message: what is split, given alone to a function, or the value of a constant."""
    constants = [node for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)]
    found: set[ast.AST] = {node.value for node in constants if node.value}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            found |= {function.value} if isinstance(function, ast.Attribute) and function.attr == "split" else set()
            found |= set(node.args) if isinstance(function, ast.Name) and function.id.endswith("_set") else set()
    return found


def _lists(tree: ast.Module) -> Iterator[tuple[int, int]]:
    """The lines with a list of words, and how many words it has."""
    split_up = _split_up(tree)
    skipped = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    skipped |= {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if node in skipped:
            continue
        listed = sum(_WORD.match(string) is not None for string in _strings(node))
        text = _pattern(node)
        spaced = len(text.split()) if node in split_up and _SPACED.match(text) else 0
        count = max(listed, spaced, _alternatives(text))
        if count >= MOST:
            yield node.lineno, count


def _name(tree: ast.Module, line: int) -> str:
    """The constant, function or class of the module that a line belongs to."""
    for node in tree.body:
        if node.lineno <= line <= (node.end_lineno or 0):
            if isinstance(node, ast.AnnAssign | ast.Assign):
                target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
                return target.id if isinstance(target, ast.Name) else ""
            return getattr(node, "name", "")
    return ""


def _found(text: str) -> dict[str, int]:
    tree = ast.parse(text)
    return {_name(tree, line): count for line, count in _lists(tree)}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        pytest.param('A = ("a", "an", "the", "one", "his", "her", "its", "our")', {"A": 8}, id="a tuple"),
        pytest.param('A = frozenset("a an the one his her its our".split())', {"A": 8}, id="words between blanks"),
        pytest.param('A = re.compile(r"\\b(?:a|an|the|one|his|her|its|ours?) \\Z")', {"A": 8}, id="alternatives"),
        pytest.param('A = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8}', {"A": 8}, id="a table"),
        pytest.param('A = ("a", "an", "the")', {}, id="a few"),
        pytest.param('"""The words of a text as they are written there in order."""', {}, id="a docstring"),
        pytest.param('A = rf"(?:{one_of(WORDS)})|x|y"', {}, id="a list of words from a file"),
    ],
)
def test_what_is_a_list(code: str, found: dict[str, int]) -> None:
    assert _found(code) == found


def test_no_list_of_words_stands_in_code() -> None:
    found = {
        f"{path.relative_to(ROOT).as_posix()} {name}": count
        for path in sorted(ROOT.rglob("*.py"))
        for name, count in _found(path.read_text(encoding="utf-8")).items()
    }
    wrong = [f"{place}: {count} words" for place, count in found.items() if place not in CLOSED]
    assert not wrong, "put these in a list of words with witnesses (CONTRIBUTING.md):\n" + "\n".join(wrong)
    assert not (idle := CLOSED.keys() - found.keys()), f"no list stands there any more: {sorted(idle)}"
