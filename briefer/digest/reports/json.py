"""JSON: a ``briefer/digest/1`` record, story by story. `docs/digest.md` describes it."""

from collections.abc import Iterator
from pathlib import Path

from briefer.digest.agreement import Line, Stated
from briefer.digest.reports.wording import href
from briefer.digest.run import Outcome
from briefer.digest.story import Event, Member, Said, Story
from briefer.io.json import Record, to_json
from briefer.version import __version__

SCHEMA = "briefer/digest/1"


def story_record(story: Story, output: Path) -> Record:
    """One story; `source` is everywhere the path of the article that says so."""
    return {
        "headline": _said(story.headline, story),
        "date": story.date.isoformat() if story.date else None,
        "articles": [_member(member, story, output) for member in story.members],
        "paragraph": [_said(said, story) for said in story.paragraph],
        "timeline": [_event(event, story) for event in story.timeline],
        "agreement": [_line(line, story) for line in story.lines],
        "rest": [_said(said, story) for said in story.rest],
    }


def _said(said: Said, story: Story) -> Record:
    return {"text": said.text, "source": story.members[said.article].path}


def _member(member: Member, story: Story, output: Path) -> Record:
    def path(place: int | None) -> str | None:
        return None if place is None else story.members[place].path

    return {
        "path": member.path,
        "title": member.title,
        "date": member.date.isoformat() if member.date else None,
        "sha256": member.sha256,
        "brief": href(member.brief, output),
        "judged_against": "brief" if member.from_brief else "article",
        "copy_of": path(member.copy_of),
        "version_of": path(member.version_of),
    }


def _event(event: Event, story: Story) -> Record:
    return {"date": event.date.isoformat(), "named": event.is_named, **_said(event.said, story)}


def _line(line: Line, story: Story) -> Record:
    return {"status": str(line.status), "stated": [_stated(one, story) for one in line.stated]}


def _stated(one: Stated, story: Story) -> Record:
    figure = one.measure.figure
    return {
        "text": one.measure.said,
        "type": str(figure.type),
        "value": figure.value,
        "unit": figure.unit,
        "source": story.members[one.article].path,
        "date": one.date.isoformat() if one.date else None,
        "sentence": one.measure.sentence,
    }


def head_json(outcome: Outcome) -> Iterator[str]:
    """The record up to its first story."""
    whole = to_json(
        {
            "schema": SCHEMA,
            "articles": outcome.articles,
            "before": outcome.before,
            "undated": outcome.undated,
            "not_printed": {"stories": outcome.skipped[0], "articles": outcome.skipped[1]},
            "left_out": [{"path": one.path, "reason": one.why} for one in outcome.left_out],
            "provenance": {"briefer": __version__},
        }
    )
    yield whole.rstrip().removesuffix("}").rstrip()
    yield ',\n  "stories": ['


def foot_json() -> str:
    """What stands behind the last story."""
    return "]\n}\n"
