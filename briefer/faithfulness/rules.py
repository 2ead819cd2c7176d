"""The rules: what each kind of finding is called, how grave it is, and what it means. Codes are stable.

`rules.jsonl` has a line for each, in the order in which they are listed.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefer.errors import ConfigError, nearest
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.report import Severity


@dataclass(frozen=True, slots=True)
class Example:
    """A source and a summary of it."""

    source: str
    summary: str


class Maker(StrEnum):
    """What has to be done to an example so that its rule speaks."""

    CHECK = "check"  # check the summary
    SENTENCE = "sentence"  # judge the summary as a sentence that a model wrote
    BRIEF = "brief"  # make a brief of the source
    SETTINGS = "settings"  # check the summary under settings
    JUDGE = "judge"  # check the summary with a judge model


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    `severity` is what a finding counts as unless settings say otherwise. `title` is one line without a full stop,
    `explanation` a paragraph: what the rule looks at, and what to do about a finding. `example` breaks the rule when
    `maker` is at work, `passes` does not.
    """

    code: RuleCode
    severity: Severity
    title: str
    explanation: str
    example: Example
    passes: Example
    maker: Maker = Maker.CHECK

    @property
    def has_level(self) -> bool:
        """True for a rule that settings can make an error, a warning or off."""
        return self.maker in (Maker.CHECK, Maker.BRIEF, Maker.JUDGE)


def _read(line: str) -> Rule:
    fields = json.loads(line)
    return Rule(
        code=RuleCode(fields["code"]),
        severity=Severity(fields["severity"]),
        title=fields["title"],
        explanation=fields["explanation"],
        example=Example(*fields["example"]),
        passes=Example(*fields["passes"]),
        maker=Maker(fields.get("maker", Maker.CHECK)),
    )


RULES: tuple[Rule, ...] = tuple(map(_read, Path(__file__).with_suffix(".jsonl").read_text("utf-8").splitlines()))

BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}


def named_rule(code: str, place: str | None = None) -> Rule:
    """The rule with this code.

    Raises:
        ConfigError: when there is none; the message says where the code stands, and names those that look like it.
    """
    if code not in BY_CODE:
        prefix = f"{place}: " if place else ""
        raise ConfigError(f'{prefix}there is no rule "{code}"; {nearest(code, BY_CODE)}')
    return BY_CODE[code]
