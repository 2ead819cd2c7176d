"""What the sender of a story says of its publication: a status such as "canceled", an embargo."""

from briefer.documents.article import Article

_STATUS = "Publication status: "
_EMBARGO = "Embargoed until "
_USABLE = ("", "usable")


def status_note(status: str) -> str:
    """The line among an article's credits that tells its status; empty for one that may be used."""
    return "" if status.strip().casefold() in _USABLE else f"{_STATUS}{status.strip()}"


def embargo_note(until: str) -> str:
    """The line among an article's credits that tells until when it must not be published; empty without a date."""
    return f"{_EMBARGO}{until.strip()}" if until.strip() else ""


def release_notes(article: Article) -> tuple[str, ...]:
    """The lines among an article's credits that say that it was withdrawn, or is not to be published yet."""
    return tuple(line for line in article.credits if line.startswith((_STATUS, _EMBARGO)))
