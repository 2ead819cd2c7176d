"""One way through: pairs are read, judged and brought under the policy, one at a time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter

from briefer.checks.allowances import Allowance
from briefer.checks.baseline import Baseline, Entry, baseline_json, pair_key
from briefer.checks.fingerprint import Contents
from briefer.checks.inputs import CheckInput, JudgeOptions, PairVerdict
from briefer.checks.location import locate
from briefer.checks.outcome import CheckedPair, FailedPair, Outcome, PairFinding
from briefer.checks.policy import Policy
from briefer.errors import InputError
from briefer.faithfulness.report import FaithfulnessReport, RequiredFact


def _better(
    allowance: Allowance, standing: Sequence[PairFinding], report: FaithfulnessReport, lost: Sequence[RequiredFact]
) -> str:
    """What to do with an allowance that allows nothing: where it would belong, or what it would have to name."""
    places = [(found.finding.rule, locate(found.finding, report, lost)) for found in standing]
    for rule, about in places:
        if about.in_summary and replace(allowance, scope=None).covers(rule, about):
            line = report.summary.count("\n", 0, about.in_summary.start) + 1
            return f"the finding stands in line {line}: put it there"
    for rule, about in places:
        meant = allowance.scope is not None or rule == allowance.code
        if about.in_summary and meant and replace(allowance, code=rule, text=None).covers(rule, about):
            return f'what stands there is {rule} "{about.text}"'
    return "remove it"


@dataclass(slots=True)
class Run:
    """A check run under way: how pairs are judged, and what is remembered from pair to pair.

    `baseline` says what is known, None without one. With `write_to` what can fail a pair is noted for a new baseline in
    that file, and from then on it is known.
    """

    judging: JudgeOptions = field(default_factory=JudgeOptions)
    policy: Policy = field(default_factory=Policy)
    baseline: Baseline | None = None
    write_to: Path | None = None
    noted: Counter[Entry] = field(default_factory=Counter)

    def outcomes(self, inputs: Iterable[CheckInput]) -> Iterator[Outcome]:
        """Judges pair after pair; one that cannot be read is an outcome too."""
        for item in inputs:
            started = perf_counter()
            try:
                judged = item.judged(self.judging)
            except InputError as error:
                yield FailedPair(item.id, item.source, item.summary, str(error), perf_counter() - started)
            else:
                outcome = self._checked(item, judged)
                yield replace(outcome, seconds=perf_counter() - started)

    def new_baseline(self) -> str:
        """The text of the baseline to write: what was noted, and what is known of pairs that were not checked."""
        return baseline_json(self.noted + (self.baseline.unchecked if self.baseline else Counter()))

    def _checked(self, item: CheckInput, judged: PairVerdict) -> CheckedPair:
        report = judged.report
        contents, lost = Contents(report), report.lost
        known_as, noted_as = self._keys(item)
        allowances = (*judged.allowances, *judged.shared)
        standing: list[PairFinding] = []
        allowed: list[PairFinding] = []
        used: set[Allowance] = set()
        for raw in (*report.findings, *judged.more):
            finding, subject = self.policy.under(raw), locate(raw, report, lost)
            if finding is None or self.policy.ignores(subject.mention):
                continue
            content = contents.of(finding, subject)
            found = PairFinding(
                finding,
                subject.in_summary,
                subject.in_source,
                content.fingerprint,
                told=self.policy.tells(finding, lost),
            )
            covering = [allowance for allowance in allowances if allowance.covers(finding.rule, subject)]
            used.update(covering)
            if covering:
                allowed.append(replace(found, allowed_by=covering[0]))
                continue
            known = self.baseline is not None and self.baseline.has(Entry(known_as, content))
            if self.write_to is not None and self.policy.can_fail(finding):
                self.noted[Entry(noted_as, content)] += 1
                known = True
            standing.append(replace(found, known=known))
        missed = self.policy.missed(report, [found.finding for found in standing if not found.known])
        unused = tuple(
            f"{allowance} allows nothing; {_better(allowance, standing, report, lost)}"
            for allowance in judged.allowances
            if allowance not in used
        )
        return CheckedPair(
            item.id,
            item.source,
            item.summary,
            report,
            tuple(standing),
            tuple(allowed),
            missed,
            (*unused, *judged.notes),
            written=None if judged.written == report.summary else judged.written,
        )

    def _keys(self, item: CheckInput) -> tuple[str, str]:
        """What the baseline that is read and the one that is written call a pair; "" where there is none."""
        known_as = noted_as = ""
        if self.baseline is not None:
            known_as = pair_key(item.id, item.summary, self.baseline.folder)
            self.baseline.checked.add(known_as)
        if self.write_to is not None:
            noted_as = pair_key(item.id, item.summary, self.write_to.parent)
        return known_as, noted_as
