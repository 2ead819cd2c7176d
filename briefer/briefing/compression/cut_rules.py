"""The rules by which sentences are shortened, as `briefer rules` prints them.

`cut_rules.jsonl` has a line for each: its name, what it says, a sentence that it cuts and one that it leaves. A test
compares the names with those in the code, and tries both sentences.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefer.briefing.compression.cuts import cuts_of
from briefer.briefing.compression.forms import without


@dataclass(frozen=True, slots=True)
class CutDescription:
    """One rule; `says` is a sentence about what goes, `cuts` and `leaves` are sentences."""

    rule: str
    says: str
    cuts: str
    leaves: str

    def cut(self, sentence: str) -> str | None:
        """What this rule leaves of a sentence now; None where it cuts nothing."""
        found = next((cut for cut in cuts_of(sentence) if cut.rule == self.rule), None)
        return None if found is None else without(sentence, (found,))


@cache
def cut_rules() -> dict[str, CutDescription]:
    """All rules of shortening, by name."""
    lines = Path(__file__).with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
    return {rule.rule: rule for rule in (CutDescription(**json.loads(line)) for line in lines)}
