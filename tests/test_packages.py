"""Entry points of other packages are found as importlib.metadata finds them, and only then it is imported."""

import importlib.metadata
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from briefer.readers import packages

GROUP = "briefer.readers"
POINTS = f"[{GROUP}]\nminutes = minutes:READER\n"


def installed(folder: Path, points: str | None) -> None:
    """A package in a folder of the search path."""
    about = folder / "minutes-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: minutes\nVersion: 1.0\n")
    if points is not None:
        (about / "entry_points.txt").write_text(points)


@pytest.mark.parametrize("group", [GROUP, "console_scripts", "pytest11", "no.such.group"])
def test_the_same_as_importlib_finds(group: str) -> None:
    assert set(packages.entry_points(group=group)) == set(importlib.metadata.entry_points(group=group))


@pytest.mark.parametrize(
    ("points", "found"), [(POINTS, ["minutes"]), ("[console_scripts]\nminutes = minutes:main\n", []), (None, [])]
)
def test_a_package_that_brings_a_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, points: str | None, found: list[str]
) -> None:
    installed(tmp_path / "site", points)
    monkeypatch.setattr(sys, "path", [str(tmp_path / "nowhere"), str(tmp_path / "site")])

    assert [entry.name for entry in packages.entry_points(group=GROUP)] == found


def test_a_package_in_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path / "site", POINTS)
    archive = tmp_path / "site.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for file in (tmp_path / "site").glob("*/*"):
            packed.write(file, file.relative_to(tmp_path / "site"))
    monkeypatch.setattr(sys, "path", [str(archive)])

    assert [entry.name for entry in packages.entry_points(group=GROUP)] == ["minutes"]


def test_where_no_package_brings_any_nothing_is_imported_for_it(tmp_path: Path) -> None:
    article, summary = tmp_path / "article.txt", tmp_path / "summary.txt"
    for path in (article, summary):
        path.write_text("The mayor of Ostveg opened a bridge of 120 metres on Monday.")
    code = (
        "import gc, sys\n"
        "from briefer import __main__\n"
        "from briefer.cli import check_output\n"
        "deliver = check_output.deliver\n"
        "import briefer.cli.check as command\n"
        "command.deliver = lambda *given: print(gc.isenabled()) or deliver(*given)\n"
        "sys.argv = ['briefer', 'check', *sys.argv[1:], '-q']\n"
        "try:\n    __main__.main()\nexcept SystemExit as stopped:\n    print(stopped.code)\n"
        "print(sorted({'importlib.metadata', 'email', 'markdown_it', 'rich.console', 'numpy'} & set(sys.modules)))\n"
    )

    done = subprocess.run([sys.executable, "-c", code, article, summary], capture_output=True, text=True, check=True)

    first, *_, code, loaded = done.stdout.splitlines()
    assert (first, code, loaded) == ("True", "0", "[]")
