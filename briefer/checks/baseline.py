"""Findings that are known already, so that a run fails on new ones only.

A baseline is a JSON file, sorted, with an entry on a line, to be kept in the repository and read in a diff. It knows a
finding by its content (the pair, the rule, the words, the sentence around them), never by its line.
"""

import json
import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from briefer.checks.fingerprint import Content
from briefer.errors import ConfigError
from briefer.readers.files import STDIN

SCHEMA = "briefer/baseline/1"
_FIELDS = ("pair", "rule", "text", "sentence", "count")


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A finding of one pair; `pair` is what `pair_key` calls it."""

    pair: str
    content: Content

    def __str__(self) -> str:
        text = f' "{self.content.text}"' if self.content.text else ""
        return f"{self.pair}: {self.content.rule}{text} in “{self.content.sentence}”"


def pair_key(id: object, summary: str | None, folder: Path) -> str:
    """What a baseline in `folder` calls a pair, from whatever directory the run is started.

    That is ``path``, ``path#id`` or ``#id``; paths are the summaries', as seen from `folder`. Pairs that have
    neither a path nor an id share one key: their sentences tell them apart.
    """
    name = "" if id is None else id if isinstance(id, str) else json.dumps(id, ensure_ascii=False, sort_keys=True)
    if summary is None or summary == STDIN:
        return f"#{name}"
    path = PurePath(os.path.relpath(os.path.realpath(summary), os.path.realpath(folder))).as_posix()
    return f"{path}#{name}" if name else path


@dataclass(slots=True)
class Baseline:
    """What is known, and what of it this run has met.

    `known` counts entries that are left to be met. `checked` are the pairs that this run has judged: an entry of
    another pair is not stale because a part of the summaries was checked.
    """

    folder: Path
    known: Counter[Entry] = field(default_factory=Counter)
    checked: set[str] = field(default_factory=set)

    def has(self, entry: Entry) -> bool:
        """True for a known finding; each count of an entry is good for one."""
        if self.known[entry] < 1:
            return False
        self.known[entry] -= 1
        return True

    @property
    def stale(self) -> tuple[Entry, ...]:
        """Entries that nothing matched, or not as often, though their pair was checked or their summary is gone."""
        left = +self.known
        pairs = {entry.pair for entry in left}
        over = {pair for pair in pairs if pair in self.checked or self._is_gone(pair)}
        return tuple(sorted(entry for entry in left if entry.pair in over))

    @property
    def unchecked(self) -> Counter[Entry]:
        """Entries of pairs that this run has not judged and that may be there still."""
        stale = set(self.stale)
        return Counter({entry: count for entry, count in (+self.known).items() if entry not in stale})

    def _is_gone(self, pair: str) -> bool:
        """True when a pair was named by a file, and there is none now; an id alone does not tell."""
        path = pair.rpartition("#")[0] or pair
        return not pair.startswith("#") and not any((self.folder / name).exists() for name in (path, pair))


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        ConfigError: when the file cannot be read, or is none.
    """
    try:
        record = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); make it with --write-baseline {path}") from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: not JSON ({error}); make it anew with --write-baseline {path}") from error
    if not isinstance(record, dict) or record.get("schema") != SCHEMA or not isinstance(record.get("findings"), list):
        raise ConfigError(f"{path}: not a {SCHEMA} file; make it anew with --write-baseline {path}")
    known: Counter[Entry] = Counter()
    for number, item in enumerate(record["findings"], start=1):
        known[_entry(item, f"{path}: entry {number}")] += item["count"]
    return Baseline(path.parent, known)


def _entry(item: object, place: str) -> Entry:
    if not isinstance(item, dict) or item.keys() != set(_FIELDS):
        raise ConfigError(f"{place}: not an object with {', '.join(_FIELDS)}; mend or remove it")
    pair, rule, text, sentence, count = (item[name] for name in _FIELDS)
    if not all(isinstance(value, str) for value in (pair, rule, text, sentence)):
        raise ConfigError(f"{place}: pair, rule, text and sentence must be strings; mend or remove it")
    if type(count) is not int or count < 1:
        raise ConfigError(f"{place}: count must be 1 or more; mend or remove it")
    return Entry(pair, Content(rule, text, sentence))


def baseline_json(entries: Counter[Entry]) -> str:
    """The file of these entries, each with its count."""
    lines = [json.dumps(_record(entry, entries[entry]), ensure_ascii=False) for entry in sorted(entries)]
    inner = ",\n  ".join(lines)
    return f'{{"schema": "{SCHEMA}", "findings": [\n  {inner}\n]}}\n'


def _record(entry: Entry, count: int) -> dict[str, object]:
    content = entry.content
    return dict(zip(_FIELDS, (entry.pair, content.rule, content.text, content.sentence, count), strict=True))
