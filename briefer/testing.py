"""For test suites of programs that write summaries."""

import re
import warnings
from collections.abc import Mapping, Sequence

from briefer.checks.allowances import listed_allowances
from briefer.checks.policy import Policy
from briefer.checks.report import Text, check, told
from briefer.checks.reports.formats import CheckFormat
from briefer.errors import ConfigError


def assert_faithful(
    source: Text,
    summary: Text,
    *,
    allow: Sequence[str | Mapping[str, str]] = (),
    require: Sequence[str] = (),
    min_precision: float | None = None,
    min_recall: float | None = None,
) -> None:
    """Fails a test whose summary states a name or a figure that its source does not; the message is the report.

    Works under pytest, unittest and none; a pair in a language that is not covered fails, for it was not checked.

    Args:
        source: A text (``str``), a file (``Path``) or an Article.
        summary: Likewise.
        allow: Findings that somebody has looked at: codes, ``"derived-figure"``, each perhaps with the words that it is
            about, ``'altered-figure "80%"'``, or ``{"rule": ..., "text": ...}``.
        require: Regular expressions; a name or figure of the source that overlaps a match must survive.
        min_precision: The least share of the summary's names and figures that must stand, 0 to 1.
        min_recall: The least share of the required facts that the summary must keep, 0 to 1.

    Raises:
        AssertionError: the summary is not faithful, or keeps too little.
        InputError: a file cannot be read.
        ConfigError: a code of `allow` is unknown, a share is none, or a pattern matches nothing in the source.
    """
    __tracebackhide__ = True  # pytest then shows the line of the test
    allowances = listed_allowances([dict(one) if isinstance(one, Mapping) else one for one in allow], "allow")
    report = check(source, summary, require=require)
    for pattern in require:
        if not re.search(pattern, report.source):
            raise ConfigError(f"require {pattern}: matches nothing in the source; mend it")
    pair = report.under(Policy(min_precision=min_precision, min_recall=min_recall), allowances)
    lost = report.lost
    asked = [found.finding.dropped for found in pair.findings if found.finding.dropped is not None]
    if not pair.passed or any(lost[index].asked for index in asked):
        raise AssertionError(told(pair, CheckFormat.TEXT).rstrip("\n"))
    for line in pair.unused:
        warnings.warn(line, stacklevel=2)
