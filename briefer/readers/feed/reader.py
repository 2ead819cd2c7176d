"""Feeds to articles: each entry with a text is one."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import etree

from briefer.documents.article import Article, Source
from briefer.errors import InputError
from briefer.readers.decoding import decode
from briefer.readers.release import status_note
from briefer.readers.story import Story, articles_of, credit
from briefer.readers.wire.body import best, story_in, text_story
from briefer.readers.xml.parsing import parse_xml
from briefer.readers.xml.tree import descendants, find_all, language_in, local, words

_BODIES = ("encoded", "content", "fulltext")
_SUMMARIES = ("description", "summary", "subtitle")
_POSTS = ("post", "page", "")
_PUBLISHED = ("publish", "inherit", "")
_SHORTCODE = re.compile(r"\[/?(?:caption|gallery|embed|video|audio|playlist|ad)\b[^\]\n]{0,300}\]")
_BLANK = re.compile(r"\n[ \t]*\n")


def read_feed(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The entries of a feed that have a text: the whole where it is there, else the summary.

    Of an export of WordPress pictures and menus are none, and a draft says that it is one.

    Raises:
        InputError: the file is broken, or no entry has a text.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        stories = list(_json_entries(data, name))
    else:
        root = parse_xml(data, name, "a feed")
        entries = list(descendants(root, "item", "entry")) or [root]
        stories = [_story(entry, name) for entry in entries if _is_post(entry)]
    return articles_of(stories, name, source, "a feed without an entry that has a text")


def _is_post(entry: etree._Element) -> bool:
    return all(words(kind) in _POSTS for kind in find_all(entry, "post_type"))


def _story(entry: etree._Element, name: str) -> Story:
    full = [_content(part, name) for part in entry if local(part) in _BODIES and _is_text(part)]
    # A summary is of the same text: it counts only where there is nothing else.
    body = best(full) or best([_content(part, name) for part in entry if local(part) in _SUMMARIES and _is_text(part)])
    title = next((text for part in find_all(entry, "title") if (text := _title(part, name))), None)
    language = language_in(entry) or words(next(find_all(entry.getroottree().getroot(), "channel", "language"), None))
    return Story(title, (*(body.pieces if body else ()), *credit(*_apart(entry))), language=language)


def _is_text(part: etree._Element) -> bool:
    kind = part.get("type") or "text"
    return "excerpt" not in part.tag and (kind in ("text", "html", "xhtml") or kind.startswith("text/"))


def _content(part: etree._Element, name: str) -> Story:
    if len(part):
        return story_in(part, name)
    text = _SHORTCODE.sub("", part.text or "")
    if "<" in text and "<p" not in text and _BLANK.search(text):
        text = "".join(f"<p>{block}</p>" for block in _BLANK.split(text))
    return text_story(text, name)


def _title(part: etree._Element, name: str) -> str:
    """The words of a title, which may be HTML as text."""
    if not len(part) and "<" in (part.text or ""):
        return " ".join(piece.text for piece in text_story(f"<p>{part.text}</p>", name).pieces)
    return unescape(words(part))


def _apart(entry: etree._Element) -> Iterator[str]:
    for part in entry:
        kind = local(part)
        if kind in ("creator", "author"):
            named = next(find_all(part, "name"), part)
            yield f"By {words(named)}" if words(named) else ""
        elif kind in ("pubdate", "published", "updated", "date"):
            yield words(part)
        elif kind == "status" and words(part) not in _PUBLISHED:
            yield status_note(words(part))


def _json_entries(data: bytes, name: str) -> Iterator[Story]:
    try:
        found = json.loads(decode(data, name))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: a JSON feed, cut short or broken ({error}); get a whole copy") from error
    for entry in found.get("items") or () if isinstance(found, dict) else ():
        if isinstance(entry, dict):
            forms = [text_story(entry[key], name) for key in ("content_html", "content_text") if _is_string(entry, key)]
            forms = forms or [text_story(entry["summary"], name)] if _is_string(entry, "summary") else forms
            body = best(forms)
            authors = [author.get("name") for author in entry.get("authors") or () if isinstance(author, dict)]
            told = (*(f"By {author}" for author in authors if author), str(entry.get("date_published") or ""))
            yield Story(str(entry.get("title") or "") or None, (*(body.pieces if body else ()), *credit(*told)))


def _is_string(entry: dict[str, Any], key: str) -> bool:
    return isinstance(entry.get(key), str) and bool(entry[key].strip())
