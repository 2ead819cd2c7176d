import json
import os
import re
import shutil
import subprocess
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.pages.layers import PageMark, layered
from briefer.text.span import Span

SEED = "seeds/zelenskyy-brussels-talks.txt"
HOSTILE = "Revenue rose 9% to $12 million, Ana White said. <script>alert(1)</script> \u202e‮abc </details><img src=x>"
SOURCE = "Revenue rose 7% to $12 million, said Ana Kovac of Acme.\n\nIt sold 40 mg doses."


class Page(HTMLParser):
    """The names, links, tags and text of a page."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.links: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: Counter[str] = Counter()
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            self.attributes[name] += 1
            if name == "id":
                self.names.append(value or "")
            if name == "href":
                self.links.append(value or "")


def sound(markup: str) -> Page:
    """A page in which every link leads somewhere, no name stands twice, and nothing runs or is loaded."""
    page = Page(markup)
    assert not [name for name, count in Counter(page.names).items() if count > 1]
    assert {link.removeprefix("#") for link in page.links} <= set(page.names)
    assert not page.tags.keys() & {"script", "img", "iframe", "link", "object", "form"}
    assert not [name for name in page.attributes if name.startswith("on") or name in ("src", "style")]
    assert "default-src &#39;none&#39;" in markup
    return page


texts = st.text(st.sampled_from("ab <\n"), max_size=40)


@given(texts, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=6), st.data())
def test_marks_change_no_text_and_lose_no_name(text: str, spans: list[tuple[int, int]], data: st.DataObject) -> None:
    marks = [
        PageMark(Span(start, min(start + size, len(text))), "fact", f"n{number}")
        for number, (start, size) in enumerate(spans)
        if start < len(text)
    ]
    cut = data.draw(st.integers(0, len(marks)))
    paragraphs = layered(text, marks[:cut], marks[cut:])
    lines = [line for line in text.split("\n") if line.strip()]
    assert ["".join(p.text for run in each.runs for p in run.pieces) for each in paragraphs] == lines
    names = [name for each in paragraphs for run in each.runs for piece in run.pieces for name in piece.names]
    opened = [run.mark.name for each in paragraphs for run in each.runs if run.mark and run.opens]
    assert len(names) == len(set(names))
    assert len(opened) == len(set(opened))
    visible = [mark.name for mark in marks[cut:] if text[mark.span.start : mark.span.end].split("\n")[0].strip()]
    if not any("\n" in text[mark.span.start : mark.span.end] for mark in marks):
        assert set(visible) <= set(names)


def test_a_brief_leads_from_each_sentence_and_figure_to_its_source(run) -> None:
    result = run("summarize", SEED, "--format", "html")
    assert result.code == 0
    page = sound(result.out)
    # Where does 18% come from? One click: from the figure in the brief to the figure in the source.
    link = re.search(r'<a class="fact supported" href="#(e[\d-]+)"[^>]*>(?:about )?18%</a>', result.out)
    assert link
    place = result.out.index(f'id="{link[1]}"')
    assert re.match(r'id="[^"]+"></span>(?:<span[^>]*></span>)*<a[^>]*>[^<]*18%</a> of', result.out[place:])
    sentences = [name for name in page.names if re.fullmatch(r"s\d+-\d+-\d+", name)]
    assert sentences
    assert all(f"#from{name.removeprefix('s')}-0" in page.links for name in sentences)


def test_a_page_of_a_pair_shows_its_findings_and_cannot_be_broken_out_of(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(HOSTILE, encoding="utf-8")
    result = run("check", tmp_path / "a.txt", tmp_path / "b.txt", "--format", "html")
    assert result.code == 1
    page = sound(result.out)
    assert "the source says 7%" in result.out
    assert "&lt;script&gt;alert(" in result.out
    assert "\u202e" not in result.out
    assert page.tags["details"] == 1
    assert not page.tags["table"]


def test_many_pairs_stand_in_a_table_with_errors_first(run, tmp_path: Path) -> None:
    rows = [
        {"id": "fine", "source": SOURCE, "summary": "Revenue rose 7%."},
        {"id": "wrong <b>", "source": SOURCE, "summary": HOSTILE},
    ]
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    out = tmp_path / "page.html"
    assert run("check", "--pairs", pairs, "--format", "html", "-o", out).code == 1
    markup = out.read_text(encoding="utf-8")
    page = sound(markup)
    assert page.tags["table"] == 1
    assert markup.index("wrong &lt;b&gt;") < markup.index(">fine<")
    assert markup.count("<article") == 1  # who passes in silence has a row and no reading


def test_a_batch_of_pages_has_an_index(run, tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    (folder / "a b#1").mkdir(parents=True)
    shutil.copy(SEED, folder / "a b#1" / "seed.txt")
    (folder / "plan.txt").write_text("The plan <b>\n\nAcme said on Monday that it would close 12 shops in Leeds.\n")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert run("batch", folder, "-o", out, "--format", "html", "-m", "extractive").code == 2
    markup = (out / "index.html").read_text(encoding="utf-8")
    page = Page(markup)
    assert [name for name in page.links if name.endswith(".html")] == ["a%20b%231/seed.txt.html", "plan.txt.html"]
    assert all((out / unquote(name)).is_file() for name in page.links if name.endswith(".html"))
    assert markup.index("broken.pdf") < markup.index("seed.txt.html")
    assert "The plan &lt;b&gt;" in markup
    sound((out / "plan.txt.html").read_text(encoding="utf-8"))
    # A run that has nothing to do writes the same index.
    assert run("batch", folder, "-o", out, "--format", "html", "-m", "extractive").code == 2
    assert (out / "index.html").read_text(encoding="utf-8") == markup


def test_a_browser_follows_a_link_and_complains_of_nothing(run, tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: .ci/run installs one")
        pytest.skip("no Chromium")
    page = tmp_path / "page.html"
    (tmp_path / "a.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(HOSTILE, encoding="utf-8")
    run("check", tmp_path / "a.txt", tmp_path / "b.txt", "--format", "html", "-o", page)
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    flags += ["--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}"]
    shown = subprocess.run(
        [browser, *flags, "--enable-logging=stderr", "--dump-dom", f"{page.as_uri()}#p1-m0"],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert "CONSOLE" not in shown.stderr
    assert 'id="p1-m0"' in shown.stdout
    assert "<script" not in shown.stdout
