"""`briefer completion`: what shells offer, asked as their scripts ask, and the scripts in the shells that are here."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefer.briefing.compression.cut_rules import cut_rules
from briefer.cli.app import main
from briefer.facts.judging_rules import judging_rules
from briefer.faithfulness.rules import RULES


@pytest.fixture
def offered(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """What bash is told may stand for the last word of a line, each with its type."""

    def ask(line: str) -> list[tuple[str, str]]:
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
        monkeypatch.setenv("_BRIEFER_COMPLETE", "bash_complete")
        with pytest.raises(SystemExit) as stopped:
            main()
        captured = capsys.readouterr()
        assert (stopped.value.code, captured.err) == (0, "")
        return [tuple(row.split(",", 1)) for row in captured.out.splitlines()]

    return ask


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("briefer che", ["check"]),
        ("briefer check --show", ["--show-dropped"]),
        ("briefer check --format js", ["json", "jsonl"]),
        ("briefer check --report sa", ["sarif="]),
        ("briefer check --rule expanded-name=", ["expanded-name=error", "expanded-name=warning", "expanded-name=off"]),
        ("briefer summarize -m ex", ["extractive"]),
        ("briefer summarize --length ", ["short", "medium", "long"]),
        ("briefer read --read-as nit", ["nitf"]),
        ("briefer models sh", ["show"]),
        ("briefer completion z", ["zsh"]),
    ],
)
def test_words(offered, line: str, words: list[str]) -> None:
    assert offered(line) == [("plain", word) for word in words]


def test_rules_are_those_there_are(offered) -> None:
    assert [word for _, word in offered("briefer rules ")] == [
        *(rule.code for rule in RULES),
        *judging_rules(),
        *cut_rules(),
    ]


@pytest.mark.parametrize(
    ("line", "type"),
    [
        ("briefer check articles/a.txt bri", "file"),
        ("briefer check --brief ", "file"),
        ("briefer check --pairs ", "file"),
        ("briefer summarize a.txt ", "file"),
        ("briefer sections ", "file"),
        ("briefer read ", "file"),
        ("briefer batch ", "dir"),
    ],
)
def test_files_are_left_to_the_shell(offered, line: str, type: str) -> None:
    assert {kind for kind, _ in offered(line)} == {type}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_asks_by_the_variable_that_the_command_reads(run, shell: str) -> None:
    result = run("completion", shell)
    assert result.code == 0
    assert f"_BRIEFER_COMPLETE={shell}_complete" in result.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_takes_the_script(run, shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell}")
    script = tmp_path / f"completion.{shell}"
    assert run("completion", shell, "-o", script).code == 0
    # Its function is defined where completion is loaded (zsh) or always (bash, fish), and nothing is said.
    load = "autoload -Uz compinit; compinit -u; " if shell == "zsh" else ""
    done = subprocess.run([shell, "-c", f"{load}source {script}"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_completes(run, tmp_path: Path) -> None:
    script = tmp_path / "completion"
    run("completion", "bash", "-o", script)
    program = tmp_path / "briefer"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m briefer "$@"\n')
    program.chmod(0o755)
    asked = f"source {script}; COMP_WORDS=(briefer che); COMP_CWORD=1; _briefer_completion {program}"
    done = subprocess.run(
        ["bash", "--norc", "-c", f'{asked}; echo "${{COMPREPLY[@]}}"'],
        capture_output=True,
        text=True,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[1])},
    )
    assert (done.stdout, done.stderr) == ("check\n", "")
