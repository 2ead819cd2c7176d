"""The packages that briefer is tested with: `python3 .ci/packages.py lock | lowest`.

`lock` writes constraints.txt: every package that briefer and its extras bring, and what builds it, at the newest
versions that the ranges of pyproject.toml allow. It installs nothing and takes minutes, with a network. `lowest` prints
the lowest version of each package that pyproject.toml names, as constraints for pip. Needs nothing but Python 3.11 and
pip.
"""

import json
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "constraints.txt"
HEAD = """\
# The version of every package that briefer and its extras bring, as tested: pip install -c constraints.txt ...
# Written by `python3 .ci/packages.py lock`.
"""

_REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9][\w.-]*)(?:\[[\w,-]+\])?(?P<range>[<>=!~][^;]*)")
_FLOOR = re.compile(r"(?:>=|==)\s*([\w.]+)")


def main(arguments: list[str]) -> None:
    """Does what the command line asks."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = settings["project"]
    match arguments:
        case ["lock"]:
            LOCK.write_text(HEAD + "".join(locked(project, settings["build-system"]["requires"])), encoding="utf-8")
        case ["lowest"]:
            sys.stdout.writelines(lowest(project))
        case _:
            sys.exit(__doc__)


def locked(project: Mapping[str, object], building: list[str]) -> Iterator[str]:
    """The lines of constraints.txt, by name."""
    extras = ",".join(project["optional-dependencies"])
    with tempfile.TemporaryDirectory() as folder:
        # Of an environment of its own: what is installed here must not count.
        venv.create(folder, with_pip=True)
        report = Path(folder, "report.json")
        pip = [Path(folder, "bin", "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        asked = [f"{ROOT}[{extras}]", *building]
        subprocess.run([*pip, "--dry-run", "--report", report, *asked], check=True, stdout=sys.stderr)
        installed = json.loads(report.read_text(encoding="utf-8"))["install"]
    # "2.13.0+cpu" is one machine's build of 2.13.0.
    found = {normalized(m["name"]): m["version"].partition("+")[0] for m in (item["metadata"] for item in installed)}
    del found[normalized(project["name"])]
    return (f"{name}=={version}\n" for name, version in sorted(found.items()))


def lowest(project: Mapping[str, object]) -> Iterator[str]:
    """A line for each package that briefer or an extra names: the lowest version of its range."""
    floors: dict[str, str] = {}
    for name, range_ in requirements(project):
        floor = _FLOOR.search(range_)
        if floor is None:
            sys.exit(f"pyproject.toml: {name}{range_} has no lowest version")
        if floors.setdefault(name, floor[1]) != floor[1]:
            sys.exit(f"pyproject.toml: two lowest versions of {name}")
    return (f"{name}=={version}\n" for name, version in sorted(floors.items()))


def requirements(project: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Name and range of each package that pyproject.toml names."""
    lists: Iterable[list[str]] = [project["dependencies"], *project["optional-dependencies"].values()]
    for line in (line for group in lists for line in group):
        parts = _REQUIREMENT.fullmatch(line)
        if parts is None:
            sys.exit(f"pyproject.toml: {line} has no range")
        yield normalized(parts["name"]), parts["range"].strip()


def normalized(name: str) -> str:
    """A package's name as pip compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    main(sys.argv[1:])
