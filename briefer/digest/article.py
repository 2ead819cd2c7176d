"""What a digest keeps of an article: what may be printed of it, what it is judged against, what it is about."""

from array import array
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefer.digest.copies import Sketch
from briefer.digest.terms import Terms
from briefer.io.json import Record


@dataclass(frozen=True, slots=True)
class DigestArticle:
    """One article of a digest.

    Attributes:
        path: As the digest names it.
        sha256: Of its bytes, where they are known.
        title: Its title, where the article supports it.
        date: When it was published, where that is known.
        brief: The file of its brief, as it is found from the folder of the briefs.
        text: What a reader sees of it; everything that is printed of it is judged against this.
        sentences: Those of its brief that its text supports, in order.
        refused: Those of its brief that it does not support, and the title where it is one of them, each with why.
        unchecked: Why nothing of it could be judged, and so nothing is printed; None where it could.
        from_brief: Whether its text is its brief's: the article itself is gone, has changed, or is not named.
    """

    path: str
    sha256: str | None
    title: str | None
    date: date | None
    brief: str
    text: str
    sentences: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    unchecked: str | None = None
    from_brief: bool = False

    @property
    def folder(self) -> str:
        """The folder that it lies in; "" for the one that was given."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Features:
    """What tells of an article which story it is of: held for all articles at once, some 4 KB each."""

    terms: Terms
    sketch: Sketch


def to_record(article: DigestArticle, features: Features) -> Record:
    """Both as JSON, for the file of cards."""
    return {
        "path": article.path,
        "sha256": article.sha256,
        "title": article.title,
        "date": article.date.isoformat() if article.date else None,
        "brief": article.brief,
        "text": article.text,
        "sentences": list(article.sentences),
        "refused": [list(pair) for pair in article.refused],
        "unchecked": article.unchecked,
        "from_brief": article.from_brief,
        "terms": features.terms.ids.tolist(),
        "counts": [round(count, 4) for count in features.terms.counts],
        "sketch": features.sketch.hashes.tolist(),
        "shingles": features.sketch.shingles,
    }


def article_of(record: dict[str, Any]) -> DigestArticle:
    """The article in a record of `to_record`."""
    return DigestArticle(
        path=record["path"],
        sha256=record["sha256"],
        title=record["title"],
        date=date.fromisoformat(record["date"]) if record["date"] else None,
        brief=record["brief"],
        text=record["text"],
        sentences=tuple(record["sentences"]),
        refused=tuple((text, why) for text, why in record["refused"]),
        unchecked=record["unchecked"],
        from_brief=record["from_brief"],
    )


def features_of(record: dict[str, Any]) -> Features:
    """The features in a record of `to_record`."""
    terms = Terms(array("Q", record["terms"]), array("f", record["counts"]))
    return Features(terms, Sketch(array("Q", record["sketch"]), record["shingles"]))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An input that the digest has nothing of, and why."""

    path: str
    why: str
