# ruff: noqa: E501, W291  # documents are as wide as their writers made them
"""Small documents of many formats in our own words, for the tests of their readers."""

import io
import zipfile

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)
OPF = """<package xmlns="http://www.idpf.org/2007/opf" version="{version}"><metadata
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Harbour of Port Ellis</dc:title><dc:creator>Ada Brandt</dc:creator>
</metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/one%20a.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="a.css" media-type="text/css"/></manifest>
<spine><itemref idref="cover"/><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/>
<itemref idref="cover" linear="no"/></spine><guide><reference type="cover" href="cover.xhtml"/></guide></package>"""
PAGE = (
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{}</body></html>'
)
ONE = PAGE.format(
    "<h1>Dues</h1><p>Dues rose by 18% in 1945<a epub:type='noteref' href='#n3'>3</a>.</p>"
    "<table><tr><th>Year</th><th>Dues</th></tr><tr><td>1945</td><td>2.97</td></tr></table>"
    "<aside epub:type='footnote' id='n3'><p>3 By order of the board.</p></aside>"
)
TWO = PAGE.format("<h1>Boats</h1><p>The quay took 10<sup>6</sup> boats.</p>")


def zipped(parts: dict[str, str], *, stored: str = "") -> bytes:
    """An archive of these parts; the one that is `stored` comes first and is not packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: name != stored):
            info = zipfile.ZipInfo(name, (2024, 5, 2, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, parts[name])
    return packed.getvalue()


def epub(version: str = "3.0", **more: str) -> bytes:
    """A book of two chapters, with a cover and a page of contents that are none."""
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": OPF.format(version=version),
        "OPS/nav.xhtml": PAGE.format(
            "<nav epub:type='toc'><ol><li><a href='text/one%20a.xhtml'>Dues 77</a></li></ol></nav>"
        ),
        "OPS/cover.xhtml": PAGE.format("<p>Cover of edition 99</p>"),
        "OPS/text/one a.xhtml": ONE,
        "OPS/text/two.xhtml": TWO,
        **{name.replace("__", "/"): text for name, text in more.items()},
    }
    return zipped(parts, stored="mimetype")


_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
    ]
)
ODT_STYLES = f"""<office:document-styles {_ODF}><office:styles><style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:default-outline-level="2"/>
</office:styles></office:document-styles>"""
ODT_META = (
    f'<office:document-meta {_ODF} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>From the metadata'
    "</dc:title></office:meta></office:document-meta>"
)
ODT_BODY = """<text:sequence-decls><text:sequence-decl/></text:sequence-decls>
<text:tracked-changes><text:changed-region><text:deletion><text:p>gone 55</text:p></text:deletion></text:changed-region>
</text:tracked-changes><text:p text:style-name="P1">Harbour dues</text:p>
<text:table-of-content><text:index-body><text:p>Dues 7</text:p></text:index-body></text:table-of-content>
<text:h text:outline-level="1">Dues</text:h>
<text:p>They rose by<text:s text:c="2"/>18%<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>
<text:note-body><text:p>As in 2023.</text:p></text:note-body></text:note> to 10<text:span text:style-name="T1">6</text:span>
euros,<text:line-break/>all told.<office:annotation><text:p>why 99</text:p>
</office:annotation><text:span text:style-name="T3">hidden 88</text:span></text:p>
<text:list><text:list-item><text:p>North: 40</text:p><text:list><text:list-item><text:p>Pier 3</text:p></text:list-item>
</text:list></text:list-item><text:list-item><text:p>South: 64</text:p></text:list-item></text:list>
<text:p text:style-name="P2">Boats</text:p>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>
<table:table-cell><text:p>Dues</text:p></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell><text:p>2023</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="2"><text:p>2.97</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="1000"/></table:table-row></table:table>
<text:p>The quay is full.<draw:frame><draw:text-box><text:p>In a box: 12 boats.</text:p></draw:text-box></draw:frame></text:p>"""
ODT_CONTENT = f"""<?xml version="1.0"?><office:document-content {_ODF}><office:automatic-styles>
<style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="P2"
style:default-outline-level="2"/><style:style style:name="T1"><style:text-properties
style:text-position="super 58%"/></style:style><style:style style:name="T3"><style:text-properties text:display="none"/>
</style:style></office:automatic-styles><office:body><office:text>{ODT_BODY}</office:text></office:body>
</office:document-content>"""


def odt(content: str = ODT_CONTENT, **more: str) -> bytes:
    """An OpenDocument text."""
    mime = "application/vnd.oasis.opendocument.text"
    parts = {"mimetype": mime, "content.xml": content, "styles.xml": ODT_STYLES, "meta.xml": ODT_META}
    return zipped({**parts, **{name.replace("__", "/"): text for name, text in more.items()}}, stored="mimetype")


RTF = (
    r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Times 12;}{\f1\fcharset204 Times Cyr;}}"
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\*\cs9 Strong;}{\s7 Title;}{\s8 caption;}}"
    r"{\info{\title In the data}{\author Ada Brandt}{\creatim\yr2024\mo5}}{\header Running 77\par}{\footer Page \chpgn 7\par}"
    "\n"
    r"\pard\s7 Harbour dues\par\pard\s1\b Dues\b0\par\pard In 2024{\super 3} they rose by 18%{\super\chftn}"
    r"{\footnote\pard{\super\chftn} A note of 2023.} to \'803.50\u8239?a metre, 10{\super 6} boats. {\v hid 99}"
    r"{\deleted gone 55}{\*\bkmkstart x66}{\field{\*\fldinst HYPERLINK "
    '"http://x/44"'
    r"}{\fldrslt the report}}\line next line{\f1 \'cf\'ee\'f0\'f2}\par"
    "\n"
    r"{\listtext\'b7\tab}North quay: 40\par{\listtext 2.\tab}South quay: 64\par"
    "\n"
    r"\trowd\cellx1\cellx2\pard\intbl Year\cell Dues\cell\row\trowd\cellx1\cellx2\pard\intbl 2023\cell 2.97\cell\row"
    "\n"
    r"\pard\plain\emdash  \ldblquote We row on,\rdblquote  \u-10179?\u-8704? she said.\par\pard\s8 Boats at the quay.\par"
    r"{\pict\wmetafile8 010009}{\shp{\*\shpinst{\sp{\sn x}{\sv 33}}{\shptxt\pard In a box: 12 boats.\par}}{\shprslt again}}}"
)

JATS = """<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.2 20190208//EN" "JATS-journalpublishing1.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML"><front><journal-meta>
<journal-title>Harbours</journal-title></journal-meta><article-meta><title-group><article-title>Harbour dues<xref
ref-type="fn">*</xref></article-title></title-group><contrib-group><contrib contrib-type="author"><name><surname>Brandt
</surname><given-names>Ada</given-names></name></contrib><contrib contrib-type="author"><collab>Quay Group</collab></contrib>
<contrib contrib-type="editor"><name><surname>Vik</surname><given-names>Ole</given-names></name></contrib></contrib-group>
<abstract><p>Dues rose by 18%.</p></abstract><abstract abstract-type="graphical"><p>77</p></abstract></article-meta></front>
<body><sec><label>1</label><title>Introduction</title><p>Dues rose in 2010<sup><xref ref-type="bibr" rid="b1">12</xref>,<xref
ref-type="bibr" rid="b2">13</xref></sup> and 2011 [<xref ref-type="bibr" rid="b1">1</xref>, <xref ref-type="bibr"
rid="b2">2</xref>] (<xref ref-type="bibr" rid="b1">Vik, 2009</xref>), see <xref ref-type="table" rid="t1">Table 1</xref>;
10<sup>6</sup> boats, <inline-formula><mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math></inline-formula>.</p><sec><title>Model</title><p>We set
<disp-formula><label>(5)</label><tex-math>y=44x</tex-math></disp-formula> throughout.</p>
<list list-type="bullet"><list-item><p>North: 40</p></list-item><list-item><p>South: 64</p></list-item></list></sec></sec>
<sec><title>Results</title><table-wrap id="t1"><label>Table 1</label><caption><p>Dues in euros</p></caption><table><thead>
<tr><th>Year</th><th>Dues</th></tr></thead><tbody><tr><td>2023</td><td>2.97</td></tr></tbody></table></table-wrap>
<fig><label>Figure 1</label><caption><p>Boats at the quay.</p></caption><graphic xlink:href="a.jpg"/></fig>
<p>They fell again.</p></sec></body>
<back><ref-list><ref id="b1"><mixed-citation>Vik O. Quays. 1999;5:99.</mixed-citation></ref></ref-list></back></article>"""

DOCBOOK = """<?xml version="1.0"?>
<article xmlns="http://docbook.org/ns/docbook" version="5.0"><info><title>Harbour dues</title><author><personname>
<firstname>Ada</firstname> <surname>Brandt</surname></personname></author><abstract><para>In short.</para></abstract></info>
<section><title>Dues</title><para>They rose by 18%<footnote><para>As in 2023.</para></footnote> to 10<superscript>6</superscript>
euros<indexterm><primary>99</primary></indexterm>.</para><itemizedlist><listitem><para>North: 40</para></listitem></itemizedlist>
<section><title>Before</title><programlisting>x = 44</programlisting><para>They were 2.97.</para></section></section>
<section><title>Boats</title><table><title>Boats by year</title><tgroup cols="2"><thead><row><entry>Year</entry>
<entry>Boats</entry></row></thead><tbody><row><entry>2023</entry><entry>64</entry></row></tbody></tgroup></table>
<figure><title>Boats at the quay</title><mediaobject><imageobject><imagedata fileref="a.png"/></imageobject></mediaobject>
</figure></section></article>"""

RST = """============
Harbour dues
============

:Author: Ada Brandt

They rose by *18%* [1]_ to 10\\ :sup:`6` euros, said ``port``.

.. include:: /etc/hostname

Dues
====

* North: 40
* South: 64

Before
------

Price
  It was 2.97.

::

   x = 44

.. note:: The quay is full.

=====  =====
Year   Dues
=====  =====
2023   2.97
=====  =====

.. image:: a.png
.. [1] As in 2023.
"""

ORG = """#+TITLE: Harbour dues
#+AUTHOR: Ada Brandt
#+OPTIONS: toc:nil

* TODO Dues  :money:
  :PROPERTIES:
  :ID: 99
  :END:
They rose by *18%* to 10^{6} euros, see [[https://example.org/77][the report]].
# a comment with 55
- North: 40
- South: 64
** Before
| Year | Dues |
|------+------|
| 2023 | 2.97 |
#+begin_src python
x = 44
#+end_src
#+begin_quote
We row on.
#+end_quote
"""

VTT = """WEBVTT - Harbour talk

STYLE
::cue { color: 99 }

NOTE checked by 77

1
00:00:01.000 --> 00:00:04.000 align:start
<v Ada Brandt>Dues will rise by

2
00:00:04.000 --> 00:00:06.500
<v Ada Brandt>18% in <i>May</i> &amp; June.

00:00:07.000 --> 00:00:09.000
[Applause]

00:00:09.000 --> 00:00:12.000
<v.loud Ole Vik>We have 40 boats.</v>
"""

SRT = """1
00:00:01,000 --> 00:00:04,000
<i>Dues will rise by</i>

2
00:00:04,000 --> 00:00:06,500
18% in May,
and boats will pay

3
00:00:07,000 --> 00:00:09,000
3.50 euros.

4
00:00:09,500 --> 00:00:12,000
OLE VIK: We have
40

5
00:00:12,500 --> 00:00:13,000
boats.
"""

TTML = """<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="en"><head><metadata>
<ttm:title>Harbour talk</ttm:title><ttm:agent xml:id="a" type="person"><ttm:name type="full">Ada Brandt</ttm:name></ttm:agent>
</metadata></head><body><div><p begin="1s" end="4s" ttm:agent="a">Dues will rise by</p><p begin="4s" end="6s"
ttm:agent="a">18% in May<br/>and June.</p></div></body></tt>"""

DIALOGUE = """HARBOUR TALK

Aired May 2, 2024.

ADA BRANDT, HOST: Good evening. Dues rise by 18%.
OLE VIK: [00:01:05] We have 40 boats,
and we row on.
ADA BRANDT, HOST: Since 2023?
[00:01:20]
OLE VIK: Since 1999.
"""

EML = """Received: from mail.example by mx.example; Thu, 2 May 2024 10:00:00 +0000
From: Ada Brandt <ada@example.org>
To: ole@example.org
Subject: =?utf-8?Q?Harbour_dues_=E2=80=93_18%?=
Date: Thu, 2 May 2024 10:00:00 +0000
Message-ID: <77@example.org>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset="utf-8"; format=flowed
Content-Transfer-Encoding: 8bit

Dear Ole,

dues rise by 18% to €3.50, the board 
said on Friday. 

On Wed, 1 May 2024 at 09:00, Ole Vik <ole@example.org>
wrote:
> Do they rise by 99%?
>> I heard 55.

They were 2.97 in 2023.

-- 
Ada Brandt
Port of Ellis, tel. 5550
--b
Content-Type: text/html; charset="utf-8"

<p>Another text with 88.</p>
--b--
"""

STORY = """Dues in Port Ellis rise by 18% in May, the board said.

Skippers protest against the dues of 3.50 euros.

@highlight

Dues rise by 18% in May

@highlight

Skippers pay 4.50 euros
"""

REUTERS = """<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" NEWID="1">
<DATE> 2-MAY-1987 10:00</DATE>
<TOPICS><D>ship</D></TOPICS>
<UNKNOWN>&#5;&#5;&#5;F 0704
u f BC-77</UNKNOWN>
<TEXT>&#2;
<TITLE>HARBOUR DUES RISE &lt;PORT></TITLE>
<DATELINE>    PORT ELLIS, May 2 - </DATELINE><BODY>Dues rise by 18 pct, the board of
Port Ellis said.
    They were 2.97 dlrs in 1986.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
<REUTERS NEWID="2"><TEXT TYPE="BRIEF">&#2;<TITLE>FERRIES</TITLE>&#3;</TEXT></REUTERS>
<REUTERS NEWID="3"><TEXT>&#2;<TITLE>BOATS</TITLE><BODY>Boats number 64.&#3;</BODY></TEXT></REUTERS>
"""

GIGAWORD = """<DOC id="EXA_ENG_20240502.0077" type="story" >
<HEADLINE>
Harbour dues rise
</HEADLINE>
<DATELINE>
PORT ELLIS, May 2 (EXA)
</DATELINE>
<TEXT>
<P>
Dues rise by 18 percent, the board
said &amp; wrote.
</P>
<P>
They were 2.97 in 2023.
</P>
</TEXT>
</DOC>
<DOC>
<DOCNO> EX880212-0006 </DOCNO>
<HEAD>Ferries Carry More</HEAD>
<BYLINE>By ADA BRANDT</BYLINE>
<TEXT>
   Ferries carry 64 cars.
   They leave at 5:30 a.m.,
all year.
</TEXT>
</DOC>
"""

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour News</title><item><title>Dues &amp;amp; boats</title>
<link>http://example.org/77</link><dc:creator>Ada Brandt</dc:creator><pubDate>Thu, 2 May 2024 10:00:00 GMT</pubDate>
<description>Dues rise.</description><content:encoded><![CDATA[<p>Dues rise by 18%.</p><h2>Before</h2><p>They were 2.97.</p>]]>
</content:encoded></item><item><title>Empty</title></item><item><title>Ferries</title><description>Ferries carry &lt;b&gt;64&lt;/b&gt;
cars.</description></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title><entry><title type="html">Dues &lt;i&gt;rise&lt;/i&gt;
</title><author><name>Ada Brandt</name></author><summary>Short.</summary><content type="xhtml"><div
xmlns="http://www.w3.org/1999/xhtml"><p>Dues rise by 18%.</p><h2>Before</h2><p>They were 2.97.</p></div></content></entry>
<entry><title>Ferries</title><content type="html">&lt;p&gt;Ferries carry 64 cars.&lt;/p&gt;</content></entry></feed>"""

WORDPRESS = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<wp:wxr_version>1.2</wp:wxr_version><item><title>Dues</title><content:encoded><![CDATA[[caption id="a" width="300"]Boats.[/caption]
Dues rise by <strong>18%</strong>.

They were 2.97.]]></content:encoded><excerpt:encoded><![CDATA[Short.]]></excerpt:encoded><wp:post_type>post</wp:post_type>
<wp:status>draft</wp:status></item><item><title>a.png</title><content:encoded>A picture.</content:encoded>
<wp:post_type>attachment</wp:post_type></item></channel></rss>"""
