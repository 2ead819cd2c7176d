"""NewsML-G2 to articles: each news item of a message is one."""

from collections.abc import Iterator

from lxml import etree

from briefer.documents.article import Article, Source
from briefer.readers.release import embargo_note, status_note
from briefer.readers.story import Story, articles_of, credit
from briefer.readers.wire.body import best, story_in, text_story
from briefer.readers.xml.parsing import parse_xml
from briefer.readers.xml.tree import descendants, find, find_all, language_in, local, words

_ITEMS = ("newsitem", "packageitem", "knowledgeitem", "conceptitem", "planningitem", "catalogitem")
_PARTS = ("contentset", "contentmeta", "itemmeta")
_TEXTS = ("", "text", "composite")


def read_newsml_g2(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The news items of a NewsML-G2 file that have a text, in order; pictures and packages have none.

    Raises:
        InputError: the file is broken or no item in it has a text.
    """
    root = parse_xml(data, name, "NewsML-G2")
    items = list(descendants(root, *_ITEMS))
    stories = [_story(item, name) for item in items if local(item) == "newsitem"]
    if not items:
        stories = [_story(root, name)]
    return articles_of(stories, name, source, _without_text(root, items))


def _without_text(root: etree._Element, items: list[etree._Element]) -> str:
    kinds = {local(item) for item in items}
    status = status_note(_status(items[0])) if items else ""
    ended = f" ({status[0].lower()}{status[1:]})" if status else ""
    media = next((kind for item in items if (kind := _class(item)) not in _TEXTS), "")
    if media:
        return f"NewsML-G2 of the class {media}, not text{ended}"
    if "newsitem" in kinds or not items:
        return f"NewsML-G2 without a story text{ended}"
    if "packageitem" in kinds:
        return f"a NewsML-G2 package, which only refers to stories in other files{ended}"
    return f"a NewsML-G2 {local(items[0]).removesuffix('item')} item, which holds no story{ended}"


def _story(item: etree._Element, name: str) -> Story:
    meta = item if local(item) == "contentmeta" else find(item, "contentmeta")
    main, decks = _headlines(meta)
    forms = [story_in(part, name) for part in descendants(item, "inlinexml", "inlinedata")]
    body = best(forms)
    described = _descriptions(meta)
    if body is None:
        described = described if _class(item) in _TEXTS else []
        body = Story(None, tuple(piece for text in described for piece in text_story(text, name).pieces))
    title = main or body.title or _item_title(item)
    lines = [line for line in (*decks, *_lines(meta)) if line != title]
    return Story(title, (*credit(*_notes(item), *lines), *body.pieces), language=_language(item, meta))


def _language(item: etree._Element, meta: etree._Element | None) -> str | None:
    """The language of the content, else that of the item."""
    told = None if meta is None else find(meta, "language")
    return told.get("tag") if told is not None else language_in(item)


def _headlines(meta: etree._Element | None) -> tuple[str | None, list[str]]:
    """The main headline and the others: one without a role comes first, then one of a main role."""
    found = [(_role(line), words(line)) for line in find_all(meta, "headline")] if meta is not None else []
    found = [(role, text) for role, text in found if text]
    main = next((text for role, text in found if role in ("", "main", "headline", "title")), None)
    main = main or next((text for role, text in found if "sub" not in role), None)
    return main, [text for _, text in found if text != main]


def _descriptions(meta: etree._Element | None) -> list[str]:
    """Summaries of the item, which are all there is of one without content; captions are none."""
    found = find_all(meta, "description") if meta is not None else ()
    return [text for part in found if _role(part) != "caption" and (text := words(part))]


def _lines(meta: etree._Element | None) -> Iterator[str]:
    if meta is not None:
        for part in meta:
            if local(part) in ("by", "dateline", "creditline"):
                yield words(part)


def _notes(item: etree._Element) -> Iterator[str]:
    """What editors must know: a status, an embargo, their notes."""
    meta = item if local(item) == "itemmeta" else find(item, "itemmeta")
    if meta is None:
        return
    yield status_note(_status(item))
    for part in find_all(meta, "embargoed"):
        yield embargo_note(words(part))
    for part in meta:
        if local(part) == "ednote":
            yield words(part)


def _class(item: etree._Element) -> str:
    """What a news item is by its own word: text, picture, video ...; empty where it does not say."""
    found = find(item, "itemmeta", "itemclass")
    return "" if found is None else (found.get("qcode") or "").rpartition(":")[2].casefold()


def _status(item: etree._Element) -> str:
    found = find(item, "itemmeta", "pubstatus")
    return "" if found is None else (found.get("qcode") or found.get("literal") or words(found)).rpartition(":")[2]


def _item_title(item: etree._Element) -> str | None:
    return words(find(item, "itemmeta", "title")) or None


def _role(part: etree._Element) -> str:
    return (part.get("role") or "").rpartition(":")[2].casefold()
