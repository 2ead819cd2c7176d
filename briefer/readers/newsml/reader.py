"""NewsML 1.2 to articles: each component with a headline and a text of its own is one."""

from base64 import b64decode
from collections.abc import Iterator

from lxml import etree

from briefer.documents.article import Article, Source
from briefer.readers.markdown.render import DocBlock
from briefer.readers.release import status_note
from briefer.readers.story import Story, articles_of, credit, says
from briefer.readers.wire.body import best, story_in
from briefer.readers.wire.bytes import decoded, without_controls
from briefer.readers.xml.parsing import parse_xml
from briefer.readers.xml.tree import descendants, find, find_all, local, words

_LINES = ("subheadline", "byline", "dateline", "creditline", "seriesline")
_HEADLINES = ("headline", "title")
_BODIES = ("", "main", "body", "text", "maintext", "story", "article", "mainbody", "fulltext")
_LEADS = ("lead", "lede", "intro", "introduction", "abstract", "summary", "teaser")
_APART = (
    "subheadline", "subhead", "subtitle", "deck", "contact", "contacts", "caption", "byline", "dateline", "credit",
    "copyright", "legal", "disclaimer", "note", "editorsnote", "editorialnote", "keywords", "keyword", "slug",
    "slugline",
)  # fmt: skip
_PICTURES = ("photo", "logo", "picture", "image", "graphic", "video", "audio", "multimedia", "animation", "thumbnail")
_NO_STORY = ("css", "javascript", "jpeg", "gif", "png")


def read_newsml(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The articles of a NewsML 1.2 file: one an item, or one a language where an item has several.

    Raises:
        InputError: the file is broken or no item in it has a text.
    """
    root = parse_xml(data, name, "NewsML")
    stories = [story for item in descendants(root, "newsitem") for story in _stories(item, name)]
    return articles_of(stories, name, source, "NewsML without a story text")


def _stories(item: etree._Element, name: str) -> Iterator[Story]:
    notes = list(_notes(item))
    owners: dict[etree._Element, list[etree._Element]] = {}
    for content in descendants(item, "contentitem"):
        if _is_text(content):
            owners.setdefault(_owner(content, item), []).append(content)
    for owner, contents in owners.items():
        yield _story(owner, contents, notes, name)


def _story(owner: etree._Element, contents: list[etree._Element], notes: list[str], name: str) -> Story:
    bodies: dict[etree._Element | None, list[Story]] = {}
    leads: list[Story] = []
    others: list[Story] = []
    apart: list[str] = []
    headline = None
    for content in contents:
        role = _role(content)
        story = story_in(_data(content), name)
        if role in _HEADLINES:
            headline = headline or " ".join(piece.text for piece in story.pieces)
        elif role in _BODIES:
            # The contents of one component are forms of one text, those of several follow each other.
            bodies.setdefault(content.getparent(), []).append(story)
        elif role in _LEADS:
            leads.append(story)
        elif role in _APART:
            apart += [piece.text for piece in story.pieces]
        else:
            others.append(story)
    lines = list(_news_lines(owner))
    title = next((words(line) for line in lines if local(line) == "headline" and words(line)), None) or headline
    parts = [part for forms in bodies.values() if (part := best(forms)) is not None]
    if not parts:
        parts, others = others, []
    apart += [piece.text for story in others for piece in story.pieces]
    body = _joined(leads, parts)
    title = title or next((part.title for part in parts if part.title), None)
    told = [words(line) for line in lines if local(line) in _LINES]
    captions = [
        words(line)
        for component in descendants(owner, "newscomponent")
        if _component_role(component) in _PICTURES
        for line in find_all(component, "newslines", "headline")
    ]
    return Story(
        title, (*credit(*(line for line in (*notes, *told) if line != title)), *body, *credit(*apart, *captions))
    )


def _joined(leads: list[Story], parts: list[Story]) -> tuple[DocBlock, ...]:
    """The parts of a body in order, what an earlier one says already left out, below a lead that they do not repeat."""
    found: list[DocBlock] = []
    for part in parts:
        if not all(says(found, piece.text, len(found)) for piece in part.pieces):
            found += part.pieces
    head = [piece for story in leads for piece in story.pieces if not says(found, piece.text)]
    return (*head, *found)


def _news_lines(owner: etree._Element) -> Iterator[etree._Element]:
    """The lines of a component, then those of what it is in, the nearest first."""
    element: etree._Element | None = owner
    while element is not None and local(element) in ("newscomponent", "newsitem"):
        for lines in find_all(element, "newslines"):
            yield from lines
        element = element.getparent()


def _owner(content: etree._Element, item: etree._Element) -> etree._Element:
    """The component that a content belongs to: the nearest around it that has a headline, else the outermost."""
    around = [found for found in content.iterancestors() if local(found) == "newscomponent"]
    titled = (
        found
        for found in around
        if any(words(line) for line in find_all(found, "newslines", "headline")) and _component_role(found) in _BODIES
    )
    return next(titled, around[-1] if around else item)


def _is_text(content: etree._Element) -> bool:
    if next(descendants(content, "datacontent"), None) is None:
        return False
    kinds = " ".join(
        (part.get("FormalName") or "").casefold()
        for part in content
        if local(part) in ("format", "mimetype", "mediatype")
    )
    return not any(kind in kinds for kind in _NO_STORY) and _role(content) not in _PICTURES


def _data(content: etree._Element) -> etree._Element:
    """What a content item conveys, decoded where it is in Base64."""
    found = next(descendants(content, "datacontent"), content)
    encoding = next((part for part in found.iterancestors("{*}Encoding", "Encoding")), None)
    if encoding is not None and "base64" in (encoding.get("Notation") or "").casefold():
        try:
            data = b64decode("".join(found.itertext()))
        except ValueError:
            data = b""
        decoded_content = etree.Element("DataContent")
        decoded_content.text = without_controls(decoded(data))
        return decoded_content
    return found


def _role(content: etree._Element) -> str:
    component = next((found for found in content.iterancestors() if local(found) == "newscomponent"), None)
    return "" if component is None else _component_role(component)


def _component_role(component: etree._Element) -> str:
    role = find(component, "role")
    return "" if role is None else (role.get("FormalName") or "").replace(" ", "").casefold()


def _notes(item: etree._Element) -> Iterator[str]:
    for management in find_all(item, "newsmanagement"):
        for status in find_all(management, "status"):
            yield status_note(status.get("FormalName") or "")
        for change in find_all(management, "statuswillchange"):
            when, status = words(find(change, "dateandtime")), find(change, "futurestatus")
            yield f"Publication status from {when}: {status.get('FormalName') if status is not None else 'changed'}"
        for instruction in find_all(management, "instruction"):
            yield " ".join(filter(None, (instruction.get("FormalName"), words(instruction))))
    for line in descendants(item, "newsline"):
        kind = find(line, "newslinetype")
        named = (kind.get("FormalName") or "").casefold() if kind is not None else ""
        if "note" in named or "advisory" in named or "embargo" in named:
            yield words(find(line, "newslinetext"))
