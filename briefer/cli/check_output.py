"""Where the outcomes of a check run go: the result, further reports, annotations, notices."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from briefer.checks.outcome import CheckedPair, FailedPair, Outcome, Totals
from briefer.checks.reports.context import RunContext
from briefer.checks.reports.formats import CheckFormat, CheckReporter, check_reporter
from briefer.checks.reports.places import repository_root
from briefer.checks.run import Run
from briefer.cli.output import notice, result_stream, terminal_width
from briefer.cli.required import tell, unmatched
from briefer.errors import ConfigError
from briefer.facts.required import compiled
from briefer.faithfulness.report import Severity
from briefer.io.terminal import WIDTH

_STALE_TOLD = 3


@dataclass(frozen=True, slots=True)
class OutputPlan:
    """What a run has to produce: the result, and a report for each further format and path."""

    format: CheckFormat
    output: Path | None = None
    reports: Sequence[tuple[CheckFormat, Path]] = ()
    is_single: bool = False
    quiet: bool = False
    explain: bool = False
    verbose: bool = False
    level: Severity | None = None
    settings: str | None = None


@dataclass(frozen=True, slots=True)
class _Product:
    """A report beside the result. What goes wrong with it is not said of the result's own place."""

    place: str
    reporter: CheckReporter

    def add(self, outcome: Outcome) -> None:
        self._write(lambda: self.reporter.add(outcome))

    def close(self, totals: Totals) -> None:
        self._write(lambda: self.reporter.close(totals))

    def _write(self, step: Callable[[], None]) -> None:
        try:
            step()
        except OSError as error:
            raise ConfigError(f"{self.place}: cannot be written ({error.strerror}); choose another place") from error


def deliver(outcomes: Iterable[Outcome], run: Run, asked: OutputPlan) -> Totals:
    """Tells each outcome everywhere as it comes, one in memory at a time.

    An outcome counts before it is written: when the reader of a pipe stops at the first pair, its verdict still stands.
    What is written elsewhere is made to its end all the same.
    """
    tally = _Tally(run, asked)
    known = run.baseline is not None or run.write_to is not None
    context = RunContext(repository_root(), asked.settings, known, asked.verbose, asked.level)
    with ExitStack() as stack:
        products = list(_products(asked, context, stack))

        def told() -> Iterator[Outcome]:
            for outcome in outcomes:
                tally.add(outcome)
                for product in products:
                    product.add(outcome)
                yield outcome
            tally.tell_rest()

        rest = told()
        with result_stream(asked.output) as stream:
            reporter = check_reporter(
                asked.format,
                stream,
                width=terminal_width(),
                color=_has_color(asked),
                single=asked.is_single,
                explain=asked.explain,
                context=context,
            )
            for outcome in rest:
                reporter.add(outcome)
            reporter.close(tally.totals)
        if products or run.write_to is not None:
            for _ in rest:
                pass
        for product in products:
            product.close(tally.totals)
    return tally.totals


class _Tally:
    """The totals as they grow, and the notices on the way."""

    def __init__(self, run: Run, asked: OutputPlan) -> None:
        self._run = run
        self._quiet = asked.quiet
        # On a terminal the text report says it where the notice would.
        self._tells_failures = asked.format is not CheckFormat.TEXT or not _is_on_terminal(asked)
        self._counted = Totals()
        self._waiting = compiled(run.judging.require)

    @property
    def totals(self) -> Totals:
        """The totals; what is stale in the baseline is known only after the last pair."""
        baseline = self._run.baseline
        return replace(self._counted, stale=tuple(map(str, baseline.stale)) if baseline else ())

    def add(self, outcome: Outcome) -> None:
        """Counts an outcome and tells on stderr what no report is about."""
        self._counted = self._counted.plus(outcome)
        if isinstance(outcome, FailedPair):
            notice(outcome.error, quiet=not self._tells_failures)
            return
        for line in outcome.unused:
            notice(line, quiet=self._quiet)
        self._match(outcome)

    def _match(self, outcome: CheckedPair) -> None:
        if self._waiting and not self._quiet:
            self._waiting = unmatched(self._waiting, outcome.report.source)

    def tell_rest(self) -> None:
        """Tells what is known only at the end."""
        if self._quiet:
            return
        for pattern in self._waiting:
            tell(pattern)
        stale = self.totals.stale
        for line in stale[:_STALE_TOLD]:
            notice(f"stale in the baseline: {line}")
        if len(stale) > _STALE_TOLD:
            notice(f"stale in the baseline: {len(stale) - _STALE_TOLD} more; --write-baseline leaves them out")


def _products(asked: OutputPlan, context: RunContext, stack: ExitStack) -> Iterator[_Product]:
    def product(place: str, format: CheckFormat, stream: TextIO, single: bool = False) -> _Product:
        return _Product(place, check_reporter(format, stream, width=WIDTH, color=False, single=single, context=context))

    for format, path in asked.reports:
        yield product(str(path), format, stack.enter_context(result_stream(path)), asked.is_single)
    if not os.environ.get("GITHUB_ACTIONS"):
        return
    if asked.format is not CheckFormat.GITHUB and not asked.quiet and sys.stderr is not None:
        yield product("standard error", CheckFormat.GITHUB, sys.stderr)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        stream = stack.enter_context(_appended(summary))
        yield product(summary, CheckFormat.MARKDOWN, stream)


@contextmanager
def _appended(path: str) -> Iterator[TextIO]:
    """A file to add to: earlier steps of the job have written theirs."""
    try:
        with Path(path).open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written ({error.strerror}); mend GITHUB_STEP_SUMMARY") from error


def _has_color(asked: OutputPlan) -> bool:
    """True on a terminal, or where FORCE_COLOR asks for colours (a CI log); NO_COLOR has the last word."""
    wanted = _is_on_terminal(asked) or (asked.output is None and bool(os.environ.get("FORCE_COLOR")))
    return wanted and not os.environ.get("NO_COLOR")


def _is_on_terminal(asked: OutputPlan) -> bool:
    return asked.output is None and sys.stdout.isatty()
