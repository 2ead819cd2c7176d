"""What a document says of its language is kept, and used where its text is too short to tell."""

from pathlib import Path

import pytest

from briefer import read
from tests.books import OPF, epub
from tests.documents import docx, word_paragraph
from tests.wires import g2, g2_item, xhtml

LINE = "Walltal, Hinterhuber, Graz, Lindau: 18 %"
MADE = {
    "page.html": f'<html lang="de-AT"><body><article><p>{LINE}</p></article></body></html>',
    "sent.html": '<html><head><meta http-equiv="Content-Language" content="de, en"></head>'
    f"<body><p>{LINE}</p></body></html>",
    "study.xml": '<article xml:lang="de" dtd-version="1.3"><front><article-meta><title-group><article-title>Werte'
    f"</article-title></title-group></article-meta></front><body><p>{LINE}</p></body></article>",
    "book.xml": '<article xmlns="http://docbook.org/ns/docbook" version="5.0" xml:lang="de">'
    f"<para>{LINE}</para></article>",
    "wire.xml": f'<nitf xml:lang="de"><body><body.content><p>{LINE}</p></body.content></body></nitf>',
    "feed.xml": '<rss version="2.0"><channel><language>de-ch</language><item><title>Werte</title>'
    f"<description>{LINE}</description></item></channel></rss>",
    "story.json": f'{{"uri": "urn:x:1", "type": "text", "language": "de-DE", "body_text": "{LINE}"}}',
    "letter.eml": "From: a@b.example\nSubject: Werte\nContent-Language: de-DE\n"
    f"Content-Type: text/plain; charset=utf-8\n\n{LINE}\n",
    "news.xml": g2(g2_item(xhtml(f"<p>{LINE}</p>"))).replace("<newsItem ", '<newsItem xml:lang="de" '),
}


@pytest.mark.parametrize("name", MADE)
def test_a_document_tells_its_language(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(MADE[name], encoding="utf-8")
    assert read(path).language == "de"


def test_a_word_document_tells_it_by_its_defaults(tmp_path: Path) -> None:
    told = '<w:lang w:val="fr-FR" w:eastAsia="ja-JP"/>'
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{told}</w:rPr></w:rPrDefault></w:docDefaults>"
    path = tmp_path / "brief.docx"
    path.write_bytes(docx(word_paragraph("Tarmonde, Carpentier, 18 %"), styles=styles))
    assert read(path).language == "fr"


def test_a_book_tells_it_in_its_package(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    package = OPF.format(version="3.0").replace("</metadata>", "<dc:language>pt-BR</dc:language></metadata>")
    path.write_bytes(epub(**{"OPS__book.opf": package}))
    assert read(path).language == "pt"


def test_a_document_that_says_nothing_of_it_has_none(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body><p>The bridge opened on Friday.</p></body></html>", encoding="utf-8")
    assert read(path).language is None


def test_the_language_of_a_document_is_that_of_a_text_too_short_to_tell(run, tmp_path: Path) -> None:
    page, summary = tmp_path / "page.html", tmp_path / "kurz.txt"
    page.write_text('<html lang="de"><body><p>Walltal 1.200, Graz 350</p></body></html>', encoding="utf-8")
    summary.write_text("Graz 350, Walltal 1200", encoding="utf-8")
    assert run("check", page, summary).code == 0
    summary.write_text("Graz 350, Walltal 2100", encoding="utf-8")
    assert run("check", page, summary).code == 1
