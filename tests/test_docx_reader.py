import sys
import zipfile
from pathlib import Path

import pytest

from briefer.documents.article import Article
from briefer.errors import InputError
from briefer.readers import read
from tests.documents import archive, docx, word_paragraph, word_run, word_table

pytest.importorskip("mammoth")
pytest.importorskip("lxml")


def article_of(tmp_path: Path, data: bytes) -> Article:
    (tmp_path / "a.docx").write_bytes(data)
    return read(tmp_path / "a.docx")


def test_headings_lists_tables_captions_and_title(tmp_path: Path) -> None:
    body = (
        word_paragraph("Night bus trial ends", "title")
        + word_paragraph("It cost £1.2\u00a0million, 18% more than planned.")
        + word_paragraph("Costs", "h1")
        + word_paragraph("Fridays: 1,840 people", item=0)
        + word_paragraph("Line N3: 300", item=1)
        + word_table([["line", "cost"], ["N3", "1.79"]])
        + word_paragraph("A bus at stop 14", "caption")
        + word_paragraph("Next", "h2")
        + word_paragraph("The board decides on Dec. 18.")
    )
    article = article_of(tmp_path, docx(body))
    assert article.title == "Night bus trial ends"
    assert [(section.heading, section.level) for section in article.sections] == [(None, 0), ("Costs", 1), ("Next", 2)]
    assert article.credits == ("A bus at stop 14",)
    assert article.text == (
        "# Night bus trial ends\n\nIt cost £1.2\u00a0million, 18% more than planned.\n\n# Costs\n\n"
        "- Fridays: 1,840 people\n    - Line N3: 300\n\n| line | cost |\n| --- | --- |\n| N3 | 1.79 |\n\n"
        "A bus at stop 14\n\n## Next\n\nThe board decides on Dec. 18."
    )


def test_raised_figures_notes_and_tracked_changes(tmp_path: Path) -> None:
    body = (
        "<w:p>"
        + word_run("In all 10")
        + word_run("6", '<w:vertAlign w:val="superscript"/>')
        + word_run(" riders, ")
        + "<w:del>" + '<w:r><w:delText>77 cars</w:delText></w:r>' + "</w:del>"
        + "<w:ins>" + word_run("24 buses") + "</w:ins>"
        + '<w:r><w:footnoteReference w:id="1"/></w:r>'
        + "</w:p>"
    )  # fmt: skip
    article = article_of(tmp_path, docx(body, footnotes=["As of 30 June 2024"]))
    assert article.text == "In all 10⁶ riders, 24 buses[1]\n\n1. As of 30 June 2024"


DEEP = f"<document>{'<p>' * 20_000}{'</p>' * 20_000}</document>"


@pytest.mark.parametrize(
    ("phenomenon", "data", "said"),
    [
        ("no text", docx(""), "a DOCX without text"),
        ("cut short", docx(word_paragraph("5 people"))[:-30], "cut short or broken"),
        ("no XML", archive({"word/document.xml": "5 people"}), "a broken DOCX"),
        ("no Word document", archive({"word/document.xml": "<a/>"}), "a broken DOCX"),
        ("no XML, though it speaks of formulas", archive({"word/document.xml": "<a>oMath"}), "a broken DOCX"),
        ("hidden text nested too deeply", archive({"word/document.xml": DEEP + "<!--vanish-->"}), "a broken DOCX"),
        ("nested too deeply", archive({"word/document.xml": DEEP}), "a broken DOCX"),
        (
            "entities",
            archive({"word/document.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}),
            "entities of its own",
        ),
        ("a bomb of bytes", archive({"word/document.xml": b" " * 41_000_000}), "too large when unpacked"),
        ("a bomb of tags", archive({"word/document.xml": "<a/>" * 800_001}), "too large when unpacked"),
        (
            "many parts",
            archive({"word/document.xml": "", **{f"word/{n}.xml": "" for n in range(10_001)}}),
            "10,000 parts",
        ),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(phenomenon: str, data: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        article_of(tmp_path, data)
    assert said in str(raised.value)
    assert str(raised.value).startswith(str(tmp_path / "a.docx"))
    assert "\n" not in str(raised.value)


def test_nothing_of_the_html_extra_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [module for module in sys.modules if module.startswith(("briefer.readers.html", "trafilatura"))]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.delitem(sys.modules, "briefer.readers.docx.article", raising=False)
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert article_of(tmp_path, docx(word_paragraph("5 people"))).text == "5 people"


def test_pictures_are_never_unpacked(tmp_path: Path) -> None:
    data = docx(word_paragraph("5 people"))
    with_picture = tmp_path / "b.docx"
    with_picture.write_bytes(data)
    with zipfile.ZipFile(with_picture, "a", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("word/media/image1.xml.png", bytes(60_000_000))
    assert read(with_picture).text == "5 people"


def test_a_missing_part_does_no_harm(tmp_path: Path) -> None:
    document = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
    data = archive({"word/document.xml": document % (word_paragraph("5 people", "h9") + word_paragraph("6", item=3))})
    assert article_of(tmp_path, data).text == "5 people\n\n6"


_MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def _math(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("phenomenon", "body", "expected"),
    [
        ("hidden text", word_run("Sold 5") + word_run("99", "<w:vanish/>") + word_run("% more"), "Sold 5% more"),
        ("hidden text that is shown", word_run("Sold ") + word_run("99", '<w:vanish w:val="0"/>'), "Sold 99"),
        ("formula", word_run("It holds ") + f"<m:oMath {_MATH}>{_math('x=41')}</m:oMath>", "It holds x=41"),
        (
            "fraction beside a figure",
            f"<m:oMath {_MATH}>{_math('3')}<m:f><m:num>{_math('1')}</m:num><m:den>{_math('2')}</m:den></m:f>"
            f"{_math('5')}</m:oMath>",
            "3 1/2 5",
        ),
        (
            "formulas on lines of their own",
            f"<m:oMathPara {_MATH}><m:oMath><m:sSup><m:e>{_math('10')}</m:e><m:sup>{_math('6')}</m:sup></m:sSup>"
            f"</m:oMath><m:oMath>{_math('7')}</m:oMath></m:oMathPara>",
            "10^6 7",
        ),
    ],
)
def test_what_word_shows(phenomenon: str, body: str, expected: str, tmp_path: Path) -> None:
    assert article_of(tmp_path, docx(f"<w:p>{body}</w:p>")).text == expected
