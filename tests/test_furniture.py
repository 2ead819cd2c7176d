"""What is no content stays out of a brief, in text, Markdown and HTML: contact blocks, "About" the sender, credits."""

from html import escape
from pathlib import Path

import pytest

from briefer.briefing.brief import Brief
from briefer.briefing.pipeline import brief
from briefer.briefing.reports.text import brief_text
from briefer.readers import read

FORMATS = ("txt", "md", "html")

NEWS = (
    "HOLLIN, Kent – May 4, 2026 – Hollin Ferries, which carries 900,000 passengers a year, today announced that it "
    "will replace its two oldest boats by the end of 2028. The yard of Trevose will build them for $64 million.",
    "The new boats carry 80 cars each, twice as many as the old ones. They will use a third less fuel on the way to "
    "the island of Orsa.",
    "The pier of Welby, which fewer than 20 people a day use, will close in October. The county decided so in April.",
)
CONTACT = ("Contact:", "Mira Oakes, Head of Press", "Tel: +44 20 7946 0102", "Email: press@hollin.example")
HEADLINE = "Hollin Ferries to Replace Its Two Oldest Boats"
ABOUT = "Hollin Ferries has run boats since 1923 and employs 310 people."


def saved(folder: Path, kind: str, parts: list[tuple[str, str]]) -> str:
    """A file of parts (``h1``, ``h2``, ``p`` or ``lines``, and the text) in a format; its path."""
    path = folder / f"a.{kind}"
    if kind == "html":
        tags = {"lines": "p"}
        body = "".join(f"<{tags.get(t, t)}>{escape(x).replace(chr(10), '<br>')}</{tags.get(t, t)}>" for t, x in parts)
        text = f"<html><body><article>{body}</article></body></html>"
    else:
        signs = {"h1": "# ", "h2": "## "} if kind == "md" else {}
        ends = "  \n" if kind == "md" else "\n"
        text = "\n\n".join(signs.get(t, "") + x.replace("\n", ends) for t, x in parts) + "\n"
    path.write_text(text, encoding="utf-8")
    return str(path)


def made(path: str, summarizer: object) -> tuple[Brief, str]:
    result = brief(read(path), summarizer)
    return result, " ".join(brief_text(result).split())


def printed(result: Brief) -> str:
    return " ".join(section.summary for section in result.sections)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "contact", ["\n".join(CONTACT), "Contact: " + "\n".join(CONTACT[1:]), "Contact:\nMira Oakes, Head of Press"]
)
def test_the_news_below_a_contact_block_is_read(kind: str, contact: str, tmp_path: Path, bundled_summarizer) -> None:
    parts = [("p", "FOR IMMEDIATE RELEASE"), ("lines", contact), ("h1", HEADLINE), *(("p", text) for text in NEWS)]
    result, text = made(saved(tmp_path, kind, parts), bundled_summarizer)
    assert result.article.title == HEADLINE
    assert printed(result).startswith("Hollin Ferries, which carries 900,000 passengers a year, today announced")
    assert len(printed(result).split()) >= 30
    for furniture in ("Mira Oakes", "7946", "press@", "IMMEDIATE", "May 4, 2026"):
        assert furniture not in text


@pytest.mark.parametrize("kind", ["md", "html"])
def test_a_heading_for_contact_lines_ends_with_them(kind: str, tmp_path: Path, bundled_summarizer) -> None:
    parts = [
        ("h1", HEADLINE),
        ("h2", "Media contact"),
        ("p", "Mira Oakes"),
        ("p", "Tel: +44 20 7946 0102"),
        *(("p", text) for text in NEWS),
    ]
    result, text = made(saved(tmp_path, kind, parts), bundled_summarizer)
    assert "Hollin Ferries, which carries 900,000 passengers" in printed(result)
    assert "Oakes" not in text


@pytest.mark.parametrize("kind", FORMATS)
def test_what_is_told_about_the_sender_of_a_release_is_no_news(kind: str, tmp_path: Path, bundled_summarizer) -> None:
    parts = [
        ("p", "FOR IMMEDIATE RELEASE"),
        ("h1", HEADLINE),
        *(("p", text) for text in NEWS),
        ("h2", "About Hollin Ferries"),
        ("p", ABOUT),
        ("h2", "Non-GAAP measures"),
        ("p", "Cash earnings are a non-GAAP measure. They leave out the cost of the old boats of 1984."),
        ("h2", "Forward-Looking Statements"),
        ("p", "This release contains forward-looking statements about the boats and the pier of Welby."),
    ]
    result, _ = made(saved(tmp_path, kind, parts), bundled_summarizer)
    assert printed(result).startswith("Hollin Ferries, which carries 900,000")
    for furniture in ("since 1923", "non-GAAP", "old boats of 1984", "forward-looking"):
        assert furniture not in printed(result)


@pytest.mark.parametrize("kind", FORMATS)
def test_about_a_thing_is_content_where_nothing_is_released(kind: str, tmp_path: Path, bundled_summarizer) -> None:
    parts = [
        ("h1", "The ferries of Hollin"),
        ("p", "The boats cross the sound of Orsa four times a day. They carry the post and the island's bread too."),
        ("h2", "About the Old Boats"),
        ("p", f"{ABOUT} The old boats came from a yard in Trevose and were paid for by the county of Orsa."),
        ("p", "Two of them lie in the harbour of Lister, where children climb on them and ring the bells in summer."),
    ]
    result, _ = made(saved(tmp_path, kind, parts), bundled_summarizer)
    assert "since 1923" in printed(result)


def test_credits_that_are_printed_say_who_wrote_it(tmp_path: Path, bundled_summarizer) -> None:
    page = tmp_path / "a.html"
    page.write_text(
        "<html><body><article><h1>The ferries of Hollin</h1>"
        '<p class="byline">By Mira Oakes | Updated 4 May 2026 | 6 min read</p>'
        "<figure><img src='a.png'><figcaption>The pier of Welby. Photograph: Harbour Images</figcaption></figure>"
        f"<p>{NEWS[1]}</p><p>{NEWS[2]}</p></article></body></html>",
        encoding="utf-8",
    )
    result, text = made(str(page), bundled_summarizer)
    assert "By Mira Oakes | Updated 4 May 2026" in text
    assert "min read" not in text
    assert "Harbour Images" not in text
    assert any("Harbour Images" in credit for credit in result.article.credits)
