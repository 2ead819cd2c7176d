import hashlib
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import InputError
from briefer.readers import read, read_text
from briefer.readers.decoding import decode

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
        ("a PNG under a false name", b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        ("PDF", b"%PDF-1.7 ...", "a PDF"),
        ("DOCX", b"PK\x03\x04...", "a ZIP archive"),
        ("NUL bytes", b"text\x00text", "binary data"),
        ("UTF-16 without a mark", "text".encode("utf-16-le"), "binary data"),
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
