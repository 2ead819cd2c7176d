"""Live coverage: sections whose headings begin with a time, which of them is the newest, and what belongs to a time."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from briefer.documents.article import Article, Section
from briefer.text.span import Span

_TIME = re.compile(r"\D{0,3}(\d{1,2})(?:[:.h]([0-5]\d))? ?([ap]\.?m)?\b", re.IGNORECASE)
_FEWEST = 3
_LONGEST_TIME = 3  # words
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


def with_times(article: Article) -> Article:
    """Live coverage in which a time on a line of its own is part of the heading below it: "18:42 Army called in".

    Else the time would be a section without a text, and what happened then one without its time.
    """
    joined: list[Section] = []
    for section in article.sections:
        time = joined[-1] if joined and is_time(joined[-1].heading) and not joined[-1].paragraphs else None
        if time and time.heading_span and section.heading_span and not is_time(section.heading):
            span = Span(time.heading_span.start, section.heading_span.end)
            heading = f"{time.heading} {section.heading}"
            joined[-1] = replace(section, heading=heading, level=time.level, heading_span=span)
        else:
            joined.append(section)
    is_live = len(joined) < len(article.sections) and newest_first([section.heading for section in joined])
    return replace(article, sections=tuple(joined)) if is_live else article


def is_timed(heading: str | None) -> bool:
    """True for "18:42 Army called in"."""
    return _minutes(heading or "") is not None


def is_time(heading: str | None) -> bool:
    """True for "18:42" and "6.40pm GMT": a heading that is a time."""
    return is_timed(heading) and len((heading or "").split()) <= _LONGEST_TIME


def _minutes(heading: str) -> int | None:
    """Minutes since midnight that a heading begins with: "18:40", "6.40pm", "9 a.m."."""
    match = _TIME.match(heading)
    # "2.15 Staff" is numbered.
    if match is None or not (match[3] or (match[2] and ":" in match[0])) or int(match[1]) > 23:
        return None
    half = 12 if (match[3] or "").casefold().startswith("p") and int(match[1]) < 12 else 0
    return (int(match[1]) + half) * 60 + int(match[2] or 0)
