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
