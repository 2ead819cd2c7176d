"""The README's transcripts are what the commands print."""

import re
import shlex
from pathlib import Path

import pytest

from briefer.cli.app import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = dict(re.findall(r"^\$ cat (\S+)\n((?:[^$`].*\n)+)", README, re.MULTILINE))
"""Files that a transcript shows before it uses them."""
TRANSCRIPTS = re.findall(r"^\$ briefer (.+)\n((?:.*\n)*?)```$", README, re.MULTILINE)


# The model's own words may differ in a tie between two machines' arithmetic; what needs no model may not.
@pytest.mark.parametrize(("command", "printed"), [t for t in TRANSCRIPTS if not t[0].startswith("summarize")])
def test_transcripts_are_real(
    command: str, printed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    for name, content in SHOWN.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main(shlex.split(command))
    assert capsys.readouterr().out == printed


def test_there_are_transcripts_of_the_main_jobs() -> None:
    assert {command.split()[0] for command, _ in TRANSCRIPTS} >= {"summarize", "check"}


def test_the_python_example_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})
    assert "False" in capsys.readouterr().out


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!https:)([^)]+)\)", README):
        assert (ROOT / target).exists(), target
