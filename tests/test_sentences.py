import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text import split_paragraph, split_sentences


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


@pytest.mark.parametrize(
    ("phenomenon", "expected"),
    [
        ("two plain sentences", ["The river rose.", "Ten roads were closed."]),
        ("military ranks", ["They detained a man over the death of Lt. Gen. Igor Kirillov.", "He was 54."]),
        ("U.S. before a name", ["Talks with U.S. President-elect Donald Trump are set.", "A date is open."]),
        ("U.S. at the end", ["He left the U.S. in May.", "He is back in the U.S.", "He likes it."]),
        (
            "clock time before a weekday",
            ["It starts at 4 p.m. Wednesday in Brussels.", "It ends at 6 p.m.", "Doors open early."],
        ),
        (
            "clock time opens a sentence",
            ["At 5 a.m. Mr. Smith left.", "By about 4:30 p.m. Ukrainian troops had gone.", "It was 6 p.m.", "It fell."],
        ),
        ("clock time before a zone", ["It starts at 9 a.m. Kyiv time.", "It starts at 9 a.m. EST."]),
        ("initials", ["J. K. Rowling and J.R.R. Tolkien were read.", "So was George W. Bush."]),
        ("single letter at the end", ["This is plan B.", "Nobody liked it."]),
        ("label, then a noun", ["She has hepatitis C.", "Doctors are hopeful."]),
        ("I at the end", ["She is older than I.", "That is all."]),
        ("decimals", ["It grew 3.5 percent to $1.2bn.", "In 2014 it was 0.5."]),
        ("figure opens a sentence", ["The flood reached Kherson.", "18 people were hurt."]),
        ("figure ends a sentence", ["It has been so since 2014.", "Nothing changed."]),
        ("No. and a figure", ["No. 10 said nothing.", "The answer was no.", "Then it was yes."]),
        ("month and day", ["They meet on Dec. 18 in Paris.", "They met in Dec.", "Officials agreed."]),
        ("company", ["Apple Inc. said so.", "He works at Apple Inc.", "He is happy."]),
        ("saint and street", ["She went to St. Louis.", "He lives on Main St.", "The house is old."]),
        ("titles", ["Mr. Smith met Dr. No and Sen. Ron Wyden.", "Mrs. Jones did not."]),
        ("titles in capitals", ["MR. SMITH MET GEN. JONES.", "THEY TALKED."]),
        ("always goes on", ["Take a crop, e.g. Ukrainian wheat, i.e. Winter wheat.", "It sells."]),
        ("junior", ["Martin Luther King Jr. spoke.", "They heard King Jr.", "He was calm."]),
        ("state", ["He is from Ann Arbor, Mich. and she from Tampa, Fla.", "They met in Reno, Nev.", "It was hot."]),
        ("versus", ["It was Ukraine vs. Russia in court.", "Ukraine won."]),
        ("a case in court", ["The lawsuit Appling v. Walker failed.", "Brown v. Board of Education did not."]),
        ("a unit and a letter are no case", ["It fell to 5 V.", "The lamps went out.", "See part v.", "It is short."]),
        ("closing quote", ['"We will stay."', "“We will go.”", "He said “never.”", "‘Fine.’", "They left."]),
        ("quote within a quote", ["“She said, ‘I am done.’”", "Then she left."]),
        ("attribution after a quoted question", ['"Why now?" Olaf Scholz asked.', '"Stop!" he cried.', "Nobody did."]),
        ("new sentence after a quoted question", ['"Why now?"', "The council did not say."]),
        ("former office", ["It was founded by ex-Rep. Ron Paul.", "He agreed."]),
        ("spaced ellipsis", ["It was . . . not what they had hoped for . . .", "So they left."]),
        ("dash without a name", ["“It is a fine place to work.” —"]),
        ("several marks", ["What?!", "No way!!", "Well..."]),
        ("ellipsis within", ["We expect Iran... to bring them in … soon.", "It may not..."]),
        ("brackets", ["He left (see page 4).", "(She stayed.)", "They met again."]),
        ("address", ["See https://example.org/a.b?c=1.html for more.", "Or mail a.b@example.org."]),
        ("version and file", ["Use version 2.0.1 of readme.txt.", "It is small."]),
        ("month, day and serial number", ["On Jan. 6 it rained in room No. 5.", "See Vol. 3, pp. 5-9.", "It is dry."]),
        ("party and state in brackets", ["Rep. Ann Roe, D-Wash., agreed.", "Sen. Joe Poe (R-Tex.) did not."]),
        ("initials of places", ["The L.A. Kings beat the N.Y. Rangers 3-2.", "They met in Washington, D.C. in May."]),
        ("heading without a stop", ["What the council decided"]),
        ("omission in brackets", ["It was “a good [...] year,” he said.", "It ended."]),
        ("footnote mark", ["It was built in 1931.[2]", "It fell in 1999."]),
        ("dash opens", ["It was over.", "— Not quite."]),
        ("list marker", ["1. Count the cars.", "Then stop."]),
        ("Chinese", ["他来了。", "他走了！"]),
        ("accents", ["Il est à Évian.", "Élysée says no."]),
        ("doctorate", ["She holds a Ph.D. in physics.", "He has a Ph.D.", "It took years."]),
        ("country acronym before a place", ["The U.N. Security Council met.", "The E.U. Commission did not."]),
        ("et cetera", ["Bring bread, salt, etc.", "Leave early.", "Bread, salt, etc. are cheap."]),
    ],
)
def test_sentence_ends(phenomenon: str, expected: list[str]) -> None:
    joined = "" if phenomenon == "Chinese" else " "
    assert sentences(joined.join(expected)) == expected


def test_every_line_is_a_block() -> None:
    assert sentences("A heading\nOne. Two\n\n  Three, by Dr.\nSmith  ") == [
        "A heading",
        "One.",
        "Two",
        "Three, by Dr.",
        "Smith",
    ]


def test_wrapped_paragraph_is_not_cut_at_line_ends() -> None:
    text = "The council met Lt. Gen. Igor Kirillov at 4 p.m. Wednesday in the old town hall. It had 18 members."
    wrapped = textwrap.fill(text, 20)
    assert [" ".join(span.of(wrapped).split()) for span in split_paragraph(wrapped)] == [text[:-19], text[-18:]]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \n"])
def test_blank_text_has_no_sentence(text: str) -> None:
    assert split_sentences(text) == split_paragraph(text) == ()


_PIECES = st.sampled_from(
    ["Mr.", "U.S.", "The", "he", "18", "3.5", "...", "?!", '"', "”", "(", ")", ".", "\n", "  ", "。", "a.m.", "B", "É"]
)


@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join), st.lists(_PIECES).map("".join)))
def test_sentences_are_trimmed_ordered_and_lose_nothing(text: str) -> None:
    for spans in (split_sentences(text), split_paragraph(text)):
        position = 0
        for span in spans:
            assert span.start >= position
            assert not text[position : span.start].strip()
            assert span.of(text) == span.of(text).strip() != ""
            position = span.end
        assert not text[position:].strip()
    assert all("\n" not in span.of(text) for span in split_sentences(text))


@pytest.mark.parametrize("unit", [".", ". ", "?", "A. ", "A", "1", " ", '"', "(", "\n", ".)", "U.S. ", "a.b "])
def test_a_megabyte_of_anything_takes_linear_time(unit: str) -> None:
    text = "Start " + unit * (1_000_000 // len(unit)) + " end"
    assert split_sentences(text)[-1].end == len(text)


# Citations, abbreviations and identifiers: nothing in them ends a sentence.
ONE_SENTENCE = """
The plaintiff sued under 42 U.S.C. § 1983 in May.
The rule in 17 C.F.R. § 240.10b-5 applies.
See Smith v. Jones, 500 F. Supp. 2d 100, for that.
The court cited 128 S. Ct. 2783 in its ruling.
It was enacted as Pub. L. 111-148 in 2010.
The study by Smith et al. 2019 found a link.
Smith et al. found a link in May.
The yield on U.S. 30-year bonds fell.
About approx. 40 percent of them left.
The House passed H.R. 39 on Monday.
The ruling in Roe v. Wade was overturned.
It lives at No. 5 Main Street now.
He cited 410 U.S. 113 in the brief.
The bill, S. 2155, passed on Monday.
She read Fed. R. Civ. P. 12(b)(6) aloud.
The motion cites Cal. Penal Code § 187 twice.
They rely on Art. 6 of the treaty.
The case, Brown v. Board of Education, is old.
It is 347 U.S. 483 (1954) that they cite.
See 12 U.S.C. 1841 et seq. for the terms.
He met Lt. Col. Jane Ash in May.
He met Brig. Gen. Tom Lee in May.
The firm, Acme Co. Ltd. of Leeds, closed.
They moved to St. Louis in May.
He spoke at the U.S. Supreme Court on Monday.
It fell to U.S. $5 a share.
The D.C. Circuit ruled on Monday.
The 9th Cir. 2019 decision stands.
It is in vol. 3, p. 12, of the book.
The vote was 5 p.m. Eastern on Monday.
It is cited as 5 F.3d 100 by them.
The act, 15 U.S.C. §§ 1-7, is old.
He lives on Fifth Ave. near the park.
E. coli O157 made 12 people ill.
The dog, b. 2012, died.
They won vs. Leeds on Monday.
Rev. Dr. Martin Luther King Jr. spoke there.
He has a Ph.D. in physics from Leeds.
It cost approx. $40 a head.
See Fig. 3 and Tab. 2 for it.
He rose ca. 40 percent above it.
The J. Paul Getty Museum opened.
John F. Kennedy spoke there.
It fell by 3.5 percent in Jan. 2020.
The No. 1 seed lost in May.
Gov. Gavin Newsom signed A.B. 5 on Monday.
The report of Sen. Rept. 12 is short.
The law, Mass. Gen. Laws ch. 93A, applies.
In re Smith, 5 B.R. 100, it held so.
Dist. Ct. Judge Ann Lee ruled so.
It was filed as No. 21-cv-100 in Leeds.
They asked Atty. Gen. Rob Bonta to act.
It is in Sec. 5 of the act.
He cited N.Y. Times Co. v. Sullivan again.
A temperature of 5 deg. C was kept.
It runs on Node.js and ASP.NET now.
See example.com/The for it.
He wrote to a.Smith@x.org there.
It is the St.Gallen office.
""".strip().splitlines()


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_nothing_in_it_ends_a_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "expected",
    [
        ["He works for Acme Inc.", "It is old."],
        ["She lives in the U.S.", "She likes it."],
        ["The answer was no.", "Then he left."],
        ["They left at 4 p.m.", "The bus was late."],
        ["He likes plan B.", "Nobody else does."],
        ["It was John Smith Jr.", "He left."],
        ["It rose to $5.", "The rest fell."],
        ["He saw the cat.", "Dogs barked."],
        ["It ended in Jan.", "Sales rose."],
        ["The film stars A, B, etc.", "The cast is large."],
        ["It was No. 5.", "The rest fell."],
        ["They sued in 2010.", "U.S. officials agreed."],
        ["He said “no.”", "Others agreed."],
        ["She came first (again).", "He came last."],
        ["He lost.", "Really."],
        ["They had met (“often”).", "Then no more."],
        ["It fell 5%.", "Prices rose 3%."],
    ],
    ids=lambda expected: expected[0],
)
def test_an_abbreviation_may_end_a_sentence(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "text",
    ["The plan was done.The next day it rained.", "It rose to $5.The rest fell.", "He left.“Why?” she asked.",
     "It rose 18%.But costs fell.", "They met on Monday.Prices rose."],
)  # fmt: skip
def test_a_blank_may_be_missing(text: str) -> None:
    assert len(sentences(text)) == 2
    assert "".join(sentences(text)) == text
