"""Reports on a check run: one reporter a format, told pair after pair: a run of any size needs little memory."""

from enum import StrEnum
from typing import Protocol, TextIO

from briefer.checks.outcome import Outcome, Totals
from briefer.checks.reports.context import RunContext
from briefer.checks.reports.places import repository_root


class CheckFormat(StrEnum):
    """How a check is printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    JUNIT = "junit"
    SARIF = "sarif"
    GITHUB = "github"
    MARKDOWN = "markdown"
    HTML = "html"
    CONCISE = "concise"
    GITLAB = "gitlab"
    AZURE = "azure"
    RDJSON = "rdjson"
    CSV = "csv"


EXPLAINED = (CheckFormat.TEXT, CheckFormat.JSON, CheckFormat.JSONL)
"""The formats that can hold the account of a summary."""


NO_PLACE_FOR_SETTINGS = (CheckFormat.GITHUB, CheckFormat.GITLAB, CheckFormat.RDJSON, CheckFormat.CSV)
"""The formats that cannot always say which settings were in force."""


class CheckReporter(Protocol):
    """Writes one report to the stream that it was made with.

    `add` is called once a pair, in order; `close` once, after the last pair of a run that went to its end. A run that
    stops with an error never calls it: what was written until then is no report.
    """

    def add(self, outcome: Outcome) -> None:
        """Tells one pair."""

    def close(self, totals: Totals) -> None:
        """Tells what the run comes to, and ends the report. The stream stays open."""


def check_reporter(
    format: CheckFormat,
    stream: TextIO,
    *,
    width: int,
    color: bool,
    single: bool = False,
    explain: bool = False,
    context: RunContext | None = None,
) -> CheckReporter:
    """The reporter for a format.

    Args:
        format: What to write.
        stream: Where to.
        width: Columns of a line; `text` only.
        color: Whether to mark with ANSI colours instead of brackets; `text` only.
        single: Whether the run is about one source and one summary that the user named: `json` is then one object
            instead of an array.
        explain: Whether to add the account of each summary; only the formats of `EXPLAINED` can.
        context: The run; by default one without settings, with paths from the repository's root.
    """
    run = context or RunContext(repository_root())
    # Each format is imported when it is asked for: `briefer check` must start at once.
    match format:
        case CheckFormat.TEXT:
            from briefer.checks.reports.text import TextReporter

            return TextReporter(stream, width=width, color=color, single=single, explain=explain, context=run)
        case CheckFormat.JSON:
            from briefer.checks.reports.json import JsonReporter

            return JsonReporter(stream, run, single=single, explain=explain)
        case CheckFormat.JSONL:
            from briefer.checks.reports.json import JsonlReporter

            return JsonlReporter(stream, run, explain=explain)
        case CheckFormat.JUNIT:
            from briefer.checks.reports.junit import JunitReporter

            return JunitReporter(stream, run)
        case CheckFormat.SARIF:
            from briefer.checks.reports.sarif import SarifReporter

            return SarifReporter(stream, run)
        case CheckFormat.GITHUB:
            from briefer.checks.reports.github import GithubReporter

            return GithubReporter(stream, run)
        case CheckFormat.MARKDOWN:
            from briefer.checks.reports.markdown import MarkdownReporter

            return MarkdownReporter(stream, run)
        case CheckFormat.HTML:
            from briefer.checks.reports.html import HtmlReporter

            return HtmlReporter(stream, single=single, context=run)
        case CheckFormat.CONCISE:
            from briefer.checks.reports.concise import ConciseReporter

            return ConciseReporter(stream, run)
        case CheckFormat.GITLAB:
            from briefer.checks.reports.gitlab import GitlabReporter

            return GitlabReporter(stream, root=run.root)
        case CheckFormat.AZURE:
            from briefer.checks.reports.azure import AzureReporter

            return AzureReporter(stream, run)
        case CheckFormat.RDJSON:
            from briefer.checks.reports.rdjson import RdjsonReporter

            return RdjsonReporter(stream, root=run.root)
        case CheckFormat.CSV:
            from briefer.checks.reports.csv import CsvReporter

            return CsvReporter(stream, root=run.root)
