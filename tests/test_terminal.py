"""What a command prints of foreign text: nothing of it acts on a terminal, a CI runner or a host of Markdown."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefer.briefing.pipeline import brief
from briefer.briefing.reports.markdown import brief_markdown
from briefer.io.json import to_json, to_jsonl
from briefer.io.terminal import harmless, harmless_markdown
from briefer.models.extractive import ExtractiveSummarizer
from briefer.readers.markdown.article import split_markdown

ACTIVE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|##\[|^\s*::[a-z]",
    re.MULTILINE,
)
TITLE = (
    "Pay\x1b[31m red \x9b31m and \u202eturned: "
    "ask @team, team@example.org, https://example.org/a?b=1, #12, GH-7, ##[error]x"
)
ARTICLE = f"""\
# {TITLE}

::warning file=a.js::The council of Leeds said on Monday that 18% of homes have lead pipes.

## \u2066Heading of the day

The council of Leeds will pay 5 million dollars for the works, \x9bthe mayor told reporters on Tuesday.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "::warning::a\x1b[31m\u202e.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "command",
    [
        ["summarize"],
        ["summarize", "--explain"],
        ["summarize", "--overview"],
        ["summarize", "--format", "markdown", "--explain"],
        ["summarize", "--format", "json"],
        ["sections"],
        ["sections", "--explain"],
        ["sections", "--format", "json"],
        ["read"],
        ["check"],
        ["check", "--explain"],
        ["check", "--format", "json"],
        ["check", "--format", "markdown"],
    ],
)
def test_nothing_of_an_article_or_a_name_acts(run, article: Path, command: list[str]) -> None:
    source = article.with_name("source.txt")
    source.write_text("The council of York said on Friday that 3% of schools have gas.", encoding="utf-8")
    files = [source, article] if command[0] == "check" else [article]
    result = run(*command, *files)
    assert result.code in (0, 1)
    assert "x1b" in result.out or "u001b" in result.out
    assert not ACTIVE.search(result.out)
    assert not ACTIVE.search(result.err)


def test_mentions_and_links_of_a_brief_are_code() -> None:
    made = brief(split_markdown(ARTICLE), ExtractiveSummarizer())
    shown = brief_markdown(made)
    plain = "".join(
        child.content for token in MarkdownIt().parse(shown) for child in token.children or () if child.type == "text"
    )
    for live in ("@team", "team@example.org", "https://example.org/a?b=1", "#12", "GH-7"):
        assert live in shown
        assert live not in plain


_SAID = st.text(st.sampled_from("a:# @\\`\t\n\x1b\x9b\u202e\u2028[error]warning\r"), max_size=60)


@given(_SAID)
@settings(deadline=None)
def test_lines_stay_lines(text: str) -> None:
    for made in (harmless(text), harmless_markdown(text)):
        assert made.count("\n") == text.count("\n")
        assert not ACTIVE.search(made)
    assert harmless("Leeds: 18%\n\tof ::it, # [x]") == "Leeds: 18%\n\tof ::it, # [x]"


@given(_SAID)
@settings(deadline=None)
def test_json_keeps_every_value(text: str) -> None:
    for made in (to_json({"text": text}), to_jsonl({"text": text})):
        assert json.loads(made) == {"text": text}
        assert not ACTIVE.search(made)
