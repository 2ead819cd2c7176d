"""How a digest words what is no sentence of an article: days, lines of agreement, counts, what is left out."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Final
from urllib.parse import quote

from briefer.digest.agreement import Line, Stated, Status
from briefer.digest.run import Outcome
from briefer.digest.story import Member, Said, Story
from briefer.text.calendar import MONTH_NAMES

_MONTHS: Final = tuple(month.capitalize() for month in MONTH_NAMES)
HEADS: Final = {
    Status.DIFFER: "Where they differ",
    Status.CHANGED: "What changed",
    Status.AGREE: "What several say",
}
"""Above the lines of each kind."""


def day(value: date) -> str:
    """A day in words, whatever the locale: 3 March 2025."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def days(story: Story) -> str:
    """The days of a story's articles: "3 March 2025", "3 March 2025 to 5 March 2025"; "" for none."""
    known = sorted({member.date for member in story.members if member.date})
    return " to ".join(dict.fromkeys((day(known[0]), day(known[-1])))) if known else ""


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 article", "1,200 stories"."""
    many = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else many}"


def about(story: Story) -> str:
    """What stands below a headline: how many articles, copies apart, of which days."""
    copies = len(story.members) - story.voices
    parts = [counted(story.voices, "article"), f"{counted(copies, 'copy')}" if copies else "", days(story)]
    return ", ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Value:
    """What a line says once, and all who say it; `date` is that of the first, None where no day tells them apart."""

    said: str
    stated: tuple[Stated, ...]
    date: date | None


def values(line: Line) -> tuple[Value, ...]:
    """The values of a line, each once, in the order of the line; their days where it changed."""
    found: dict[str, list[Stated]] = {}
    for one in line.stated:
        found.setdefault(one.measure.said.casefold(), []).append(one)
    dated = line.status is Status.CHANGED
    return tuple(
        Value(every[0].measure.said, tuple(every), every[0].date if dated else None) for every in found.values()
    )


def runs(paragraph: Sequence[Said]) -> list[tuple[Said, ...]]:
    """The sentences of a paragraph, those of one article that stand together as one."""
    return [tuple(found) for _, found in groupby(paragraph, key=lambda said: said.article)]


def lines(story: Story, status: Status) -> tuple[Line, ...]:
    """The lines of one kind."""
    return tuple(line for line in story.lines if line.status is status)


def relation(member: Member, members: Sequence[Member]) -> str:
    """What an article is to another of its story: "a copy of a.txt", "a later version of a.txt", "" for nothing."""
    if member.copy_of is not None:
        return f"a copy of {members[member.copy_of].path}"
    if member.version_of is not None:
        return f"a later version of {members[member.version_of].path}"
    return "known from its brief only" if member.from_brief else ""


def href(brief: str, output: Path) -> str:
    """The link from a digest to a brief, its bytes quoted."""
    folder = os.path.dirname(os.path.abspath(output))
    return quote(os.fsencode(os.path.relpath(brief, folder)))


def totals(outcome: Outcome) -> str:
    """The digest in one line."""
    return f"{counted(outcome.articles, 'article')}, {counted(outcome.stories, 'story')}"


def remarks(outcome: Outcome) -> Iterator[str]:
    """What the digest has nothing of, a line each, but for the inputs that are left out one by one."""
    if outcome.skipped[0]:
        stories, articles = outcome.skipped
        yield f"Not printed: {counted(stories, 'story')} of {counted(articles, 'article')} (--top)."
    if outcome.before:
        yield f"Left out: {counted(outcome.before, 'article')} of earlier days (--since)."
    if outcome.undated:
        yield f"{counted(outcome.undated, 'article')} of unknown day kept (--since)."
