"""Small files of news wires in our own words, for the tests of their readers."""

G2 = """<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2024-05-02T10:00:00Z</sent></header><itemSet>
{items}
</itemSet></newsMessage>"""

G2_ITEM = """<newsItem guid="urn:x:{guid}" version="1" standard="NewsML-G2">
<itemMeta><itemClass qcode="ninat:text"/><pubStatus qcode="stat:{status}"/>{meta}</itemMeta>
<contentMeta><headline>{headline}</headline><slugline>HARBOUR-{guid}</slugline>{lines}</contentMeta>
<contentSet>{content}</contentSet></newsItem>"""


def g2_item(content: str, headline: str = "Harbour dues rise", guid: str = "1", **more: str) -> str:
    """A news item of NewsML-G2 around its content."""
    return G2_ITEM.format(
        content=content,
        headline=headline,
        guid=guid,
        status=more.get("status", "usable"),
        meta=more.get("meta", ""),
        lines=more.get("lines", ""),
    )


def g2(*items: str) -> str:
    """A news message with items."""
    return G2.format(items="\n".join(items))


def xhtml(*blocks: str) -> str:
    """Content in XHTML."""
    inner = "".join(blocks)
    return (
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
        f"<body>{inner}</body></html></inlineXML>"
    )


NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf><head><title>HARBOUR 2nd take</title><meta name="anpa-keyword" content="HARBOUR-DUES"/>
<docdata management-status="embargoed"><doc-id id-string="x.4711"/><urgency ed-urg="4"/>
<date.release norm="20240503T060000Z"/><ed-msg info="Corrects the year in the third paragraph"/></docdata></head>
<body><body.head><hedline><hl1>Harbour dues rise by 18%</hl1><hl2>Skippers protest</hl2></hedline>
<note><body.content><p>Editors: a map moves separately.</p></body.content></note>
<byline>By<person>Ada Brandt</person><byttl>Coast Desk</byttl></byline><distributor>Example Wire</distributor>
<dateline><location>PORT ELLIS</location></dateline>
<abstract><p>Dues go up in <chron>May</chron>.</p></abstract></body.head>
<body.content>
<media media-type="image"><media-caption>Boats wait at the quay in April.</media-caption>
<media-producer>R. Lund</media-producer></media>
<p>PORT ELLIS (EW) &#8212; The <org idsrc="x">Port of Ellis</org> will charge <money>&#8364;3.50</money>
a metre&nbsp;from May, 18% more than in 2023.</p>
<hl2>What skippers say</hl2>
<p>It takes 2<frac><frac-num>1</frac-num><frac-sep>/</frac-sep><frac-den>2</frac-den></frac> hours to pay, said
<person>Ole Vik</person>.</p>
<block><hl3>Berths</hl3><ul><li>North quay: 40 berths</li><li>South quay: 64 berths</li></ul></block>
<nitf-table><nitf-table-metadata><nitf-table-summary>unread</nitf-table-summary></nitf-table-metadata>
<table><tr><th>Year</th><th>Dues</th></tr><tr><td>2023</td><td>2.97</td></tr><tr><td>2024</td><td>3.50</td></tr></table>
</nitf-table>
<p>ab/cd</p>
</body.content><body.end><tagline>Lars Holm contributed from Vik.</tagline></body.end></body></nitf>"""

NEWSML = """<?xml version="1.0"?>
<NewsML Version="1.2"><NewsEnvelope><DateAndTime>20240502T100000Z</DateAndTime></NewsEnvelope>
<NewsItem><Identification><NameLabel>HARBOUR-LABEL</NameLabel></Identification>
<NewsManagement><Status FormalName="{status}"/><Urgency FormalName="4"/></NewsManagement>
<NewsComponent><NewsLines><DateLine>PORT ELLIS, May 2 (EW) -</DateLine><HeadLine>Harbour dues rise</HeadLine>
<ByLine>By Ada Brandt</ByLine><SlugLine>HARBOUR-SLUG</SlugLine></NewsLines>
<NewsComponent><Role FormalName="Main"/><ContentItem><MediaType FormalName="Text"/><Format FormalName="NITF3.1"/>
<DataContent>{content}</DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Photo"/><NewsLines><HeadLine>Boats wait at the quay.</HeadLine></NewsLines>
<ContentItem Href="a.jpg"><Format FormalName="JPEG Baseline"/></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="StyleSheet"/><ContentItem><MimeType FormalName="text/css"/>
<DataContent>.bold {{margin: 1.5px}}</DataContent></ContentItem></NewsComponent>
</NewsComponent></NewsItem></NewsML>"""

NINJS_1 = {
    "uri": "http://example.com/1",
    "type": "text",
    "pubstatus": "usable",
    "headline": "Harbour dues rise",
    "byline": "Ada Brandt",
    "ednote": "Moves with a map.",
    "slugline": "HARBOUR-SLUG",
    "body_text": "Dues rise by 18%. They were 2.97 in 2023.",
    "body_xhtml": "<p>Dues rise by 18%.</p><h3>Before</h3><p>They were 2.97 in 2023.</p>",
}

NINJS_3 = {
    "uri": "http://example.com/3",
    "standard": {"name": "ninjs", "version": "3.0"},
    "type": "text",
    "by": "Ada Brandt",
    "headlines": [{"role": "sub", "value": "Skippers protest"}, {"role": "main", "value": "Harbour dues rise"}],
    "descriptions": [{"role": "summary", "value": "Dues rise."}],
    "bodies": [
        {"role": "text", "contentType": "text/plain", "value": "Dues rise by 18%.\n\nThey were 2.97 in 2023."},
        {
            "role": "main",
            "contentType": "application/xhtml+xml",
            "value": "<p>Dues rise by 18%.</p><h2>Before</h2><p>They were 2.97 in 2023.</p>",
        },
    ],
}

IPTC_7901 = (
    "\x01exa0123 4 i 180  exa 042\r\n\nPort-fees/\r\n\x02EXTRA\r\nHarbour dues rise by 18%,\r\nskippers protest =\r\n\n"
    "   Port Ellis (exa) - The harbour will charge 3.50 euros a\r\nmetre from May, 18 per cent more than in\r\n2023."
    "\r\n\n"
    '   "We were told on Friday," said Ole Vik.\r\n\n# exa NOTEBOOK\r\n\n* * * *\r\nThe following information is not '
    "for publication\r\n\n## Contacts\r\n- Editing by: Ada Brandt\r\nTel: +49 30 5550\r\n\nexa ab cd\r\n\r\n"
    "\x03021200 GMT May 24\r\n\x7f\n\x7f\x04"
)

ANPA = (
    "\x16\x16\x01s0284\x1f-----\nr s\x14\x12 BC-ROW--Standings     08-18 0400\r\n"
    "\x02^BC-ROW--Standings, 1st Ld-Writethru,416<\r\n^Vik and Ellis tied after 125 races<\r\n^EW Photo NY101<\r\n"
    "^Eds: Updates standings. With EW Photos.<\r\n^By ADA BRANDT=\r\n^EW Sports Writer=\r\n"
    "\t   PORT ELLIS (EW) _ ``We row on,'' said Ole Vik, who leads by 3{ games _ as he did in 2023. \r\n \r\n"
    "\t   He calls it `luck,' not skill.\r\n\t   ___\r\n\t   UP NEXT\r\n\t   Vik: host Ellis on Saturday.\r\n"
    "^NORTH LEAGUE=\r\n\x08^\x1f\x1e W\x1e \x1e \x1e L\x1e \x1e \x1e GB\r\n"
    "\x08Port\x10 Ellis\x1f\x1e 73\x1e \x1e 52\x1e \x1e \x1e _\r\n\x08Vik\x1f\x1e 66\x1e \x1e 59\x1e \x1e \x1e 7\r\n"
    "\x08Brandt\x1f\x1e 65\x1e \x1e 60\x1e \x1e \x1e 7{\r\n\t   ___=\r\n^Saturday's Games=\r\n\t   Vik 6, Ellis 5\r\n"
    "^END<\r\n\r\n\t   \x03EW-NY-08-18-24 2017GMT<\r\n\r\n\x0c\r\n\x04"
)
