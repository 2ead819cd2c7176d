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
from briefer.checks.reports.formats import CheckFormat
from briefer.io.json import to_json, to_jsonl
from briefer.io.terminal import harmless, harmless_markdown
from briefer.models.extractive import ExtractiveSummarizer
from briefer.readers.markdown.article import split_markdown

ACTIVE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u2060-\u2064\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|##\[|^\s*::[a-z]",
    re.MULTILINE,
)
_MAKE = ("summarize", "batch", "digest")
TITLE = (
    "Pay\x1b[31m re\xadd\u200b \x9b31m and \u202eturned: "
    "ask @team, team@example.org, https://example.org/a?b=1, #12, GH-7, octo/repo#17, octo#18, ##[error]x"
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
        *(["check", "--format", name] for name in CheckFormat if name not in ("github", "azure")),
        ["summarize", "--format", "html"],
        ["digest", "--check"],
        ["digest", "--format", "json", "--check"],
        *(["digest", f"--output=d.{suffix}"] for suffix in ("md", "html", "json")),
        ["batch", "--output=out", "--dry-run"],
        ["batch", "--output=out"],
    ],
)
def test_nothing_of_an_article_or_a_name_acts(
    run, article: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(article.parent)
    article = Path(article.name)
    folder = Path("in")
    folder.mkdir()
    source = article.with_name("source.txt")
    source.write_text("The council of York said on Friday that 3% of schools have gas.", encoding="utf-8")
    for name in (article, source):
        (folder / name.name).write_bytes(name.read_bytes())
    files = {"check": [source, article], "digest": [folder], "batch": [folder]}.get(command[0], [article])
    if "--check" in command:
        files = [article, folder]
    result = run(*command, *files, *(["-m", "extractive"] if command[0] in _MAKE and "--check" not in command else []))
    assert result.code in (0, 1)
    made = "".join(path.read_text(encoding="utf-8") for path in Path().glob("d.*") if path.is_file())
    said = result.out + made
    assert "x1b" in said or "u001b" in said or not said
    assert not ACTIVE.search(said)
    assert not ACTIVE.search(result.err)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "a\n::error::b", "c"],
        ["summarize", "a\n::error::b"],
        ["--a\n::error::b"],
        ["a\n::error::b"],
        ["models", "show", "::error::b"],
        ["rules", "::error::b"],
        ["merge", "\n::error::b", "-o", "out"],
        ["config", "--config", "\n::error::b"],
        ["eval", "\n::error::b"],
    ],
)
def test_nothing_of_a_command_line_acts(run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.code == 2
    assert not ACTIVE.search(result.out + result.err)


def test_nothing_of_a_settings_file_acts(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("::error::\n::error::.toml").write_text('[check]\nrequire = ["\\n::error::\\u001b"]\n', encoding="utf-8")
    result = run("config", "--config", "::error::\n::error::.toml")
    assert result.code == 0
    assert not ACTIVE.search(result.out + result.err)


def test_mentions_and_links_of_a_brief_are_code() -> None:
    made = brief(split_markdown(ARTICLE), ExtractiveSummarizer())
    shown = brief_markdown(made)
    plain = "".join(
        child.content for token in MarkdownIt().parse(shown) for child in token.children or () if child.type == "text"
    )
    for live in ("@team", "team@example.org", "https://example.org/a?b=1", "#12", "GH-7", "octo/repo#17", "octo#18"):
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
