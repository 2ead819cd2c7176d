"""Every command that README.md and the other pages show is run, and prints what they say; every link leads somewhere.

A block of `console` with `$` in it is a transcript; without `$` each line must succeed. `<!-- not run: why -->` above a
block is for what no test can do: of its commands only the names and the options are looked up.
"""

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from briefer.cli.app import main
from briefer.training.__main__ import app as training

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/*.md")), ROOT / "seeds" / "ci-example" / "README.md"]
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8") if (ROOT / ".ci" / "run").is_file() else ""

_BLOCK = re.compile(
    r"^(?:<!-- not run: (?P<excuse>[^\n]+) -->\n)?```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_TRANSCRIPT = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_RUN_BY_CI = ("python3 -m venv ", "pip install ", "pipx install ", "uv tool install ")
_CHECKED_BY_CI = ("ruff check ", "ruff format ", "mypy", "python -m pytest ")

ARTICLE = (
    "Ferries to Dover were late by 40 minutes on Monday, the port said. It closed at 12:30 p.m. for 18% of its ships.\n"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page; `excuse` says why no test runs it."""

    page: Path
    language: str
    text: str
    excuse: str | None

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}: {self.text.strip().splitlines()[0][:60]}"


BLOCKS = [
    Block(page, found["language"], found["text"], found["excuse"])
    for page in PAGES
    for found in _BLOCK.finditer(page.read_text(encoding="utf-8"))
]
CONSOLE = [block for block in BLOCKS if block.language == "console"]
TRANSCRIPTS = [block for block in CONSOLE if "$ " in block.text and block.text.startswith("$ ")]
SESSIONS = [block for block in CONSOLE if block not in TRANSCRIPTS and block.excuse is None]


def commands(block: Block) -> list[str]:
    """The commands of a block without `$`, comments off, one that goes on over several lines as one."""
    if "<<" in block.text or "() {" in block.text:
        return [block.text]
    lines = block.text.replace("\\\n", " ").splitlines()
    return [re.sub(r"\s+#.*$", "", line).strip() for line in lines if line.strip() and not line.startswith("#")]


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the pages speak of: articles, their briefs and settings, an article, a stamp."""
    folder = shutil.copytree(ROOT / "seeds" / "ci-example", tmp_path / "work")
    for name in ("seeds", "evals", "briefer", "prompts", "tests", ".ci"):
        if (ROOT / name).exists():
            (folder / name).symlink_to(ROOT / name)
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "articles" / "ferries.md").write_text(ARTICLE, encoding="utf-8")
    (folder / "stamp").write_text("")
    os.utime(folder / "stamp", (0, 0))
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def briefer(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Runs the command line in this process; what it printed. A command must end with one of `codes`."""

    def run(arguments: str, codes: tuple[int, ...] = (0,), given: str | None = None) -> str:
        if given is not None:
            monkeypatch.setattr("sys.stdin", _Input(given))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(shlex.split(arguments))
        captured = capsys.readouterr()
        assert (ended.value.code or 0) in codes, captured.err
        return captured.out

    return run


class _Input:
    """Standard input that another command wrote."""

    def __init__(self, text: str) -> None:
        self.buffer = io.BytesIO(text.encode())

    def isatty(self) -> bool:
        return False

    def read(self) -> str:
        return self.buffer.read().decode()


@pytest.mark.parametrize("block", TRANSCRIPTS, ids=str)
def test_transcripts_are_real(
    block: Block, tmp_path: Path, briefer: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    for command, printed in _TRANSCRIPT.findall(block.text):
        if command.startswith("cat "):
            (tmp_path / command.removeprefix("cat ")).write_text(printed, encoding="utf-8")
            continue
        program, _, arguments = command.partition(" ")
        assert program == "briefer", command
        shown = briefer(arguments, codes=(0, 1))
        if arguments.startswith("summarize"):
            # The model's own words may differ in a tie between two machines' arithmetic; what needs no model may not.
            assert len(shown.splitlines()) == pytest.approx(len(printed.splitlines()), abs=6)
            assert shown.splitlines()[:2] == printed.splitlines()[:2]
        else:
            assert shown == printed


def test_there_are_transcripts_of_the_main_jobs() -> None:
    shown = {command.split()[1] for block in TRANSCRIPTS for command, _ in _TRANSCRIPT.findall(block.text)}
    assert shown >= {"summarize", "check", "rules"}


@pytest.mark.parametrize("block", SESSIONS, ids=str)
def test_commands_succeed(
    block: Block, workplace: Path, briefer: Callable[..., str], model_folders: Callable[[str], Path]
) -> None:
    if "path/to/a/folder" in block.text:
        (workplace / "path" / "to" / "a").mkdir(parents=True)
        (workplace / "path" / "to" / "a" / "folder").symlink_to(model_folders("t5"))
    for command in commands(block):
        _run(command, workplace, briefer)


def _run(command: str, workplace: Path, briefer: Callable[..., str]) -> None:
    if command.startswith(_RUN_BY_CI):
        assert not CI or command in CI or "README.md" in CI, f"{command}: .ci/run must run it"
        return
    if command.startswith(_CHECKED_BY_CI):
        assert not CI or command.removeprefix("python -m ").split()[0] in CI
        return
    if "--engine ctranslate2" in command and find_spec("ctranslate2") is None:
        pytest.skip("needs the extra fast")
    first, _, piped = command.partition(" | ")
    if piped.startswith("briefer ") and "<<" not in command:
        given = subprocess.run(["bash", "-c", first], capture_output=True, text=True, check=True).stdout
        briefer(piped.removeprefix("briefer "), given=given)
    elif command.startswith("briefer "):
        briefer(command.removeprefix("briefer "))
    elif command.startswith(("python -m evals.", "python3 .ci/")):
        arguments = shlex.split(command)[1:]
        subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
    else:
        _run_in_a_shell(command, workplace)


def _run_in_a_shell(command: str, workplace: Path) -> None:
    """What is neither briefer nor Python: in a checkout, with `$BRIEFER` the address of another."""
    origin = workplace / "origin"
    if not origin.exists():
        git = ["git", "-C", str(origin), "-c", "user.name=test", "-c", "user.email=test@example.invalid"]
        subprocess.run(["git", "init", "-q", str(origin)], check=True)
        subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "one"], check=True)
        subprocess.run(["git", "init", "-q", str(workplace)], check=True)
        subprocess.run(["git", "-C", str(workplace), "remote", "add", "origin", f"file://{origin}"], check=True)
    before = "" if command.startswith("BRIEFER=") else f"BRIEFER=file://{origin}\n"
    test = '\n[ -n "$BRIEFER" ]'
    subprocess.run(["bash", "-euo", "pipefail", "-c", before + command + test], cwd=workplace, check=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_the_hooks_file_that_a_page_writes_names_a_commit(workplace: Path) -> None:
    (block,) = [block for block in SESSIONS if "cat > .pre-commit-config.yaml" in block.text]
    _run_in_a_shell(block.text, workplace)
    (source,) = yaml.safe_load((workplace / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert source["repo"].startswith("file://")
    assert re.fullmatch(r"[0-9a-f]{40}", source["rev"])
    known = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert source["hooks"][0]["id"] in known


def _shown() -> Iterator[tuple[str, str]]:
    """Page and command line of all that is shown and not run: inline, in tables, in blocks with an excuse."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for span in re.findall(r"`((?:briefer [a-z]|python -m (?:evals|briefer))[^`\n]*)`", _BLOCK.sub("", text)):
            yield str(page.relative_to(ROOT)), span
    for block in CONSOLE:
        if block.excuse:
            for line in re.findall(r"(?:briefer [a-z]|python -m (?:evals|briefer))[^|\n]*", block.text):
                yield str(block.page.relative_to(ROOT)), line


@pytest.mark.parametrize(("page", "line"), sorted(set(_shown())))
def test_commands_that_are_only_named_exist(
    page: str, line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = re.match(r"python -m [\w.]+(?: [a-z]+\b)?|briefer(?: models(?: get| show)?| [a-z]+)", line)
    assert program, line
    monkeypatch.setenv("COLUMNS", "200")
    known = _help(program[0].split(), capsys)
    for option in re.findall(r"--[a-z][\w-]*", line):
        assert re.search(rf"{option}\b", known), f"{page}: {line}: no such option {option}"


def _help(words: Sequence[str], capsys: pytest.CaptureFixture[str]) -> str:
    if words[0] == "python" and words[2] != "briefer.training":
        # Not imported, for what it needs: the module must be there, and name the options.
        module = ROOT / words[2].replace(".", "/")
        file = module / "__main__.py" if module.is_dir() else module.with_suffix(".py")
        return file.read_text(encoding="utf-8")
    capsys.readouterr()
    program, arguments = (main, words[1:]) if words[0] == "briefer" else (training, words[3:])
    with pytest.raises(SystemExit) as ended:
        program([*arguments, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.language == "python"], ids=str)
def test_python_examples_run(block: Block, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(block.text, str(block.page), "exec"), {})


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.language == "toml"], ids=str)
def test_settings_that_are_shown_are_settings(block: Block, tmp_path: Path, briefer: Callable[..., str]) -> None:
    (tmp_path / "pyproject.toml").write_text(block.text, encoding="utf-8")
    # There is nothing to check there: but an unknown key would be told first.
    briefer(f"check --config {tmp_path / 'pyproject.toml'}", codes=(2,))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)", text):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_names_a_place_that_is_not_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "example/briefer" not in text
    # That name is another project's on the package index.
    told = re.sub(r"(?:not|never) `pip install briefer`", "", text)
    assert not re.search(r"""install (?:-\S+ )*["']?briefer["'\s\[=]""", told)


def test_every_page_of_docs_is_named_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {page.name for page in ROOT.glob("docs/*.md")} == set(re.findall(r"\]\(docs/([\w-]+\.md)\)", readme))
