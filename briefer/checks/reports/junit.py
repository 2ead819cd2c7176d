"""JUnit XML: one test case a pair, for the test pages of CI services."""

import tempfile
import weakref
from collections import Counter
from typing import Final, TextIO
from xml.sax.saxutils import escape, quoteattr

from briefer.checks.outcome import CheckedPair, FailedPair, Outcome, Totals
from briefer.checks.reports.digest import has_news, verdict
from briefer.checks.reports.excerpt import cut
from briefer.checks.reports.places import file_path, pair_name
from briefer.checks.reports.text import pair_text
from briefer.faithfulness.codes import RuleCode
from briefer.io.terminal import inert, visible

SUITE: Final = "briefer check"
_CLASS: Final = "briefer.check"
_MESSAGE: Final = 1000
_MOST_BYTES: Final = 8_000_000  # libxml2 refuses a text of more than ten million


class JunitReporter:
    """A test case for each pair: an unfaithful one has a failure, one that could not be judged an error.

    The counts stand at the top, where some readers (publish-unit-test-result) take them from: the test cases wait in a
    temporary file until all are known.
    """

    def __init__(self, stream: TextIO, *, root: str) -> None:
        self._stream = stream
        self._root = root
        self._cases = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115
        weakref.finalize(self, self._cases.close)  # of a run that stopped half-way
        self._failures = 0
        self._count = 0
        self._names: Counter[str] = Counter()

    def add(self, outcome: Outcome) -> None:
        """Keeps the test case of one pair."""
        self._count += 1
        name = inert(pair_name(outcome, self._count))
        self._names[name] += 1
        if self._names[name] > 1:  # two lines with the same id, two sections with the same heading
            name = f"{name} #{self._names[name]}"
        attributes = f"classname={quoteattr(_CLASS)} name={quoteattr(name)}"
        if file := file_path(outcome.summary, self._root):
            attributes += f" file={quoteattr(inert(file))}"
        self._cases.write(f"    <testcase {attributes}>{_result(outcome)}</testcase>\n")
        self._failures += isinstance(outcome, CheckedPair) and not outcome.passed and not outcome.unchecked

    def close(self, totals: Totals) -> None:
        """Writes the counts, then the test cases."""
        counts = f'tests="{totals.pairs}" failures="{self._failures}" errors="{totals.failed + totals.unchecked}"'
        name = f"name={quoteattr(SUITE)}"
        self._stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        self._stream.write(f'<testsuites {name} {counts}>\n  <testsuite {name} {counts} skipped="0">\n')
        self._cases.seek(0)
        self._stream.writelines(self._cases)
        self._cases.close()
        self._stream.write("  </testsuite>\n</testsuites>\n")


def _result(outcome: Outcome) -> str:
    if isinstance(outcome, FailedPair):
        return _element("error", outcome.error, RuleCode.NOT_CHECKED, visible(outcome.error))
    if outcome.unchecked:
        return _element("error", verdict(outcome), RuleCode.NOT_CHECKED, pair_text(outcome, _MOST_BYTES))
    if not outcome.passed:
        message, kind = _failure(outcome)
        return _element("failure", message, kind, pair_text(outcome, _MOST_BYTES))
    return f"<system-out>{escape(pair_text(outcome, _MOST_BYTES))}</system-out>" if has_news(outcome) else ""


def _element(tag: str, message: str, kind: str, text: str) -> str:
    said = quoteattr(cut(visible(message), _MESSAGE))
    return f"<{tag} message={said} type={quoteattr(kind)}>{escape(text)}</{tag}>"


def _failure(pair: CheckedPair) -> tuple[str, str]:
    """What a failure's message says ("2 altered-figure"), and its type: the rule that is broken most often."""
    rules = Counter(found.finding.rule for found in pair.findings if found.fails).most_common()
    parts = [f"{number:,} {rule}" for rule, number in rules]
    return "; ".join([*parts, *pair.missed]), rules[0][0] if rules else RuleCode.THRESHOLD
