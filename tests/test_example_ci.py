"""The worked example for real: a repository whose hook stops a bad summary, the reports of its CI, the fix."""

import importlib.metadata
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import venv
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterable
from importlib.util import find_spec
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


LOCK = dict(
    line.split("==") for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if "==" in line
)


def needed() -> set[str]:
    """The packages that the action's requirements bring, by their names in the lock."""
    found: set[str] = set()
    waiting = list(requirements((ACTION.parent / "requirements.txt").read_text(encoding="utf-8").splitlines()))
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name not in found:
            found.add(name)
            asked = importlib.metadata.requires(name) or []
            waiting += [re.match(r"[\w.-]+", line)[0] for line in asked if "extra ==" not in line and applies(line)]
    return found


def applies(line: str) -> bool:
    """Whether a requirement holds on this machine, by its marker."""
    from packaging.requirements import Requirement

    marker = Requirement(line).marker
    return marker is None or marker.evaluate({"extra": ""})


def test_all_that_the_action_installs_is_locked() -> None:
    assert needed() <= LOCK.keys()
    building = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    assert set(requirements(building)) <= LOCK.keys()


@pytest.mark.parametrize(
    "file", [ACTION, EXAMPLE / ".github" / "workflows" / "briefs.yml", ROOT / "docs" / "ci.md"], ids=str
)
def test_actions_of_others_are_named_by_their_commits(file: Path) -> None:
    used = re.findall(r"uses: (\S+)( # v[\d.]+)?$", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert used
    for name, version in used:
        assert name.startswith("./") or (re.fullmatch(r"[\w-]+(/[\w-]+)+@[0-9a-f]{40}", name) and version), name


class Runner:
    """Runs the steps of a composite action as GitHub's runner does: expressions filled in, each script in a file."""

    def __init__(self, action: Path, repository: Path, environment: dict[str, str]) -> None:
        self.action, self.repository, self.environment = action, repository, environment
        self.described = yaml.safe_load(action.read_text(encoding="utf-8"))

    def steps(self, **given: str) -> Iterable[tuple[str, subprocess.CompletedProcess[str]]]:
        """The steps with a script, up to the first that fails, each with how it ended."""
        inputs = {name: str(about.get("default", "")) for name, about in self.described["inputs"].items()} | given
        values = {f"inputs.{name}": value for name, value in inputs.items()}
        values["github.action_path"] = str(self.action.parent)

        def filled(text: str) -> str:
            return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: values[found[1]], text)

        for step in self.described["runs"]["steps"]:
            if "uses" in step:  # setup-python: this test's own environment stands for it
                assert step["uses"].startswith("actions/setup-python@")
                continue
            assert step["shell"] == "bash"
            script = self.repository.parent / "script.sh"
            script.write_text(filled(step["run"]), encoding="utf-8")
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
                cwd=self.repository / filled(step.get("working-directory", ".")),
                env=self.environment | {name: filled(value) for name, value in step.get("env", {}).items()},
                capture_output=True,
                encoding="utf-8",
                timeout=300,
            )
            yield step["name"], done
            if done.returncode:
                return


@pytest.fixture
def runner(repository: Path, tmp_path: Path, environment: dict[str, str]) -> Runner:
    """A runner with an environment in which all that the action needs is installed, but not briefer, and no network."""
    other = [name for name in needed() if importlib.metadata.version(name).partition("+")[0] != LOCK[name]]
    if find_spec("pip") is None:
        pytest.skip("needs pip")
    if other:
        pytest.skip(f"not as locked: {', '.join(sorted(other))}")
    place = tmp_path / "python"
    venv.create(place)
    site = next((place / "lib").glob("python*/site-packages"))
    shared = tmp_path / "shared"
    shared.mkdir()
    for name in {*needed(), "pip"}:
        for file in importlib.metadata.files(name) or ():
            top = shared / file.parts[0]
            if file.parts[0] != ".." and not top.exists():
                top.symlink_to(Path(str(file.locate())).parents[len(file.parts) - 1] / file.parts[0])
    (site / "shared.pth").write_text(f"{shared}\n", encoding="utf-8")
    return Runner(
        ACTION,
        repository,
        {name: value for name, value in environment.items() if name != "PYTHONPATH"}
        | {
            "PATH": f"{place / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin",
            "PIP_NO_INDEX": "1",
            "PIP_CONFIG_FILE": os.devnull,
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(repository.parent),
            "GITHUB_STEP_SUMMARY": str(repository.parent / "summary.md"),
        },
    )


def wheel(folder: Path) -> Path:
    """briefer as a wheel, without what builds one: no network is asked for it."""
    path = folder / "briefer_cli-0.0.0-py3-none-any.whl"
    about = "briefer_cli-0.0.0.dist-info"
    with zipfile.ZipFile(path, "w") as packed:
        for file in sorted((ROOT / "briefer").rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts and file.suffix != ".safetensors":
                packed.write(file, file.relative_to(ROOT))
        packed.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: briefer-cli\nVersion: 0.0.0\n")
        packed.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        packed.writestr(f"{about}/entry_points.txt", "[console_scripts]\nbriefer = briefer.__main__:main\n")
        packed.writestr(f"{about}/RECORD", "")
    return path


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_action_installs_checks_and_fails_on_a_wrong_figure(
    repository: Path, tmp_path: Path, runner: Runner
) -> None:
    given = {"briefer": str(wheel(tmp_path)), "junit": "my report.xml", "working-directory": "."}
    misstate(repository)
    installed, checked = runner.steps(**given, args="articles\nbriefs\n")
    assert (installed[0], installed[1].returncode) == ("Install briefer", 0), installed[1].stderr
    name, done = checked
    assert (name, done.returncode) == ("Check", 1), done.stderr
    assert "::error title=unsupported-figure" in done.stderr
    assert ET.parse(repository / "my report.xml").getroot().get("failures") == "1"


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
