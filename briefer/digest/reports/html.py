"""HTML: the digest as one page, with a list of its stories above; see `briefer.pages.render`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefer.digest.agreement import Status
from briefer.digest.reports.wording import (
    HEADS,
    about,
    day,
    href,
    lines,
    relation,
    remarks,
    runs,
    totals,
    values,
)
from briefer.digest.run import Outcome
from briefer.digest.story import Said, Story, said_of
from briefer.pages.render import render

NEVER: Final = "\0"  # what no page holds: foreign text is shown without control characters
_LOOKS: Final = {Status.DIFFER: "warning", Status.CHANGED: "changed", Status.AGREE: "agreed"}


@dataclass(frozen=True, slots=True)
class Row:
    """A story in the list at the top."""

    place: str
    headline: str
    about: str
    differing: int


def row_of(story: Story, number: int) -> Row:
    """The story's row in the list."""
    return Row(f"s{number}", story.headline.text, about(story), len(lines(story, Status.DIFFER)))


@dataclass(frozen=True, slots=True)
class _PageValue:
    said: str
    articles: tuple[int, ...]
    day: str


@dataclass(frozen=True, slots=True)
class _PageLine:
    values: tuple[_PageValue, ...]
    sentences: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    head: str
    look: str
    lines: tuple[_PageLine, ...]
    is_open: bool


def story_html(story: Story, number: int, output: Path) -> str:
    """The part of the page that tells one story."""
    members = [
        (
            who,
            member,
            href(member.brief, output),
            [note for note in (day(member.date) if member.date else "", relation(member, story.members)) if note],
        )
        for who, member in enumerate(story.members)
    ]
    return render(
        "story.html",
        place=f"s{number}",
        number=number,
        story=story,
        about=about(story),
        runs=runs(story.paragraph),
        groups=list(_groups(story)),
        timeline=[(day(event.date), event.said) for event in story.timeline],
        members=members,
    )


def _groups(story: Story) -> Iterator[_Group]:
    for status in Status.DIFFER, Status.CHANGED, Status.AGREE:
        found = tuple(
            _PageLine(
                tuple(
                    _PageValue(
                        value.said,
                        tuple(dict.fromkeys(one.article for one in value.stated)),
                        day(value.date) if value.date else "",
                    )
                    for value in values(line)
                ),
                said_of(line),
            )
            for line in lines(story, status)
        )
        if found:
            yield _Group(HEADS[status], _LOOKS[status], found, status is Status.DIFFER)


def frame_html(outcome: Outcome, rows: Sequence[Row]) -> tuple[str, str]:
    """What stands before and behind the stories."""
    page = render(
        "digest.html",
        language="en",
        title=f"Digest of {totals(outcome)}",
        remarks=list(remarks(outcome)),
        left_out=outcome.left_out,
        rows=rows,
        stories=NEVER,
    )
    head, _, foot = page.partition(NEVER)
    return head, foot
