"""The files that a repository starts with, and which of them it has already."""

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from glob import has_magic
from pathlib import Path, PurePosixPath

from briefer.checks.settings import check_settings
from briefer.checks.starter.layout import Layout
from briefer.errors import ConfigError
from briefer.io.repository import repository_folder
from briefer.io.settings_file import OWN_FILE, PYPROJECT, SettingsFile, settings_in

HOOK = Path(".pre-commit-config.yaml")
WORKFLOW = Path(".github", "workflows", "briefer.yml")
_OTHER_CI = (".gitlab-ci.yml", "azure-pipelines.yml", ".circleci", "Jenkinsfile", "bitbucket-pipelines.yml")
_SETTINGS = """\
# What `briefer check` looks at. docs/checking.md of briefer has every key; `briefer config` prints what is in force.
[check]
{pairs}
# ignore_names = ["The Daily Brief"]    # never findings: a newsletter's own name is no claim about an article
# min_recall = 0.3                      # of the facts that a source's summary should keep
# baseline = ".briefer-known.json"      # what stands already: briefer check --write-baseline .briefer-known.json
"""
_NO_PAIRS = '# pairs = [{ source = "articles/{stem}.txt", summary = "briefs/*.md" }]  # each summary has its source'


@dataclass(frozen=True, slots=True)
class StarterFile:
    """One file: its path from the root, what to write, and why it is left alone; "" where it is written."""

    path: Path
    content: str
    why_left: str = ""


def starter_files(root: Path, layouts: Sequence[Layout]) -> list[StarterFile]:
    """What a repository gets, for the pairs that were found in it. What is there already is left as it is.

    Raises:
        ConfigError: the settings that are there are wrong.
    """
    settings = _settings_there(root)
    pairs = check_settings(settings).pairs if settings else ()
    sides = [side for pair in pairs for side in (pair.source, pair.summary)]
    sides += [side for layout in layouts for side in (layout.source, layout.summary)] if not settings else []
    has_git = repository_folder(root) is not None
    other = next((name for name in _OTHER_CI if (root / name).exists()), None)
    no_git = "" if has_git else "no git repository is here (git init)"
    return [
        StarterFile(
            Path(OWN_FILE),
            _SETTINGS.format(pairs=_pairs(layouts)),
            f"{settings.path.name} has settings of briefer" if settings else _there(root, Path(OWN_FILE)),
        ),
        StarterFile(
            HOOK, _part("pre-commit-config.yaml").replace("FILES", _regex(sides)), no_git or _there(root, HOOK)
        ),
        StarterFile(
            WORKFLOW,
            _part("workflow.yml"),
            no_git or _there(root, WORKFLOW) or (f"{other} says that another service runs here" if other else ""),
        ),
    ]


def write_new(path: Path, content: str) -> bool:
    """Writes a file that is not there yet, with its folders; False where somebody was faster.

    Raises:
        ConfigError: when it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(content)
    except FileExistsError:
        return False
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written ({error.strerror}); check the folder's rights") from error
    return True


def _settings_there(root: Path) -> SettingsFile | None:
    paths = (Path(os.path.relpath(root / name)) for name in (OWN_FILE, PYPROJECT))
    return next((found for path in paths if path.is_file() and (found := settings_in(path))), None)


def _there(root: Path, path: Path) -> str:
    return "it is there already" if os.path.lexists(root / path) else ""


def _pairs(layouts: Sequence[Layout]) -> str:
    if not layouts:
        return _NO_PAIRS
    entries = [
        f"    {{ source = {_quoted(one.source)}, summary = {_quoted(one.summary)} }},  # today: {one.pairs}"
        for one in layouts
    ]
    return "\n".join(["pairs = [  # each summary must have its source", *entries, "]"])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # its escapes are TOML's


def _regex(sides: Sequence[str]) -> str:
    """What pre-commit matches paths with: the folders of all sides, and the settings, which concern all pairs."""
    folders = sorted({_folder(side) for side in sides})
    if not folders or "" in folders:
        return "''"
    listed = "|".join(re.escape(folder).replace("/", "/") for folder in folders)
    return rf"^({listed})/|^(briefer|pyproject)\.toml$"


def _folder(side: str) -> str:
    """The folder that all files of a glob or a template are in; "" for the root."""
    parts = PurePosixPath(side).parts[:-1]
    plain = next((index for index, part in enumerate(parts) if has_magic(part) or "{" in part), len(parts))
    return "/".join(parts[:plain])


def _part(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
