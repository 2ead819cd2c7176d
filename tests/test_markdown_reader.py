import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.documents.article import Article
from briefer.readers import read
from briefer.readers.markdown.article import as_rendered, split_markdown
from briefer.readers.markdown.front_matter import without_fields

DOCUMENT = """\
---
title: "The night bus trial"
date: 2024-06-30
---
It ran for **twelve months** on four lines
and cost 1.2 million euros.

## Passengers

1,840 people a night, 22% more than [forecast](https://example.org/a).

- Fridays were busiest
- Line N3 led

Costs
-----

| line | cost |
| ---- | ---- |
| N3   | 1.79 |

```
# not a heading
```

### What *next*? ###

> The board asks for a fifth line.

By Jane Doe
"""


def paragraphs(article: Article) -> list[list[str]]:
    return [[span.of(article.text) for span in section.paragraphs] for section in article.sections]


def test_headings_of_both_kinds_with_levels_and_exact_offsets() -> None:
    article = split_markdown(DOCUMENT)
    assert article.text == DOCUMENT
    assert article.title == "The night bus trial"
    assert [(section.heading, section.level) for section in article.sections] == [
        (None, 0),
        ("Passengers", 2),
        ("Costs", 2),
        ("What next?", 3),
    ]
    spans = [section.heading_span for section in article.sections]
    assert [span and span.of(DOCUMENT) for span in spans] == [None, "Passengers", "Costs", "What *next*?"]
    assert article.credits == ("By Jane Doe",)
    assert article.front_matter == ("date: 2024-06-30",)


@pytest.mark.parametrize(
    "line",
    ["author: Jane Doe", "By: Jane Doe", "photo_credit: A. Firm", "guest-author : Jane Doe", "LICENSE: CC-BY-4.0"],
)
def test_fields_that_say_whose_work_it_is_are_credits(line: str) -> None:
    article = split_markdown(f"---\nlayout: post\n{line}\n---\n5 people.\n")
    assert (article.credits, article.front_matter) == ((line,), ("layout: post",))


@pytest.mark.parametrize(
    "line",
    ["date: 2024-06-30", "slug: by-bus", "author_id: 7", "draft: false", "_: 1"],
)
def test_other_fields_are_kept_and_no_credits(line: str) -> None:
    article = split_markdown(f"---\n{line}\n---\n5 people.\n")
    assert (article.credits, article.front_matter) == ((), (line,))
    assert [section.text for section in article.sections] == ["5 people."]


def test_what_is_set_in_below_a_field_is_the_fields() -> None:
    article = split_markdown("---\ntags:\n- bus\n- author\nauthors:\n  - Jane Doe\nlayout: post\n---\n5 people.\n")
    assert article.credits == ("authors:", "- Jane Doe")
    assert article.front_matter == ("tags:", "- bus", "- author", "layout: post")


def test_toml_between_plus_signs_is_front_matter_too() -> None:
    article = split_markdown('+++\ntitle = "Ten buses"\nauthor = "The council"\ndate = 2024-06-30\n+++\nTen came.\n')
    assert article.title == "Ten buses"
    assert article.credits == ('author = "The council"',)
    assert article.front_matter == ("date = 2024-06-30",)
    assert [section.text.strip() for section in article.sections] == ["Ten came."]


def test_a_quote_in_a_quoted_title_is_one() -> None:
    assert split_markdown("---\ntitle: 'It''s late'\n---\nTen came.\n").title == "It's late"


def test_a_front_matter_of_a_megabyte_is_read_in_passing() -> None:
    # A quadratic pattern would take hours here.
    line = "a: " + "a " * 500_000
    assert split_markdown(f"---\n{line}\n---\n5 people.\n").front_matter == (line.strip(),)


def test_paragraphs_items_and_rows_are_content_and_code_is_not() -> None:
    article = split_markdown(DOCUMENT)
    assert paragraphs(article) == [
        ["It ran for **twelve months** on four lines\nand cost 1.2 million euros."],
        [
            "1,840 people a night, 22% more than [forecast](https://example.org/a).",
            "Fridays were busiest",
            "Line N3 led",
        ],
        ["| line | cost |", "| N3   | 1.79 |"],
        ["The board asks for a fifth line."],
    ]
    assert "# not a heading" in article.sections[2].text


def test_only_topmost_heading_above_everything_is_the_title() -> None:
    article = split_markdown("# Bridge to close\n\nIt closes.\n\n## Costs\n\nMuch.\n")
    assert article.title == "Bridge to close"
    assert [section.heading for section in article.sections] == [None, "Costs"]
    level = split_markdown("# One\n\nText.\n\n# Two\n\nText.\n")
    assert level.title is None
    assert [section.heading for section in level.sections] == ["One", "Two"]


@pytest.mark.parametrize(
    "text", ["```\nnever closed", "# Only a heading", "---\ntitle: x\n---\n", "<!-- -->", "By Jane Doe"]
)
def test_text_without_prose_is_still_one_section(text: str) -> None:
    article = split_markdown(text)
    assert len(article.sections) == 1


@pytest.mark.parametrize(
    ("phenomenon", "text", "expected"),
    [
        ("a year that Markdown takes for a number", "2024. That was the year.", "2024. That was the year."),
        ("the same in an item", "- 1984. A novel.", "1984. A novel."),
        ("an item's number is none of its words", "12. That is the twelfth.", "That is the twelfth."),
        ("no mark without a plain space", "2024.\u00a0That was it.", "2024.\u00a0That was it."),
        ("quote in an item", "- > 5 people", "5 people"),
        ("a minus", "-5 degrees", "-5 degrees"),
    ],
)
def test_what_is_mark_and_what_is_word(phenomenon: str, text: str, expected: str) -> None:
    assert paragraphs(split_markdown(f"# Head\n\n{text}\n\n# Tail\n\nMore."))[0] == [expected]


@pytest.mark.parametrize("unit", ["[", "*a ", "`", "> ", "- ", "![](", "<a ", "_", "|", "\\"])
def test_a_megabyte_of_markup_is_read_in_linear_time(unit: str) -> None:
    assert split_markdown("# Head\n\n" + unit * (1_000_000 // len(unit)) + " end.").sections


def test_suffix_chooses_the_reader(tmp_path: Path) -> None:
    (tmp_path / "a.MD").write_text("Lead.\n\n# Costs\n\nMuch.\n", encoding="utf-8")
    assert [section.heading for section in read(tmp_path / "a.MD").sections] == [None, "Costs"]


_LINE = st.one_of(
    st.sampled_from(
        ["# One", "## Two", "Three", "====", "---", "- item", "> quote", "```", "| a | b |", "|---|---|", "", "  "]
    ),
    st.text(st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"]), max_size=12),
)


@given(st.lists(_LINE, min_size=1, max_size=12).map("\n".join).filter(str.strip))
def test_offsets_are_exact(text: str) -> None:
    article = split_markdown(text)
    assert article.sections
    position = 0
    for section in article.sections:
        assert text[section.start : section.end] == section.text
        assert position <= section.scope.start
        position = section.end
        inner = section.start
        for span in section.paragraphs:
            assert inner <= span.start < span.end <= section.end
            inner = span.end


PROSE = "The harbour board met on Monday to settle the budget for the coming year, and it voted 6-1 for it."


def test_bold_lines_of_their_own_are_headings() -> None:
    text = (
        f"# Harbour\n\n{PROSE}\n\n**Fees**\n\n{PROSE}\n\n__Dredging:__\n\n{PROSE}\n\n"
        f"**A sentence in bold ends so.**\n\n{PROSE}\n\n- **An item**\n- of 5\n\n**Fees** went up.\n\n**By Jane Doe**\n"
    )
    article = split_markdown(text)
    assert [(section.heading, section.level) for section in article.sections] == [
        (None, 0), ("Fees", 2), ("Dredging:", 2),
    ]  # fmt: skip


def test_a_text_in_bold_has_no_headings_by_that() -> None:
    text = "\n\n".join(["**Fees**", f"**{PROSE}**", "**Staff**", f"**{PROSE}**"])
    assert [section.heading for section in split_markdown(text).sections] == [None]


def test_folded_text_and_definitions_are_content() -> None:
    text = (
        f"# Harbour\n\n{PROSE}\n\n<details>\n<summary>What does it cost?</summary>\n\nIt costs $42.\n\n</details>\n\n"
        "<details><summary>Who <b>pays</b>?</summary>\nAll boats.<br>Guests pay $3.\n</details>\n\n"
        "Fee\n: $12 a night\n: $40 a week\n\n<script>let fee = 99;</script>\n"
    )
    article = split_markdown(text)
    assert [(section.heading, section.level) for section in article.sections] == [
        (None, 0), ("What does it cost?", 2), ("Who pays?", 2),
    ]  # fmt: skip
    assert [span.of(text) for section in article.sections for span in section.paragraphs] == [
        PROSE, "It costs $42.", "All boats.", "Guests pay $3.", "Fee\n: $12 a night", "$40 a week",
    ]  # fmt: skip


@pytest.mark.parametrize("rule", ["---", "+++"])
@pytest.mark.parametrize(
    "text", ["About 80% of homes have lead.", "Date: 5 May\nAbout 80% have.", "- 80% of homes", "# Lead in 80%"]
)
def test_what_stands_between_two_rules_is_read_where_it_is_no_front_matter(rule: str, text: str) -> None:
    article = split_markdown(f"{rule}\n{text}\n{rule}\n\nThe rest is old.\n")
    assert article.front_matter == ()
    told = [article.title, *(section.heading for section in article.sections)]
    assert "80%" in "\n".join([*filter(None, told), *(section.text for section in article.sections)])
    assert "80%" in without_fields(article.text)


@pytest.mark.parametrize(
    "field",
    [
        "description: About 80% of homes.",
        "summary: >\n  About 80% of\n  homes.",
        '"summary": "About 80% of homes."',
        "'summary': 'About 80% of homes.'",
        "seo_description: Lead in 80%",
        "metaDescription: Lead in 80%",
        "og:description: Lead in 80%",
        "lede: Lead in 80%",
        "note: About 80% of homes have lead",
        "notes:\n  - Lead is in 80% of the homes\n  - Most are old",
        "# About 80% of homes have lead.",
    ],
)
def test_fields_that_a_page_shows_and_those_that_read_as_sentences_are_judged(field: str) -> None:
    text = f"---\ntitle: Pipes\n{field}\nweight: 7\n---\n\n5 people.\n"
    assert "80%" in without_fields(text)
    assert "7" not in without_fields(text)
    assert len(without_fields(text)) == len(text)


@pytest.mark.parametrize(
    "field",
    ["tags: [lead, pipes, 80%, of homes]", "tags:\n  - lead\n  - 80%", "slug: 80%", "photo: Ann Lee for the 80% fund"],
)
def test_names_of_keys_and_credits_are_not_judged(field: str) -> None:
    assert "80%" not in without_fields(f"---\ntitle: Pipes\n{field}\nweight: 7\n---\n\n5 people.\n")


def test_the_fields_of_a_source_support_what_a_page_shows_of_them() -> None:
    text = (
        "---\ntitle: 1%\nfoo: About 2% of the homes have lead.\nlead: Some 3%\ndate: 2024-06-30\nauthor: Ann 4\n"
        "# 5% of it\n---\nOld.\n"
    )
    seen = without_fields(text, of_source=True)
    assert [sign for sign in ("1%", "2%", "3%", "2024", "4", "5%") if sign in seen] == ["1%", "3%", "2024", "4"]


OPENING = "# Pipes\n\nAnn Harker told the council in Leeds.\n\n"
TOLD = "In Leeds 77% of homes have lead, Bob Marker said."


@pytest.mark.parametrize(
    "source",
    [
        f"{OPENING}<!-- {TOLD} -->",
        f"{OPENING}<!--\n{TOLD}\n\n{TOLD}\n-->\n\nThe end.",
        f"{OPENING}It met. <!-- {TOLD} --> It left.",
        f"{OPENING}- It met. <!-- {TOLD} -->\n- It left.\n\n  <!-- {TOLD} -->\n",
        f"{OPENING}> It met.\n>\n> <!-- {TOLD} -->\n",
        f"{OPENING}| a | b |\n|---|---|\n| c <!-- {TOLD} --> | d |\n",
        f"{OPENING}<div>\nIt met.\n<!-- {TOLD} -->\n</div>",
        f"{OPENING}<details>\n<summary>It met.</summary>\n<!-- {TOLD} -->\nIt left.\n</details>",
        f"{OPENING}It left.\n\n<!-- {TOLD}\n\n{TOLD}",
        f"{OPENING}It left. <span hidden>{TOLD}</span>",
        f'{OPENING}<div style="color: red; display:none">\n\n## Pipes in Leeds\n\n{TOLD}\n\n</div>\n\nIt left.',
        f"{OPENING}<div hidden>\n\n{TOLD}\n",
        f"{OPENING}<noscript>\n{TOLD}\n</noscript>\n",
        f"---\ntitle: Pipes\nauthor: Ann Harker\n# {TOLD}\ndate: 2024-06-30  # {TOLD}\n---\n\nAnn Harker told Leeds.",
    ],
)
def test_what_nobody_sees_of_a_source_supports_nothing_and_is_not_printed(run, tmp_path: Path, source: str) -> None:
    written, summary = tmp_path / "a.md", tmp_path / "s.md"
    written.write_text(source, encoding="utf-8")
    summary.write_text(TOLD, encoding="utf-8")
    found = run("check", written, summary)
    assert (found.code, "77%" in found.out, "Bob Marker" in found.out) == (1, True, True)
    assert found.out.startswith("2 of 3"), found.out  # Leeds is named
    for command in (("read",), ("summarize", "-m", "extractive"), ("summarize", "-m", "extractive", "-f", "markdown")):
        shown = run(*command, written)
        assert shown.code == 0
        assert "Ann Harker" in shown.out
        assert "77%" not in shown.out
        assert "Marker" not in shown.out


@pytest.mark.parametrize(
    "source",
    [
        f"{OPENING}```\n<!-- {TOLD} -->\n```\n",
        f"{OPENING}    <!-- {TOLD} -->\n",
        f"{OPENING}So `<!-- {TOLD} -->` it is.",
        f"{OPENING}So <!-- {TOLD}",
        f"{OPENING}So \\<!-- {TOLD} -->",
        f"{OPENING}<div>\n{TOLD}\n</div>",
        f"{OPENING}<!-- no more --> {TOLD}",
        f"{OPENING}<!--> {TOLD}",
        f"{OPENING}Write <title> above it. {TOLD}",
        f"{OPENING}<picture><source srcset='a'></picture>\n{TOLD}",
        f"---\ntitle: Pipes\ndescription: |\n  # {TOLD}\n---\n\nIt met.",
        f'---\ntitle: Pipes\ndescription: "Of #1: # {TOLD}"\n---\n\nIt met.',
    ],
)
def test_what_looks_like_a_comment_and_is_seen_supports(run, tmp_path: Path, source: str) -> None:
    written, summary = tmp_path / "a.md", tmp_path / "s.md"
    written.write_text(source, encoding="utf-8")
    summary.write_text(TOLD, encoding="utf-8")
    found = run("check", written, summary)
    assert found.code == 0, found.out
    assert "77%" in run("read", written).out


def test_offsets_behind_what_is_hidden_are_those_of_the_file(run, tmp_path: Path) -> None:
    text = f"{OPENING}<!-- {TOLD} -->\n\n<div hidden>\nOld 5%.\n</div>\n\nThen 12% of homes had lead."
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (tmp_path / "s.md").write_text(
        "<!-- a\nnote -->\n\n<div hidden>\n\n13% of homes had lead.\n\n</div>\n", encoding="utf-8"
    )
    (found,) = json.loads(run("check", tmp_path / "a.md", tmp_path / "s.md", "-f", "json").out)["mentions"]
    assert text[found["evidence"]["start"] : found["evidence"]["end"]] == "12%"
    assert found["start"] == (tmp_path / "s.md").read_text(encoding="utf-8").index("13%")


@pytest.mark.parametrize(
    "unit", ["<!--", "<!-- a -->\n\n", "<div hidden>", "<p hidden>\n\n", "<i hidden>a</i> ", "<a '"]
)
def test_much_hidden_html_is_read_in_linear_time(unit: str) -> None:
    article = split_markdown("# Head\n\nText.\n\n" + unit * (100_000 // len(unit)))
    assert as_rendered(article)[0].sections
