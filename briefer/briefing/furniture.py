"""Sections that are no content as a whole: what a heading or the kind of document says of them."""

import re

from briefer.briefing.boilerplate import boilerplate, is_furniture_heading
from briefer.documents.article import Article, Section
from briefer.readers.contacts import is_contact_label
from briefer.text.folding import folded
from briefer.text.span import Span
from briefer.text.wordlists import words as word_list

_FEWEST_WORDS_OF_PROSE = 25
_HEAD = 1_500
"""Characters at the start of a text in which a release tells what it is."""
_RELEASE = re.compile(
    r"(?i:for immediate release|(?:press|news) release\b|embargoed until)|(?:# ?){3,}"
    r"|/[A-Z][\w.&]*(?: [A-Z][\w.&]*){0,3}/ ?(?:--|[-–—])"
    r"|\((?:GLOBE NEWSWIRE|BUSINESS WIRE)\)|\btoday announced\b"
)
_NOTES = word_list(__package__, "note_headings.tsv")
_NOTE = re.compile(r"\[\d{1,3}\] ?")
_CAPTION = re.compile(r"(?:Figure|FIGURE|Fig\.|Chart|Exhibit|Map|Plate) ?[A-Z]?\d+(?:\.\d+)*[.:] ")
_LONGEST_CAPTION = 60
_SALUTATION = re.compile(r"(?:Dear|Hello|Hi)\b.{0,60}[,!:]?\Z")
_FEWEST_OTHERS = 3
_LONGEST_GREETING = 80
"""Words of a letter that only greets, above at least so many other sections."""
_RELEASE_HEADINGS = word_list(__package__, "release_headings.tsv")
_ABOUT = re.compile(
    r"\W*(?:About|ABOUT) (?:(?:the|our) (?:[Cc]ompany|[Cc]ompanies)|[Uu]s|(?:the )?[A-Z0-9][^?!:]{1,60}):?\Z"
)


def content_spans(article: Article, section: Section) -> tuple[Span, ...]:
    """The paragraphs of a section that may be content; none of "References", or of "About Acme" below a release.

    Below a heading for contact lines the news may go on: from its first paragraph of prose on it is content.
    """
    if len(article.sections) < 2 or not _is_apart(article, section):
        noted = (section.heading or "").casefold().strip(" .:#") in _NOTES
        content = tuple(span for span in section.paragraphs if not _is_aside(span.of(article.text), noted=noted))
        return content if len(content) < len(section.paragraphs) else section.paragraphs
    if not is_contact_label(section.heading or ""):
        return ()
    first = next((k for k, span in enumerate(section.paragraphs) if _is_news(span.of(article.text))), None)
    return () if first is None else section.paragraphs[first:]


def _is_apart(article: Article, section: Section) -> bool:
    if is_furniture_heading(section.heading) or is_contact_label(section.heading or ""):
        return True
    if is_salutation(section.heading):
        return len(article.sections) > _FEWEST_OTHERS and len(section.text.split()) <= _LONGEST_GREETING
    # What is told of the sender stands below the news, never first.
    about = section.heading is not None and _ABOUT.match(section.heading) is not None
    return about and section is not article.sections[0] and is_release(article)


def is_release(article: Article) -> bool:
    """Whether an article is a press release, by its first lines, its credits or the headings that only those have."""
    if _RELEASE.search(article.text, 0, _HEAD) or any(map(_RELEASE.match, article.credits)):
        return True
    return any((s.heading or "").casefold().strip(" .:") in _RELEASE_HEADINGS for s in article.sections)


def is_salutation(heading: str | None) -> bool:
    """True for "Dear neighbors,": the letter above the news of a newsletter."""
    return _SALUTATION.match(heading or "") is not None


def _is_aside(paragraph: str, *, noted: bool) -> bool:
    """Whether a paragraph is a caption ("Figure 3. Boats in Leeds. Source: ..."), or a note below "Notes"."""
    if noted and _NOTE.match(paragraph):
        return True
    return _CAPTION.match(paragraph) is not None and len(paragraph.split()) <= _LONGEST_CAPTION


def _is_news(paragraph: str) -> bool:
    return len(paragraph.split()) >= _FEWEST_WORDS_OF_PROSE and boilerplate(folded(paragraph)) is None
