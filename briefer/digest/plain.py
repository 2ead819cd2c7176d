"""An article as the text that a digest judges by."""

from briefer.documents.article import Article
from briefer.readers.markdown.article import as_rendered
from briefer.text.folding import folded


def plain_text(article: Article) -> str:
    """What a reader sees of an article, a paragraph a line: title, headings, paragraphs, then its credits.

    A sentence of a text whose lines are filled would else be cut where a line ends: "shot down / 13 drones".
    """
    shown, _ = as_rendered(article)
    lines = [shown.title or ""]
    for section in shown.sections:
        lines += [section.heading or "", *(paragraph.of(shown.text) for paragraph in section.paragraphs)]
    return "\n\n".join(filter(None, map(folded, (*lines, *shown.credits))))
