import io
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


def paragraph(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def field(*instruction: str, result: str | None = None) -> str:
    parts = "".join(f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>' for text in instruction)
    shown = "" if result is None else '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + word_run(result)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return begin + parts + shown + end


BOLD, RAISED = "<w:b/>", '<w:vertAlign w:val="superscript"/>'
BOX = f"<w:txbxContent>{word_paragraph('Box of $5')}</w:txbxContent>"
EITHER = "<mc:AlternateContent>%s</mc:AlternateContent>"
NEWER = f"<mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice>"
OLDER = f"<mc:Fallback><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback>"


@pytest.mark.parametrize(
    ("phenomenon", "inside", "expected"),
    [
        ("a simple field", f'<w:fldSimple w:instr=" =SUM(A1:A3) ">{word_run("$412")}</w:fldSimple>', "$412"),
        (
            "a simple field in a simple field",
            f'<w:fldSimple w:instr="IF"><w:fldSimple w:instr="PAGE">{word_run("7")}</w:fldSimple></w:fldSimple>',
            "7",
        ),
        ("a simple field that is a button", '<w:fldSimple w:instr=" MACROBUTTON NoMacro pay $42 "/>', "pay $42"),
        ("a macro button", field(" MACROBUTTON NoMacro pay", " $42 "), "pay $42"),
        ("a field with a result", field(" REF x ", result="9%"), "9%"),
        ("a carriage return", word_run("5") + "<w:r><w:cr/></w:r>" + word_run("12 people"), "5\n12 people"),
        ("words typed one after the other", "".join(map(word_run, ("Sold ", "1", "8", "% more"))), "Sold 18% more"),
        (
            "words of two looks",
            word_run("10") + word_run("3", BOLD) + word_run(" and 4", BOLD) + word_run("2") + word_run("7", RAISED) * 2,
            "103 and 42⁷⁷",
        ),
        ("a break in between", word_run("5") + "<w:r><w:tab/></w:r>" + word_run("6") + word_run("7"), "5 67"),
        ("text that runs from the right", f'<w:bdo w:val="rtl">{word_run("18%")}</w:bdo>', "18%"),
        ("raised by its position", word_run("18%") + word_run("1", '<w:position w:val="8"/>'), "18%¹"),
        ("set higher, but no mark", word_run("It rose by 5% here", '<w:position w:val="8"/>'), "It rose by 5% here"),
        (
            "a text box in both forms",
            f"<w:r><mc:AlternateContent>{NEWER}{OLDER}</mc:AlternateContent></w:r>",
            "Box of $5",
        ),
        ("a text box in the newer form", f"<w:r><mc:AlternateContent>{NEWER}</mc:AlternateContent></w:r>", "Box of $5"),
        ("a bare text box", f"<w:r><w:drawing>{BOX}</w:drawing></w:r>", "Box of $5"),
    ],
)
def test_what_word_shows_is_in_the_text(phenomenon: str, inside: str, expected: str, tmp_path: Path) -> None:
    mc, v = "http://schemas.openxmlformats.org/markup-compatibility/2006", "urn:schemas-microsoft-com:vml"
    body = paragraph(inside).replace("<w:p>", f'<w:p xmlns:mc="{mc}" xmlns:v="{v}">', 1)
    assert article_of(tmp_path, docx(body)).text == expected


def test_headings_by_outline_by_style_and_by_bold(tmp_path: Path) -> None:
    prose = word_paragraph("The board met on Monday to settle the budget, and it voted 6-1 for a rise of 4.5 percent.")
    styles = (
        '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:basedOn w:val="h2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Deep"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="Plain"><w:name w:val="Plain"/><w:basedOn w:val="h2"/><w:pPr>'
        '<w:outlineLvl w:val="9"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/>'
        "</w:style>"
    )
    body = [
        paragraph(word_run("Harbour budget"), '<w:outlineLvl w:val="0"/>'),
        paragraph(word_run("Fees 5"), '<w:pStyle w:val="T1"/>'),
        prose,
        paragraph(word_run("Fees"), '<w:pStyle w:val="Clause"/>') + prose,
        paragraph(word_run("Boats"), '<w:pStyle w:val="Deep"/>') + prose,
        paragraph(word_run("Set as a heading, but none"), '<w:pStyle w:val="Plain"/>'),
        paragraph(word_run("Staff", "<w:b/>")) + prose,
        paragraph(word_run("It ends as a sentence does.", "<w:b/>")) + prose,
    ]
    article = article_of(tmp_path, docx("".join(body), styles=styles))
    assert article.title == "Harbour budget"
    assert article.credits == ("Fees 5",)
    assert [(section.heading, section.level) for section in article.sections] == [
        (None, 0), ("Fees", 2), ("Boats", 3), ("Staff", 4),
    ]  # fmt: skip
    assert "Set as a heading, but none" in article.text


def test_empty_paragraphs_and_runs_cost_next_to_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import mammoth

    given: list[bytes] = []
    convert = mammoth.convert_to_html

    def noting(file: io.BytesIO, **options: object) -> object:
        given.append(zipfile.ZipFile(io.BytesIO(file.getvalue())).read("word/document.xml"))
        return convert(file, **options)

    monkeypatch.setattr(mammoth, "convert_to_html", noting)
    body = word_paragraph("5 people") + "<w:p/>" * 5_000 + word_paragraph("came")
    assert article_of(tmp_path, docx(body)).text == "5 people\n\ncame"
    assert given[0].count(b"<w:p") < 20
    runs = "".join(word_run(f"{number} ", "<w:i/>") for number in range(1_000))
    assert "998 999" in article_of(tmp_path, docx(f"<w:p>{runs}</w:p>")).text
    assert given[1].count(b"<w:r>") == 1
