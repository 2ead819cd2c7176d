"""A format of briefs is a module with `render` and a line in the table: what is missing is named."""

import ast
import re
from pathlib import Path

import pytest

from briefer.briefing.pipeline import brief
from briefer.briefing.reports import formats
from briefer.briefing.reports.formats import SUFFIXES, BriefFormat, Shown, rendered
from briefer.briefing.settings import Settings
from tests.builders import article_of
from tests.fakes import FakeSummarizer

FOLDER = Path(formats.__file__).parent
DOCS = Path(__file__).parents[1] / "docs"


def has_render(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == "render" for node in tree.body)


def test_every_format_is_whole() -> None:
    modules = {path.stem for path in FOLDER.glob("*.py") if has_render(path)}
    named = {str(format) for format in BriefFormat}
    assert not (lost := modules - named), f"formats.BriefFormat does not name {lost}"
    assert not (lost := named - modules), f"no module beside formats.py with a function render: {lost}"
    assert not (lost := named - SUFFIXES.keys()), f"formats.SUFFIXES has no suffix for {lost}"
    assert len(set(SUFFIXES.values())) == len(SUFFIXES)
    told = (DOCS / "briefs.md").read_text(encoding="utf-8")
    assert not (lost := {name for name in named if f"`{name}`" not in told}), f"docs/briefs.md does not tell of {lost}"


def _words(text: str) -> str:
    """A report without tags, its lines joined."""
    return " ".join(re.sub(r"<[^>]+>", "", text).split())


@pytest.mark.parametrize("format", BriefFormat)
def test_each_says_what_the_brief_says(format: BriefFormat) -> None:
    article = article_of("# Harbour dues rise\n\nDues in Port Ellis rise by 18% in May, the board said.")
    made = brief(article, FakeSummarizer(window=40), Settings(short_section=0))
    once = _words(rendered([made], format)).count("Dues in Port Ellis rise by 18% in May")
    assert once
    assert _words(rendered([made, made], format)).count("Dues in Port Ellis rise by 18% in May") > once
    if format is BriefFormat.JSON:
        assert rendered([made], format, Shown(as_array=True)).startswith("[")
