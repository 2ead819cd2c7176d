"""The closed list of kinds (`kinds.tsv`): what the cases are of, and what plants errors of each."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

KINDS: Final = Path(__file__).parent / "kinds.tsv"
WHOLE_TEXTS: Final = "whole texts"
"""Where the kinds stand that are no kind of one statement: they need no number of cases, and no planter."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of statement: its name, where it belongs, the planters of its errors, and what it takes in."""

    name: str
    where: str
    planters: tuple[str, ...]
    says: str


@cache
def read_kinds() -> tuple[Kind, ...]:
    """The kinds in the order of the list."""
    lines = KINDS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(
        Kind(name, where, () if planters == "-" else tuple(planters.split(",")), says)
        for name, where, planters, says in rows
    )
