"""Rulings, mails, live pages, newsletters and reports saved page by page: what is no content, and what is the title."""

import json
from pathlib import Path

import pytest

from briefer.briefing.pipeline import brief
from briefer.briefing.plan import is_formed
from briefer.briefing.reports.text import brief_text
from briefer.documents.source_map import SourceMap
from briefer.readers import read, read_text
from briefer.readers.markdown.article import split_markdown
from briefer.readers.note_marks import with_note_marks
from briefer.readers.rulings import caption_of
from tests.test_furniture import FORMATS, made, printed, saved

CAPTION = (
    "IN THE SUPREME COURT OF ORSA",
    "Docket No. 25-0417",
    "2026 OSC 31",
    "Argued: 3 February 2026",
    "TILDA WREN, Plaintiff-Appellant,",
    "v.",
    "COUNTY OF WELBY, Defendant-Appellee.",
    "Appeal from the County Court, No. 24-CV-118 (Marsh, J.)",
    "ASHDOWN, Judge:",
)
OPINION = (
    (
        "p",
        "Tilda Wren sued the County of Welby after its ferry struck her boat in May 2024. The County Court dismissed "
        "the claim because she had filed it 12 days late. We hold that the time did not run while the pier was closed.",
    ),
    ("h2", "I. BACKGROUND"),
    (
        "p",
        "Wren has kept a boat at the pier of Welby since 2011. The ferry struck it on 4 May 2024 and broke its mast, "
        "which cost 9,200 dollars. The County closed the pier for five weeks and told nobody where to file a claim.",
    ),
    ("h2", "II. DISPOSITION"),
    (
        "p",
        "The judgment of the County Court is REVERSED, and the case is REMANDED for further proceedings consistent "
        "with this opinion. Costs are awarded to the Appellant.",
    ),
    ("p", "FENN, Judge, concurs."),
    ("p", "HOLT, Judge, dissenting:"),
    (
        "p",
        "I would affirm. The statute names 60 days and no pier. The legislature knows how to write an exception when "
        "it wants one, and it wrote none here.",
    ),
)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_ruling_is_called_after_its_parties_and_told_by_what_it_orders(
    kind: str, tmp_path: Path, bundled_summarizer
) -> None:
    parts = [*((("h1" if i == 0 else "p"), line) for i, line in enumerate(CAPTION)), *OPINION]
    result, text = made(saved(tmp_path, kind, parts), bundled_summarizer)
    assert result.article.title == "TILDA WREN v. COUNTY OF WELBY"
    assert result.overview[0].text.startswith("The judgment of the County Court is REVERSED, and the case is REMANDED")
    assert "Tilda Wren sued the County" in result.overview[1].text
    dissent = next(section for section in result.sections if (section.section.heading or "").startswith("HOLT"))
    assert all(
        "statute" not in s.text and "affirm" not in s.text
        for p in result.sections
        if p is not dissent
        for s in p.sentences
    )
    for line in CAPTION[1:]:
        assert line == "v." or line not in text
        assert line in result.article.credits


DISCUSSION = (
    ("h2", "A. When the time runs"),
    ("p", "The County argues that the time runs from the day of the damage. It relies on Poole v. Orsa, in which "
     "a skipper waited eight months. But the skipper knew whose ferry it was, and the pier's office was open."),
    ("p", "Nor does the purpose of the statute ask for more. Notice lets a county look at the damage at once, "
     "and the County had the broken mast in its own yard in June. It does not say that the delay harmed it."),
    ("h2", "B. Immunity"),
    ("p", "The County contends that the upkeep of a pier is left to its judgment. The County Court did not reach the "
     "question, and we do not decide it here, since nobody has found how the County chose to close the pier in May."),
)  # fmt: skip


def test_what_a_long_ruling_orders_is_never_left_out_for_its_length(tmp_path: Path, bundled_summarizer) -> None:
    parts = [*((("h1" if i == 0 else "p"), line) for i, line in enumerate(CAPTION)), *OPINION[:3], *DISCUSSION]
    result, text = made(saved(tmp_path, "md", [*parts, *OPINION[3:]]), bundled_summarizer)
    assert result.overview[0].text.startswith("The judgment of the County Court is REVERSED, and the case is REMANDED")
    assert "HOLT, Judge, dissenting: ------------------------ I would affirm." in text


@pytest.mark.parametrize(
    "lines",
    [
        ("Harbour day in Welby", "The plaintiff spoke.", "It was warm."),
        ("Orsa v. Welby", "The match ended 2-1 after extra time.", "Fenn scored twice."),
        ("An appeal to the public", "Tilda Wren, applicant, and others came to the pier.", "It is closed."),
    ],
)
def test_two_sides_without_a_court_make_no_caption(lines: tuple[str, ...]) -> None:
    assert caption_of(lines[1:], lines[0]) is None


MAIL = """From: Mira Oakes <mira@hollin.example>
To: crew@hollin.example
Date: Tue, 5 May 2026 09:12:00 +0000
Subject: Re: Re: The pier of Welby closes

All,

Thanks for the quick answers. The pier of Welby closes on 3 October, and the ferry Orsa moves to Trevose. Two of the \
four deckhands go with her. The fuel tank is emptied on 28 September by Marsh & Sons, whose quote of 2,150 pounds I \
have signed.

The keys stay with Tilda Wren until the county fetches them.

Mira

--
Mira Oakes
Head of Operations, Hollin Ferries
Tel 020 7946 0102 | Mobile 07700 900 311
This e-mail and any attachments are confidential and intended solely for the addressee.

On Mon, 4 May 2026 at 11:20, Ivo Fenn <ivo@hollin.example> wrote:
> I can empty the tank on 30 September but not before, and I would ask Marsh.
>
> On Sun, 3 May 2026 at 18:05, Tilda Wren <tilda@hollin.example> wrote:
>> The county wants the keys by 2 October.
"""


def test_of_a_mail_the_answer_is_told_and_the_thread_is_not(tmp_path: Path, bundled_summarizer, briefer) -> None:
    path = tmp_path / "a.txt"
    path.write_text(MAIL, encoding="utf-8")
    result, text = made(str(path), bundled_summarizer)
    assert result.article.title == "The pier of Welby closes"
    assert result.overview[0].text.startswith("The pier of Welby closes on 3 October")
    assert "From: Mira Oakes" in text
    for furniture in ("Ivo Fenn", "7946", "confidential", "deckhands go with her. Mira", "wrote", "crew@", "Thanks"):
        assert furniture not in text
    assert any("ivo@hollin.example> wrote:" in credit for credit in result.article.credits)
    code, out, _ = briefer("summarize", "--words", "40", path)
    assert code == 0
    assert len(out.split()) < 100


PAGED = """Annual Review of the Pier Trust                                        Page 1

THE PIER TRUST
Review of the Year

The Pier Trust mended 19 of the 44 moorings that the gale of January broke and opened the old market again on 2 \
June.[1] The work took 880 days of labour, a third less than the engineers had feared.

Shares of PRT closed at 212p, up 3p.

Annual Review of the Pier Trust                                        Page 2

What comes next

Figure 3. Landings at Welby, 2015 to 2025 (tonnes). Source: Pier Trust.

The Trust will mend the other 25 moorings by the autumn of 2027 and has asked the county for help [2,3]. A decision \
is due in March, as the judge said at [12].

Notes
[1] Board minutes, 4 June 2025.
[2] Survey of piers, Table 4.
[3] Letter to the board.

Pier Trust, 4 Quay Street, Welby PL9 4QT. Registered charity no. 1055551. Tel. 020 7946 0100, fax 020 7946 0102.
"""


@pytest.mark.parametrize("length", ["medium", "long"])
def test_a_text_saved_page_by_page_has_no_pages(length: str, tmp_path: Path, briefer) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PAGED, encoding="utf-8")
    _, out, _ = briefer("summarize", "--length", length, path)
    text = " ".join(out.split())
    assert text.startswith("THE PIER TRUST")
    assert "broke and opened the old market again on 2 June." in text
    for furniture in ("Page", "[1]", "[2", "PRT", "Figure", "Landings", "Board minutes", "Registered", "Tel.", "PL9"):
        assert furniture not in text


def test_a_brief_without_note_marks_is_supported_by_the_text_with_them(tmp_path: Path, briefer) -> None:
    path, made_of = tmp_path / "a.txt", tmp_path / "a.json"
    path.write_text(PAGED, encoding="utf-8")
    assert briefer("summarize", "--format", "json", "-o", made_of, path)[0] == 0
    told = json.loads(made_of.read_text(encoding="utf-8"))
    source = path.read_text(encoding="utf-8")
    for section in told["sections"]:
        for sentence in section["sentences"]:
            assert source[sentence["spans"][0]["start"] :].split()[0] == sentence["text"].split()[0]
    assert briefer("check", "--brief", made_of)[0] == 0
    told_in_text = tmp_path / "a.brief.txt"
    assert briefer("summarize", "-o", told_in_text, path)[0] == 0
    assert briefer("check", path, told_in_text)[0] == 0


LIVE = (
    ("h1", "Flood on Orsa live: 140 homes emptied as the dyke of Welby breaks"),
    ("h2", "18:42"),
    ("p", "A man of 71 has died, the police of Orsa say. He was found in a car near the pier on Tuesday afternoon."),
    ("h2", "16:31"),
    ("p", "Thanks for staying with us. I'm Ivo Fenn and I'm taking over from Mira."),
    ("h2", "11:45"),
    ("p", "Play video: The sea at the pier of Welby (0:43)"),
    ("h2", "09:15"),
    ("p", "Good morning and welcome to our live coverage of the flood. The met office has warned of gusts of 92 mph."),
)


@pytest.mark.parametrize("kind", ["md", "html"])
def test_a_live_page_greets_nobody_in_its_brief(kind: str, tmp_path: Path, bundled_summarizer) -> None:
    result, _ = made(saved(tmp_path, kind, list(LIVE)), bundled_summarizer)
    for furniture in ("Thanks", "taking over", "Good morning", "Play video"):
        assert furniture not in printed(result)
    assert "A man of 71 has died" in printed(result)


@pytest.mark.parametrize("class_name", ["dateline", "lead"])
def test_a_lead_called_dateline_is_the_lead(class_name: str, tmp_path: Path, bundled_summarizer) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><body><article><h1>Hollin orders two boats</h1>"
        f'<p class="{class_name}">TREVOSE, May 4, 2026 /Quay Newsline/ -- Hollin Ferries today announced that it has '
        "ordered two boats for 64 million pounds.</p>"
        "<p>They carry 80 cars each. The first comes in March 2028, and the yard hires 90 people for it.</p>"
        '<p class="dateline">Trevose, 4 May 2026</p></article></body></html>',
        encoding="utf-8",
    )
    result, text = made(str(path), bundled_summarizer)
    assert printed(result).startswith("Hollin Ferries today announced")
    assert "Newsline" not in text


NEWSLETTER = """PIER NEWS OF WELBY
The Pier - Issue 12 - Spring 2026

Dear neighbours,

Welcome to the spring issue of the Pier! The ice is nearly gone and the crew is busy with paint. Read on for all news.

THE PIER CLOSES IN OCTOBER

The pier of Welby will close on 3 October, two years earlier than planned. The county pays 140,000 pounds for its end. \
The ferry will land at Trevose from then on, where a new pier was built in 2024.

FARES RISE

From June a ticket to Orsa costs 7 pounds, up from 6. Children under ten still travel free of charge on all days of \
the week. The board voted 5-2 for it on Monday.

NEW BOATS

Two boats of 80 cars each come in 2028. They were built for another owner and cost 64 million pounds, half of which \
the county lends to the company.

IMPORTANT NUMBERS
Pier office 555-0121
The Pier is published four times a year by the county of Welby and mailed to 2,150 homes.
"""


def test_the_overview_of_a_newsletter_is_no_greeting(bundled_summarizer) -> None:
    result = brief(read_text(NEWSLETTER), bundled_summarizer)
    text = " ".join(brief_text(result).split())
    assert result.overview[0].text.startswith("The pier of Welby will close on 3 October")
    for furniture in ("nearly gone", "Welcome", "555-0121", "published four times"):
        assert furniture not in text


def test_a_title_is_not_said_twice(bundled_summarizer) -> None:
    text = (
        "---\ntitle: How to paint a pier\n---\n\n# How to paint a pier\n\nA pier is painted in May, when the wood is "
        "dry. It takes two days.\n\n## What to buy\n\nBuy four tins of tar paint for each ten metres of the pier.\n"
    )
    article = split_markdown(text)
    assert [section.heading for section in article.sections] == [None, "What to buy"]
    assert brief_text(brief(article, bundled_summarizer)).count("How to paint a pier") == 1


def test_of_these_is_said_of_what_stands_in_the_sentence(tmp_path: Path, bundled_summarizer) -> None:
    parts = [
        ("h1", "Piers of Orsa: Review"),
        ("h2", "Executive summary"),
        (
            "p",
            "One in six piers on Orsa is older than a century, and two thirds of these have no lamp at night. We saw "
            "84 piers in May. A lamp costs 900 pounds a pier.",
        ),
        ("h2", "1 Method"),
        ("p", "We asked the owners of all 452 piers for a plan. Two of them did not answer before the end of June."),
    ]
    result, _ = made(saved(tmp_path, "md", parts), bundled_summarizer)
    assert result.overview[0].text.startswith("One in six piers")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("It opened in June.[1][2] It is long.", "It opened in June. It is long."),
        ("Of boats [1]–[11], and of piers [17], [18] or [22].", "Of boats, and of piers."),
        ("The judge said so at [12], and see [3].", "The judge said so at [12], and see [3]."),
        ("Set rows[1] = 5 and print rows[2](3).", "Set rows[1] = 5 and print rows[2](3)."),
        ("[12] The appeal is allowed.", "[12] The appeal is allowed."),
    ],
)
def test_which_numbers_in_brackets_are_marks_of_notes(text: str, seen: str) -> None:
    assert SourceMap.of(text, with_note_marks(text, ())).text == seen


def test_a_judges_vote_is_a_sentence() -> None:
    assert is_formed("I would affirm.")
    assert is_formed("I respectfully dissent.")
    assert not is_formed("I would.")


def test_a_report_reads_the_same_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# A pier\n\nIt opened in May.[1] It is long.\n", encoding="utf-8")
    assert "[1]" in read(str(path)).sections[0].text
