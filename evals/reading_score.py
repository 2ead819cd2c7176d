"""What readers said of pairs of summaries, and what it comes to."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from pathlib import Path

from briefer.errors import InputError


@dataclass(frozen=True, slots=True)
class Item:
    """One section with two summaries; `ours` says which of them is briefer's."""

    title: str
    heading: str
    source: str
    a: str
    b: str
    ours: str

    @property
    def same(self) -> bool:
        """True when nobody has to read them."""
        return self.a == self.b


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader holds of one item: the better one, and which of them could be printed; None where not said."""

    better: str
    printable: dict[str, bool | None]


def read_items(folder: Path) -> list[Item]:
    """The items of a folder.

    Raises:
        InputError: there are none.
    """
    path = folder / "key.json"
    if not path.exists():
        raise InputError(f"{path}: no such file; run `python -m evals.reading make ... --out {folder}` first")
    return [Item(**record) for record in json.loads(path.read_text(encoding="utf-8"))["items"]]


def read_verdicts(folder: Path) -> dict[int, Verdict]:
    """The verdicts of a folder by the item's number; of two on one item the later counts.

    Raises:
        InputError: a line that is none.
    """
    path = folder / "verdicts.tsv"
    found: dict[int, Verdict] = {}
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, start=1):
        fields = [*line.strip().split("\t"), "", ""][:4] if line.strip() else []
        if not fields:
            continue
        if not fields[0].isdigit() or fields[1] not in ("A", "B", "="):
            raise InputError(f"{path}:{number}: give the item's number, A, B or =, and y or n for A and for B, by tabs")
        marks = {"y": True, "n": False}
        found[int(fields[0])] = Verdict(fields[1], {"A": marks.get(fields[2]), "B": marks.get(fields[3])})
    return found


def sign_test(wins: int, losses: int) -> float:
    """The two-sided probability of so uneven an outcome if neither were preferred; 1.0 without one."""
    n, low = wins + losses, min(wins, losses)
    return min(1.0, sum(comb(n, k) for k in range(low + 1)) * 2 / 2**n) if n else 1.0


def score(folders: Sequence[Path]) -> str:
    """What the readings of some folders come to."""
    counts: Counter[str] = Counter()
    for folder in folders:
        verdicts = read_verdicts(folder)
        for number, item in enumerate(read_items(folder), start=1):
            other = "B" if item.ours == "A" else "A"
            if item.same:
                counts["ties"] += 1
                continue
            if number not in verdicts:
                counts["unread"] += 1
                continue
            verdict = verdicts[number]
            counts["ties" if verdict.better == "=" else "wins" if verdict.better == item.ours else "losses"] += 1
            for name, which in (("ours", item.ours), ("theirs", other)):
                counts[f"{name} judged"] += verdict.printable[which] is not None
                counts[f"{name} printable"] += verdict.printable[which] is True
    p = sign_test(counts["wins"], counts["losses"])
    lines = [f"wins {counts['wins']}  losses {counts['losses']}  ties {counts['ties']}  p = {p:.3f}"]
    for name in ("ours", "theirs"):
        lines.append(f"{name} printable: {counts[f'{name} printable']} of {counts[f'{name} judged']}")
    if counts["unread"]:
        lines.append(f"not read yet: {counts['unread']}")
    return "\n".join(lines)
