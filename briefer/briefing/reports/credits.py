"""What is printed below a brief of all that a reader kept apart: who wrote, edited or gave the article."""

import re

from briefer.briefing.boilerplate import boilerplate
from briefer.documents.article import Article
from briefer.readers.contacts import contact_indexes
from briefer.readers.credits import MAX_CREDIT, credit_reason, is_author_note, is_credit_field
from briefer.readers.release import release_notes
from briefer.text.folding import folded

_BESIDE = frozenset(("caption", "contact", "contents", "link", "player", "release", "ticker"))
_EMBARGO = re.compile(r"embargo", re.IGNORECASE)
_MAILBOX = re.compile(r" ?<[^<>]*>")
_PARTS = re.compile(r"\s+[|·•]\s+")
_FIELD = re.compile(r"(?P<name>[\w -]{2,30}) ?[:=]\s*\S")
# "Jane Doe", "Jane Doe, John A. Roe and Ann van der Poe": bare names, as files of papers and books have them.
_NAME = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|[a-z]{1,3})){1,3}"
_NAMES = re.compile(rf"{_NAME}(?:(?:,|;| and| &|, and) {_NAME}){{0,9}}")
_PICTURE = re.compile(
    r"\b(?:Photo(?:graph)?s?|Image|Picture|Illustration)s?(?: by| courtesy of)?:? [A-Z]|\([^()]* ?/ ?[^()]*\)\Z"
)


def shown_credits(article: Article) -> tuple[str, ...]:
    """The lines that say who wrote or gave an article, and what its sender says of its release.

    Captions, contact lines, running heads, contents and what a mail quotes stand in `Article.credits` too, and are not
    printed.
    """
    credits = [folded(credit) for credit in article.credits]
    contacts = contact_indexes(credits)
    notes = frozenset(map(folded, release_notes(article)))
    shown = [
        text if text in notes else _shown(text) for i, text in enumerate(credits) if i not in contacts or text in notes
    ]
    return tuple(dict.fromkeys(filter(None, shown)))


def _shown(credit: str) -> str:
    """What of a line says who wrote or gave the article: "By Ann Poe | 6 min read" does so up to the bar."""
    if len(credit) > MAX_CREDIT:
        return ""
    if credit.startswith("From: "):
        return _MAILBOX.sub("", credit)
    return " | ".join(part for part in _PARTS.split(credit) if _says_who(part))


def _says_who(text: str) -> bool:
    kind = boilerplate(text)
    if text.endswith(":"):
        return False  # "Between:"
    if kind == "byline" or _EMBARGO.match(text):
        return True
    if kind in _BESIDE or _PICTURE.search(text):
        return False
    field = _FIELD.match(text)
    if field and is_credit_field(field["name"]):
        return True
    return bool(_NAMES.fullmatch(text)) or credit_reason(text, at_edge=True) is not None or is_author_note(text)
