"""The findings of a run in a row, for formats that list findings one by one and know nothing of pairs."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefer.checks.outcome import CheckedPair, FailedPair, Outcome, PairFinding
from briefer.checks.reports.digest import allowance
from briefer.checks.reports.places import Lines, PairLines, file_path, has_lines, pair_name
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.report import Severity
from briefer.io.terminal import inert, visible
from briefer.text.span import Span


class State(StrEnum):
    """What a finding counts for: only a new one can fail a run."""

    NEW = "new"
    KNOWN = "known"
    ALLOWED = "allowed"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in one text of a pair: its file as seen from the root, None without one, and a span of its lines.

    `lines` and `span` are None for a place that is the whole text, and where the text's lines are not the file's.
    """

    path: str | None
    lines: Lines | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """One finding, known finding, allowed finding, missed threshold or pair that was not checked.

    `pair` and `message` are visible text. `key` is the same in every run for the same finding of the same pair, however
    lines move, and no other finding of the run has it. `source` is where the source states otherwise; None where that
    is nowhere. `allowed_by` says what lets it pass, and why; "" where nothing does.
    """

    pair: str
    rule: RuleCode
    severity: Severity
    state: State
    message: str
    summary: Place
    source: Place | None
    key: str
    allowed_by: str = ""


class Names:
    """What to call each pair of a run: no two alike, though two lines may have one id and two sections one heading."""

    def __init__(self) -> None:
        self._count = 0
        self._names: Counter[str] = Counter()

    def of(self, outcome: Outcome) -> str:
        """The name of the next pair."""
        self._count += 1
        name = inert(pair_name(outcome, self._count))
        self._names[name] += 1
        return name if self._names[name] == 1 else f"{name} #{self._names[name]}"


class Listing:
    """Lists what there is to tell of each pair of a run, in order."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._names = Names()

    def of(self, outcome: Outcome) -> Iterator[Listed]:
        """What there is to tell of the next pair."""
        name = self._names.of(outcome)
        keys = Keys(name if outcome.summary is None else self._keyed(name, outcome))
        whole = Place(file_path(outcome.summary, self._root))
        if isinstance(outcome, FailedPair):
            yield Listed(
                name,
                RuleCode.NOT_CHECKED,
                Severity.ERROR,
                State.NEW,
                visible(outcome.error),
                whole,
                None,
                keys.of(RuleCode.NOT_CHECKED),
            )
            return
        lines = PairLines(outcome)
        for found in outcome.findings:
            if found.told:
                state = State.KNOWN if found.known else State.NEW
                yield self._listed(name, outcome, found, lines, state, keys)
        for missed in outcome.missed:
            key = keys.of_missed(missed)
            yield Listed(name, RuleCode.THRESHOLD, Severity.ERROR, State.NEW, visible(missed), whole, None, key)
        for found in outcome.silenced:
            yield self._listed(name, outcome, found, lines, State.ALLOWED, keys)

    def _keyed(self, name: str, outcome: Outcome) -> str:
        """A name that does not change with the folder that the run is started in."""
        path = file_path(outcome.summary, self._root)
        return name if path is None or outcome.summary is None else name.replace(inert(outcome.summary), path, 1)

    def _listed(
        self, name: str, pair: CheckedPair, found: PairFinding, lines: PairLines, state: State, keys: "Keys"
    ) -> Listed:
        finding = found.finding
        return Listed(
            name,
            finding.rule,
            finding.severity,
            state,
            visible(finding.message),
            self._place(pair.summary, lines, found.in_summary, of_source=False),
            self._place(pair.source, lines, found.in_source, of_source=True) if found.in_source else None,
            keys.of(found.fingerprint),
            visible(allowance(found)),
        )

    def _place(self, path: str | None, lines: PairLines, span: Span | None, *, of_source: bool) -> Place:
        file = file_path(path, self._root)
        if span is None or not has_lines(path):
            return Place(file)
        return Place(file, lines.source if of_source else lines.summary, span)


class Keys:
    """Keys of one pair's findings: the same content a second time is another finding."""

    def __init__(self, pair: str) -> None:
        self._pair = pair
        self._seen: Counter[str] = Counter()

    def of(self, content: str) -> str:
        """The key of the next finding with this content: 32 hexadecimal digits."""
        self._seen[content] += 1
        joined = "\0".join((self._pair, content, str(self._seen[content])))
        return hashlib.sha256(joined.encode(errors="backslashreplace")).hexdigest()[:32]

    def of_missed(self, missed: str) -> str:
        """The key of a missed threshold: whichever share it is now."""
        return self.of("\0".join((RuleCode.THRESHOLD, *missed.split(maxsplit=1)[:1])))
