"""Nothing numeric is lost on the way in: each figure that a document shows is in the Article, whatever its format."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.documents.article import Article
from briefer.facts.figures import find_figures
from briefer.readers import read_text
from briefer.readers.markdown.article import split_markdown
from tests.documents import docx, pdf, typeset, word_paragraph, word_table

pytest.importorskip("trafilatura")
pytest.importorskip("mammoth")

from briefer.readers.docx.article import split_docx
from briefer.readers.html.page import split_html
from briefer.readers.pdf import split_pdf


@dataclass(frozen=True)
class Part:
    """A block of a document: ``h2``, ``p``, ``list``, ``table``, ``caption`` or ``quote``, and the texts in it."""

    kind: str
    texts: tuple[str, ...]


FIGURES = (
    "18%", "18 percent", "£1.2 million", "$3.50", "1,840 people", "12\u00a0500 riders", "12½ hours", "2014", "Dec. 18",
    "2014-2015", "nearly three years", "7.62mm", "5-4", "12:30 p.m.", "one in five", "-5 degrees", "20°", "€7bn", "3*4",
    "54 m²",
)  # fmt: skip
"""All of them can be set in Windows-1252, which the PDFs here are in."""

figures = st.sampled_from(FIGURES)
sentences = st.lists(
    st.builds(
        "{} {} {}.".format,
        st.sampled_from(
            ["The council spent", "In all they counted", "The board of the company wrote of", "Nobody heard of"]
        ),
        figures,
        st.sampled_from(
            ["on the night buses", "in the first months of the trial", "and it was said that this was enough"]
        ),
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
items = st.builds("{} {}".format, st.sampled_from(["Line N3:", "Fridays,", "of which"]), figures)
parts = st.one_of(
    st.builds(
        Part,
        st.just("h2"),
        st.tuples(st.builds("{} {}".format, st.sampled_from(["Costs of", "After", "Lines and"]), figures)),
    ),
    st.builds(Part, st.just("p"), st.tuples(sentences)),
    st.builds(Part, st.just("list"), st.lists(items, min_size=1, max_size=4).map(tuple)),
    st.builds(Part, st.just("table"), st.lists(figures, min_size=2, max_size=6).map(tuple)),
    st.builds(Part, st.just("quote"), st.tuples(sentences)),
    st.builds(Part, st.just("caption"), st.tuples(items)),
)
documents = st.lists(parts, min_size=1, max_size=8).map(
    lambda found: [Part("p", ("The trial began in 2023 and cost 9 euros.",)), *found]
)


def as_text(document: Sequence[Part]) -> Article:
    return read_text(
        "\n\n".join("\n".join(f"- {text}" if part.kind == "list" else text for text in part.texts) for part in document)
    )


def as_markdown(document: Sequence[Part]) -> Article:
    def block(part: Part) -> str:
        match part.kind:
            case "h2":
                return f"## {part.texts[0]}"
            case "list":
                return "\n".join(f"- {text}" for text in part.texts)
            case "table":
                first, *rest = [f"| line | {text} |" for text in part.texts]
                return "\n".join([first, "| --- | --- |", *rest])
            case "quote":
                return f"> {part.texts[0]}"
            case _:
                return part.texts[0]

    return split_markdown("\n\n".join(map(block, document)))


def as_html(document: Sequence[Part]) -> Article:
    def shown(text: str) -> str:
        entities = {"\u00a0": "&nbsp;", "£": "&pound;", "½": "&frac12;", "²": "<sup>2</sup>", "council": "coun&shy;cil"}
        spelled = escape(text)
        for plain, entity in entities.items():
            spelled = spelled.replace(plain, entity)
        return spelled

    def block(part: Part) -> str:
        match part.kind:
            case "list":
                return f"<ul>{''.join(f'<li>{shown(text)}</li>' for text in part.texts)}</ul>"
            case "table":
                return (
                    f"<table>{''.join(f'<tr><td>line</td><td>{shown(text)}</td></tr>' for text in part.texts)}</table>"
                )
            case "quote":
                return f"<blockquote><p>{shown(part.texts[0])}</p></blockquote>"
            case "caption":
                return f"<figure><img src=a.png><figcaption>{shown(part.texts[0])}</figcaption></figure>"
            case kind:
                return f"<{kind}>{shown(part.texts[0])}</{kind}>"

    around = "<nav><ul><li><a href=/>Home 99</a></ul></nav>", "<footer><p>All rights reserved 1999</footer>"
    return split_html(f"<html><body>{around[0]}<div>{''.join(map(block, document))}</div>{around[1]}", "a.html")


def as_docx(document: Sequence[Part]) -> Article:
    def block(part: Part) -> str:
        match part.kind:
            case "list":
                return "".join(word_paragraph(text, item=0) for text in part.texts)
            case "table":
                return word_table([("line", text) for text in part.texts])
            case kind:
                return word_paragraph(part.texts[0], kind if kind in ("h2", "caption") else "")

    return split_docx(docx("".join(map(block, document))), "a.docx")


def as_pdf(document: Sequence[Part]) -> Article:
    blocks = [
        ("h2" if part.kind == "h2" else "p", f"• {text}" if part.kind == "list" else text)
        for part in document
        for text in part.texts
    ]
    return split_pdf(pdf(typeset(blocks, foot="#")), "a.pdf")


FORMATS = [as_text, as_markdown, as_html, as_docx, as_pdf]


def figures_of(*texts: str) -> Counter[str]:
    """The figures in texts, as they are written; spaces of all kinds alike."""
    return Counter(" ".join(mention.text.split()) for text in texts for mention in find_figures(text))


def told(article: Article) -> list[str]:
    """All that an article tells: its title, headings, bodies, credits and front matter."""
    headings = [section.heading or "" for section in article.sections]
    bodies = [line for section in article.sections for line in section.text.split("\n")]
    return [article.title or "", *headings, *bodies, *article.credits, *article.front_matter]


@pytest.mark.parametrize("reader", FORMATS)
@settings(max_examples=25, deadline=None)
@given(document=documents)
def test_each_figure_that_a_document_shows_is_in_the_article(
    reader: Callable[[Sequence[Part]], Article], document: list[Part]
) -> None:
    article = reader(document)
    shown = figures_of(*(text for part in document for text in part.texts))
    assert set(shown) <= set(figures_of(*told(article)))
    assert not shown - figures_of(*article.text.split("\n"))


@pytest.mark.parametrize("reader", FORMATS)
@settings(max_examples=25, deadline=None)
@given(document=documents)
def test_offsets_slice_back_to_the_text_that_the_reader_reports(
    reader: Callable[[Sequence[Part]], Article], document: list[Part]
) -> None:
    article = reader(document)
    position = 0
    for section in article.sections:
        assert article.text[section.start : section.end] == section.text
        assert position <= section.scope.start
        if section.heading_span and section.heading:
            written = section.heading_span.of(article.text).replace("\\", "")
            assert written.split() == section.heading.split()
        for span in section.paragraphs:
            assert section.start <= span.start < span.end <= section.end
        position = section.end


@pytest.mark.parametrize("reader", [as_markdown, as_html, as_docx])
@settings(max_examples=25, deadline=None)
@given(document=documents)
def test_headings_are_those_of_the_document(reader: Callable[[Sequence[Part]], Article], document: list[Part]) -> None:
    expected = [part.texts[0] for part in document if part.kind == "h2"]
    assert [section.heading for section in reader(document).sections if section.heading] == expected


@pytest.mark.parametrize(
    ("phenomenon", "html", "figure"),
    [
        ("no-break space", "12&nbsp;500 riders", "12\u00a0500 riders"),
        ("thin space", "12&thinsp;500 riders", "12\u00a0500 riders"),
        ("narrow no-break space", "12&#8239;500 riders", "12\u00a0500 riders"),
        ("soft hyphen", "1,8&shy;40 riders", "1,840 riders"),
        ("zero-width space", "1,8&#8203;40 riders", "1,840 riders"),
        ("pound", "&pound;5 million", "£5 million"),
        ("fraction", "1&frac12; hours", "1½ hours"),
        ("footnote", "18%<sup>1</sup>", "18%"),
        ("emphasis", "<b>1</b>,840 riders", "1,840 riders"),
        ("comment", "1,<!-- 9 -->840 riders", "1,840 riders"),
    ],
)
@pytest.mark.parametrize(
    "place",
    [
        "<p>%s</p>",
        "%s",
        "<p>a<br>%s</p>",
        "<div><div>%s</div></div>",
        "<h2>%s</h2><p>More.",
        "<ul><li>%s</ul>",
        "<dl><dt>a<dd>%s</dl>",
        "<table><tr><td>a<td>%s</table>",
        "<table><caption>%s</caption><tr><td>a<td>b</table>",
        "<figure><figcaption>%s</figcaption></figure>",
        "<pre>%s</pre>",
        "<aside>%s</aside>",
        "<details><summary>%s</summary></details>",
    ],
)
def test_figures_survive_in_every_place_of_a_page(phenomenon: str, html: str, figure: str, place: str) -> None:
    start = "<p>The bus trial came to its end after many months, the council said in a statement on its pages.</p>"
    article = split_html(f"<html><body><main>{start}{place % html}</main></body></html>", "a.html")
    assert set(figures_of(*told(article))) == set(figures_of(figure))
