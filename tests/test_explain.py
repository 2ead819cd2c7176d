"""`briefer sections --explain`: each line, what it was taken for, and the evidence."""

import json
from pathlib import Path

import pytest
from wires import NITF

from briefer.cli.app import main
from briefer.readers import read, read_text
from briefer.readers.explain import explained

TEXT = """Harbour dues rise

By Ada Brandt

Dues in Port Ellis rise by 18% in May, the board of the harbour said on Friday after a long meeting.

What skippers say

Skippers protest against the dues, which were 2.97 euros a metre in 2023, and forty of them left the quay.

- 40 boats lie at the north quay
- 64 boats lie at the south quay

Photo: R. Lund
"""


def test_every_block_of_a_plain_text_has_its_part_and_its_reasons() -> None:
    article = read_text(TEXT)
    lines = explained(article)
    parts = {line.text: line.part for line in lines}
    assert parts["Harbour dues rise"] == "title"
    assert parts["By Ada Brandt"] == "credit"
    assert parts["What skippers say"] == "heading"
    assert parts["Photo: R. Lund"] == "credit"
    assert all(line.reasons for line in lines)
    for line in lines:
        assert " ".join(line.span.of(article.text).split()) == line.text
    reasons = {line.text: line.reasons[0].what for line in lines}
    assert "byline" in reasons["By Ada Brandt"]
    assert "photo credit" in reasons["Photo: R. Lund"]


def test_the_evidence_adds_up_to_the_score() -> None:
    (heading,) = [line for line in explained(read_text(TEXT)) if line.part == "heading"]
    assert heading.score == pytest.approx(sum(reason.weight or 0 for reason in heading.reasons))
    assert heading.score > 0
    assert [abs(r.weight or 0) for r in heading.reasons] == sorted(
        (abs(r.weight or 0) for r in heading.reasons), reverse=True
    )


def test_what_a_file_marks_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(NITF)
    lines = {line.text: line for line in explained(read(tmp_path / "a"))}
    heading = next(line for text, line in lines.items() if text.endswith("What skippers say"))
    assert (heading.part, heading.reasons[0].what) == ("heading", "level 2: the reader found it marked so in the file")
    row = next(line for text, line in lines.items() if "2.97" in text)
    assert (row.part, row.reasons[0].what) == ("body", "a row of a table")
    assert lines["By Ada Brandt, Coast Desk"].part == "credit"
    assert any(line.part == "title" for line in lines.values())


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT)

    def run(*more: str) -> str:
        with pytest.raises(SystemExit):
            main(["sections", str(tmp_path / "a.txt"), "--explain", *more])
        return capsys.readouterr().out

    text = run()
    assert "  credit  By Ada Brandt\n" in text
    assert " heading (+" in text
    record = json.loads(run("--format", "json"))
    assert record["schema"] == "briefer/sections/1"
    assert [line["part"] for line in record["lines"]].count("heading") == 1
    assert all(TEXT[line["start"] : line["end"]].split() == line["text"].split() for line in record["lines"])
    assert [section["heading"] for section in record["sections"]] == [None, "What skippers say"]
