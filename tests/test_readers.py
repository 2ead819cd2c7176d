import hashlib
import io
import re
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import InputError
from briefer.readers import read, read_text
from briefer.readers.decoding import decode
from briefer.readers.formats import Format, format_of_bytes, format_of_text

SEED = Path(__file__).parents[1] / "seeds" / "zelenskyy-brussels-talks.txt"


def test_seed_has_three_sections_and_its_credit_line() -> None:
    article = read(SEED)
    assert article.title is None
    assert [(section.heading, section.level) for section in article.sections] == [
        (None, 0),
        ("NATO and Ukraine", 1),
        ("Moscow attack", 1),
    ]
    assert [len(section.paragraphs) for section in article.sections] == [6, 11, 4]
    assert article.credits == ("Some information for this story came from Agence France-Presse and Reuters.",)
    assert article.sections[0].text.endswith("18% of Ukraine.")
    assert article.sections[2].text.endswith("war in Ukraine.")
    assert article.source is not None
    assert article.source.path == str(SEED)
    assert article.source.sha256 == hashlib.sha256(SEED.read_bytes()).hexdigest()


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    data = "\ufeffÅrhus has 18% more buses.\r\nThey run at night.".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))
    article = read("-")
    assert article.text == "Århus has 18% more buses.\nThey run at night."
    assert article.source is not None
    assert (article.source.path, article.source.sha256) == ("-", hashlib.sha256(data).hexdigest())


WESTERN = "Malmö’s “new” tram costs £5 – 18% more than in Århus, à la carte."


@pytest.mark.parametrize(
    ("phenomenon", "data", "expected"),
    [
        ("UTF-8", WESTERN.encode(), WESTERN),
        ("UTF-8 with a mark", b"\xef\xbb\xbf" + WESTERN.encode(), WESTERN),
        ("UTF-16, little end first", b"\xff\xfe" + WESTERN.encode("utf-16-le"), WESTERN),
        ("UTF-16, big end first", b"\xfe\xff" + WESTERN.encode("utf-16-be"), WESTERN),
        ("UTF-32", b"\xff\xfe\x00\x00" + WESTERN.encode("utf-32-le"), WESTERN),
        ("Windows-1252", WESTERN.encode("cp1252"), WESTERN),
        ("Windows-1252, capitals", "ÉCOLE À MALMÖ".encode("cp1252"), "ÉCOLE À MALMÖ"),
        ("UTF-8 that would also decode as Windows-1252", "café".encode(), "café"),
        ("Cyrillic in UTF-8", "Київ".encode(), "Київ"),
        ("Windows line ends", b"one\r\ntwo\r\n", "one\ntwo\n"),
        ("old Mac line ends", b"one\rtwo", "one\ntwo"),
        ("line separators", "one\u2028two\u2029three".encode(), "one\ntwo\nthree"),
        ("UTF-16 without a mark", WESTERN.encode("utf-16-le"), WESTERN),
        ("UTF-16 without a mark, big end first", WESTERN.encode("utf-16-be"), WESTERN),
        ("UTF-16 without a mark, Cyrillic", "Привет, мир 5.".encode("utf-16-le"), "Привет, мир 5."),
        (
            "declared Windows-1251",
            "<meta charset=windows-1251>Привет".encode("cp1251"),
            "<meta charset=windows-1251>Привет",
        ),
        (
            "declared in the old way",
            b'<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">' + "東京".encode("cp932"),
            '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">東京',
        ),
        (
            "declared in XML",
            '<?xml version="1.0" encoding="koi8-r"?>мир'.encode("koi8-r"),
            '<?xml version="1.0" encoding="koi8-r"?>мир',
        ),
        (
            "Latin-1 means Windows-1252",
            "<meta charset='iso-8859-1'>“£5”".encode("cp1252"),
            "<meta charset='iso-8859-1'>“£5”",
        ),
        ("declared Latin-1, but UTF-8", "<meta charset=latin1>£5".encode(), "<meta charset=latin1>£5"),
        ("declared UTF-8, but Windows-1252", "<meta charset=utf-8>£5".encode("cp1252"), "<meta charset=utf-8>£5"),
        ("declared something unknown", "<meta charset=rot13>£5".encode(), "<meta charset=rot13>£5"),
        ("seven bits", "<meta charset=iso-2022-jp>東京".encode("iso2022_jp"), "<meta charset=iso-2022-jp>東京"),
    ],
)
def test_decoding(phenomenon: str, data: bytes, expected: str) -> None:
    assert decode(data, "a.txt") == expected


@pytest.mark.parametrize(
    ("phenomenon", "data", "said"),
    [
        ("empty", b"", "no text in it"),
        ("white space", b" \r\n\t\n", "no text in it"),
        ("only a mark", b"\xef\xbb\xbf", "no text in it"),
        ("NUL bytes", b"text\x00text", "binary data"),
        ("NUL bytes in both halves of pairs", b"a\x00b\x00\x00c\x00d" * 20, "binary data"),
        ("UTF-8 cut inside a letter", "café au lait at the café".encode()[:-1], "not UTF-8 (byte 24 is 0xc3)"),
        ("UTF-8 with one stray byte", "“Malmö” – \xff".encode() + b"\xff", "not UTF-8"),
        ("Windows-1251", "Привет, мир".encode("cp1251"), "not UTF-8"),
        ("UTF-16 of odd length", b"\xff\xfea\x00b", "broken at byte 4"),
    ],
)
def test_what_is_no_text_is_named(phenomenon: str, data: bytes, said: str) -> None:
    with pytest.raises(InputError) as raised:
        decode(data, "a.txt")
    message = str(raised.value)
    assert said in message
    assert message.startswith("a.txt: ")
    assert "\n" not in message


def zipped(*names: str) -> bytes:
    """An archive that holds these members, without content."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("phenomenon", "data", "said"),
    [
        ("a PNG under a false name", b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        ("RTF cut short", rb"{\rtf1 text", "an RTF document, cut short"),
        ("old Word file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "an old Office document"),
        (
            "Word file with a password",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "needs a password",
        ),
        ("spreadsheet", zipped("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
        ("book", zipped("mimetype", "META-INF/container.xml"), "an EPUB book"),
        ("other archive", zipped("a.txt"), "a ZIP archive"),
        ("archive cut short", zipped("word/document.xml")[:40], "cut short or broken"),
        ("gzip", b"\x1f\x8b\x08\x00", "a gzip archive"),
    ],
)
def test_what_no_reader_takes_is_named_in_one_line(phenomenon: str, data: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(InputError) as raised:
        read(tmp_path / "a.txt")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n", Format.PDF),
        (b"\n%PDF-1.4\n", Format.PDF),
        (b"The mark of such files is %PDF-1.7.", None),
        (zipped("word/document.xml"), Format.DOCX),
        (zipped("word/document2.xml"), Format.DOCX),
        (b"PK is how it starts", None),
        (b"plain", None),
        (b"", None),
    ],
)
def test_formats_that_bytes_tell(data: bytes, expected: Format | None) -> None:
    assert format_of_bytes(data, "a") is expected


PAGE = "<html><body><p>5 people</p></body></html>"
TWO_HEADINGS = "# Costs\n\n5 people.\n\n## Next\n\n6 people.\n"


@pytest.mark.parametrize(
    ("phenomenon", "name", "text", "expected"),
    [
        ("a page", "a.html", PAGE, Format.HTML),
        ("a page under a false name", "a.txt", PAGE, Format.HTML),
        ("a page under a false name", "a.md", PAGE, Format.HTML),
        ("a page from a pipe", "-", PAGE, Format.HTML),
        ("doctype", "-", "\n<!-- saved -->\n<!DOCTYPE html>\n<title>x</title><p>5", Format.HTML),
        (
            "XHTML",
            "-",
            '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">' + PAGE,
            Format.HTML,
        ),
        ("XHTML without doctype", "-", '<?xml version="1.0" encoding="utf-8"?><html xmlns="x">' + PAGE, Format.HTML),
        ("a fragment from a pipe", "-", "<h2>Costs</h2>\n<p>5 people</p>\n", Format.HTML),
        ("a fragment", "a.htm", "Costs: <b>5</b>", Format.HTML),
        ("text called a page", "a.html", "Costs: 5 < 6, and a <placeholder> too.", Format.TEXT),
        ("text about a tag", "-", "<html> is the root of a page; it has 2 children.", Format.TEXT),
        ("text with a tag", "a.txt", "Write <p>5 people</p> like this.", Format.TEXT),
        ("text that begins with a tag", "-", "<p> opens a paragraph, </p> closes it.", Format.TEXT),
        ("Markdown that begins with a tag", "a.md", "<div align=center>\n\n# Title\n\n</div>", Format.MARKDOWN),
        ("Markdown by its suffix", "A.MarkDown", "5 people", Format.MARKDOWN),
        ("Markdown from a pipe", "-", TWO_HEADINGS, Format.MARKDOWN),
        ("Markdown without a suffix", "README", TWO_HEADINGS, Format.MARKDOWN),
        ("front matter", "-", "---\ntitle: Costs\ndate: 2024-06-30\n---\n5 people.\n", Format.MARKDOWN),
        ("text by its suffix", "a.txt", TWO_HEADINGS, Format.TEXT),
        ("one heading is not enough", "-", "# 5 people\n\nThey came.\n", Format.TEXT),
        ("hash tags", "-", "#costs\n\n#next\n\nText.\n", Format.TEXT),
        ("comments in a script", "-", "```\n# one\n\n# two\n\n# three\n```\n", Format.TEXT),
        ("a drawn line", "-", "---\nFive people came.\nThey left.\n---\nThe end.\n", Format.TEXT),
        ("an unknown suffix", "a.log", "5 people", Format.TEXT),
    ],
)
def test_formats_that_text_tells(phenomenon: str, name: str, text: str, expected: Format) -> None:
    assert format_of_text(text, name) is expected


@pytest.mark.parametrize("unit", ["<!--", "<", "<p", "\n", "# a\n\n", "```\n", "a: b\n", "<?xml ", "&", "[a", "---\n"])
def test_a_megabyte_of_anything_is_sniffed_in_linear_time(unit: str) -> None:
    assert format_of_text(unit * (1_000_000 // len(unit)), "-") in Format


@pytest.mark.parametrize(
    ("package", "name", "data"),
    [
        ("lxml", "a.html", PAGE.encode()),
        ("trafilatura", "a.html", PAGE.encode()),
        ("mammoth", "a.docx", zipped("word/document.xml")),
    ],
)
def test_a_missing_package_is_named_in_one_line(
    package: str, name: str, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in [module for module in sys.modules if module.startswith("briefer.readers.html")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.delitem(sys.modules, "briefer.readers.docx.article", raising=False)
    for module in [package, *(name for name in sys.modules if name.startswith(f"{package}."))]:
        monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as raised:
        read(tmp_path / name)
    assert str(raised.value).startswith(str(tmp_path / name))
    assert re.search(rf"; to read it, pip install .*\b{package}\b", str(raised.value))


def test_an_input_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefer.readers.files.MAX_BYTES", 1_000_000)
    (tmp_path / "a.txt").write_bytes(b"5 people. " * 100_001)
    with pytest.raises(InputError, match=r"a\.txt: larger than 1 MB"):
        read(tmp_path / "a.txt")


def test_missing_file_and_directory(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.txt: no such file"):
        read(tmp_path / "gone.txt")
    with pytest.raises(InputError, match="a directory, not a file"):
        read(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        read("nul\0character")


def test_blank_string_is_refused() -> None:
    with pytest.raises(InputError, match="empty"):
        read_text(" \n ")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except InputError:
        return
    assert text.strip()
    assert "\r" not in text
    assert read_text(text).sections


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip))
def test_utf_8_is_never_taken_for_something_else(text: str) -> None:
    assert decode(b"x" + text.encode(), "a.txt") == "x" + text.replace("\u2028", "\n").replace("\u2029", "\n")


@pytest.mark.parametrize("unit", ["18% of it. ", "A", "1", " ", ".", "(", '"', "By A", "- ", "word\n"])
def test_a_megabyte_of_anything_is_read_in_linear_time(unit: str) -> None:
    article = read_text("Start. " + unit * (1_000_000 // len(unit)) + " end.")
    assert article.sections
