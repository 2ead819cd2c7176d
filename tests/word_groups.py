"""Takes the entries of lists of words out in groups, so that all of them can be tried in minutes.

Entries may be taken out together when no entry of the group occurs in the witness of another: what changes the answer
to a witness is then the one entry that it is for. What a group does not decide is tried again alone, so that "nothing
changes without it" is never said of an entry for what others did.
"""

import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from briefer.text import wordlists
from briefer.text.wordlists import Entry, WordList
from tests.witnesses import PROBES

Row = tuple[WordList, Entry]

_PARTS = re.compile(r" = | / |\|")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_START = 3
_SHORT = 4


@contextmanager
def without(entries: Iterable[tuple[str, str]]) -> Iterator[None]:
    """Imports briefer anew without some entries, each the name of its list and its text; the old modules come back."""
    left_out = set(entries)
    kept = {module: sys.modules[module] for module in sys.modules if module.split(".")[0] == "briefer"}
    for module in kept:
        if module != "briefer.text.wordlists":
            del sys.modules[module]
    wordlists.words.cache_clear()
    wordlists._left_out.update(left_out)
    try:
        yield
    finally:
        wordlists._left_out.difference_update(left_out)
        wordlists.words.cache_clear()
        for module in [module for module in sys.modules if module.split(".")[0] == "briefer"]:
            del sys.modules[module]
        sys.modules.update(kept)


def changes_alone(words: WordList, entry: Entry) -> bool:
    """Whether the answer to an entry's witness changes when nothing but the entry is taken out."""
    with without([(words.name, entry.text)]):
        return PROBES[entry.probe](entry.example) != entry.answer


def changed_together(group: Sequence[Row]) -> list[bool]:
    """For each entry whether the answer to its witness changes when the whole group is taken out.

    A group without which briefer cannot be imported, or a witness asked, shows nothing: False.
    """
    with without((words.name, entry.text) for words, entry in group):
        return [_is_changed(entry) for _, entry in group]


def _is_changed(entry: Entry) -> bool:
    try:
        return PROBES[entry.probe](entry.example) != entry.answer
    except Exception:
        return False


@dataclass(slots=True)
class _Group:
    rows: list[Row] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)
    """Those of its entries."""
    met: set[str] = field(default_factory=set)
    """Those that its witnesses have, whosesoever they are."""
    lists: Counter[str] = field(default_factory=Counter)

    def takes(self, name: str, most: int, forms: set[str], met: set[str]) -> bool:
        """Whether an entry may be left out with these."""
        return self.lists[name] < most and self.met.isdisjoint(forms) and self.forms.isdisjoint(met)


def groups_of(rows: Sequence[Row]) -> list[list[Row]]:
    """The entries in groups whose witnesses do not meet another entry of the group; no group has half of a list."""
    forms = [_forms(entry.text) for _, entry in rows]
    met = list(_met(rows, set().union(*forms)))
    often = Counter(form for one in met for form in one)
    groups: list[_Group] = []
    # Those that many witnesses meet first: they fit nowhere later.
    for at in sorted(range(len(rows)), key=lambda at: (-sum(often[form] for form in forms[at]), at)):
        words, _ = rows[at]
        most = max(1, len(words.entries) // 2)
        group = next((group for group in groups if group.takes(words.name, most, forms[at], met[at])), None)
        if group is None:
            group = _Group()
            groups.append(group)
        group.rows.append(rows[at])
        group.forms |= forms[at]
        group.met |= met[at]
        group.lists[words.name] += 1
    return [group.rows for group in groups]


def _met(rows: Sequence[Row], forms: set[str]) -> Iterator[set[str]]:
    """For each row which of the forms occur in its witness."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for form in forms:
        lengths[form[:_START]].add(len(form))
    for _, entry in rows:
        text = _folded(entry.example)
        starts = [(at, start) for at in range(len(text)) for start in {text[at : at + n] for n in range(1, _START + 1)}]
        found = {text[at : at + size] for at, start in starts for size in lengths.get(start, ())}
        yield found & forms


def _folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _forms(text: str) -> set[str]:
    parts = [_folded(part) for part in _PARTS.split(text)]
    bare = [_EDGES.sub("", part) or part for part in parts if part]
    # All but the last letter of a longer word: "carry" is met in "carries".
    return {part[:-1] if len(part) > _SHORT else part for part in bare}
