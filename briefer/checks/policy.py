"""What a team makes of findings: how grave each rule is, which names are never findings, how much may be missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from briefer.errors import ConfigError, nearest
from briefer.facts.mention import Kind, Mention, Verdict
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.report import FaithfulnessReport, Finding, RequiredFact, Severity
from briefer.faithfulness.rules import BY_CODE, RULES, Maker, named_rule
from briefer.text.folding import folded


class Level(StrEnum):
    """What a rule is set to; a rule that is off is not looked at."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings that findings are judged by.

    Attributes:
        levels: Levels by the code of the rule; a rule that is not here keeps its own severity.
        select: The rules that are looked at, all where it is empty; each a code, or a word of several codes, as in
            ``figure`` and ``dropped``. `not-checked` says that nothing was looked at: it needs no selecting.
        ignore: Rules that are not looked at, named as in `select`, over which it wins.
        ignore_names: Names that are never findings, each as `name_key` gives it.
        min_precision: The least share of the summary's names and figures that must stand; None for any.
        min_recall: The least share of the required facts that the summary must keep; None for any.
        show_dropped: Whether people are told of facts that a summary leaves out though nobody asked for them.
        least: The least grave findings that people are told of; what is below it still counts for thresholds.
    """

    levels: Mapping[str, Level] = field(default_factory=dict)
    ignore_names: frozenset[str] = frozenset()
    min_precision: float | None = None
    min_recall: float | None = None
    show_dropped: bool = False
    least: Severity = Severity.WARNING
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    in_force: Mapping[str, Level] = field(init=False, compare=False, repr=False)
    """Levels as `levels`, `select` and `ignore` together have them."""

    def __post_init__(self) -> None:
        for code in self.levels:
            named_rule(code)
        object.__setattr__(self, "in_force", _in_force(self.levels, self.select, self.ignore))
        for name, value, rules in (
            ("min_precision", self.min_precision, _UNSOUND),
            ("min_recall", self.min_recall, _LOST),
        ):
            if value is None:
                continue
            if not 0 <= value <= 1:
                raise ConfigError(f"{name} is {value}: give a share from 0 to 1")
            if all(self.in_force.get(code) is Level.OFF for code in rules):
                raise ConfigError(f"{name} measures nothing: {', '.join(rules)} are off; turn one on or leave it out")

    def under(self, finding: Finding) -> Finding | None:
        """The finding with the severity that it has here; None when its rule is off."""
        level = self.in_force.get(finding.rule)
        if level is None:
            return finding
        return None if level is Level.OFF else replace(finding, severity=Severity(level))

    def tells(self, finding: Finding, lost: Sequence[RequiredFact]) -> bool:
        """True for a finding that people are told of.

        A short summary drops most of what its source states: that is told where a pattern requires the fact, or the
        settings ask for what is dropped.

        Args:
            finding: A finding under this policy.
            lost: The report's lost facts, which the finding points into.
        """
        if finding.severity is Severity.ERROR:
            return True
        if self.least is Severity.ERROR:
            return False
        return (
            finding.dropped is None
            or self.show_dropped
            or self.min_recall is not None
            or finding.rule in self.in_force
            or lost[finding.dropped].asked
        )

    def ignores(self, mention: Mention | None) -> bool:
        """True for a name that is never a finding."""
        return mention is not None and mention.kind is Kind.NAME and name_key(mention.text) in self.ignore_names

    def can_fail(self, finding: Finding) -> bool:
        """True for a finding that can fail a pair: an error by itself, or a part of what a threshold counts."""
        return (
            finding.severity is Severity.ERROR
            or (self.min_precision is not None and finding.rule in _UNSOUND)
            or (self.min_recall is not None and finding.rule in _LOST)
        )

    def missed(self, report: FaithfulnessReport, findings: Sequence[Finding]) -> tuple[str, ...]:
        """The thresholds that a pair falls below, a sentence each.

        Only `findings` count: what is allowed, ignored, off or known is as good as sound.
        """
        unsound = sum(finding.rule in _UNSOUND for finding in findings)
        lost = sum(finding.rule in _LOST for finding in findings)
        return (
            *_missed("precision", self.min_precision, unsound, len(report.mentions), "names and figures are supported"),
            *_missed("recall", self.min_recall, lost, len(report.required), "required facts are kept"),
        )


_SETTABLE = tuple(rule.code for rule in RULES if rule.has_level)
_JUDGING = tuple(rule.code for rule in RULES if rule.maker is Maker.CHECK and rule.code is not RuleCode.NOT_CHECKED)


def _in_force(levels: Mapping[str, Level], select: Sequence[str], ignore: Sequence[str]) -> Mapping[str, Level]:
    chosen = {code for name in select for code in _rules_named(name, "select")}
    off = {code for name in ignore for code in _rules_named(name, "ignore")}
    if select:
        off |= set(_SETTABLE) - chosen - {RuleCode.NOT_CHECKED}
    if off >= set(_JUDGING):
        raise ConfigError("select and ignore leave no rule to look at; name one in select, or leave it out")
    # What is selected by its whole code is asked for, and told like any other.
    asked = {code: Level(str(BY_CODE[code].severity)) for code in select if code in _SETTABLE}
    return {**asked, **levels, **dict.fromkeys(sorted(off), Level.OFF)}


def _rules_named(name: str, place: str) -> Sequence[str]:
    found = [code for code in _SETTABLE if name == code] or [code for code in _SETTABLE if name in code.split("-")]
    if not found:
        words = sorted({word for code in _SETTABLE for word in code.split("-")})
        raise ConfigError(f'{place}: there is no rule "{name}"; {nearest(name, [*_SETTABLE, *words])}')
    return found


_UNSOUND = tuple(
    code
    for code in (f"{verdict}-{kind}" for verdict in Verdict if verdict.is_error for kind in Kind)
    if code in BY_CODE
)
_LOST = tuple(f"dropped-{kind}" for kind in Kind)


def name_key(name: str) -> str:
    """A name as ignored names are compared: whatever the case of its letters and the white space in it."""
    return folded(name).casefold()


def _missed(measure: str, least: float | None, bad: int, total: int, what: str) -> tuple[str, ...]:
    """No sentence where there is nothing to measure."""
    good = total - bad
    if least is None or not total or good / total >= least:
        return ()
    # 0.6667 is told as below 0.667, not as 0.67.
    return (f"{measure} {good / total:.4g} is below {least:.4g}: {good} of {total} {what}",)
