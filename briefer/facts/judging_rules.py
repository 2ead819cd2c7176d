"""The rules by which a name or a figure of a summary is judged: what `briefer check --explain` prints of each.

`judging_rules.jsonl` has a line for each: its name, what it says, and two summaries of one source, one that it takes
and one that it leaves to another rule. A test compares the names with those in the code, and checks both examples.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class JudgingRule:
    """One rule; `says` is a sentence about the name or figure ("it"), `takes` and `leaves` summaries of `source`."""

    rule: str
    says: str
    source: str
    takes: str
    leaves: str


@cache
def judging_rules() -> dict[str, JudgingRule]:
    """All rules of judging, by name."""
    lines = Path(__file__).with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
    return {rule.rule: rule for rule in (JudgingRule(**json.loads(line)) for line in lines)}
