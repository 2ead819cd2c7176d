"""ninjs to articles: one item, a list of them, or a wrapper around a list."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefer.documents.article import Article, Source
from briefer.errors import InputError
from briefer.readers.decoding import decode
from briefer.readers.ninjs.items import items
from briefer.readers.release import embargo_note, status_note
from briefer.readers.story import Story, articles_of, credit, says
from briefer.readers.wire.body import best, text_story

_MEDIA = ("picture", "video", "audio", "graphic", "photo", "animation")
_MARKUP = ("html", "nitf", "xml")


def read_ninjs(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The items of a ninjs file that have a text, in order.

    Raises:
        InputError: the file is no JSON, or no item in it has a text.
    """
    try:
        found = json.loads(decode(data, name))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: JSON, cut short or broken ({error}); get a whole copy") from error
    entries = list(items(found)) or [entry for entry in [found] if isinstance(entry, Mapping)]
    stories = [_story(entry, name) for entry in entries]
    return articles_of(stories, name, source, _without_text(entries))


def _without_text(items: Sequence[Mapping[str, Any]]) -> str:
    kind = _string(items[0], "type") if items else ""
    status = status_note(_string(items[0], "pubstatus")) if items else ""
    ended = f" ({status[0].lower()}{status[1:]})" if status else ""
    return f"ninjs{f' of type {kind}' if kind else ''} without a story text{ended}"


def _story(item: Mapping[str, Any], name: str) -> Story:
    forms = [text_story(text, name) for text in _bodies(item)]
    body = best(forms)
    summaries = list(_described(item))
    if body is None:
        # The description of a picture is a caption.
        summaries = [] if _string(item, "type").casefold() in _MEDIA else summaries
        body = Story(None, tuple(piece for text in summaries[:1] for piece in text_story(text, name).pieces))
    else:
        leads = [
            piece
            for role, text in _valued(item, "descriptions")
            if role == "lead" and not says(body.pieces, text)
            for piece in text_story(text, name).pieces
        ]
        body = Story(body.title, (*leads, *body.pieces))
    main, decks = _headlines(item)
    title = main or body.title or _string(item, "title") or None
    lines = (*_notes(item), *decks, _string(item, "byline") or _string(item, "by"), _string(item, "dateline"))
    said = credit(*(line for line in lines if line != title))
    return Story(title, (*said, *body.pieces), language=_string(item, "language"))


def _bodies(item: Mapping[str, Any]) -> list[str]:
    """The forms of an item's body, those with markup first."""
    found = [(str(key).casefold().removeprefix("body_"), value) for key, value in item.items() if _is_body(key, value)]
    bodies = _get(item, "bodies")
    for body in bodies if isinstance(bodies, list) else ():
        if isinstance(body, Mapping) and isinstance(body.get("value"), str):
            kind = f"{_string(body, 'contenttype')} {_string(body, 'role')}".casefold()
            found.append((kind, body["value"]))
    found.sort(key=lambda form: not any(mark in form[0] for mark in _MARKUP))
    # "application/xml" may be anything: what is no NITF of the IPTC is markup that nobody knows.
    known = [text for kind, text in found if "application/xml" not in kind or "<nitf" in text[:2000].lower()]
    return [text for text in known if text.strip()]


def _is_body(key: object, value: object) -> bool:
    return isinstance(key, str) and key.casefold().startswith("body_") and isinstance(value, str)


def _headlines(item: Mapping[str, Any]) -> tuple[str | None, list[str]]:
    found = _valued(item, "headlines")
    main = _string(item, "headline") or next((text for role, text in found if role in ("", "main")), "")
    main = main or (found[0][1] if found else "")
    extended = [_string(item, key) for key in ("headline_extended", "subheadline", "headlineextended")]
    return main or None, [text for text in (*extended, *(text for _, text in found)) if text and text != main]


def _described(item: Mapping[str, Any]) -> Iterator[str]:
    for key, value in item.items():
        if str(key).casefold().startswith("description_") and isinstance(value, str) and value.strip():
            yield value
    for _, text in _valued(item, "descriptions"):
        yield text


def _valued(item: Mapping[str, Any], key: str) -> list[tuple[str, str]]:
    """The entries of a list of objects with a role and a value, as ninjs 2 has headlines and descriptions."""
    found = _get(item, key)
    entries = found if isinstance(found, list) else []
    return [
        (_string(entry, "role").casefold(), entry["value"])
        for entry in entries
        if isinstance(entry, Mapping) and isinstance(entry.get("value"), str) and entry["value"].strip()
    ]


def _notes(item: Mapping[str, Any]) -> Iterator[str]:
    yield status_note(_string(item, "pubstatus"))
    yield embargo_note(_string(item, "embargoed") or _string(item, "embargo"))
    yield _string(item, "ednote")


def _get(item: Mapping[str, Any], key: str) -> Any:
    """A field, whatever the case of its name: ninjs 2 writes ``contenttype`` and ninjs 3 ``contentType``."""
    if key in item:
        return item[key]
    return next((value for name, value in item.items() if str(name).casefold() == key), None)


def _string(item: Mapping[str, Any], key: str) -> str:
    found = _get(item, key)
    return found.strip() if isinstance(found, str) else ""
