"""NITF files to articles."""

from briefer.documents.article import Article, Source
from briefer.readers.nitf.story import nitf_story
from briefer.readers.story import articles_of
from briefer.readers.xml.parsing import parse_xml
from briefer.readers.xml.tree import descendants


def read_nitf(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The story of a NITF file, or several where a wrapper holds several.

    Raises:
        InputError: the file is broken or no story in it has a text.
    """
    root = parse_xml(data, name, "NITF")
    stories = [nitf_story(found) for found in list(descendants(root, "nitf"))]
    return articles_of(stories, name, source, "NITF without a story text")
