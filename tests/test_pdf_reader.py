import zlib
from pathlib import Path

import pytest

from briefer.documents.article import Article
from briefer.errors import InputError
from briefer.readers import read
from tests.documents import Typed, pdf, pdf_of_objects, typeset
from tests.printers import PRINTERS, Printed

pytest.importorskip("pypdfium2")

FILLER = "The buses ran from midnight until five in the morning, and on Fridays until six. " * 12


def article_of(tmp_path: Path, data: bytes) -> Article:
    (tmp_path / "a.pdf").write_bytes(data)
    return read(tmp_path / "a.pdf")


def lines(*texts: str) -> list[Typed]:
    return [Typed(text, 700 - 13 * n) for n, text in enumerate(texts)]


def test_headings_are_told_by_their_type(tmp_path: Path) -> None:
    blocks = [
        ("h1", "Night bus trial ends"),
        ("p", FILLER + "It cost 1.2 million euros."),
        ("h2", "Costs"),
        ("p", FILLER + "Line N3 cost 18% more."),
        ("h2", "What is next for the lines that nobody took, and for those that everybody took after midnight"),
        ("p", FILLER + "The board decides on Dec. 18."),
    ]
    article = article_of(tmp_path, pdf(typeset(blocks)))
    assert article.title == "Night bus trial ends"
    assert [(section.heading, section.level, len(section.paragraphs)) for section in article.sections] == [
        (None, 0, 1),
        ("Costs", 2, 1),
        (blocks[4][1], 2, 1),
    ]
    assert [section.text for section in article.sections] == [text for kind, text in blocks if kind == "p"]


def test_text_in_one_type_is_split_as_plain_text(tmp_path: Path) -> None:
    article = article_of(tmp_path, pdf(typeset([("p", FILLER.strip()), ("p", "It cost 1.2 million euros.")])))
    assert article.text == f"{FILLER.strip()}\n\nIt cost 1.2 million euros."


def test_running_heads_and_page_numbers_are_no_content(tmp_path: Path) -> None:
    pages = typeset([("p", f"{FILLER} In {year} it cost {year - 1000} euros.") for year in range(2001, 2020)],
                    head="Report 2024", foot="Page # of 9")  # fmt: skip
    assert len(pages) > 3
    article = article_of(tmp_path, pdf(pages))
    assert "Report" not in article.text
    assert "Page" not in article.text
    assert article.credits == ("Report 2024", "Page  of 9")
    assert all(f"{year - 1000} euros" in article.text for year in range(2001, 2020))


@pytest.mark.parametrize(
    ("phenomenon", "feet"),
    [
        ("figures that count no pages", ["5 people", "9 people", "2 people", "7 people"]),
        ("two pages only", ["1", "2"]),
        ("words that change", ["It cost 5 euros.", "He paid 6 euros.", "She paid 7 euros.", "We paid 8 euros."]),
    ],
)
def test_what_only_looks_like_furniture_stays(phenomenon: str, feet: list[str], tmp_path: Path) -> None:
    pages = [
        [*lines(f"Text {n} begins.", f"Then {n * n} more.", f"And {n}."), Typed(foot, 40)]
        for n, foot in enumerate(feet, 21)
    ]
    text = article_of(tmp_path, pdf(pages)).text
    assert all(foot in text for foot in feet)


@pytest.mark.parametrize(
    ("phenomenon", "above", "below", "expected"),
    [
        ("a range", "It was cold in 2014-", "2015, and warm later.", "It was cold in 2014-2015, and warm later."),
        ("an age", "They met an 18-", "year-old there today.", "They met an 18-year-old there today."),
        ("a name", "We saw the Anglo-", "Saxon coins in there.", "We saw the Anglo-Saxon coins in there."),
        ("a broken word", "They are inter-", "national agreements.", "They are international agreements."),
        ("a dash", "They left -", "and they came back.", "They left - and they came back."),
        ("two figures", "They counted 12", "500 times that week.", "They counted 12 500 times that week."),
        ("a ligature", "The oﬃce".replace("ﬃ", "fﬁ"), "is shut on 5 days.", "The office is shut on 5 days."),
    ],
)
def test_lines_are_joined(phenomenon: str, above: str, below: str, expected: str, tmp_path: Path) -> None:
    assert article_of(tmp_path, pdf([lines(above, below)])).text == expected


def test_a_hyphen_between_words_that_both_occur_stays(tmp_path: Path) -> None:
    text = article_of(tmp_path, pdf([lines("All went well. It was known and known to be a well-", "known fact.")])).text
    assert text.endswith("a well-known fact.")


def test_raised_figures_are_no_digits_of_the_figure_before(tmp_path: Path) -> None:
    page = [Typed("It grew by 18%", 700), Typed("1", 703, 6.0, x=148), Typed(" in May.", 700, x=152)]
    text = article_of(tmp_path, pdf([page])).text
    assert "¹" in text
    assert "18%1" not in text


@pytest.mark.parametrize(
    ("drop", "base", "small", "expected"),
    [(-2.0, "CO", "2", "CO2"), (4.0, "10", "6", "10⁶"), (-2.0, "x = 10", "2", "x = 10₂")],
)
def test_small_figures_above_and_below_the_line(
    drop: float, base: str, small: str, expected: str, tmp_path: Path
) -> None:
    said = f"In all it was {base}"
    x = {"CO": 146.0, "10": 141.7, "x = 10": 159.7}[base]
    page = [Typed(said, 700), Typed(small, 700 + drop, 7.0, x=x), Typed(" in May.", 700, x=x + 4)]
    assert article_of(tmp_path, pdf([page])).text == f"In all it was {expected} in May."


def test_bullets_and_numbers_open_items(tmp_path: Path) -> None:
    data = pdf(
        [[Typed("Costs", 740, 18, True), *lines("They are:", "• 5 euros", "• 6 euros", "1. First", "2. Second")]]
    )
    assert article_of(tmp_path, data).text == "# Costs\n\nThey are:\n\n- 5 euros\n- 6 euros\n\n1. First\n2. Second"


ENCRYPTED = pdf_of_objects(
    [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"],
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (b"41" * 32, b"42" * 32),
)
PICTURE = pdf([[]])
LOOP = pdf_of_objects([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"])


@pytest.mark.parametrize(
    ("phenomenon", "data", "said"),
    [
        ("scanned", PICTURE, "run OCR first"),
        ("cut short", pdf([lines("5 people")])[:300], "cut short"),
        ("a password", ENCRYPTED, "needs a password"),
        ("no pages", b"%PDF-1.4\nstartxref\n9\n%%EOF", "a broken PDF"),
        ("a page tree that bites its tail", LOOP, ""),
        ("a mark and no more", b"%PDF-1.7\n", "cut short"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_one_line(
    phenomenon: str, data: bytes, said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(InputError) as raised:
        article_of(tmp_path, data)
    assert said in str(raised.value)
    assert str(raised.value).startswith(str(tmp_path / "a.pdf"))
    assert "\n" not in str(raised.value)
    assert capfd.readouterr() == ("", "")


def test_a_page_that_is_lost_to_damage_is_told(tmp_path: Path) -> None:
    packed = zlib.compress(b"BT /F1 11 Tf 72 700 Td (5 people came to see it.) Tj ET\n" * 50)
    damaged = packed[:20] + bytes(12) + packed[32:]
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream"
    whole = pdf([lines("5 people")])
    objects = [part.split(b" obj\n")[1] for part in whole.split(b"\nendobj\n")[:-2]]
    assert article_of(tmp_path, pdf_of_objects([*objects, stream % (len(packed), packed)])).text.startswith("5 people")
    with pytest.raises(InputError, match=r"a broken PDF \(page 1\)"):
        article_of(tmp_path, pdf_of_objects([*objects, stream % (len(damaged), damaged)]))
    with pytest.raises(InputError, match=r"a broken PDF \(page 1\)"):
        article_of(tmp_path, pdf_of_objects(objects))


def test_work_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf([lines("5 people")] * 30)
    monkeypatch.setattr("briefer.readers.pdf.document.MAX_PAGES", 29)
    with pytest.raises(InputError, match="more than 29 pages"):
        article_of(tmp_path, data)
    monkeypatch.setattr("briefer.readers.pdf.document.MAX_PAGES", 30)
    monkeypatch.setattr("briefer.readers.pdf.pages.MAX_CHARACTERS", 239)
    with pytest.raises(InputError, match="more than 239 characters"):
        article_of(tmp_path, data)


def test_warnings_do_not_reach_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data = pdf([lines("5 people came to the show.")]).replace(b"0000000000 65535 f", b"0000000007 65535 f")
    assert article_of(tmp_path, data.replace(b"startxref\n", b"startxref\n1")).text == "5 people came to the show."
    assert capfd.readouterr() == ("", "")


def test_a_table_keeps_its_rows_its_head_and_its_units(tmp_path: Path) -> None:
    rows = [("", "2023", "2024"), ("General", "1,250", "1,318"), ("Water and", "98", "(12)"), ("sewer", "", "")]
    page = [Typed("Spending", 740, 18, True), *lines("The city spent more than in the year before, it said on May 2.")]
    page.append(Typed("(in thousands of dollars)", 670))
    for y, row in zip((650, 632, 614, 602), rows, strict=True):
        page += [Typed(cell, y, x=x) for cell, x in zip(row, (72, 200, 280), strict=True) if cell]
    assert article_of(tmp_path, pdf([page])).text.split("\n\n")[2] == (
        "| (in thousands of dollars) | 2023 | 2024 |\n| --- | --- | --- |\n"
        "| General | 1,250 | 1,318 |\n| Water and sewer | 98 | (12) |"
    )


@pytest.mark.parametrize("drawn", ["column by column", "line by line"])
def test_columns_are_read_one_by_one(drawn: str, tmp_path: Path) -> None:
    left = [f"left words that fill the line {n}," for n in range(9)]
    right = [f"right words that fill the line {n}," for n in range(9)]
    columns = [[Typed(text, 700 - 13 * n, x=x) for n, text in enumerate(its)] for x, its in ((72, left), (300, right))]
    line_by_line = [line for pair in zip(*columns, strict=True) for line in pair]
    page = [
        Typed("Two columns", 740, 18, True),
        *(columns[0] + columns[1] if drawn == "column by column" else line_by_line),
        Typed("A line below that reaches over both of the columns, as a note to the whole page would do.", 540),
    ]
    text = article_of(tmp_path, pdf([page])).text
    assert text.split("\n\n")[1] == " ".join([*left, *right])


def test_small_capitals_are_words(tmp_path: Path) -> None:
    page = [Typed("C", 700, 11), Typed("ONSUMPTION", 700, 8.5, x=80.2), Typed("rose by 5% in May.", 700, x=142)]
    assert article_of(tmp_path, pdf([page])).text == "Consumption rose by 5% in May."


def test_the_title_is_in_the_type_or_in_the_properties(tmp_path: Path) -> None:
    def with_title(title: str) -> str | None:
        document = fpdf.FPDF()
        document.set_title(title)
        document.add_page()
        document.set_font("helvetica", size=11)
        document.multi_cell(0, 6, "The harbour budget for 2025 was told on Monday. It has 5 parts and is no surprise.")
        return article_of(tmp_path, bytes(document.output())).title

    fpdf = pytest.importorskip("fpdf")
    assert with_title("Harbour budget 2025") == "Harbour budget 2025"
    assert with_title("Microsoft Word - budget.docx") is None
    assert with_title("untitled") is None
    assert with_title("Quarterly results of another firm") is None


@pytest.mark.parametrize(
    "text",
    ["It cost 12\u00a0500 riders €1\u00a0234\u00a0567.", "On May 12 500 people came.", "Call 555 123 4567 or 12 5000."],
)
def test_figures_in_groups_stay_figures(text: str, tmp_path: Path) -> None:
    assert article_of(tmp_path, pdf([lines(text)])).text == text


def test_contents_notes_and_running_heads_stand_apart(tmp_path: Path) -> None:
    typst = pytest.importorskip("typst")
    sentence = "The council bought pipes from many firms and sold some of them at a loss to the city of Ashby. "
    chapters = "".join(
        f"= Costs of {place}\n{sentence * 9}It rose by {n}%.#footnote[In May {n} people came.]\n\n{sentence * 9}\n\n"
        for n, place in enumerate(("pipes", "roads", "schools", "ferries", "parks"), start=41)
    )
    source = tmp_path / "a.typ"
    source.write_text(
        '#set page(width: 12cm, height: 14cm, numbering: "1", header: [Report of Ashby #h(1fr) 2024])\n'
        f"#text(size: 18pt, weight: 700)[Yearly report]\n\n#outline()\n\n{chapters}",
        encoding="utf-8",
    )
    article = article_of(tmp_path, typst.compile(str(source)))
    assert article.title == "Yearly report"
    assert [section.heading for section in article.sections] == [
        f"Costs of {place}" for place in ("pipes", "roads", "schools", "ferries", "parks")
    ]
    assert article.credits[:2] == ("Contents", "Costs of pipes 1")
    assert "Report of Ashby" in article.credits[-1]
    assert "Report of Ashby" not in article.text
    assert "It rose by 41%.¹\n" in article.text
    assert article.text.endswith("\n\n" + "\n".join(f"{n - 40}. In May {n} people came." for n in range(41, 46)))
    assert [len(section.paragraphs) for section in article.sections] == [2, 2, 2, 2, 7]


def test_prices_that_dots_lead_to_are_no_contents(tmp_path: Path) -> None:
    page = lines(
        "The menu of the harbour inn:", "Soup ........ 12", "Bread ........ 3", "Fish ........ 21", "Tea ........ 4"
    )
    assert "Fish ........ 21" in article_of(tmp_path, pdf([page])).text


@pytest.mark.parametrize("matrix", ["0 0 0 0 0 0", "1e30 0 0 1e30 0 0", "1 0 0 1 1e20 1e20", "9e99 0 0 1 0 0"])
def test_type_that_nobody_sees_does_no_harm(matrix: str, tmp_path: Path) -> None:
    page = b"BT /F1 11 Tf %s Tm (9 people) Tj ET BT /F1 11 Tf 72 700 Td (5 people) Tj ET" % matrix.encode()
    whole = pdf([lines("7 people")])
    objects = [part.split(b" obj\n")[1] for part in whole.split(b"\nendobj\n")[:-2]]
    data = pdf_of_objects([*objects, b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page)])
    assert "5 people" in article_of(tmp_path, data).text


WRAPPED_TABLE = (
    ("Department", "2023", "", "Purpose"),
    ("Water and sewer for all of the city", "1,250", "(12%)", "Pipes"),
    ("Library", "98", "n/a", "Books for the schools and for all of the other readers of the city of Ashby and of Kent"),
    ("Roads", "", "7%", "Sand"),
)


@pytest.mark.parametrize("program", ["typst", "reportlab", "weasyprint"])
def test_cells_of_several_lines_are_cells(program: str, tmp_path: Path) -> None:
    blocks = [
        Printed("h1", ["Spending"]),
        Printed("p", [FILLER.strip()]),
        Printed("table", rows=WRAPPED_TABLE),
        Printed("p", [FILLER.strip()]),
    ]
    text = article_of(tmp_path, PRINTERS[program](blocks, tmp_path)).text
    rows = [line[1:-1].split("|") for line in text.split("\n") if line.startswith("|") and "---" not in line]
    assert [tuple(cell.strip() for cell in row) for row in rows] == list(WRAPPED_TABLE)


def forms_in_forms(depth: int, width: int) -> bytes:
    """A page that draws a form, which draws another `width` times, and so on."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /XObject << /F 6 0 R >> >> >>",
        b"<< /Length 5 >>\nstream\n/F Do\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n in range(depth):
        last = n + 1 == depth
        body = b"BT /T 11 Tf 72 700 Td (5 people) Tj ET" if last else b"/F Do " * width
        uses = b"/Font << /T 5 0 R >>" if last else b"/XObject << /F %d 0 R >>" % (7 + n)
        head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << %s >> /Length %d >>" % (
            uses,
            len(body),
        )
        objects.append(b"%s\nstream\n%s\nendstream" % (head, body))
    return pdf_of_objects(objects)


def test_forms_in_forms_are_read_but_not_without_end(tmp_path: Path) -> None:
    assert "5 people" in article_of(tmp_path, forms_in_forms(3, 4)).text
    with pytest.raises(InputError, match="forms in forms"):
        article_of(tmp_path, forms_in_forms(9, 10))


def test_a_name_in_capitals_is_broken_as_a_word_is(tmp_path: Path) -> None:
    said = article_of(
        tmp_path, pdf([lines("The ELEMENT is whole, and so is that ELE-", "MENT there in UN-", "NATO talks.")])
    )
    assert said.text == "The ELEMENT is whole, and so is that ELEMENT there in UN-NATO talks."


def test_a_raised_mark_that_opens_a_line_belongs_to_the_line_above(tmp_path: Path) -> None:
    page = [
        *lines("They counted seventy cars on the bridge, and in the town of Ashby 18%"),
        Typed("[4]", 691, 7.0),
        Typed("more of them came than in the year before, the council said.", 687, x=84),
    ]
    assert "18%[4] more of them" in article_of(tmp_path, pdf([page])).text
