import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.documents.article import Article
from briefer.errors import InputError
from briefer.readers import read
from briefer.readers.markdown.article import on_one_line, split_markdown
from briefer.readers.markdown.render import DocBlock, clean, render
from briefer.text.folding import folded

pytest.importorskip("trafilatura")

from briefer.readers.html.page import split_html

PAGE = """\
<!DOCTYPE html>
<html><head><title>Night bus trial ends - City News</title><meta property="og:site_name" content="City News"></head>
<body class="has-sidebar">
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport, page 24</a></li></ul></nav></header>
<div class="cookie-banner">We use 12 cookies to improve your experience on this site. Accept?</div>
<main><article>
<header><p class="kicker">Transport</p><h1>Night bus trial ends</h1>
<p class="byline">By the transport desk</p><time>30 June 2024</time></header>
<p>The night bus trial ended on Sunday after <b>twelve</b> months on four lines, and the city council said that it had
cost &pound;1.2&nbsp;million, 18% more than planned.</p>
<figure><img src="http://192.0.2.1/bus.png" alt="Bus 99"><figcaption>A bus at stop 14 in May.</figcaption></figure>
<h2>Costs &amp; fares</h2>
<p>A single ticket came to 3.40 euros, as much as on any other line of the city, and no more than 2% rode without.</p>
<ul><li>Fridays: 1,840 people<ul><li>Line N3: 300</li></ul></li>
<li><p>Sundays: 12&frac12;%</p><p>That is much.</p></li></ul>
<table><caption>Costs in millions</caption><tr><th>line<th>cost<tr><td>N3<td>1.79</table>
<dl><dt>Price</dt><dd>5 euros</dd></dl>
<h3>Next</h3>
<p>The board of the company decides on Dec. 18 whether the buses will go on running, and on how many lines.</p>
<aside><h4>At a glance</h4><p>33 stops</p></aside>
<h2>Related stories</h2><ul><li><a href="x">Ferry 8 sinks</a></li><li><a href="y">Train 9 is late</a></li></ul>
</article></main>
<footer><p>&copy; 2024 City News. Call 555-0100.</p></footer>
</body></html>
"""


def article_of(html: str) -> Article:
    return split_html(html, "a.html")


def body_of(html: str) -> str:
    return article_of(f"<html><body><main>{html}</main></body></html>").text


def test_a_page_is_its_main_text() -> None:
    article = article_of(PAGE)
    assert article.title == "Night bus trial ends"
    assert article.credits == ("By the transport desk", "30 June 2024", "A bus at stop 14 in May.")
    assert [(section.heading, section.level) for section in article.sections] == [
        (None, 0),
        ("Costs & fares", 2),
        ("Next", 3),
        ("At a glance", 4),
    ]
    assert [[span.of(article.text) for span in section.paragraphs] for section in article.sections] == [
        [
            "Transport",
            "The night bus trial ended on Sunday after twelve months on four lines, and the city council said that it "
            "had cost £1.2\u00a0million, 18% more than planned.",
        ],
        [
            "A single ticket came to 3.40 euros, as much as on any other line of the city, and no more than 2% rode "
            "without.",
            "Fridays: 1,840 people",
            "Line N3: 300",
            "Sundays: 12½%",
            "That is much.",
            "Costs in millions",
            "| line | cost |",
            "| N3 | 1.79 |",
            "Price: 5 euros",
        ],
        ["The board of the company decides on Dec. 18 whether the buses will go on running, and on how many lines."],
        ["33 stops"],
    ]


@pytest.mark.parametrize("said", ["Sport", "cookies", "Related", "Ferry", "555-0100", "Bus 99", "Home"])
def test_what_stands_around_the_content_is_left_out(said: str) -> None:
    article = article_of(PAGE)
    assert said not in article.text
    assert not any(said in credit for credit in article.credits)


@pytest.mark.parametrize(
    ("phenomenon", "html", "expected"),
    [
        ("exponent", "<p>10<sup>6</sup> riders", "10⁶ riders"),
        ("formula", "<p>CO<sub>2</sub> fell", "CO2 fell"),
        ("unit", "<p>54 m<sup>2</sup>", "54 m²"),
        ("ordinal", "<p>the 1<sup>st</sup> bus", "the 1st bus"),
        ("footnote's number", "<p>18%<sup><a href='#n1'>1</a></sup> more", "18%¹ more"),
        ("footnote's number in brackets", "<p>18%<sup><a href='#n1'>[1]</a></sup> more", "18%[1] more"),
        ("footnote's letter", "<p>18<sup>a</sup> more", "18[a] more"),
        ("numbers of several notes", "<p>in 2013.<sup>1,2</sup> riders<sup>3, 4</sup>", "in 2013.¹,² riders³, ⁴"),
        ("raised cents", "<p>$4<sup>.50</sup>", "$4.50"),
        ("stacked fraction", "<p>5<sup>1</sup>/<sub>2</sub> hours", "5½ hours"),
        ("rare fraction", "<p>5<sup>3</sup>&frasl;<sub>16</sub> inches", "5 3/16 inches"),
        ("soft hyphen", "<p>1&shy;840 rid&shy;ers", "1840 riders"),
        ("no-break and thin spaces", "<p>12&nbsp;500, 12&thinsp;500", "12\u00a0500, 12\u2009500"),
        ("entities", "<p>&pound;5, &#163;6, &#xA3;7, &frac12;, 8&percnt;, 5&euro;", "£5, £6, £7, ½, 8%, 5€"),
        ("broken entities", "<p>&pound5 &bogus; &amp 6 & 7", "£5 &bogus; & 6 & 7"),
        ("ligature", "<p>5 of\ufb01ces", "5 offices".replace("ff", "f" + "f")),
        ("line break", "<p>5 buses<br>6 trams", "5 buses\n6 trams"),
        ("two line breaks", "<p>5 buses<br><br>6 trams", "5 buses\n\n6 trams"),
        ("struck out", "<p><del>80</del> <ins>50</ins> euros", "~~80~~ 50 euros"),
        ("comment inside a figure", "<p>1,<!-- x -->840", "1,840"),
        ("script inside a line", "<p>18<script>var a = 99;</script>%", "18%"),
        ("emphasis inside a figure", "<p><b>1</b>8% of it", "18% of it"),
        ("hidden", "<p>5<span hidden>6</span><i style='display:none'>7</i><template>8</template> euros", "5 euros"),
        ("controls", "<p>5 euros <button>Give 10</button><select><option>20</select>", "5 euros"),
        ("text without a paragraph", "5 euros<p>6 euros</p>7 euros", "5 euros\n\n6 euros\n\n7 euros"),
        ("blocks in a link", "<a href=x><div>5</div><div>6</div></a>", "5\n\n6"),
        ("table that lays out", "<table><tr><td><h2>Costs</h2><p>5</p></td></tr></table><p>6", "## Costs\n\n5\n\n6"),
        ("pipe in a cell", "<table><tr><td>a|b<td>5</table>", "| a\\|b | 5 |\n| --- | --- |"),
        ("line break in a cell", "<table><tr><td>a<td>5<br>6</table>", "| a | 5 6 |\n| --- | --- |"),
        ("text outside of cells", "<table>5<tr><td>6<td>7</table>", "5\n\n6\n\n7"),
        ("code", "<pre><code># 5\nx</code></pre><p>6", "```\n# 5\nx\n```\n\n6"),
        ("preformatted text", "<pre>5 euros\n6 euros\n\n7 euros</pre>", "5 euros\n6 euros\n\n7 euros"),
        ("quote", "<blockquote><p>5 euros</blockquote>", "> 5 euros"),
        ("lines of a quote", "<blockquote>5 euros<br>- 6 euros</blockquote><p>7", "> 5 euros\n-\u00a06 euros\n\n7"),
        ("quotation marks", "<p>She said <q>5 euros</q>", "She said “5 euros”"),
        (
            "terms",
            "<dl><dt>Price<dd><p>5<dt>Old price<dt>Date<dd>7<dd>8</dl>",
            "- Price: 5\n- Old price\n- Date: 7\n- 8",
        ),
        ("numbered list", "<ol start=7><li>5<li>6</ol>", "7. 5\n8. 6"),
        ("items with numbers of their own", "<ol><li>a<li value=9>b<li>c</ol>", "1. a\n9. b\n10. c"),
        ("countdown", "<ol reversed><li>a<li>b</ol><p>5<ol reversed start=9><li>c</ol>", "2. a\n1. b\n\n5\n\n9. c"),
        ("years for numbers", "<ol start=1998><li>a<li>b</ol>", "1998. a\n1999. b"),
        ("items in item 100", "<ol start=100><li>a<ul><li>b</ul><li>c</ol>", "1. a\n\n    - b\n\n101. c"),
        ("impossible numbers", "<ol start=x><li value=-5>a<li value=''>b</ol>", "1. a\n2. b"),
        ("chart", "<svg><title>t</title><text>18%</text><text>now</text></svg><p>5", "18% now\n\n5"),
        ("fraction in a formula", "<p><math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", "1/2"),
        (
            "side by side in a formula",
            "<p><math><mn>3</mn><mfrac><mn>1</mn><mn>2</mn></mfrac>"
            "<msup><mn>10</mn><mn>6</mn></msup><mn>5</mn></math>.",
            "3 1/2 10^6 5.",
        ),
        ("picture between figures", "<p>5<img src=x>12 and 6<img src=x>.", "5 12 and 6."),
        ("controls between figures", "<p>5<input>6<input type=hidden>7<input hidden>8", "5 678"),
        ("picture in a cell", "<table><tr><td>5<img>12<td>a</table>", "| 5 12 | a |\n| --- | --- |"),
        ("spans side by side", "<p>5<span>12</span>", "512"),
        (
            "spans set as blocks",
            "<p>a<span style='display:block'>5</span><b style='display: flex'>12</b>",
            "a\n5\n\n12",
        ),
        (
            "spans set as blocks in a cell",
            "<table><tr><td>5<i style='display:block'>12</i><td>a</table>",
            "| 5 12 | a |\n| --- | --- |",
        ),
        ("link of a heading to itself", "<h2 id=x><a href='#x'>#</a> 5 buses</h2><p>6", "## 5 buses\n\n6"),
        ("sign of a heading", "<h2># of 5 buses</h2><p>6", "## # of 5 buses\n\n6"),
    ],
)
def test_elements(phenomenon: str, html: str, expected: str) -> None:
    assert body_of(html) == expected


@pytest.mark.parametrize(
    "line",
    ["# 5", "- 5", "+ 5", "* 5", "5. That", "2024. That was it", "5) x", "> 5", "```", "~~~5", "---", "***", "===",
     "| 5", "<b>5", "[a]: 5", "-5", "3*4*5", "_5_", "\\# 5", "5_6_7", "#5", "    5", "&amp;", "1.", "-", "#"],
)  # fmt: skip
def test_text_that_looks_like_markup_stays_text(line: str) -> None:
    said = (
        DocBlock("paragraph", line),
        DocBlock("item", line),
        DocBlock("paragraph", f"Next\n{line}"),
        DocBlock("credit", line),
    )
    markdown, notes = render([DocBlock("paragraph", "Start."), DocBlock("heading", "Costs", 2), *said])
    article = split_markdown(markdown, None, notes)
    assert [section.heading for section in article.sections] == [None, "Costs"]
    printed = [span.of(article.text) for span in article.sections[1].paragraphs]
    shown = [text.replace("\\", "", 1).replace("\u00a0", " ") for text in printed]
    bare = line.strip().removeprefix("\\")
    assert [text.removeprefix("\\") for text in shown] == [bare, bare, f"Next\n{bare}"]
    assert all(bare in credit.replace("\\", "", 1).replace("\u00a0", " ") for credit in article.credits)
    assert len(article.credits) == 1


@pytest.mark.parametrize("line", ["# 5", "- 5 degrees", "+ 5", "* 5", "2024. That was it", "5) x"])
def test_a_sentence_that_opens_like_a_list_is_quoted_without_a_backslash(line: str) -> None:
    markdown, notes = render([DocBlock("paragraph", line)])
    article = split_markdown(markdown, None, notes)
    assert [folded(span.of(article.text)) for span in article.sections[0].paragraphs] == [line]


_WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
_PIECES = st.one_of(
    st.builds(DocBlock, st.sampled_from(["paragraph", "quote", "credit"]), _WORDS),
    st.builds(DocBlock, st.just("heading"), _WORDS, st.integers(1, 6)),
    st.builds(DocBlock, st.just("item"), _WORDS, st.integers(0, 4), st.sampled_from(["-", "1.", "12.", "100."])),
    st.builds(lambda cells: DocBlock("row", cells=cells, opens=True), st.tuples(_WORDS, _WORDS)),
)
_MARKS = st.text("#-+*_=>`~|<[]:.)1 \n\\ab5", min_size=1, max_size=8)


@given(st.lists(st.one_of(_PIECES, st.builds(DocBlock, st.sampled_from(["paragraph", "item"]), _MARKS)), max_size=8))
def test_pieces_read_back_as_they_were(pieces: list[DocBlock]) -> None:
    cleaned = [
        DocBlock(p.kind, clean(p.text), p.level, p.marker, tuple(map(clean, p.cells)), p.opens)
        for p in [DocBlock("paragraph", "Start."), *pieces]
    ]
    markdown, notes = render(cleaned)
    article = split_markdown(markdown, None, notes)
    shown = [p for p in cleaned if p.text.strip() or any(cell.strip() for cell in p.cells)]
    found = [s.heading for s in article.sections if s.heading] + ([article.title] if article.title else [])
    assert sorted(found) == sorted(on_one_line(p.text) for p in shown if p.kind == "heading")
    spans = [span for section in article.sections for span in section.paragraphs]
    assert len(spans) + len(article.credits) >= sum(
        p.kind in ("paragraph", "quote", "item", "credit", "row") for p in shown
    )


@pytest.mark.parametrize(
    ("phenomenon", "html", "expected"),
    [
        ("the only h1", "<h1>Trial ends</h1><p>5 buses.", "Trial ends"),
        (
            "name of the site cut off",
            "<title>Trial ends | City</title><meta property='og:site_name' content='City'><p>5 buses.",
            "Trial ends",
        ),
        ("unknown name stays", "<title>Trial ends | City</title><p>5 buses.", "Trial ends | City"),
        (
            "what the page says to others",
            "<title>x</title><meta property='og:title' content='Trial ends'><p>5 buses.",
            "Trial ends",
        ),
        (
            "the h1 that the title names",
            "<title>Trial ends - City</title><body><h1>City</h1><h1>Trial ends</h1><p>5",
            "Trial ends",
        ),
        (
            "the site's name is no title",
            "<title>Trial ends - City</title><body><header><h1>The City</h1></header><main><p>5 buses.</main>",
            "Trial ends - City",
        ),
        (
            "without an h1 the h2 that the title names before the site",
            "<title>Trial ends » City</title><h2>City</h2><h2>Trial ends</h2><p>5 buses.",
            "Trial ends",
        ),
        (
            "a heading that the title only begins with",
            "<title>Trial ends on Sunday</title><h2>Trial</h2><p>5 buses.",
            "Trial ends on Sunday",
        ),
        ("none", "<p>5 buses.", None),
    ],
)  # fmt: skip
def test_title(phenomenon: str, html: str, expected: str | None) -> None:
    assert article_of(html).title == expected


def test_what_the_extractor_leaves_out_of_the_main_region_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "The night bus trial ended on Sunday after twelve months on four lines."
    monkeypatch.setattr("trafilatura.extract", lambda *args, **options: said)
    html = f"<body><div class=page><div><p>{said}</p><ul><li>18%</ul><table><tr><td>5<td>6</table></div><p>7</div>"
    assert article_of(html).text == f"{said}\n\n- 18%\n\n| 5 | 6 |\n| --- | --- |"
    monkeypatch.setattr("trafilatura.extract", lambda *args, **options: None)
    assert article_of(html).text.endswith("7")


@pytest.mark.parametrize(
    ("phenomenon", "html", "said"),
    [
        ("100,000 nested tags", "<html><body>" + "<div>" * 100_000 + "5", "nested too deeply"),
        ("no body", "<!doctype html><title>5 people</title>", "without visible text"),
        ("only scripts", "<html><body><script>var a = 5;</script><!-- 6 --></body></html>", "without visible text"),
        ("empty", "<html></html>", "without visible text"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(phenomenon: str, html: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read(tmp_path / "a.html")
    assert said in str(raised.value)
    assert str(raised.value).startswith(str(tmp_path / "a.html"))
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<b>",
        "<table><tr><td>5",
        "<ul><li>5",
        "<blockquote>5",
        "<dl><dt>5<dd>",
        "<article>5",
        "<nav>",
        "<sup>5",
    ],
)
def test_hundreds_of_nested_tags_are_read(unit: str) -> None:
    assert "18%" in article_of("<html><body><p>Start.</p>" + unit * 500 + "18%").text or unit == "<nav>"


@pytest.mark.parametrize(
    "unit", ["<p>5", "5<br>", "5<sup>2</sup>", "<table><tr><td>5<td>6</table>", "<a href=x>5</a>", "<", "&", "5 "]
)
def test_large_pages_take_linear_time(unit: str) -> None:
    assert article_of("<html><body>" + unit * (150_000 // len(unit))).sections


def test_the_network_is_never_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    (tmp_path / "a.html").write_text(
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "http://192.0.2.1/x.dtd" [<!ENTITY e SYSTEM "http://192.0.2.1/e">]>'
        '<html><head><base href="http://192.0.2.1/"><link rel="stylesheet" href="a.css"></head>'
        '<body><p>5 people &e;</p><img src="b.png"><iframe src="c"></iframe></body></html>',
        encoding="utf-8",
    )
    assert "5 people" in read(tmp_path / "a.html").text


def test_bold_lines_and_summaries_are_headings() -> None:
    prose = "<p>The harbour board met on Monday to settle the budget for the year, and it voted 6-1 for it.</p>"
    html = (
        f"<main><h1>Harbour</h1>{prose}<p><strong>Fees</strong></p>{prose}"
        f'<p><span style="font-weight:bold">Staff</span></p>{prose}<p><b>Fees</b> went up by 5%.</p>'
        "<h2>Questions</h2><details><summary>What does it cost?</summary><p>It costs $42.</p></details>"
        "<table><tr><td><b>Year</b></td><td>Boats</td></tr><tr><td>2024</td><td>7</td></tr></table></main>"
    )
    article = split_html(f"<html><body>{html}</body></html>", "a.html")
    assert [(section.heading, section.level) for section in article.sections] == [
        (None, 0), ("Fees", 2), ("Staff", 2), ("Questions", 2), ("What does it cost?", 3),
    ]  # fmt: skip
