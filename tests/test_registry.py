"""Which reader an input gets, what is refused, and that others can add theirs."""

import json
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from briefer.documents.article import Article, Source
from briefer.errors import ConfigError, InputError
from briefer.readers import read, read_all, registry
from briefer.readers.plain.article import split_article
from briefer.readers.reader import Fit, Reader, Sample

ROOT = Path(registry.__file__).parent
PROSE = (
    "The harbour of Port Ellis will charge 18% more from May, its board said. Skippers protest, and 40 of them left."
)

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def make(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


def test_every_reader_of_the_folder_is_registered_and_whole() -> None:
    """A reader that nobody registered, or that lacks something, is told by name."""
    found = {reader.name: reader for reader in registry.BUILT_IN}
    assert len(found) == len(registry.BUILT_IN)
    for path in sorted(ROOT.glob("*/__init__.py")):
        package = import_module(f"briefer.readers.{path.parent.name}")
        for reader in getattr(package, "READERS", ()):
            assert found.get(reader.name) is reader, f"{path.parent.name} has a reader that nobody registered"
    for name, reader in found.items():
        assert name == name.lower(), name
        assert " " not in name
        assert reader.title
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in reader.suffixes), name
        for data in (b"", b"\0", PROSE.encode(), b"<", b"{", b"PK\x03\x04"):
            assert reader.fits(Sample(data, "a")) in Fit, name
        with pytest.raises(InputError, match=r"^some name: "):
            reader.read(b"\0\0\xff\0", "some name")


def test_prose_is_for_the_reader_of_plain_text() -> None:
    sample = Sample(PROSE.encode(), "-")
    assert {reader.name for reader in registry.BUILT_IN if reader.fits(sample)} == {"text"}


MINUTES = Reader(
    "minutes",
    "council minutes",
    (".min",),
    lambda sample: Fit.CERTAIN if sample.text.startswith("MINUTES") else Fit.NO,
    "test_registry:read_minutes",
)


def read_minutes(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    return (split_article(data.decode().removeprefix("MINUTES\n"), source),)


@pytest.fixture
def entry(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def install(value: str) -> None:
        added = EntryPoint("minutes", value, registry.GROUP)
        monkeypatch.setattr(registry, "entry_points", lambda group: (added,) if group == registry.GROUP else ())
        registry.readers.cache_clear()

    monkeypatch.setattr(registry.readers, "cache_clear", registry.readers.cache_clear)
    yield install  # type: ignore[misc]
    monkeypatch.undo()
    registry.readers.cache_clear()


def test_a_package_adds_a_reader(entry: Callable[[str], None], write: Write) -> None:
    entry("test_registry:MINUTES")
    path = write("a.txt", f"MINUTES\n{PROSE}")
    assert read(path).text == PROSE
    assert read(write("b.txt", PROSE), read_as="minutes").text == PROSE


@pytest.mark.parametrize(
    ("value", "said"),
    [("test_registry:PROSE", "is no briefer.readers.reader.Reader"), ("no_such_package:X", "cannot be loaded")],
)
def test_a_reader_that_is_none_is_told(entry: Callable[[str], None], write: Write, value: str, said: str) -> None:
    entry(value)
    with pytest.raises(ConfigError, match=said):
        read(write("a.txt", PROSE))


def test_a_reader_is_forced_by_name(write: Write) -> None:
    path = write("a.json", '{"boats": [40, 64]}')
    article = read(path, read_as="text")
    assert article.text == '{"boats": [40, 64]}'
    assert article.source is not None
    assert article.source.read_as == "text"
    with pytest.raises(ConfigError, match='no reader is called "newsm"; did you mean "newsml"'):
        read(path, read_as="newsm")
    with pytest.raises(InputError, match="NITF, cut short or broken"):
        read(write("b.txt", PROSE), read_as="nitf")


LOG = "\n".join(f"2024-05-02 10:00:{n:02} INFO harbour: boat {n} moored at quay 7" for n in range(20))
TABLE = "\n".join(["boat,metres,dues", *(f"Ellis {n},{n}.5,{n * 3}" for n in range(20))])
LATEX = "\\documentclass{article}\n\\begin{document}\n\\section{Dues}\nDues rise by 18\\%.\n\\end{document}\n"
CODE = (
    "import os\nfrom pathlib import Path\n\nclass Boat:\n    pass\n\n"
    "def moor(boat):\n    return 1\n\ndef leave(boat):\n    pass\n"
)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a", "<?xml version='1.0'?><boats><boat>Ellis</boat></boats>", r"XML of a kind .*root is <boats>"),
        ("a", "<boats>\n<boat>Ellis</boat>\n</boats>\n", r"XML or SGML of a kind .*root is <boats>"),
        ("a.txt", f"<boats><boat>{PROSE}</boat></boats>", r"root is <boats>"),
        ("a", "<svg:svg xmlns:svg='x'><svg:text>5</svg:text></svg:svg>", r"root is <svg>"),
        ("a", json.dumps({"boats": [40, 64]}), "JSON, but no format of news"),
        ("a.txt", json.dumps([{"boat": "Ellis"}, {"boat": "Vik"}], indent=2), "JSON"),
        ("a", json.dumps({"text": PROSE})[:-9], "JSON that is cut short or broken"),
        ("a", '{"id": 1, "text": "x"}\n{"id": 2, "text": "y"}\n', "JSON Lines"),
        ("a", TABLE, "comma-separated values"),
        ("a", TABLE.replace(",", "\t"), "tab-separated values"),
        ("a", TABLE.replace(",", ";"), "semicolon-separated values"),
        ("a.csv", "boat,dues\nEllis,5\nVik,6\n", "CSV"),
        ("a", LATEX, "LaTeX"),
        ("a", LOG, "a log"),
        ("a", '10.0.0.1 - - [02/May/2024:10:00:00 +0000] "GET / HTTP/1.1" 200 5\n' * 9, "a log"),
        ("a", CODE, r"a program \(Python\)"),
        ("a", "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-5\n+6\n", "a patch"),
        ("a.go", "package main\n\nfunc main() {\n\tmoor(5)\n}\n", r"a program or markup \(Go\)"),
        ("a", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", "PEM"),
        ("a", "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n", "iCalendar"),
        ("a", "#!/bin/sh\necho 5\n", "a script"),
        ("a.yaml", "boats:\n  - Ellis\n  - Vik\nquay: 7\n", "YAML"),
        ("a", "[harbour]\nquay = 7\n\n[dues]\nrate = 18\n", "a settings file"),
        ("a", "== Dues ==\nThe [[harbour]] of [[Port Ellis]] {{cn}}.\n\n== Boats ==\nThe [[Vik]].\n", "MediaWiki"),
        ("a", "= Dues\n:author: Ada\n\n== Boats\n\n----\ncode\n----\n", "AsciiDoc"),
        ("a", "CREATE TABLE boats (id int);\nINSERT INTO boats VALUES (5);\n", "SQL"),
    ],
)
def test_markup_and_data_are_refused_by_name_in_one_line(name: str, content: str, kind: str, write: Write) -> None:
    path = write(name, content)
    with pytest.raises(InputError, match=f"this is (a |an )?.*{kind}.* which no reader takes") as raised:
        read(path)
    assert "\n" not in str(raised.value)
    assert "--read-as" in str(raised.value)
    assert read(path, read_as="text").text


ORDINARY = [
    PROSE,
    "5 people.",
    "Apples, pears, plums\nKale, leeks, beans\nRye, oats, wheat\n",
    "Boats: 40\nQuays: 7\nCrew: 5\n",
    "Ada: We row on.\nOle: So do we.\nAda: Good.\n",
    "<html> is the root of a page; it has 2 children.",
    "<Ada> said she rows.\n\nOle said so too > and left.",
    "{Sic} is what an editor writes. 18% of them do.",
    "[Music]\n\nThe harbour pays 18% more, said Ada.",
    '"Dues," he said, "are up 18%."\n"No," she said, "they are 2.97."\n',
    "- Ellis, Vik, Brandt met.\n- Lund, Holm, Vik left.\n- Ada, Ole, Lars stayed.\n",
    "In 2023, dues rose, boats left, and skippers wrote.\nIn 2024, dues fell, boats came, and skippers rested.\n",
    "2024-05-02\n\nThe board met at 10:00 on 2024-05-02. It raised dues by 18%.\n",
    "--- begins the letter.\n\nDues rise by 18%.\n",
    "# A note\n\nDues rise.\n",
    "BEGIN: the year in which dues rose by 18%.\n",
    "import duties rose by 18% in 2023.\n\nfrom there they fell.\n",
    "\\o/ said the fans.\n\nThe club won 3-2.",
    "Select committees met 5 times; the last; the first.",
    "= 5 degrees today, 6 tomorrow.",
    "a;b;c are the sides; the sum; is 180.",
    "'Tis so; 'twas so; 'twill be so.\nAnd again; and again; and again.\nOnce more; once more; once more.\n",
    "| said so.\n\nThe sign | parts words, it has 2 sides.",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_prose_is_never_refused(text: str, write: Write) -> None:
    assert read_all(write("a.txt", text))[0].text == text
    assert read_all(write("a", text))


@pytest.mark.parametrize(
    "unit", ["<a ", "<!DOCTYPE [", '{"a": [', "a,b,c\n", "[[a]]", "\\begin{a}", "<?a ", "a b c d e f g ", "\x01"]
)
def test_a_megabyte_of_anything_is_told_in_linear_time(unit: str) -> None:
    sample = Sample((unit * (1_000_000 // len(unit))).encode(), "a")
    try:
        assert registry.reader_for(sample, "a")
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017
