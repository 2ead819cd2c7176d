"""RTF to an article: headings by style, tables, lists, raised and lowered type, footnotes at the end.

No library that is kept up tells raised type from the text around it: "in 2024" with note 3 comes in as 20243.
"""

from dataclasses import replace

from briefer.documents.article import Article, Source
from briefer.errors import InputError
from briefer.readers.rtf.parser import Parser
from briefer.readers.rtf.tokens import tokens
from briefer.readers.story import Story, articles_of, credit

MAX_BYTES = 60_000_000


def read_rtf(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The article in an RTF file. Hidden and deleted text, comments, running heads and feet are left out.

    Raises:
        InputError: the file is too large, broken, or holds no text.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: an RTF document of more than {MAX_BYTES // 1_000_000} MB; split it")
    start = data.find(b"{\\rtf")
    if start < 0:
        raise InputError(f"{name}: no RTF document; it does not begin with {{\\rtf")
    reader = Parser()
    reader.run(tokens(data[start:]))
    if reader.depth > 0:
        raise InputError(f"{name}: an RTF document, cut short; get a whole copy")
    made = reader.document
    titles = [block.text for block in made.blocks if block.kind == "title"]
    blocks = [replace(block, kind="paragraph") if block.kind == "title" else block for block in made.blocks]
    story = Story(titles[0] if titles else made.title.strip() or None, (*blocks, *reader.notes()))
    author = made.author.strip()
    if author and not titles and not made.title:
        story = replace(story, pieces=(*story.pieces, *credit(f"By {author}")))
    return articles_of([story], name, source, "an RTF document without a text")
