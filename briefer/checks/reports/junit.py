"""JUnit XML: one test case a pair, for the test pages of CI services."""

import tempfile
import weakref
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TextIO
from xml.sax.saxutils import escape, quoteattr

from briefer.checks.outcome import CheckedPair, FailedPair, Outcome, Totals
from briefer.checks.reports.context import RunContext
from briefer.checks.reports.digest import allowed_by, has_news, verdict
from briefer.checks.reports.excerpt import cut
from briefer.checks.reports.listing import Names
from briefer.checks.reports.places import file_path
from briefer.checks.reports.text import pair_text
from briefer.faithfulness.codes import RuleCode
from briefer.io.terminal import inert, visible
from briefer.version import __version__

SUITE: Final = "briefer check"
_CLASS: Final = "briefer.check"
_MESSAGE: Final = 1000
_MOST_BYTES: Final = 8_000_000  # libxml2 refuses a text of more than ten million
_MOST_IN_ALL: Final = (
    20_000_000  # GitLab takes files of less than 30 MB; from here on test cases are without their text
)


class JunitReporter:
    """A test case for each pair: an unfaithful one has a failure, one that could not be judged an error.

    The counts stand at the top, where some readers (publish-unit-test-result) take them from: the test cases wait in a
    temporary file until all are known.
    """

    def __init__(self, stream: TextIO, context: RunContext) -> None:
        self._stream = stream
        self._context = context
        self._cases = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115
        weakref.finalize(self, self._cases.close)  # of a run that stopped half-way
        self._failures = 0
        self._seconds = 0.0
        self._names = Names()
        self._room = _MOST_IN_ALL

    def add(self, outcome: Outcome) -> None:
        """Keeps the test case of one pair."""
        attributes = {"classname": _CLASS, "name": self._names.of(outcome), "time": f"{outcome.seconds:.3f}"}
        if file := file_path(outcome.summary, self._context.root):
            attributes["file"] = inert(file)
        case = _element("testcase", attributes, _properties(_of_pair(outcome)) + _result(outcome, self._room))
        self._cases.write(f"    {case}\n")
        self._room -= len(case.encode())
        self._seconds += outcome.seconds
        self._failures += isinstance(outcome, CheckedPair) and not outcome.passed and not outcome.unchecked

    def close(self, totals: Totals) -> None:
        """Writes the counts, then the test cases."""
        counts = {
            "name": SUITE,
            "tests": str(totals.pairs),
            "failures": str(self._failures),
            "errors": str(totals.failed + totals.unchecked),
            "time": f"{self._seconds:.3f}",
        }
        run = {"briefer": __version__} | ({"settings": self._context.settings} if self._context.settings else {})
        self._stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        self._stream.write(f"{_tag('testsuites', counts)}\n  {_tag('testsuite', {**counts, 'skipped': '0'})}\n")
        self._stream.write(f"    {_properties(run.items())}\n")
        self._cases.seek(0)
        self._stream.writelines(self._cases)
        self._cases.close()
        self._stream.write("  </testsuite>\n</testsuites>\n")


def _of_pair(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """What else is known of a pair."""
    if outcome.source is not None:
        yield "source", outcome.source
    if isinstance(outcome, FailedPair):
        return
    for name, share in (("precision", outcome.report.precision), ("recall", outcome.report.recall)):
        if share is not None:
            yield name, f"{share:.3g}"
    for found in outcome.silenced:
        yield "allowed", f"{found.finding.rule}: {found.finding.message}{allowed_by(found)}"


def _properties(pairs: Iterable[tuple[str, str]]) -> str:
    each = "".join(
        _element("property", {"name": name, "value": cut(visible(value), _MESSAGE)}) for name, value in pairs
    )
    return f"<properties>{each}</properties>" if each else ""


def _result(outcome: Outcome, room: int) -> str:
    if isinstance(outcome, FailedPair):
        return _told("error", outcome.error, RuleCode.NOT_CHECKED, visible(outcome.error))
    if outcome.unchecked:
        return _told("error", verdict(outcome), RuleCode.NOT_CHECKED, _text(outcome, room))
    if not outcome.passed:
        message, kind = _failure(outcome)
        return _told("failure", message, kind, _text(outcome, room))
    return _element("system-out", {}, escape(_text(outcome, room))) if has_news(outcome) else ""


def _text(pair: CheckedPair, room: int) -> str:
    """What the text report says of a pair, as far as there is room for it in the file."""
    return pair_text(pair, _MOST_BYTES) if room > 0 else f"Cut here: {verdict(pair)}; --format json tells every one.\n"


def _told(tag: str, message: str, kind: str, text: str) -> str:
    return _element(tag, {"message": cut(visible(message), _MESSAGE), "type": kind}, escape(text))


def _element(tag: str, attributes: Mapping[str, str], content: str = "") -> str:
    start = _tag(tag, attributes)
    return f"{start}{content}</{tag}>" if content else f"{start[:-1]}/>"


def _tag(tag: str, attributes: Mapping[str, str]) -> str:
    return f"<{' '.join([tag, *(f'{name}={quoteattr(value)}' for name, value in attributes.items())])}>"


def _failure(pair: CheckedPair) -> tuple[str, str]:
    """What a failure's message says ("2 altered-figure"), and its type: the rule that is broken most often."""
    rules = Counter(found.finding.rule for found in pair.findings if found.fails).most_common()
    parts = [f"{number:,} {rule}" for rule, number in rules]
    return "; ".join([*parts, *pair.missed]), rules[0][0] if rules else RuleCode.THRESHOLD
