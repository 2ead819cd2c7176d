"""The baseline: what is known does not fail, whatever moves; what is new does; what is stale is told and dropped."""

import json
from pathlib import Path

import pytest

from briefer.checks.baseline import baseline_json, pair_key, read_baseline
from briefer.errors import ConfigError

SOURCE = "Sales at Toyota rose 18% in May. Police held 15 men in Osaka."
FIRST, SECOND = "Sales at Toyota rose 80%.", "Police held 51 men in Osaka."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"in/a.txt": SOURCE, "in/b.txt": SOURCE, "out/a.md": FIRST, "out/b.md": SECOND}.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


def entries(path: str = "known.json") -> list[tuple[str, str, str]]:
    return [(e["pair"], e["rule"], e["text"]) for e in json.loads(Path(path).read_text(encoding="utf-8"))["findings"]]


def test_what_was_written_is_known_from_then_on(run, folder: Path) -> None:
    assert run("check", "in", "out").code == 1
    assert run("check", "in", "out", "--write-baseline", "known.json").code == 0
    assert entries() == [("out/a.md", "altered-figure", "80%"), ("out/b.md", "altered-figure", "51")]
    again = run("check", "in", "out", "--baseline", "known.json", "-f", "jsonl")
    assert (again.code, again.err) == (0, "")
    known = [
        [f["known"] for f in json.loads(line)["findings"] if f["mention"] is not None]
        for line in again.out.splitlines()
    ]
    assert known == [[True], [True]]


def test_the_file_is_sorted_and_the_same_each_time_with_an_entry_on_a_line(run, folder: Path) -> None:
    run("check", "in", "out", "--write-baseline", "known.json")
    first = Path("known.json").read_text(encoding="utf-8")
    assert first == (
        '{"schema": "briefer/baseline/1", "findings": [\n'
        '  {"pair": "out/a.md", "rule": "altered-figure", "text": "80%", "sentence": '
        '"Sales at Toyota rose 80%.", "count": 1},\n'
        '  {"pair": "out/b.md", "rule": "altered-figure", "text": "51", "sentence": '
        '"Police held 51 men in Osaka.", "count": 1}\n'
        "]}\n"
    )
    run("check", "in", "out", "--baseline", "known.json", "--write-baseline", "known.json")
    assert Path("known.json").read_text(encoding="utf-8") == first


@pytest.mark.parametrize(
    ("summary", "code"),
    [
        pytest.param(f"It was a good month for the plant.\n\n\n{FIRST}", 0, id="moved"),
        pytest.param(FIRST.replace(" ", "\n", 1).replace(" rose", "  rose"), 1, id="a sentence cut by a line end"),
        pytest.param(FIRST.replace(" rose", "  rose"), 0, id="other white space"),
        pytest.param(FIRST.replace("80%", "81%"), 1, id="changed figure"),
        pytest.param(FIRST.replace("rose", "fell"), 1, id="changed sentence"),
        pytest.param(f"{FIRST}\n{FIRST}", 1, id="said twice"),
        pytest.param(f"{FIRST} {SECOND}", 1, id="known of another pair only"),
        pytest.param("Sales at Toyota rose 18%.", 0, id="mended"),
    ],
)
def test_known_is_the_content_and_not_the_place(run, folder: Path, summary: str, code: int) -> None:
    run("check", "in", "out", "--write-baseline", "known.json")
    Path("out/a.md").write_text(summary, encoding="utf-8")
    assert run("check", "in", "out", "--baseline", "known.json").code == code


def test_repeats_are_counted(run, folder: Path) -> None:
    Path("out/a.md").write_text(f"{FIRST}\n{FIRST}", encoding="utf-8")
    run("check", "in/a.txt", "out/a.md", "--write-baseline", "known.json")
    assert json.loads(Path("known.json").read_text(encoding="utf-8"))["findings"][0]["count"] == 2
    assert run("check", "in/a.txt", "out/a.md", "--baseline", "known.json").code == 0
    Path("out/a.md").write_text(FIRST, encoding="utf-8")
    once = run("check", "in/a.txt", "out/a.md", "--baseline", "known.json")
    assert once.code == 0
    assert once.err.count("stale in the baseline") == 1


def test_stale_entries_are_told_and_writing_drops_them(run, folder: Path) -> None:
    run("check", "in", "out", "--write-baseline", "known.json")
    Path("out/a.md").write_text("Sales at Toyota rose 18%.", encoding="utf-8")
    result = run("check", "in", "out", "--baseline", "known.json")
    assert result.code == 0
    assert result.err == (
        'briefer: stale in the baseline: out/a.md: altered-figure "80%" in “Sales at Toyota rose 80%.”\n'
    )
    run("check", "in", "out", "--baseline", "known.json", "--write-baseline", "known.json")
    assert entries() == [("out/b.md", "altered-figure", "51")]


def test_a_part_of_the_pairs_leaves_the_others_alone(run, folder: Path) -> None:
    run("check", "in", "out", "--write-baseline", "known.json")
    result = run("check", "in/b.txt", "out/b.md", "--baseline", "known.json", "--write-baseline", "known.json")
    assert (result.code, result.err) == (0, "")
    assert len(entries()) == 2
    Path("out/a.md").unlink()
    gone = run("check", "in/b.txt", "out/b.md", "--baseline", "known.json")
    assert "stale in the baseline: out/a.md" in gone.err


def test_a_pair_that_cannot_be_read_keeps_its_entries(run, folder: Path) -> None:
    run("check", "in", "out", "--write-baseline", "known.json")
    Path("out/a.md").write_text(" ", encoding="utf-8")
    result = run("check", "in", "out", "--baseline", "known.json", "--write-baseline", "known.json")
    assert result.code == 2
    assert len(entries()) == 2


def test_it_works_from_another_folder_and_by_settings(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".git").mkdir()
    settings = '[check]\nbaseline = "known.json"\npairs = [{source = "in/*.txt", summary = "out/{stem}.md"}]\n'
    Path("briefer.toml").write_text(settings, encoding="utf-8")
    # The first time there is no baseline to read yet.
    assert run("check", "--write-baseline", "known.json").code == 0
    assert len(entries()) == 2
    Path("known.json").unlink()
    assert run("check", "--write-baseline", folder / "known.json").code == 0
    monkeypatch.chdir(folder / "in")
    assert run("check").code == 0
    assert run("check", "a.txt", "../out/a.md", "--baseline", "../known.json").code == 0


def test_it_works_for_pairs_without_paths(run, folder: Path) -> None:
    lines = [{"id": 7, "source": SOURCE, "summary": FIRST}, {"source": SOURCE, "summary": SECOND}]
    Path("p.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert run("check", "--pairs", "p.jsonl", "--write-baseline", "known.json").code == 0
    assert [pair for pair, *_ in entries()] == ["#", "#7"]
    Path("p.jsonl").write_text("".join(json.dumps(line) + "\n" for line in reversed(lines)), encoding="utf-8")
    result = run("check", "--pairs", "p.jsonl", "--baseline", "known.json")
    assert (result.code, result.err) == (0, "")


@pytest.mark.parametrize(
    "flags",
    [
        ("--rule", "altered-figure=warning", "--min-precision", "1"),
        ("--rule", "dropped-figure=error", "--rule", "dropped-name=error"),
        ("--rule", "altered-figure=off", "--min-recall", "1"),
    ],
)
def test_whatever_fails_a_run_is_written_so_that_the_next_one_passes(run, folder: Path, flags: tuple[str, ...]) -> None:
    assert run("check", "in", "out", *flags).code == 1
    assert run("check", "in", "out", *flags, "--write-baseline", "known.json").code == 0
    assert run("check", "in", "out", *flags, "--baseline", "known.json").code == 0


def test_nothing_to_know_is_a_file_too(run, folder: Path) -> None:
    Path("out/a.md").write_text("Sales rose 18%.", encoding="utf-8")
    assert run("check", "in/a.txt", "out/a.md", "--write-baseline", "known.json").code == 0
    assert entries() == []
    assert run("check", "in/a.txt", "out/a.md", "--baseline", "known.json").code == 0


GOOD = '{"pair": "a", "rule": "b", "text": "c", "sentence": "d", "count": 1}'


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "not JSON"),
        ("[]", "not a briefer/baseline/1 file"),
        ('{"schema": "briefer/baseline/2", "findings": []}', "not a briefer/baseline/1 file"),
        ('{"schema": "briefer/baseline/1", "findings": [1]}', "entry 1: not an object"),
        (f'{{"schema": "briefer/baseline/1", "findings": [{GOOD}, {{}}]}}', "entry 2: not an object"),
        (f'{{"schema": "briefer/baseline/1", "findings": [{GOOD.replace("1", "0")}]}}', "count must be 1 or more"),
        (f'{{"schema": "briefer/baseline/1", "findings": [{GOOD.replace("1", "true")}]}}', "count must be 1 or more"),
        (f'{{"schema": "briefer/baseline/1", "findings": [{GOOD.replace(chr(34) + "c" + chr(34), "3")}]}}', "strings"),
    ],
)
def test_a_file_that_is_no_baseline_is_refused(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "known.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=says) as raised:
        read_baseline(path)
    assert str(raised.value).startswith(str(path))


def test_reading_gives_back_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_text(f'{{"schema": "briefer/baseline/1", "findings": [{GOOD.replace("1", "3")}]}}', encoding="utf-8")
    known = read_baseline(path).known
    path.write_text(baseline_json(known), encoding="utf-8")
    assert read_baseline(path).known == known


@pytest.mark.parametrize(
    ("id", "summary", "key"),
    [
        (None, "out/a.md", "out/a.md"),
        ("Plants", "out/a.json", "out/a.json#Plants"),
        (7, None, "#7"),
        ({"b": 1, "a": 2}, None, '#{"a": 2, "b": 1}'),
        (None, None, "#"),
        ("x", "-", "#x"),
    ],
)
def test_what_a_pair_is_called(folder: Path, id: object, summary: str | None, key: str) -> None:
    assert pair_key(id, summary, folder) == key
    assert pair_key(id, summary, Path()) == key
