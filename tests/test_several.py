"""Files with several articles on their way through `read`, `sections`, `summarize`, `batch` and `check`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from batches import manifest, outputs
from wires import g2, g2_item, xhtml

Run = Callable[..., tuple[int, str, str]]
ONE = "<p>Dues in Port Ellis rise by 18% in May, the harbour's board said. Forty skippers protested.</p>"
TWO = (
    "<p>Ferries to Vik carry 64 cars from June, Ada Brandt said. They will leave Port Ellis at 5:30 a.m. each day.</p>"
)


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "wire.xml"
    path.write_text(g2(g2_item(xhtml(ONE)), g2_item(xhtml(TWO), "Ferries carry more", "2")))
    return path


def test_sections_and_read_show_every_article(briefer: Run, wire: Path) -> None:
    code, out, _ = briefer("sections", wire, "--format", "json")
    assert code == 0
    assert [record["title"] for record in json.loads(out)] == ["Harbour dues rise", "Ferries carry more"]
    assert json.loads(briefer("sections", f"{wire}#2", "--format", "json")[1])["title"] == "Ferries carry more"
    out = briefer("read", wire)[1]
    assert (
        out.index("# Harbour dues rise") < out.index("18%") < out.index("# Ferries carry more") < out.index("64 cars")
    )


def test_summarize_makes_a_brief_of_each(briefer: Run, wire: Path) -> None:
    code, out, _ = briefer("summarize", wire, "-m", "extractive", "--format", "json")
    assert code == 0
    briefs = json.loads(out)
    assert [brief["source"]["path"] for brief in briefs] == [f"{wire}#1", f"{wire}#2"]
    assert len({brief["source"]["sha256"] for brief in briefs}) == 1
    code, out, _ = briefer("summarize", wire, "-m", "extractive")
    assert out.index("Harbour dues rise") < out.index("Ferries carry more")
    one = json.loads(briefer("summarize", f"{wire}#2", "-m", "extractive", "--format", "json")[1])
    assert one["title"] == "Ferries carry more"


def test_summarize_makes_a_brief_of_each_of_several_files(briefer: Run, wire: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dues in Port Ellis rise by 18%, the board said. Skippers protest.")
    files = (tmp_path / "a.txt", wire)
    code, out, err = briefer("summarize", *files, "-m", "extractive", "--format", "json")
    assert (code, err) == (0, "")
    assert [brief["source"]["path"] for brief in json.loads(out)] == [str(files[0]), f"{wire}#1", f"{wire}#2"]
    code, out, _ = briefer("summarize", *files, "-m", "extractive")
    assert out.index("a.txt") < out.index("Harbour dues rise") < out.index("Ferries carry more")


def test_of_several_files_one_that_cannot_be_read_stops_no_other(briefer: Run, wire: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dues in Port Ellis rise by 18%, the board said. Skippers protest.")
    none = tmp_path / "none.txt"
    code, out, err = briefer("summarize", none, tmp_path / "a.txt", "-m", "extractive", "--format", "json")
    assert (code, err) == (2, f"briefer: {none}: no such file; check the path\n")
    (brief,) = json.loads(out)  # an array, as two files were named
    assert brief["source"]["path"] == str(tmp_path / "a.txt")
    assert briefer("summarize", none, none)[:2] == (2, "")


def test_summarize_leads_to_batch_where_that_serves_better(briefer: Run, tmp_path: Path) -> None:
    code, _, err = briefer("summarize", tmp_path)
    assert code == 2
    assert err == f"briefer: {tmp_path}: a folder; `briefer batch {tmp_path} -o OUT` summarizes what is in it\n"
    files = [tmp_path / f"{number}.txt" for number in range(9)]
    for file in files:
        file.write_text("Dues in Port Ellis rise by 18%, the board said.")
    assert briefer("summarize", *files[:8], "-m", "extractive")[2] == ""
    assert "9 files: `briefer batch FOLDER -o OUT`" in briefer("summarize", *files, "-m", "extractive")[2]
    assert briefer("summarize", *files, "-m", "extractive", "-q")[2] == ""
    assert "name - once" in briefer("summarize", "-", "-")[2]


def test_a_brief_of_one_article_is_checked_against_it(briefer: Run, wire: Path, tmp_path: Path) -> None:
    brief = tmp_path / "brief.json"
    assert briefer("summarize", f"{wire}#2", "-m", "extractive", "--format", "json", "-o", brief)[0] == 0
    assert briefer("check", "--brief", brief)[0] == 0
    (tmp_path / "summary.txt").write_text("Ferries to Vik carry 64 cars.")
    assert briefer("check", f"{wire}#2", tmp_path / "summary.txt")[0] == 0
    assert briefer("check", f"{wire}#1", tmp_path / "summary.txt")[0] == 1
    code, _, err = briefer("check", wire, tmp_path / "summary.txt")
    assert code == 2
    assert "2 articles are in this file; name one of them" in err


def test_a_batch_has_an_output_and_a_line_for_each_article(briefer: Run, wire: Path, tmp_path: Path) -> None:
    (wire.parent / "a.txt").write_text("Dues rise by 18%, the board said. Skippers protest.")
    (wire.parent / "broken.xml").write_text(wire.read_text()[:900])
    out = tmp_path / "out"
    code, _, err = briefer("batch", wire.parent, "-o", out, "-m", "extractive")
    assert code == 2
    assert "failed: broken.xml: NewsML-G2, cut short or broken at line" in err
    lines = manifest(out)
    assert [line["path"] for line in lines] == ["a.txt", "broken.xml", "wire.xml#1", "wire.xml#2"]
    assert [line["output"] for line in lines] == ["a.txt.json", None, "wire.xml#1.json", "wire.xml#2.json"]
    made = {name: json.loads(data) for name, data in outputs(out).items()}
    assert made["wire.xml#2.json"]["title"] == "Ferries carry more"
    assert made["wire.xml#2.json"]["source"]["path"] == "wire.xml#2"
    (wire.parent / "broken.xml").unlink()
    code, _, err = briefer("batch", wire.parent, "-o", out, "-m", "extractive")
    assert (code, [line["reused"] for line in manifest(out)]) == (0, [True, True, True])
    assert briefer("check", "--manifest", out / "manifest.jsonl", "--folder", wire.parent)[0] == 0


def test_a_batch_of_a_list_that_names_one_article(
    briefer: Run, wire: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    monkeypatch.chdir(wire.parent)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"wire.xml#2\n")))
    assert briefer("batch", "-", "-o", tmp_path / "out", "-m", "extractive")[0] == 0
    assert [line["path"] for line in manifest(tmp_path / "out")] == ["wire.xml#2"]


def test_no_article_takes_the_output_of_a_file_that_is_called_like_it(briefer: Run, wire: Path, tmp_path: Path) -> None:
    (wire.parent / "wire.xml#2").write_text("A file of this name has 5 people in it. They all row.")
    code, _, err = briefer("batch", wire.parent, "-o", tmp_path / "out", "-m", "extractive")
    assert code == 2
    assert "failed: wire.xml#2: wire.xml has an article of this name; rename one of the files" in err


def test_a_batch_forces_a_reader_and_makes_briefs_anew_with_another(briefer: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_text('{"note": "Dues rise by 18%, the board of Port Ellis said."}')
    assert briefer("batch", tmp_path / "in", "-o", tmp_path / "out", "-m", "extractive")[0] == 2
    assert briefer("batch", tmp_path / "in", "-o", tmp_path / "out", "-m", "extractive", "--read-as", "text")[0] == 0
    made = json.loads(outputs(tmp_path / "out")["a.json.json"])
    assert made["source"]["read_as"] == "text"
    assert briefer("check", "--manifest", tmp_path / "out" / "manifest.jsonl", "--folder", tmp_path / "in")[0] == 0
    code, _, err = briefer("batch", tmp_path / "in", "-o", tmp_path / "out", "-m", "extractive", "--read-as", "txt")
    assert code == 2
    assert 'no reader is called "txt"' in err


def test_read_lists_the_formats_and_says_what_stands_apart(briefer: Run, wire: Path) -> None:
    code, out, _ = briefer("read", "--formats")
    assert code == 0
    assert "newsml-g2\tNewsML-G2\t-\n" in out
    wire.write_text(g2(g2_item(xhtml(ONE), lines="<by>By Ada Brandt</by>")))
    out = briefer("read", wire)[1]
    assert out.endswith("---\n\nApart from the text:\n\n- By Ada Brandt\n")
    assert briefer("read")[0] == 2


def test_the_highlights_of_a_story_are_checked_against_it(briefer: Run, tmp_path: Path) -> None:
    from books import STORY

    (tmp_path / "a.story").write_text(STORY)
    code, out, _ = briefer("check", tmp_path / "a.story", "--format", "json")
    assert code == 1
    record = json.loads(out)
    assert (record["id"], record["summary"]) == ("reference", None)
    assert [m["text"] for m in record["mentions"] if m["verdict"] in ("unsupported", "altered")] == ["4.50 euros"]
    code, out, _ = briefer("check", tmp_path / "a.story")
    assert code == 1
    assert "4.50" in out
    (tmp_path / "a.txt").write_text("Dues rise by 18%, the board said.")
    code, _, err = briefer("check", tmp_path / "a.txt")
    assert code == 2
    assert "no summary comes with it; give a SUMMARY" in err


def test_summarize_tells_that_a_story_was_withdrawn_or_is_embargoed(briefer: Run, wire: Path) -> None:
    meta = "<embargoed>2024-05-03T06:00:00Z</embargoed>"
    wire.write_text(g2(g2_item(xhtml(ONE), status="canceled", meta=meta)))
    _, out, err = briefer("summarize", wire, "-m", "extractive")
    assert f"{wire}: Publication status: canceled\n" in err
    assert f"{wire}: Embargoed until 2024-05-03T06:00:00Z\n" in err
    assert "Publication status: canceled" in out
    assert briefer("summarize", wire, "-m", "extractive", "--quiet")[2] == ""


def test_a_reader_is_forced_in_every_command(briefer: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"note": "Dues rise by 18%, the board of Port Ellis said."}')
    (tmp_path / "s.txt").write_text("Dues rise by 18%.")
    for command in (("sections",), ("read",), ("summarize", "-m", "extractive")):
        code, _, err = briefer(command[0], tmp_path / "a.json", *command[1:])
        assert (code, "this is JSON" in err) == (2, True)
        assert briefer(command[0], tmp_path / "a.json", *command[1:], "--read-as", "text")[0] == 0
    assert briefer("check", tmp_path / "a.json", tmp_path / "s.txt")[0] == 2
    assert briefer("check", tmp_path / "a.json", tmp_path / "s.txt", "--read-as", "text")[0] == 0
    code, _, err = briefer("check", "--pairs", tmp_path / "p.jsonl", "--read-as", "text")
    assert (code, "--read-as is for SOURCE" in err) == (2, True)
