"""Live coverage: sections whose headings begin with a time, and which of them is the newest."""

import re
from collections.abc import Sequence
from itertools import pairwise

_TIME = re.compile(r"\D{0,3}(\d{1,2})(?:[:.h]([0-5]\d))? ?([ap]\.?m)?\b", re.IGNORECASE)
_FEWEST = 3
_MOST_UNTIMED = 2
"""Sections without a time, such as what stands before the first entry."""


def newest_first(headings: Sequence[str | None]) -> tuple[int, ...]:
    """The sections of live coverage, the newest first; none where the headings tell no times.

    Times that mostly fall are told from the newest on, times that mostly rise from the oldest on.
    """
    times = {k: time for k, heading in enumerate(headings) if (time := _minutes(heading or "")) is not None}
    if len(times) < _FEWEST or len(headings) - len(times) > _MOST_UNTIMED:
        return ()
    steps = [later - earlier for earlier, later in pairwise(times.values())]
    rises = sum(step > 0 for step in steps) > sum(step < 0 for step in steps)
    order = tuple(reversed(times)) if rises else tuple(times)
    return (*order, *(k for k in range(len(headings)) if k not in times))


def _minutes(heading: str) -> int | None:
    """Minutes since midnight that a heading begins with: "18:40", "6.40pm", "9 a.m."."""
    match = _TIME.match(heading)
    # "2.15 Staff" is numbered.
    if match is None or not (match[3] or (match[2] and ":" in match[0])) or int(match[1]) > 23:
        return None
    half = 12 if (match[3] or "").casefold().startswith("p") and int(match[1]) < 12 else 0
    return (int(match[1]) + half) * 60 + int(match[2] or 0)
