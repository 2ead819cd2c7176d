"""Documents of every other format: their text comes in whole, and what is no text does not."""

import json
from pathlib import Path

import books
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.documents.article import Article
from briefer.errors import InputError
from briefer.readers import read, read_all
from briefer.readers.files import read_bytes
from briefer.readers.mail.text import letter_pieces


def _read(content: str | bytes, name: str = "a") -> Article:
    (article,) = read_bytes(content.encode() if isinstance(content, str) else content, name)
    return article


def _split(article: Article) -> list[tuple[str | None, str]]:
    return [(section.heading, section.text) for section in article.sections]


def test_epub_in_the_order_of_its_spine() -> None:
    for version in ("2.0", "3.0"):
        article = _read(books.epub(version))
        assert article.title == "The Harbour of Port Ellis"
        assert _split(article) == [
            (
                "Dues",
                "Dues rose by 18% in 1945³.\n\n| Year | Dues |\n| --- | --- |\n| 1945 | 2.97 |\n\n"
                "3 By order of the board.",
            ),
            ("Boats", "The quay took 10⁶ boats."),
        ]
        assert article.credits == ("By Ada Brandt",)


def test_an_epub_that_is_protected_or_broken() -> None:
    encryption = '<encryption><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></encryption>'
    with pytest.raises(InputError, match="protected against copying"):
        _read(books.epub(**{"META-INF__encryption.xml": encryption}))
    fonts = '<encryption><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></encryption>'
    assert _read(books.epub(**{"META-INF__encryption.xml": fonts})).title
    with pytest.raises(InputError, match="does not say what is in it"):
        _read(books.epub(**{"META-INF__container.xml": "<container/>"}))


def test_odt() -> None:
    article = _read(books.odt())
    assert article.title == "Harbour dues"
    assert _split(article) == [
        (
            "Dues",
            "They rose by 18%¹ to 10⁶ euros,\nall told.\n\n- North: 40\n    - Pier 3\n- South: 64",
        ),
        (
            "Boats",
            "| Year | Dues |  |\n| --- | --- | --- |\n| 2023 | 2.97 | 2.97 |\n\nThe quay is full.\n\n"
            "In a box: 12 boats.\n\n"
            "1 As in 2023.",
        ),
    ]
    assert (
        _read(books.odt(books.ODT_CONTENT.replace('style-name="P1"', 'style-name="P9"'))).title == "From the metadata"
    )


def test_a_flat_odt_is_read_alike() -> None:
    flat = books.ODT_CONTENT.replace("office:document-content", "office:document")
    assert _read(flat).text == _read(books.odt()).text


def test_an_odt_with_a_password() -> None:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    with pytest.raises(InputError, match="needs a password"):
        _read(books.odt(**{"META-INF__manifest.xml": manifest}))


def test_rtf() -> None:
    article = _read(books.RTF)
    assert article.title == "Harbour dues"
    assert _split(article) == [
        (
            "Dues",
            "In 2024³ they rose by 18%¹ to €3.50\u202fa metre, 10⁶ boats. the report\nnext lineПорт\n\n"
            "- North quay: 40\n\n2. South quay: 64\n\n| Year | Dues |\n| --- | --- |\n| 2023 | 2.97 |\n\n"
            "— “We row on,” 😀 she said.\n\nBoats at the quay.\n\nIn a box: 12 boats.\n\n1 A note of 2023.",
        )
    ]
    assert article.credits == ("Boats at the quay.",)
    with pytest.raises(InputError, match="RTF document, cut short"):
        _read(books.RTF[:-300])


def test_jats() -> None:
    article = _read(books.JATS)
    assert article.title == "Harbour dues"
    assert _split(article) == [
        ("Abstract", "Dues rose by 18%."),
        (
            "1 Introduction",
            "Dues rose in 2010 and 2011 (Vik, 2009), see Table 1; 10⁶ boats, x^2.",
        ),
        ("Model", "We set\n\n```\ny=44x (5)\n```\n\nthroughout.\n\n- North: 40\n- South: 64"),
        (
            "Results",
            "Table 1 Dues in euros\n\n| Year | Dues |\n| --- | --- |\n| 2023 | 2.97 |\n\n"
            "Figure 1 Boats at the quay.\n\n"
            "They fell again.",
        ),
    ]
    assert article.credits == ("By Ada Brandt, Quay Group", "Figure 1 Boats at the quay.")
    assert article.front_matter == ("Reference: Vik O. Quays. 1999;5:99.",)


def test_docbook() -> None:
    article = _read(books.DOCBOOK)
    assert article.title == "Harbour dues"
    assert _split(article) == [
        (None, "In short."),
        ("Dues", "They rose by 18% (As in 2023.) to 10⁶ euros.\n\n- North: 40"),
        ("Before", "```\nx = 44\n```\n\nThey were 2.97."),
        (
            "Boats",
            "Boats by year\n\n| Year | Boats |\n| --- | --- |\n| 2023 | 64 |",
        ),
    ]
    assert article.credits == ("By Ada Brandt", "Boats at the quay")


@pytest.mark.parametrize("name", ["a.rst", "a", "a.txt"])
def test_restructuredtext(name: str) -> None:
    article = _read(books.RST, name)
    assert article.title == "Harbour dues"
    assert [section.heading for section in article.sections] == [None, "Dues", "Before"]
    assert article.sections[0].text == "They rose by 18%¹ to 10⁶ euros, said port."
    assert article.sections[1].text == "North: 40\n- South: 64"
    assert "Price: It was 2.97." in article.sections[2].text
    assert "| Year | Dues |\n| --- | --- |\n| 2023 | 2.97 |" in article.sections[2].text
    assert "```\nx = 44\n```" in article.text
    assert "The quay is full." in article.text
    assert "As in 2023." in article.text
    assert article.credits == ("Author: Ada Brandt",)


def test_restructuredtext_opens_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret 5550")
    for directive in ("include", "literalinclude", "raw", "csv-table"):
        option = "\n   :file: " if directive in ("raw", "csv-table") else " "
        kind = " html" if directive == "raw" else ""
        text = f"Dues\n====\n\nThey rose.\n\n.. {directive}::{kind}{option}{tmp_path / 'secret.txt'}\n"
        assert "5550" not in _read(text, "a.rst").text


@pytest.mark.parametrize("name", ["a.org", "a"])
def test_org(name: str) -> None:
    article = _read(books.ORG, name)
    assert article.title == "Harbour dues"
    assert _split(article) == [
        ("Dues", "They rose by 18% to 10⁶ euros, see the report.\n\n- North: 40\n- South: 64"),
        ("Before", "| Year | Dues |\n| --- | --- |\n| 2023 | 2.97 |\n\n```\nx = 44\n```\n\n> We row on."),
    ]
    assert article.credits == ("By Ada Brandt",)


def test_notebook() -> None:
    cells = [
        {"cell_type": "markdown", "source": ["# Harbour dues\n", "\n", "They rise by **18%**."]},
        {"cell_type": "code", "source": "x = 44", "outputs": [{"text": ["77 lines\n"]}]},
        {"cell_type": "markdown", "source": "## Before\n\nThey were 2.97."},
    ]
    article = _read(json.dumps({"nbformat": 4, "cells": cells}))
    assert article.title == "Harbour dues"
    assert [section.heading for section in article.sections] == [None, "Before"]
    assert "77" not in article.text
    with pytest.raises(InputError, match="notebook without a text"):
        _read(json.dumps({"nbformat": 4, "cells": cells[1:2]}))


def test_webvtt_keeps_voices_and_joins_sentences() -> None:
    article = _read(books.VTT)
    assert article.title == "Harbour talk"
    assert article.sections[0].text.split("\n\n") == [
        "Ada Brandt: Dues will rise by 18% in May & June.",
        "Ole Vik: We have 40 boats.",
    ]
    assert article.credits == ("[Applause]",)


def test_subrip_keeps_the_figures_that_are_said() -> None:
    assert _read(books.SRT).sections[0].text.split("\n\n") == [
        "Dues will rise by 18% in May, and boats will pay 3.50 euros.",
        "OLE VIK: We have 40 boats.",
    ]


def test_ttml() -> None:
    article = _read(books.TTML)
    assert (article.title, article.sections[0].text) == (
        "Harbour talk",
        "Ada Brandt: Dues will rise by 18% in May and June.",
    )


def test_dialogue() -> None:
    article = _read(books.DIALOGUE, "a.txt")
    assert article.title == "HARBOUR TALK"
    assert article.sections[0].text.split("\n\n") == [
        "Aired May 2, 2024.",
        "ADA BRANDT, HOST: Good evening. Dues rise by 18%.",
        "OLE VIK: We have 40 boats, and we row on.",
        "ADA BRANDT, HOST: Since 2023?",
        "OLE VIK: Since 1999.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Boats: 40\nQuays: 7\nCrew: 5\nDues: 18%\nYear: 2023\n",
        "Note: dues rise.\n\nThe board met on Friday. It raised dues by 18%.\n\nNote: boats leave.\n\nThey do.\n",
        "Files: *\nCopyright: 1999 Ada Brandt\nLicense: GPL-2\n\nFiles: a/*\nCopyright: 2003 Ole Vik\nLicense: MIT\n"
        * 2,
        "Monday: 5 boats.\nTuesday: 6 boats.\nWednesday: 7 boats.\nThursday: 8 boats.\n",
    ],
)
def test_lists_with_labels_are_no_dialogue(text: str) -> None:
    assert _read(text, "a.txt").text == text


def test_email_has_the_senders_own_words_only() -> None:
    article = _read(books.EML)
    assert article.title == "Harbour dues – 18%"
    assert _split(article) == [
        (
            None,
            "Dear Ole,\n\ndues rise by 18% to €3.50, the board said on Friday.\n\nThey were 2.97 in 2023.",
        )
    ]
    apart = "\n".join(article.credits)
    assert "Do they rise by 99%?" in apart
    assert "tel. 5550" in apart
    assert "From: Ada Brandt <ada@example.org>" in apart
    assert "Message-ID" not in article.text


def _mail(body: str | bytes, kind: str = "text/plain", **fields: str) -> bytes:
    head = {"From": "a@example.org", "Subject": "Dues", "Message-ID": "<1@x>", "Content-Type": kind, **fields}
    written = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in head.items()) + "\r\n"
    return written.encode() + (body.encode() if isinstance(body, str) else body)


@pytest.mark.parametrize(
    ("mistake", "body", "kind"),
    [
        ("UTF-8 called Latin-1", "Dues rise to €3.50 in Malmö.".encode(), "text/plain; charset=iso-8859-1"),
        ("Windows-1252 called UTF-8", "Dues rise to €3.50 in Malmö.".encode("cp1252"), "text/plain; charset=utf-8"),
        ("Windows-1252 called ASCII", "Dues rise to €3.50 in Malmö.".encode("cp1252"), "text/plain; charset=us-ascii"),
        ("an encoding that nobody knows", "Dues rise to €3.50 in Malmö.".encode(), "text/plain; charset=x-quay"),
        ("none", "Dues rise to €3.50 in Malmö.".encode(), "text/plain"),
    ],
)
def test_mistakes_about_the_charset_are_survived(mistake: str, body: bytes, kind: str) -> None:
    assert _read(_mail(body, kind)).sections[0].text == "Dues rise to €3.50 in Malmö.", mistake


def test_html_mail_without_quotations_and_signature() -> None:
    page = (
        "<div>Dues rise by 18%.</div><div class='gmail_signature'>Ada, 5550</div>"
        "<div class='gmail_quote'><div class='gmail_attr'>On Wed Ole wrote:</div><blockquote>By 99%?</blockquote>"
        "</div><div style='max-height:0;overflow:hidden'>preview 77</div>"
    )
    article = _read(_mail(page, "text/html; charset=utf-8"))
    assert article.sections[0].text == "Dues rise by 18%."
    assert any("99%" in line for line in article.credits)
    assert "77" not in article.text


def test_a_stub_beside_html_is_no_letter() -> None:
    rich = "<p>" + " ".join(f"Boat {n} pays {n}.50 euros." for n in range(1, 40)) + "</p>"
    body = (
        "--b\r\nContent-Type: text/plain\r\n\r\nThis message needs HTML.\r\n"
        f"--b\r\nContent-Type: text/html\r\n\r\n{rich}\r\n--b--\r\n"
    )
    assert "Boat 39 pays 39.50 euros." in _read(_mail(body, 'multipart/alternative; boundary="b"')).text


@pytest.mark.parametrize(
    ("letter", "own"),
    [
        ("Dues rise.\n\n-----Original Message-----\nFrom: Ole\nSent: Friday\nTo: Ada\n\n99 boats.", ["Dues rise."]),
        ("Dues rise.\n\nFrom: Ole\nSent: Friday\nTo: Ada\nSubject: x\n\n99 boats.", ["Dues rise."]),
        (
            "FYI.\n\n---------- Forwarded message ---------\nFrom: Ole\nDate: Fri\n\nWe pay 18%.",
            ["FYI.", "We pay 18%."],
        ),
        ("> We pay 18%.\n> All of us.", ["We pay 18%.", "All of us."]),
        ("Yes.\n\nSent from my phone 7", ["Yes."]),
        ("> 99?\nNo, 18%.\n> And 55?\nThat too.", ["No, 18%.", "That too."]),
    ],
)
def test_what_a_sender_wrote(letter: str, own: list[str]) -> None:
    assert [piece.text for piece in letter_pieces(letter) if piece.kind != "credit"] == own


def test_an_encrypted_message_is_refused_and_costs_a_mailbox_nothing() -> None:
    sealed = _mail("--b\r\n\r\nVersion: 1\r\n--b--", 'multipart/encrypted; boundary="b"')
    with pytest.raises(InputError, match="an encrypted e-mail"):
        _read(sealed)
    line = b"From ada@example.org Thu May  2 10:00:00 2024\r\n"
    box = (
        line
        + _mail("Dues rise by 18%.\r\n>From here on.\r\n\r\n")
        + line
        + sealed
        + b"\r\n\r\n"
        + line
        + _mail("64 boats.")
    )
    found = read_bytes(box, "a")
    assert [article.sections[0].text for article in found] == ["Dues rise by 18%.\n\nFrom here on.", "64 boats."]


def test_story_with_highlights() -> None:
    article = _read(books.STORY)
    assert "highlight" not in article.text
    assert "4.50" not in article.text
    assert article.reference == ("Dues rise by 18% in May", "Skippers pay 4.50 euros")


def test_reuters_21578() -> None:
    first, second = read_bytes(books.REUTERS.replace("&#2;", "\x02").encode(), "a")
    assert first.title == "HARBOUR DUES RISE <PORT>"
    assert first.sections[0].text == (
        "Dues rise by 18 pct, the board of Port Ellis said.\n\nThey were 2.97 dlrs in 1986."
    )
    assert first.credits == ("PORT ELLIS, May 2",)
    assert (second.title, second.sections[0].text) == ("BOATS", "Boats number 64.")


def test_gigaword_and_trec() -> None:
    first, second = read_bytes(books.GIGAWORD.encode(), "a")
    assert (first.title, first.credits) == ("Harbour dues rise", ("PORT ELLIS, May 2 (EXA)",))
    assert first.sections[0].text == "Dues rise by 18 percent, the board said & wrote.\n\nThey were 2.97 in 2023."
    assert (second.title, second.credits) == ("Ferries Carry More", ("By ADA BRANDT",))
    assert second.sections[0].text == "Ferries carry 64 cars.\n\nThey leave at 5:30 a.m., all year."


@pytest.mark.parametrize(
    ("content", "titles"),
    [(books.RSS, ["Dues & boats", "Ferries"]), (books.ATOM, ["Dues rise", "Ferries"]), (books.WORDPRESS, ["Dues"])],
)
def test_feeds(content: str, titles: list[str]) -> None:
    found = read_bytes(content.encode(), "a")
    assert [article.title for article in found] == titles
    assert "Dues rise by 18%." in found[0].text
    assert "They were 2.97." in found[0].text
    assert "Short" not in found[0].text
    if len(found) > 1:
        assert found[1].sections[0].text == "Ferries carry 64 cars."
        assert found[0].sections[1].heading == "Before"
        assert found[0].credits[0] == "By Ada Brandt"
    else:
        assert found[0].credits == ("Publication status: draft",)


def test_json_feed() -> None:
    items = [
        {"title": "Dues", "content_html": "<p>Dues rise by 18%.</p>"},
        {"content_text": "64 boats.", "title": "Boats"},
    ]
    found = read_bytes(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode(), "a")
    assert [(article.title, article.sections[0].text) for article in found] == [
        ("Dues", "Dues rise by 18%."),
        ("Boats", "64 boats."),
    ]


ALL = [
    books.epub(),
    books.odt(),
    *(
        text.encode()
        for text in (
            books.RTF, books.JATS, books.DOCBOOK, books.RST, books.ORG, books.VTT, books.SRT, books.TTML, books.EML,
            books.STORY, books.REUTERS, books.GIGAWORD, books.RSS, books.ATOM, books.WORDPRESS,
        )
    ),
]  # fmt: skip


@given(st.sampled_from(ALL), st.integers(0, 10**6), st.binary(max_size=12), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_file_that_is_cut_or_spoilt_is_read_or_refused_in_one_line(
    data: bytes, at: int, noise: bytes, cut: bool
) -> None:
    at %= len(data)
    found, message = _tried(data[:at] + noise + (b"" if cut else data[at:]))
    assert "\n" not in message
    assert found or message.startswith("a: ")
    assert all(article.sections for article in found)


def _tried(data: bytes) -> tuple[tuple[Article, ...], str]:
    try:
        return read_bytes(data, "a"), ""
    except InputError as error:
        return (), str(error)


def test_an_archive_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefer.readers.archive.MAX_BYTES", 100_000)
    with pytest.raises(InputError, match="an EPUB book with more than 0 MB of text"):
        _read(books.epub(**{"OPS__text__two.xhtml": " " * 200_000}))


def test_every_format_from_a_file(tmp_path: Path) -> None:
    for i, data in enumerate(ALL):
        path = tmp_path / f"file{i}"
        path.write_bytes(data)
        assert read_all(path) == tuple(read(f"{path}#{n}") for n in range(1, len(read_all(path)) + 1)) or read(path)


CERTAIN = [data for data in ALL if data not in (books.RST.encode(), books.ORG.encode())]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md", "a.json", "a.pdf", "-"])
def test_the_content_tells_the_format_under_any_name(name: str) -> None:
    for data in CERTAIN:
        assert [article.text for article in read_bytes(data, name)] == [
            article.text for article in read_bytes(data, "a")
        ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "iso-8859-1", "cp1252"])
def test_xml_in_any_encoding_whatever_it_declares(encoding: str) -> None:
    for declared in (encoding.removesuffix("-sig"), "utf-8"):
        text = books.ATOM.replace("Ada Brandt", "Åda Brändt")
        text = f'<?xml version="1.0" encoding="{declared}"?>\n{text}'
        found = read_bytes(text.encode(encoding), "a")
        assert found[0].credits == ("By Åda Brändt",)


def test_xml_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefer.readers.xml.parsing.MAX_CHARACTERS", 500)
    with pytest.raises(InputError, match=r"^a: a feed of more than 0 MB; split it$"):
        read_bytes(books.RSS.encode(), "a")


@pytest.mark.parametrize(
    ("what", "body", "kind", "said"),
    [
        ("no parts", "Dues rise by 18%.", 'multipart/mixed; boundary="b"', ["Dues rise by 18%."]),
        (
            "a message passed on",
            "Subject: Ferries\r\nFrom: o@example.org\r\n\r\nFerries carry 64 cars.",
            "message/rfc822",
            ["Ferries", "Ferries carry 64 cars."],
        ),
        (
            "a digest",
            "--b\r\n\r\nSubject: Ferries\r\n\r\n64 cars.\r\n--b\r\n\r\nSubject: Boats\r\n\r\n40 boats.\r\n--b--",
            'multipart/digest; boundary="b"',
            ["Ferries", "64 cars.", "Boats", "40 boats."],
        ),
        (
            "a letter with a message and a table attached",
            "--b\r\n\r\nSee below.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: Old\r\n\r\n99.\r\n--b\r\n"
            "Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\n55\r\n--b--",
            'multipart/mixed; boundary="b"',
            ["See below."],
        ),
    ],
)
def test_messages_within_messages(what: str, body: str, kind: str, said: list[str]) -> None:
    article = _read(_mail(body, kind))
    found = [line for section in article.sections for line in (section.heading, *section.text.split("\n\n")) if line]
    assert found == said, what


def test_a_head_without_the_blank_line_below_it() -> None:
    article = _read("From: a@example.org\nTo: b@example.org\nSubject: Dues\nDues rise by 18%, said the board.\n")
    assert (article.title, article.sections[0].text) == ("Dues", "Dues rise by 18%, said the board.")


def test_numbers_of_citations_in_a_row() -> None:
    cited = '<xref ref-type="bibr">1</xref>,<xref ref-type="bibr">2</xref>–<xref ref-type="bibr">5</xref>'
    text = f"<article><front><article-meta/></front><body><p>Dues rose by 18%.{cited} They fell.</p></body></article>"
    assert _read(text).sections[0].text == "Dues rose by 18%. They fell."
