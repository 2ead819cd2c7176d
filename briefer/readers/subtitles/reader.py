"""Subtitles and captions to an article: who says what, without time codes, sentences joined over cues."""

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from briefer.documents.article import Article, Source
from briefer.readers.decoding import decode
from briefer.readers.dialogue.turns import Turn, turn_blocks, turns_of_lines
from briefer.readers.story import Story, articles_of
from briefer.readers.xml.parsing import parse_xml
from briefer.readers.xml.tree import descendants, find, local, words

_TIMING = re.compile(r"\s*(?:\d{1,3}:)?\d\d:\d\d[,.]\d{1,3}[ \t]*-->.*\Z")
_NUMBER = re.compile(r"\s*\d+\s*\Z")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+(?P<name>[^<>]+)>")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>|<\d[\d:.]*>|\{\\[^{}\n]*\}")
_APART = ("NOTE", "STYLE", "REGION")


def read_vtt(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The article that a file of WebVTT makes: voices are speakers; notes, styles and regions are left out.

    Raises:
        InputError: nobody says anything in it.
    """
    text = decode(data, name, controls=True)
    blocks = re.split(r"\n[ \t]*\n", text)
    head = blocks[0].split("\n", 1)[0].removeprefix("\ufeff").removeprefix("WEBVTT").strip(" \t-")
    turns = [turn for block in blocks if not block.lstrip().startswith(_APART) for turn in _cue(block)]
    return _articles(turns, head or None, name, source, "WebVTT captions")


def read_srt(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The article that a file of SubRip makes.

    Raises:
        InputError: nobody says anything in it.
    """
    lines = decode(data, name, controls=True).removeprefix("\ufeff").split("\n")
    starts = [i for i, line in enumerate(lines) if _TIMING.match(line)]
    turns: list[Turn] = []
    for start, end in zip(starts, [*starts[1:], len(lines)][: len(starts)], strict=True):
        said = lines[start + 1 : end]
        while said and (not said[-1].strip() or (end < len(lines) and _NUMBER.match(said[-1]))):
            is_number = bool(said[-1].strip())
            said.pop()
            if is_number:
                break  # the number of the next cue; a figure above it was said
        turns += _voices("\n".join(said))
    return _articles(turns, None, name, source, "SubRip subtitles")


def read_ttml(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The article that a file of TTML makes: agents are speakers.

    Raises:
        InputError: the file is broken, or nobody says anything in it.
    """
    root = parse_xml(data, name, "TTML captions")
    agents = {
        _id(agent): words(next(descendants(agent, "name"), None)) for agent in descendants(root, "agent") if _id(agent)
    }
    turns = []
    for line in descendants(root, "p"):
        speaker = next((agents[_attribute(e, "agent")] for e in line.iter() if _attribute(e, "agent") in agents), None)
        turns += [Turn(speaker or turn.speaker, turn.text) for turn in turns_of_lines(_broken(line).split("\n"))]
    title = words(find(root, "head", "metadata", "title")) or None
    return _articles(turns, title, name, source, "TTML captions")


def _articles(turns: list[Turn], title: str | None, name: str, source: Source | None, what: str) -> tuple[Article, ...]:
    return articles_of([Story(title, tuple(turn_blocks(turns)))], name, source, f"{what} in which nobody says anything")


def _cue(block: str) -> list[Turn]:
    """What is said in a block of WebVTT: the lines below its time codes."""
    lines = block.strip("\n").split("\n")
    at = next((i for i, line in enumerate(lines[:2]) if _TIMING.match(line)), None)
    return [] if at is None else list(_voices("\n".join(lines[at + 1 :])))


def _voices(text: str) -> Iterator[Turn]:
    """What each voice of a cue says; without marks of voices, who its lines say speaks."""
    marks = list(_VOICE.finditer(text))
    if not marks:
        yield from turns_of_lines(_plain(text).split("\n"))
        return
    if before := _plain(text[: marks[0].start()]).strip():
        yield Turn(None, " ".join(before.split()))
    for mark, end in zip(marks, [*(m.start() for m in marks[1:]), len(text)], strict=True):
        if said := " ".join(_plain(text[mark.end() : end]).split()):
            yield Turn(unescape(mark["name"]).strip(), said)


def _plain(text: str) -> str:
    return unescape(_TAG.sub("", text))


def _broken(line: etree._Element) -> str:
    """The text of a line, its line breaks as line feeds."""
    parts = [" ".join((line.text or "").split("\n"))]
    for element in line.iter():
        if element is line:
            continue
        parts.append("\n" if local(element) == "br" else (element.text or ""))
        parts.append(element.tail or "")
    return "\n".join(" ".join(part.split()) for part in "".join(parts).split("\n"))


def _id(element: etree._Element) -> str:
    return _attribute(element, "id")


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
