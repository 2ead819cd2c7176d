"""Azure Pipelines: logging commands that put findings on the page of a build, and mark their lines.

https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
"""

from typing import Final, TextIO

from briefer.checks.outcome import Outcome, Totals
from briefer.checks.reports.concise import line_of
from briefer.checks.reports.context import RunContext
from briefer.checks.reports.digest import totals_line
from briefer.checks.reports.excerpt import cut
from briefer.checks.reports.listing import Listed, Listing, State
from briefer.io.terminal import inert

_MESSAGE: Final = 1000
# As the agent decodes them; a "%" comes first.
_DATA: Final = str.maketrans({"%": "%AZP25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%AZP25", "\r": "%0D", "\n": "%0A", ";": "%3B", "]": "%5D"})


class AzureReporter:
    """A ``task.logissue`` for each new finding, a plain line for each that is allowed, then the totals."""

    def __init__(self, stream: TextIO, context: RunContext) -> None:
        self._stream = stream
        self._context = context
        self._listing = Listing(context.root)

    def add(self, outcome: Outcome) -> None:
        """Writes the commands of one pair."""
        for listed in self._listing.of(outcome):
            if listed.state is State.NEW:
                self._stream.write(_command(listed))
            elif listed.state is State.ALLOWED:
                self._stream.write(f"{line_of(listed)}\n")

    def close(self, totals: Totals) -> None:
        """Writes the totals."""
        self._stream.write(f"{totals_line(totals, self._context.settings)}\n")


def _command(listed: Listed) -> str:
    place = listed.summary
    properties = {"type": str(listed.severity)}
    if place.path:
        properties["sourcepath"] = inert(place.path)
    if place.lines and place.span:
        region = place.lines.region(place.span)
        properties |= {"linenumber": str(region.line), "columnnumber": str(region.column)}
    properties["code"] = str(listed.rule)
    said = "".join(f"{name}={value.translate(_PROPERTY)};" for name, value in properties.items())
    message = cut(listed.message if place.path else f"{listed.pair}: {listed.message}", _MESSAGE)
    return f"##vso[task.logissue {said}]{message.translate(_DATA)}\n"
