"""What a report knows of its run besides the pairs."""

from dataclasses import dataclass

from briefer.faithfulness.report import Severity


@dataclass(frozen=True, slots=True)
class RunContext:
    """The run that a report is on.

    Attributes:
        root: The folder that paths are seen from; "" for the current one.
        settings: The settings file in force, None without one.
        has_baseline: True when findings were held against a baseline.
        verbose: True when people want to read of pairs that pass, too.
        level: What the user asked to be told of at the least; None for what is usual.
    """

    root: str = ""
    settings: str | None = None
    has_baseline: bool = False
    verbose: bool = False
    level: Severity | None = None
