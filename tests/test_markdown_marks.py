"""What a reader sees of Markdown, and where it is written."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefer.documents.source_map import SourceMap
from briefer.facts.document import FactIndex
from briefer.readers.markdown.article import displayed, shown_markdown, split_markdown
from briefer.readers.markdown.inline import inline_marks
from briefer.text.span import Span


@pytest.mark.parametrize(
    ("phenomenon", "written", "visible"),
    [
        ("strong", "**18%** more", "18% more"),
        ("a mark inside a figure", "**18**% and **$5** million", "18% and $5 million"),
        ("emphasised unit", "18 *per cent*", "18 per cent"),
        ("underlines", "_Acme_ Corp and __Basel__", "Acme Corp and Basel"),
        ("nested", "***both*** and **a *b* c**", "both and a b c"),
        ("link", "[the report](https://example.org/2023/18)", "the report"),
        ("link with a title", "[the report](<a b> 'of 2023') said", "the report said"),
        ("marks in a link", "[**18%** more](a)", "18% more"),
        ("image", "![a chart of *12* lines](chart-7.png) Costs rose.", "Costs rose."),
        ("linked image", "[![build](b.svg)](https://example.org/1) Costs rose.", "Costs rose."),
        ("autolink", "<https://example.org/2023>", "https://example.org/2023"),
        ("code", "the `N3` line, `` a`b ``", "the N3 line, a`b"),
        ("escapes", r"\$5 and \*x\* and 1\. and C:\temp", r"$5 and *x* and 1. and C:\temp"),
        ("entities", "R&amp;D &lt; 5&#37;", "R&D < 5%"),
        ("tags", "<b>18</b>% of<br>all <!-- 1999 -->lines", "18% of all lines"),
        ("struck out", "It costs ~~$5m~~ $6m.", "It costs ~~$5m~~ $6m."),
        ("raised", "10<sup>6</sup> of 18%<sup>1</sup> m<SUP>-2</SUP>", "10⁶ of 18%¹ m⁻²"),
        ("lowered", "CO<sub>2</sub>", "CO2"),
        ("line break with a backslash", "one\\\ntwo", "one two"),
        ("multiplication", "5*3, 5*3*2, 2*x + 3*y, 2**10 and 3**5", "5*3, 5*3*2, 2*x + 3*y, 2**10 and 3**5"),
        ("names of programs", "a_b and snake_case_name", "a_b and snake_case_name"),
        ("footnote stars", "Sales rose 18%* in May and 5%* in June", "Sales rose 18%* in May and 5%* in June"),
        ("two figures never become one", "10<sub>2</sub> and **18**5", "10₂ and **18**5"),
        ("about, not struck out", "~18% to ~20%", "~18% to ~20%"),
        ("brackets that are no link", "he [the mayor] said (again)", "he [the mayor] said (again)"),
        (
            "commands of a site's generator",
            '{{< figure src="a-77.jpg" >}} It {% include b.md %}rose 5% {#id-8}.',
            "It rose 5% .",
        ),
        ("commands that hold text", "{{% tip %}}Tickets cost **5** francs.{{% /tip %}}", "Tickets cost 5 francs."),
        ("classes below a paragraph", "It rose.\n{: .note #id-88 }", "It rose."),
        ("marks in a command", '*a {{< b "c*" >}} d*', "a d"),
        ("a command as code", "the `{{< figure >}}` command", "the {{< figure >}} command"),
        ("braces", "{1, 2}, {.5}, {#1}, {{ x }}, {{<a, {%", "{1, 2}, {.5}, {#1}, {{ x }}, {{<a, {%"),
        ("a note on GitHub", "[!NOTE]\nIt rose.", "It rose."),
        ("a word in brackets", "[!NOTE] It rose, [!TIP]\nso.", "[!NOTE] It rose, [!TIP] so."),
        ("nothing that closes", "**18% and `x and [y", "**18% and `x and [y"),
    ],
)
def test_what_a_reader_sees(phenomenon: str, written: str, visible: str) -> None:
    assert displayed(written) == visible


DOCUMENT = """\
---
title: The *night* bus
---
# The **night** bus

It cost **$5** million, [the report][1] said.[^a]

> The board asks
> for *twelve*
> more buses.

- It rose **18**%
  in [May](https://example.org/5).

| line | cost |
| ---- | ---: |
| N3   | **1.79** \\| x |
| Day: | [5](a\\|b) |
|      | *2* |

```
**code**
```

### What *next*? ###

Costs of **N3**
======

See [1].

[1]: https://example.org/2019 "of 2019"
[^a]: In the **first** year.
"""


def test_only_what_is_inside_of_a_block_is_a_mark() -> None:
    assert (
        shown_markdown(DOCUMENT).text
        == """\
---
title: The *night* bus
---
# The night bus

It cost $5 million, the report said.

> The board asks
for twelve
more buses.

- It rose 18%
  in May.

line; cost.
| ---- | ---: |
N3; 1.79 | x.
Day: 5.
2

```
**code**
```

### What next? ###

Costs of N3
======

See 1.


In the first year.
"""
    )


@pytest.mark.parametrize(
    ("phenomenon", "row", "visible"),
    [
        ("bars at the ends", "| N3 | 1.79 |", "N3; 1.79."),
        ("no bars at the ends", "N3 | **1.79**", "N3; 1.79."),
        ("cells that end already", "| **Day:** | It rose. |", "Day: It rose."),
        ("an empty cell at the end", "| N3 | |", "N3"),
        ("a figure alone", "| **2** | |", "2"),
        ("nothing", "| | |", ""),
    ],
)
def test_a_row_reads_as_a_sentence(phenomenon: str, row: str, visible: str) -> None:
    written = f"| a | b |\n|---|---|\n{row}\n\nEnd.\n"
    shown = shown_markdown(written)
    assert shown.text == f"a; b.\n|---|---|\n{visible}\n\nEnd.\n"
    if visible:
        start = shown.text.index(visible)
        assert shown.with_marks(Span(start, start + len(visible))).of(written) == row
    at = written.index(row)
    assert shown.from_written(Span(at, at + len(row))).of(shown.text) == visible


def test_a_footnote_that_is_defined_nowhere_is_text() -> None:
    assert shown_markdown("The set [^a-z] matches.\n").text == "The set [^a-z] matches.\n"


def test_a_span_that_is_seen_has_its_place_in_what_is_written() -> None:
    written = "It rose **18**%, [*Acme*](https://example.org/1) &amp; Co said.\n"
    shown = shown_markdown(written)
    assert shown.text == "It rose 18%, Acme & Co said.\n"

    def places(seen: str) -> tuple[str, str]:
        start = shown.text.index(seen)
        span = Span(start, start + len(seen))
        return shown.to_written(span).of(written), shown.with_marks(span).of(written)

    assert places("18") == ("18", "**18**")
    assert places("18%") == ("18**%", "**18**%")
    assert places("Acme & Co") == (
        "Acme*](https://example.org/1) &amp; Co",
        "[*Acme*](https://example.org/1) &amp; Co",
    )
    assert places("& Co") == ("&amp; Co", "&amp; Co")


def test_the_facts_of_what_is_seen() -> None:
    document = FactIndex.of(shown_markdown(DOCUMENT).text)
    found = [figure.text for figure in document.figures]
    assert {"$5 million", "18%", "1.79", "2"} <= set(found)
    assert not [text for text in found if text.startswith("2019")]


def test_a_credit_is_told_as_a_reader_sees_it() -> None:
    article = split_markdown(
        "# Buses\n\nThey cost *much* more.\n\nThe board met.\n\n*By [Jane Doe](https://example.org/7)*\n"
    )
    assert article.credits == ("By Jane Doe",)


@pytest.mark.parametrize(
    "unit",
    [
        *("[", "*a ", "`", "![](", "<a ", "_", "\\", "&", "[a](b", "a**b__", "![", "~~a", "[^1]"),
        *("> *a*\n", "| *a* ", "\\| ", "[a]: b\n", "{{<", "{{< a>", "{#a", "{% "),
    ],
)
def test_marks_are_found_in_linear_time(unit: str) -> None:
    text = "# Head\n\n" + unit * (50_000 // len(unit)) + " end.\n\n[^1]: Note.\n"
    shown = shown_markdown(text)
    assert shown.text.startswith("# Head\n\n")


def _rendered(markdown: str) -> str:
    """What a browser would show, told by the tokens of markdown-it itself."""
    out = []
    for token in MarkdownIt("commonmark").parseInline(markdown)[0].children or ():
        if token.type == "image":
            continue
        if token.type == "html_inline":
            out.append(" " if token.content == "<br>" else "")
        else:
            out.append(" " if token.type in ("softbreak", "hardbreak") else token.content)
    return " ".join("".join(out).split())


_WORDS = "* ** *** _ __ ` `` [ ] ( ) ](b) [x](y) ![ <b> </b> <br> <!--d--> <https://a.b/c> \\ \\* &amp; & ~~ ~ ! a bc ."
_PIECES = st.sampled_from([*_WORDS.split(), " ", "\n", "  \n"])


@given(st.lists(_PIECES, max_size=24).map("".join).filter(str.strip))
@example("*a **b* c**")
@example("[a *b](c) d*")
def test_it_is_what_markdown_it_renders(written: str) -> None:
    assert " ".join(displayed(written).split()) == _rendered(written)


@given(st.lists(_PIECES | st.sampled_from(["1", "18", "%", "| ", "> ", "- ", "# "]), max_size=30).map("".join))
def test_marks_are_apart_and_all_else_is_kept(written: str) -> None:
    shown = shown_markdown(written)
    rebuilt, at = "", 0
    for mark in shown.marks:
        assert at <= mark.start <= mark.end <= len(written)
        assert mark.start < mark.end or mark.seen
        rebuilt += written[at : mark.start] + mark.seen
        at = mark.end
    assert shown.text == rebuilt + written[at:]


@given(st.lists(_PIECES | st.sampled_from(["1", "18", "%"]), max_size=30).map("".join))
def test_each_character_seen_is_the_one_written_at_its_place(written: str) -> None:
    shown = SourceMap.of(written, inline_marks(written))
    for at, character in enumerate(shown.text):
        span = shown.to_written(Span(at, at + 1))
        replaced = [mark for mark in shown.marks if (mark.start, mark.end) == (span.start, span.end)]
        assert character in replaced[0].seen if replaced else span.of(written) == character
        seen = shown.from_written(span)
        assert character in seen.of(shown.text)
    # No figure is read that nobody wrote.
    assert set(re.findall(r"\d+", shown.text)) <= set(re.findall(r"\d+", written))
