"""The worked example for real: a repository whose hook stops a bad summary, the reports of its CI, the fix."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "seeds" / "ci-example"
ACTION = ROOT / ".github" / "actions" / "check" / "action.yml"
BRIEF = "briefs/oresund-bridge.md"
RIGHT, WRONG = "7.8 kilometres", "8.7 kilometres"

Run = Callable[..., subprocess.CompletedProcess[str]]


def hooks() -> dict[str, dict[str, object]]:
    return {entry["id"]: entry for entry in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Nothing of the machine's own git settings; `briefer` is the one under test, run by this interpreter."""
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "briefer"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m briefer "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "FORCE_COLOR"))
    }
    identity = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", "test"), ("EMAIL", "test@example.invalid"))
    }
    return {
        **kept,
        **identity,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "repository"))


@pytest.fixture
def run(repository: Path, environment: dict[str, str]) -> Run:
    def call(*command: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=repository, env=environment | more, capture_output=True, encoding="utf-8", timeout=120
        )

    return call


def misstate(repository: Path) -> None:
    brief = repository / BRIEF
    text = brief.read_text(encoding="utf-8")
    assert RIGHT in text
    brief.write_text(text.replace(RIGHT, WRONG), encoding="utf-8")


def mend(repository: Path) -> None:
    shutil.copy(EXAMPLE / BRIEF, repository / BRIEF)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_the_hook_stops_a_bad_summary_and_lets_its_fix_in(repository: Path, run: Run) -> None:
    assert run("git", "init", "--quiet").returncode == 0
    script = repository / ".git" / "hooks" / "pre-commit"
    script.parent.mkdir(exist_ok=True)
    # As pre-commit does: the entry, then the files of the commit.
    staged = "git diff --cached --name-only -z --diff-filter=d"
    script.write_text(f"#!/bin/sh\n{staged} | xargs -0 {hooks()['briefer-check-system']['entry']}\n", encoding="utf-8")
    script.chmod(0o755)

    def commit(message: str) -> subprocess.CompletedProcess[str]:
        assert run("git", "add", ".").returncode == 0
        return run("git", "commit", "--quiet", "--message", message)

    good = commit("two briefs")
    assert good.returncode == 0, good.stderr
    first = run("git", "rev-parse", "HEAD").stdout

    misstate(repository)
    bad = commit("a slip")
    told = bad.stdout + bad.stderr
    assert bad.returncode == 1, told
    assert f"{BRIEF}:3:90: error unsupported-figure: {WRONG}" in told
    assert f"runs for [{WRONG}]" in told
    assert run("git", "rev-parse", "HEAD").stdout == first

    mend(repository)
    with (repository / BRIEF).open("a", encoding="utf-8") as brief:
        brief.write("Its towers are 204 metres high.\n")
    fixed = commit("the fix")
    assert fixed.returncode == 0, fixed.stdout + fixed.stderr
    assert run("git", "rev-parse", "HEAD").stdout != first


def test_the_reports_name_the_pair_and_the_line(repository: Path, run: Run) -> None:
    arguments = ("briefer", "check", "--report", "junit=briefs.xml", "--report", "sarif=briefs.sarif")
    misstate(repository)
    assert run(*arguments).returncode == 1

    cases = {case.get("name"): case for case in ET.parse(repository / "briefs.xml").iter("testcase")}
    assert set(cases) == {BRIEF, "briefs/channel-tunnel.md"}
    failure = cases[BRIEF].find("failure")
    assert failure is not None
    assert failure.get("type") == "unsupported-figure"
    assert f"{BRIEF}:3:90" in str(failure.text)
    assert cases["briefs/channel-tunnel.md"].find("failure") is None

    (scan,) = json.loads((repository / "briefs.sarif").read_text(encoding="utf-8"))["runs"]
    (error,) = [result for result in scan["results"] if result["level"] == "error"]
    physical = error["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == BRIEF
    assert (physical["region"]["startLine"], physical["region"]["startColumn"]) == (3, 90)
    assert [r["ruleId"] for r in scan["results"] if "suppressions" in r] == ["derived-figure"]

    mend(repository)
    assert run(*arguments).returncode == 0
    assert ET.parse(repository / "briefs.xml").getroot().get("failures") == "0"


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize("args", ["", "articles\nbriefs\n"])
def test_the_action_fails_writes_its_reports_and_marks_the_line(repository: Path, run: Run, args: str) -> None:
    script = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["runs"]["steps"][-1]["run"]
    shell = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
    more = {
        "ARGS": args,
        "JUNIT": "my report.xml",
        "SARIF": "",
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(repository.parent),
        "GITHUB_STEP_SUMMARY": str(repository / "summary.md"),
    }
    assert run(*shell, **more).returncode == 0
    misstate(repository)
    result = run(*shell, **more)
    assert result.returncode == 1, result.stderr
    # GitHub looks for files from the checkout's root, wherever the check ran.
    place = f"file=repository/{BRIEF},line=3,endLine=3,col=90,endColumn=104"
    assert f"::error title=unsupported-figure,{place}::{WRONG}" in result.stderr
    assert ET.parse(repository / "my report.xml").getroot().get("failures") == "1"
    summary = (repository / "summary.md").read_text(encoding="utf-8")
    assert summary.count("## briefer check") == 2
    assert f"| ` {BRIEF} ` |" in summary


def test_the_configurations_fit_together() -> None:
    documented = {"id", "name", "description", "entry", "language", "pass_filenames", "require_serial"}
    own = hooks()
    assert {name: entry["language"] for name, entry in own.items()} == {
        "briefer-check": "python",
        "briefer-check-system": "system",
    }
    for entry in own.values():
        assert set(entry) == documented
        assert entry["pass_filenames"] is True
        assert entry["entry"] == "briefer check --only"

    (source,) = yaml.safe_load((EXAMPLE / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    (used,) = source["hooks"]
    # A local hook has all that the repository's own would bring.
    assert source["repo"] == "local"
    same = own[used["id"]].keys() - {"description"}
    assert {key: used[key] for key in same} == {key: own[used["id"]][key] for key in same}
    files = [
        path.relative_to(EXAMPLE).as_posix()
        for folder in ("articles", "briefs")
        for path in EXAMPLE.glob(f"{folder}/*")
    ]
    assert files
    assert all(re.search(used["files"], file) for file in [*files, "pyproject.toml"])
    assert not re.search(used["files"], "README.md")

    action = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    workflow = yaml.safe_load((EXAMPLE / ".github" / "workflows" / "briefs.yml").read_text(encoding="utf-8"))
    (step,) = [step for step in workflow["jobs"]["check"]["steps"] if step["uses"].endswith("/.github/actions/check")]
    assert set(step["with"]) <= set(action["inputs"])
    (place,) = [s["with"]["path"] for s in workflow["jobs"]["check"]["steps"] if "repository" in s.get("with", {})]
    assert step["uses"] == f"./{place}/.github/actions/check"
    # An input that no step reads would be a dead option.
    steps = str(action["runs"]["steps"])
    assert all(f"inputs.{name}" in steps for name in action["inputs"])
    # What a workflow's author writes must never become a piece of the script.
    assert not any("${{" in step.get("run", "") for step in action["runs"]["steps"])


def requirements(lines: Iterable[str]) -> dict[str, str]:
    """Version specifiers by the name of the package."""
    return dict(re.fullmatch(r"([\w-]+)(.*)", line).groups() for line in lines if line and not line.startswith("#"))


def test_the_action_installs_what_check_needs_and_no_more(repository: Path, run: Run) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ours = requirements(project["dependencies"])
    light = requirements((ACTION.parent / "requirements.txt").read_text(encoding="utf-8").splitlines())
    assert light.items() <= ours.items()

    modules = {"protobuf": "google.protobuf"}
    absent = [modules.get(package, package.replace("-", "_")) for package in ours.keys() - light.keys()]
    blocked = f"import sys; sys.modules.update(dict.fromkeys({absent!r})); from briefer.__main__ import main; main()"
    for arguments in (["check"], ["check", "--format", "sarif"], ["rules"]):
        done = run(sys.executable, "-c", blocked, *arguments)
        assert done.returncode == 0, done.stderr
    misstate(repository)
    assert run(sys.executable, "-c", blocked, "check").returncode == 1
