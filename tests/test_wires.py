"""News wires: what stands apart stands apart, and every figure of the body comes in."""

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wires import ANPA, IPTC_7901, NEWSML, NINJS_1, NINJS_3, NITF, g2, g2_item, xhtml

from briefer.documents.article import Article
from briefer.errors import InputError
from briefer.readers import read, read_all
from briefer.readers.anpa.typography import anpa_text
from briefer.readers.files import read_bytes
from briefer.readers.wire.text import wire_pieces

Make = Callable[[str | bytes], Path]


@pytest.fixture
def file(tmp_path: Path) -> Make:
    def make(content: str | bytes) -> Path:
        path = tmp_path / "wire"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


def _split(article: Article) -> list[tuple[str | None, str]]:
    return [(section.heading, section.text) for section in article.sections]


def test_nitf(file: Make) -> None:
    article = read(file(NITF))
    assert article.title == "Harbour dues rise by 18%"
    assert _split(article) == [
        (
            None,
            "Dues go up in May.\n\nBoats wait at the quay in April.\n\nR. Lund\n\n"
            "PORT ELLIS (EW) — The Port of Ellis will charge €3.50 a metre\xa0from May, 18% more than in 2023.",
        ),
        ("What skippers say", "It takes 2 1/2 hours to pay, said Ole Vik."),
        (
            "Berths",
            "North quay: 40 berths\n- South quay: 64 berths\n\n"
            "| Year | Dues |\n| --- | --- |\n| 2023 | 2.97 |\n| 2024 | 3.50 |",
        ),
    ]
    assert article.credits == (
        "Publication status: embargoed",
        "Embargoed until 20240503T060000Z",
        "Corrects the year in the third paragraph",
        "Skippers protest",
        "Editors: a map moves separately.",
        "By Ada Brandt, Coast Desk",
        "Example Wire",
        "PORT ELLIS",
        "Boats wait at the quay in April.",
        "R. Lund",
        "ab/cd",
        "Lars Holm contributed from Vik.",
    )


def test_an_abstract_that_the_body_says_again_is_said_once(file: Make) -> None:
    repeated = NITF.replace("Dues go up in <chron>May</chron>.", "The Port of Ellis will charge &#8364;3.50 a metre.")
    repeated = repeated.replace("a metre&nbsp;from May,\n18% more than in 2023.", "a metre.")
    assert read(file(repeated)).text.count("will charge") == 1


@pytest.mark.parametrize(
    ("way", "content"),
    [
        ("XHTML", xhtml("<p>Dues rise by 18%.</p><h3>Before</h3><p>They were 2.97 in 2023.</p>")),
        (
            "NITF",
            '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>'
            "<body.head><hedline><hl1>Other</hl1></hedline></body.head><body.content><p>Dues rise by 18%.</p>"
            "<hl2>Before</hl2><p>They were 2.97 in 2023.</p></body.content></body></nitf></inlineXML>",
        ),
        (
            "HTML as text",
            '<inlineData contenttype="text/plain"><![CDATA[<p>Dues rise by 18%.</p><h2>Before</h2>'
            "<p>They were 2.97 in 2023.</p>]]></inlineData>",
        ),
        (
            "text",
            '<inlineData contenttype="text/plain">Dues rise by 18%.\n\n# Before\n\nThey were 2.97 in 2023.'
            "</inlineData>",
        ),
    ],
)
def test_newsml_g2_in_every_way_that_content_is_written(way: str, content: str, file: Make) -> None:
    article = read(file(g2(g2_item(content, lines="<by>Ada Brandt</by><dateline>PORT ELLIS</dateline>"))))
    assert article.title == "Harbour dues rise", way
    assert _split(article) == [(None, "Dues rise by 18%."), ("Before", "They were 2.97 in 2023.")]
    assert article.credits == ("Ada Brandt", "PORT ELLIS")


def test_notes_an_embargo_and_a_kill_stand_apart(file: Make) -> None:
    meta = "<embargoed>2024-05-03T06:00:00Z</embargoed><edNote>Not for print before noon.</edNote>"
    killed = g2_item(xhtml("<p>Dues rise by 18%.</p>"), status="canceled", meta=meta)
    assert read(file(g2(killed))).credits == (
        "Publication status: canceled",
        "Embargoed until 2024-05-03T06:00:00Z",
        "Not for print before noon.",
    )


def test_a_message_with_several_items(file: Make) -> None:
    picture = g2_item('<remoteContent href="a.jpg" contenttype="image/jpeg"/>', "Boats", "2")
    path = file(g2(g2_item(xhtml("<p>One of 11.</p>")), picture, g2_item(xhtml("<p>Two of 22.</p>"), "Ferries", "3")))
    found = read_all(path)
    assert [article.title for article in found] == ["Harbour dues rise", "Ferries"]
    assert [article.source.path for article in found if article.source] == [f"{path}#1", f"{path}#2"]
    assert read(f"{path}#2").sections[0].text == "Two of 22."
    with pytest.raises(InputError, match=r"2 articles are in this file; name one of them, \S+wire#1 to \S+wire#2"):
        read(path)
    with pytest.raises(InputError, match="2 articles are in this file; give a lower number"):
        read(f"{path}#3")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            g2(g2_item("", lines="<description>Boats.</description>")).replace("ninat:text", "ninat:picture"),
            "NewsML-G2 of the class picture, not text",
        ),
        ('{"uri": "x", "type": "picture", "headlines": [], "description_text": "Boats."}', "ninjs of type picture"),
        (g2('<packageItem guid="x"><itemMeta/></packageItem>'), "package, which only refers to stories in other files"),
        (g2(g2_item("", status="canceled")), r"without a story text \(publication status: canceled\)"),
        ("<contentMeta><dateline>PORT ELLIS</dateline></contentMeta>", "NewsML-G2 without a story text"),
        ("<nitf><head><title>Dues</title></head><body/></nitf>", "NITF without a story text"),
        ('{"uri": "x", "type": "picture", "headlines": []}', "ninjs of type picture without a story text"),
        (g2(g2_item(xhtml("<p>Dues"))), "cut short or broken at line"),
        (NITF[:700], "NITF, cut short or broken at line"),
        ("<nitf>" + "<block>" * 300 + "</block>" * 300 + "</nitf>", "nested too deeply"),
        (
            '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/hostname">]><nitf>&x;</nitf>',
            "which is never opened",
        ),
        (
            '<!DOCTYPE nitf [<!ENTITY a "lol lol lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
            + "".join(f'<!ENTITY b{i} "{"&b" + str(i - 1) + ";" if i else "&b;"}{"&b;" * 9}">' for i in range(3))
            + '<!ENTITY c "'
            + "&b2;" * 5000
            + '">]><nitf><body><body.content><p>'
            + "&c;" * 2000
            + "</p></body.content></body></nitf>",
            "entities unfold without end",
        ),
        ("\x01exa0123 4 i 180\r\n\x02\x03", "IPTC 7901 without a message text"),
    ],
)
def test_what_holds_no_story_is_refused_in_one_line(content: str, said: str, file: Make) -> None:
    with pytest.raises(InputError, match=said) as raised:
        read(file(content))
    assert "\n" not in str(raised.value)
    assert "wire: " in str(raised.value)


def test_a_summary_is_read_where_an_item_has_nothing_else(file: Make) -> None:
    lines = '<description role="x:caption">SLUG</description><description role="x:sum">Dues rise by 18%.</description>'
    assert read(file(g2(g2_item("", lines=lines)))).sections[0].text == "Dues rise by 18%."


def test_a_paragraph_that_is_plain_text_inside(file: Make) -> None:
    text = (
        "<p>(Adds comments, detail)\n    * Dues may reach $5 a metre\n    * Skippers protest\n\n    By Ada Brandt\n"
        "    May 2 (EW) - Dues rise by 18%\nfrom May.\n    They were 2.97\nin 2023, said Ole Vik.\n\n"
        "      Quay       2023     2024\n      North      2.97     3.50\n      South      1.10     1.30\n\n"
        " (Reporting by Ada Brandt; Editing by\nLars Holm)</p>"
    )
    article = read(file(g2(g2_item(xhtml(text)))))
    assert article.sections[0].text.startswith("Dues may reach $5 a metre\n- Skippers protest")
    assert "May 2 (EW) - Dues rise by 18% from May.\n\nThey were 2.97 in 2023, said Ole Vik." in article.text
    assert "| Quay | 2023 | 2024 |\n| --- | --- | --- |\n| North | 2.97 | 3.50 |" in article.text
    assert article.credits == (
        "(Adds comments, detail)",
        "By Ada Brandt",
        "(Reporting by Ada Brandt; Editing by Lars Holm)",
    )


def test_escaped_twice(file: Make) -> None:
    text = xhtml("<p>Between 800&lt;endash&gt;-&lt;/endash&gt;900 at 4 o&amp;#39;clock, &amp;quot;or so&amp;quot;.</p>")
    assert read(file(g2(g2_item(text)))).sections[0].text == 'Between 800-900 at 4 o\'clock, "or so".'


@pytest.mark.parametrize(
    "content",
    [
        "<nitf><body><body.content><p>Dues rise by 18%.</p><hl2>Before</hl2><p>2.97.</p></body.content></body></nitf>",
        "<p>Dues rise by 18%.</p><hl2>Before</hl2><p>2.97.</p>",
        "<html><head><title/></head><body><p>Dues rise by 18%.</p><h2>Before</h2><p>2.97.</p></body></html>",
        "<![CDATA[<p>Dues rise by 18%.</p><h2>Before</h2><p>2.97.</p>]]>",
    ],
)
def test_newsml_1(content: str, file: Make) -> None:
    article = read(file(NEWSML.format(status="Usable", content=content)))
    assert article.title == "Harbour dues rise"
    assert _split(article) == [(None, "Dues rise by 18%."), ("Before", "2.97.")]
    assert article.credits == ("PORT ELLIS, May 2 (EW) -", "By Ada Brandt", "Boats wait at the quay.")


def test_newsml_1_in_parts(file: Make) -> None:
    part = (
        '<NewsComponent><Role FormalName="{}"/><ContentItem><DataContent>{}</DataContent></ContentItem></NewsComponent>'
    )
    parts = "".join(
        part.format(role, text)
        for role, text in [
            ("Title", "Other"),
            ("Lead", "<p>Dues go up.</p>"),
            ("Body", "<p>Dues rise by 18%.</p>"),
            ("Body", "<p>They were 2.97.</p>"),
            ("Contact", "<p>Tel. 5550</p>"),
        ]
    )
    wire = NEWSML.format(status="Usable", content="<p/>")
    at = wire.index("<NewsComponent><Role")
    article = read(file(wire[:at] + parts + wire[at:]))
    assert article.title == "Harbour dues rise"
    assert article.sections[0].text == "Dues go up.\n\nDues rise by 18%.\n\nThey were 2.97."
    assert "Tel. 5550" in article.credits


def test_data_in_a_news_item_is_no_text(file: Make) -> None:
    data = '<inlineXML contenttype="application/x+xml"><results><club>Vik</club><goals>77</goals></results></inlineXML>'
    with pytest.raises(InputError, match="without a story text"):
        read(file(g2(g2_item(data))))


def test_newsml_1_that_was_withdrawn(file: Make) -> None:
    article = read(file(NEWSML.format(status="Withdrawn", content="<p>Dues rise.</p>")))
    assert article.credits[0] == "Publication status: Withdrawn"


@pytest.mark.parametrize("item", [NINJS_1, NINJS_3])
def test_ninjs(item: dict[str, object], file: Make) -> None:
    article = read(file(json.dumps(item)))
    assert article.title == "Harbour dues rise"
    assert [section.heading for section in article.sections] == [None, "Before"]
    assert "2.97" in article.sections[1].text
    assert "Ada Brandt" in article.credits
    assert "SLUG" not in article.text


def test_ninjs_in_a_list_and_with_text_alone(file: Make) -> None:
    plain = {
        **NINJS_1,
        "headline": "Ferries",
        "body_xhtml": "",
        "body_text": "Ferries carry 64 cars.\nThey run at 5:30 a.m.",
    }
    first, second = read_all(file(json.dumps({"total": 2, "items": [NINJS_1, plain]})))
    assert (first.title, second.title) == ("Harbour dues rise", "Ferries")
    assert second.sections[0].text == "Ferries carry 64 cars.\n\nThey run at 5:30 a.m."


def test_iptc_7901(file: Make) -> None:
    article = read(file(IPTC_7901))
    assert article.title == "Harbour dues rise by 18%, skippers protest"
    assert article.sections[0].text == (
        "Port Ellis (exa) - The harbour will charge 3.50 euros a metre from May, 18 per cent more than in 2023.\n\n"
        '"We were told on Friday," said Ole Vik.'
    )
    assert article.credits[0] == "EXTRA"
    assert any("Tel: +49 30 5550" in line for line in article.credits)
    assert not set(article.text) & set(map(chr, range(9)))


def test_anpa(file: Make) -> None:
    article = read(file(ANPA))
    assert article.title == "Vik and Ellis tied after 125 races"
    assert _split(article) == [
        (
            None,
            "PORT ELLIS (EW) — “We row on,” said Ole Vik, who leads by 3½ games — as he did in 2023.\n\n"
            "He calls it ‘luck,' not skill.",
        ),
        ("UP NEXT", "Vik: host Ellis on Saturday."),
        (
            "NORTH LEAGUE",
            "|  | W | L | GB |\n| --- | --- | --- | --- |\n| Port Ellis | 73 | 52 | — |\n| Vik | 66 | 59 | 7 |\n"
            "| Brandt | 65 | 60 | 7½ |",
        ),
        ("Saturday's Games", "Vik 6, Ellis 5"),
    ]
    assert article.credits == (
        "EW Photo NY101",
        "Eds: Updates standings. With EW Photos.",
        "By ADA BRANDT",
        "EW Sports Writer",
    )


def test_newsml_1_in_base_64(file: Make) -> None:
    packed = base64.b64encode(b"<p>Dues rise by 18%.</p><p>They were 2.97.</p>").decode()
    wire = NEWSML.replace("<DataContent>{content}</DataContent>", '<Encoding Notation="Base64">{content}</Encoding>')
    article = read(file(wire.format(status="Usable", content=f"<DataContent>{packed}</DataContent>")))
    assert article.sections[0].text == "Dues rise by 18%.\n\nThey were 2.97."


def test_anpa_with_an_alert_and_columns_set_with_spaces(file: Make) -> None:
    wire = ANPA.replace("^Vik and Ellis tied", "^URGENT<\r\n^Vik and Ellis tied")
    columns = "\t   Vik         6   5\r\n\t   Ellis       4   11\r\n"
    article = read(file(wire.replace("\t   Vik 6, Ellis 5\r\n", columns)))
    assert article.title == "Vik and Ellis tied after 125 races"
    assert article.credits[0] == "URGENT"
    assert article.sections[-1].text == "| Vik | 6 | 5 |\n| --- | --- | --- |\n| Ellis | 4 | 11 |"


def test_several_messages_of_both_old_formats_in_one_file(file: Make) -> None:
    assert len(read_all(file(IPTC_7901 * 3))) == 3
    assert [article.title for article in read_all(file(ANPA + ANPA))] == ["Vik and Ellis tied after 125 races"] * 2


@pytest.mark.parametrize(
    ("written", "set_in_type"),
    [
        ("3{", "3½"),
        ("leads by { a game", "leads by ½ a game"),
        ("a{b} and {c}", "a{b} and {c}"),
        ("_", "—"),
        ("so _ at last _ it", "so — at last — it"),
        ("snake_case", "snake_case"),
        ("_Take one", "— Take one"),
        ("``Yes,'' he said", "“Yes,” he said"),
        ("the `first' one", "the ‘first' one"),
    ],
)
def test_the_codes_of_anpa(written: str, set_in_type: str) -> None:
    assert anpa_text(written) == set_in_type


figures = st.lists(st.integers(0, 99_999).map(str), min_size=1, max_size=8)


@given(figures, st.integers(40, 76))
@settings(deadline=None)
def test_a_wire_text_keeps_every_word_however_wide_it_is_set(numbers: list[str], width: int) -> None:
    import textwrap

    sentence = " ".join(f"Quay {number} took boats in." for number in numbers)
    text = (
        textwrap.fill(sentence, width, initial_indent="    ")
        + "\n\n"
        + textwrap.fill(sentence, width, initial_indent="    ")
    )
    assert " ".join(piece.text for piece in wire_pieces(text)).split() == (sentence + " " + sentence).split()


@given(
    st.binary(max_size=120),
    st.sampled_from([NITF, ANPA, IPTC_7901, json.dumps(NINJS_1), g2(g2_item(xhtml("<p>1</p>")))]),
)
@settings(deadline=None)
def test_whatever_stands_in_a_wire_it_is_read_or_refused_in_one_line(noise: bytes, wire: str) -> None:
    data = wire.encode()
    for at in (len(data) // 3, len(data) - 40):
        found, message = _tried(data[:at] + noise + data[at:])
        assert "\n" not in message
        assert all(ch >= " " or ch in "\n\t" for article in found for ch in article.text)


def _tried(data: bytes) -> tuple[tuple[Article, ...], str]:
    try:
        return read_bytes(data, "wire"), ""
    except InputError as error:
        return (), str(error)


@pytest.mark.parametrize(
    "wire", [NITF, NEWSML.format(status="Usable", content="<p>Dues.</p>"), g2(g2_item(xhtml("<p>1</p>")))]
)
def test_an_envelope_of_a_vendor_may_be_around_a_wire(wire: str, file: Make) -> None:
    inner = wire[wire.index("<n" if "<nitf" in wire or "<newsM" in wire else "<NewsML") :]
    plain = read(file(wire))
    enveloped = read(file(f"<delivery><sent>99</sent>{inner}</delivery>"))
    assert (enveloped.title, enveloped.text) == (plain.title, plain.text)
