"""Pairs by globs, as settings name them: one side matches files, the other says where the partner of each is."""

import glob
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from briefer.checks.allowances import Allowance
from briefer.checks.inputs import FilePair
from briefer.errors import ConfigError, nearest

_FIELD = re.compile(r"\{([^{}]*)\}")
_FIELDS = ("stem", "path")


@dataclass(frozen=True, slots=True)
class PairPattern:
    """One entry of ``pairs``.

    Two plain paths are one pair. With a glob (``*``, ``**``, ``?``, ``[...]``) on one side, each file that it matches
    makes a pair; in the other side ``{stem}`` stands for the file's name without its suffix and ``{path}`` for its path
    without its suffix, as seen from the last folder before the first wildcard: ``articles/**/*.txt`` matches
    ``articles/may/a.txt`` with the path ``may/a``.

    Raises:
        ConfigError: when the two sides cannot be a pair; the message opens with `place`.
    """

    source: str
    summary: str
    place: str
    allow: tuple[Allowance, ...] = ()

    def __post_init__(self) -> None:
        for side in (self.source, self.summary):
            for name in _FIELD.findall(side):
                if name not in _FIELDS:
                    raise ConfigError(f"{self.place}: {side}: unknown {{{name}}}; {nearest(name, _FIELDS)}")
            if _FIELD.search(side) and glob.has_magic(side):
                raise ConfigError(
                    f"{self.place}: {side} is a glob and a template; give {{stem}} on the other side only"
                )
        globs = [side for side in (self.source, self.summary) if glob.has_magic(side)]
        if len(globs) == 2:
            raise ConfigError(f"{self.place}: both sides are globs; give one as a template, such as briefs/{{stem}}.md")
        if not globs and any(map(_FIELD.search, (self.source, self.summary))):
            raise ConfigError(f"{self.place}: {{stem}} and {{path}} need a glob on the other side, such as briefs/*.md")
        if glob.has_magic(self.source) and not _FIELD.search(self.summary):
            raise ConfigError(f"{self.place}: all of {self.source} have the summary {self.summary}; give it a {{stem}}")

    def pairs(self, folder: Path) -> Iterator[FilePair]:
        """The pairs that this stands for; paths start from `folder` and are shown as seen from the current one.

        Raises:
            ConfigError: when a glob matches no file.
        """
        by_source = glob.has_magic(self.source)
        wanted, template = (self.source, self.summary) if by_source else (self.summary, self.source)
        matched = _matches(wanted, folder) if glob.has_magic(wanted) else [wanted]
        if not matched:
            raise ConfigError(f"{self.place}: {wanted} matches no file in {folder}; mend it or remove the entry")
        root = _root(wanted)
        for path in matched:
            partner = _filled(template, path, root)
            source, summary = (path, partner) if by_source else (partner, path)
            yield FilePair(_shown(folder, source), _shown(folder, summary), self.allow)


def _matches(pattern: str, folder: Path) -> Sequence[str]:
    found = glob.glob(pattern, root_dir=folder, recursive=True)
    return sorted(path for path in found if (folder / path).is_file())


def _root(pattern: str) -> str:
    """The folders of a glob before the first that has something to match."""
    parts = PurePath(pattern).parts[:-1]
    plain = next((index for index, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    return str(PurePath(*parts[:plain]))


def _filled(template: str, path: str, root: str) -> str:
    bare = PurePath(path).with_suffix("")
    values = {"stem": bare.name, "path": PurePath(os.path.relpath(bare, root)).as_posix()}
    return _FIELD.sub(lambda field: values[field[1]], template)


def _shown(folder: Path, path: str) -> str:
    return os.path.relpath(folder / path)
