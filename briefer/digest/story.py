"""A story of a digest: what is printed of the articles that are about the same."""

from dataclasses import dataclass
from datetime import date

from briefer.digest.agreement import Line


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story, as the digest lists it.

    `copy_of` and `version_of` are the places, in the story's list, of the article that it copies, or that it is a later
    version of; None for neither.
    """

    path: str
    title: str | None
    date: date | None
    sha256: str | None
    brief: str
    from_brief: bool = False
    copy_of: int | None = None
    version_of: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of an article's brief, with the place of the article in the story's list."""

    text: str
    article: int


def said_of(line: Line) -> tuple[Said, ...]:
    """The sentences of a line, each once."""
    return tuple(dict.fromkeys(Said(one.measure.sentence, one.article) for one in line.stated))


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence and the day that it tells of: the one that it names, else that of its article."""

    date: date
    said: Said
    is_named: bool


@dataclass(frozen=True, slots=True)
class Story:
    """What several articles say of one thing; what is said of a member stands with its place in `members`.

    Attributes:
        headline: The title of its newest article that has one, with whose it is.
        members: Its articles, oldest first.
        paragraph: What they say, at most as many words as were asked for but for the first sentence.
        timeline: What happened when, where the articles tell of at least two days.
        lines: The measures that at least two articles state; copies say nothing of their own.
        rest: The sentences of the briefs that stand nowhere above: nothing of a brief is lost.
    """

    headline: Said
    members: tuple[Member, ...]
    paragraph: tuple[Said, ...]
    timeline: tuple[Event, ...] = ()
    lines: tuple[Line, ...] = ()
    rest: tuple[Said, ...] = ()

    @property
    def date(self) -> date | None:
        """The day of its newest article; None where no day is known."""
        return max((member.date for member in self.members if member.date), default=None)

    @property
    def voices(self) -> int:
        """How many articles it has that are no copies."""
        return sum(member.copy_of is None for member in self.members)
