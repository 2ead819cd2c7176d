"""Markdown: the digest as a document to keep or to mail."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from briefer.briefing.reports.markdown import escaped
from briefer.digest.agreement import Line, Status
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
from briefer.digest.story import Member, Said, Story, said_of
from briefer.io.terminal import inert


def story_markdown(story: Story, number: int, output: Path) -> str:
    """One story: headline, paragraph, what differs, what changed, what several say, when, the rest, its articles."""
    out = [f"## {number}. {_text(story.headline.text)}", f"*{_text(about(story))}*"]
    if story.paragraph:
        out.append(" ".join(_run(run, story, output) for run in runs(story.paragraph)))
    for status in Status.DIFFER, Status.CHANGED, Status.AGREE:
        if found := lines(story, status):
            out += [f"**{HEADS[status]}**", "\n".join(_line(line, story, output) for line in found)]
    if story.timeline:
        events = (f"- {day(event.date)}: {_said(event.said, story, output)}" for event in story.timeline)
        out += ["**Timeline**", "\n".join(events)]
    if story.rest:
        out += ["**More**", "\n".join(f"- {_said(said, story, output)}" for said in story.rest)]
    out += ["**Articles**", "\n".join(_members(story.members, output))]
    return "\n\n".join(out) + "\n"


def head_markdown(outcome: Outcome) -> str:
    """What stands above the stories."""
    return f"# Digest of {totals(outcome)}\n"


def foot_markdown(outcome: Outcome) -> str:
    """What stands below them: what is left out, and why."""
    notes = [f"*{_text(line)}*" for line in remarks(outcome)]
    if outcome.left_out:
        rows = "\n".join(f"- {_text(one.path)}: {_text(one.why)}" for one in outcome.left_out)
        notes += ["**Not in this digest**", rows]
    return "\n\n".join(["---", *notes]) + "\n"


def _text(text: str) -> str:
    return escaped(inert(text))


def _link(member: Member, output: Path) -> str:
    return f"[{_text(member.path)}]({href(member.brief, output)})"


def _said(said: Said, story: Story, output: Path) -> str:
    return _run((said,), story, output)


def _run(run: Sequence[Said], story: Story, output: Path) -> str:
    text = " ".join(said.text for said in run)
    return f"{_text(text)} ({_link(story.members[run[0].article], output)})"


def _line(line: Line, story: Story, output: Path) -> str:
    """The values with who gives each; below, the sentences, where it matters who says what."""
    parts = []
    for value in values(line):
        places = dict.fromkeys(one.article for one in value.stated)
        who = ", ".join(_link(story.members[place], output) for place in places)
        when = f", {day(value.date)}" if value.date else ""
        parts.append(f"{_text(value.said)} ({who}{when})")
    rows = [f"- {'; '.join(parts)}"]
    if line.status is not Status.AGREE:
        rows += [f"  - {_said(said, story, output)}" for said in said_of(line)]
    return "\n".join(rows)


def _members(members: Sequence[Member], output: Path) -> Iterator[str]:
    for member in members:
        notes = filter(None, (day(member.date) if member.date else "", relation(member, members)))
        title = f": {_text(member.title)}" if member.title else ""
        yield f"- {_link(member, output)}{''.join(f', {_text(note)}' for note in notes)}{title}"
