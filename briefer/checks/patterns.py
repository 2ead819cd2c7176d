"""Pairs by globs, as settings name them: one side matches files, the other says where the partner of each is."""

import glob
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from briefer.checks.allowances import Allowance
from briefer.checks.concerned import ANY_SUFFIX, KnownPair
from briefer.checks.folders import stem_of
from briefer.checks.inputs import BrokenPair, FilePair
from briefer.errors import ConfigError, nearest

_FIELD = re.compile(r"\{([^{}]*)\}")
_FIELDS = ("stem", "path")


@dataclass(frozen=True, slots=True)
class PairPattern:
    """One entry of ``pairs``.

    Two plain paths are one pair. With a glob (``*``, ``**``, ``?``, ``[...]``) on one side, each file that it matches
    makes a pair; in the other side ``{stem}`` stands for the file's name without its suffix and ``{path}`` for its path
    without its suffix, as seen from the last folder before the first wildcard: ``articles/**/*.txt`` matches
    ``articles/may/a.txt`` with the path ``may/a``. ``{stem}.*`` is the file of that name with whatever suffix.

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
            if _FIELD.search(side) and glob.has_magic(_without_suffix(side)):
                raise ConfigError(
                    f"{self.place}: {side} is a glob and a template; give {{stem}} on the other side only"
                )
        globs = [side for side in (self.source, self.summary) if _is_glob(side)]
        if len(globs) == 2:
            raise ConfigError(f"{self.place}: both sides are globs; give one as a template, such as briefs/{{stem}}.md")
        if not globs and any(map(_FIELD.search, (self.source, self.summary))):
            raise ConfigError(f"{self.place}: {{stem}} and {{path}} need a glob on the other side, such as briefs/*.md")
        if _is_glob(self.source) and not _FIELD.search(self.summary):
            raise ConfigError(f"{self.place}: all of {self.source} have the summary {self.summary}; give it a {{stem}}")

    def pairs(self, folder: Path) -> list[KnownPair]:
        """The pairs that this stands for; paths start from `folder` and are shown as seen from the current one.

        Raises:
            ConfigError: when a glob matches no file.
        """
        found = self.found(folder)
        if not found:
            wanted = self.source if _is_glob(self.source) else self.summary
            raise ConfigError(f"{self.place}: {wanted} matches no file in {folder}; mend it or remove the entry")
        return found

    def found(self, folder: Path) -> list[KnownPair]:
        """The same, none where a glob matches no file."""
        by_source = _is_glob(self.source)
        wanted, template = (self.source, self.summary) if by_source else (self.summary, self.source)
        matched = _matches(wanted, folder) if _is_glob(wanted) else [wanted]
        root = _root(wanted)
        return [pair for path in matched for pair in self._of(path, _filled(template, path, root), by_source, folder)]

    def _of(self, path: str, partner: str, by_source: bool, folder: Path) -> list[KnownPair]:
        """The pairs of a file that a glob has matched: several where several summaries of any suffix are there."""
        own, other = _shown(folder, path), _shown(folder, partner)
        if not partner.endswith(ANY_SUFFIX):
            return [self._pair(own, other, by_source)]
        bare = partner.removesuffix(ANY_SUFFIX)
        # Of "v1" also "v1.txt.md", but not "v1.2-notes.md".
        like = _matches(glob.escape(bare) + ANY_SUFFIX, folder)
        partners = [one for one in like if bare in (stem_of(one), os.path.splitext(one)[0]) and one != path]
        if by_source and partners:
            return [self._pair(own, _shown(folder, one), by_source) for one in partners]
        if len(partners) == 1:
            return [self._pair(own, _shown(folder, partners[0]), by_source)]
        listed = ", ".join(_shown(folder, one) for one in partners)
        if by_source:
            return [
                BrokenPair(own, other, f"{own}: no summary {other}; write it, or leave the source out of the settings")
            ]
        said = f"several sources of it: {listed}; leave one" if partners else f"no source {other}; add it"
        return [BrokenPair(other, own, f"{own}: {said}, or mend the settings")]

    def _pair(self, own: str, other: str, by_source: bool) -> FilePair:
        return FilePair(own, other, self.allow) if by_source else FilePair(other, own, self.allow)


def _is_glob(side: str) -> bool:
    """True for a side that matches files by itself, and is not filled in."""
    return glob.has_magic(side) and not _FIELD.search(side)


def _without_suffix(template: str) -> str:
    return template.removesuffix(ANY_SUFFIX) if template.endswith(f"}}{ANY_SUFFIX}") else template


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
