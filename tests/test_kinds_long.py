"""A report of twenty pages as PDF and as DOCX: captions, running heads and contents are no content."""

from pathlib import Path

import pytest

from briefer.briefing.brief import Brief
from briefer.briefing.pipeline import brief
from briefer.briefing.reports.text import brief_text
from briefer.readers import read
from tests.documents import docx, pdf, typeset, word_paragraph

TOWNS = ("Osmond", "Kelmar", "Arnsted", "Tornhavn", "Mell", "Vardo", "Halden", "Wexley", "Torvik", "Eskerby")
SUMMARY = (
    "The ten towns of Avenmark lose 21% of their drinking water before it reaches a tap. Mending the 340 kilometres of "
    "pipes that leak most would cost $78 million and pay for itself in nine years. We recommend that the state lends "
    "the towns half of that sum without interest."
)
WARD = (
    "In ward {k} of {town} the pressure was measured on {nights} nights. It fell by {fall} metres between midnight and "
    "four in the morning, when hardly any water is used. A fall of more than five metres shows a leak that is heard "
    "with a rod on the hydrants. The crews then dig and mend it within a week, and the pressure is measured once more "
    "in the same month by another crew."
)
CAPTION = "Figure {n}: Leaks a kilometre in {town}, by year"


def chapter(n: int, town: str) -> list[tuple[str, str]]:
    return [
        ("h2", f"{n}. {town}"),
        (
            "p",
            f"The waterworks of {town} lost {18 + n}% of its water in 2025. The oldest pipes in {town} were laid in "
            f"{1890 + n} and leak most of all. Engineers found {120 + 7 * n} leaks along the river in one winter. The "
            f"council has set aside ${n}.4 million for new pipes, which is less than a third of what they would cost. "
            "It hopes for a loan.",
        ),
        ("caption", CAPTION.format(n=n, town=town)),
        *(("p", WARD.format(k=k, town=town, nights=10 + k, fall=2 + k)) for k in range(1, 13)),
    ]


BLOCKS = [
    ("h1", "Leaking pipes in ten towns"),
    ("h2", "Executive summary"),
    ("p", SUMMARY),
    *(block for n, town in enumerate(TOWNS, start=1) for block in chapter(n, town)),
]
STYLES = {"h1": "Heading1", "h2": "Heading2", "p": "", "caption": "Caption"}


def as_pdf(folder: Path) -> Path:
    path = folder / "report.pdf"
    blocks = [("p" if kind == "caption" else kind, text) for kind, text in BLOCKS]
    pages = typeset(blocks, head="Avenmark Water Board", foot="Page #", width=62)
    assert len(pages) >= 20
    path.write_bytes(pdf(pages))
    return path


def as_docx(folder: Path) -> Path:
    path = folder / "report.docx"
    path.write_bytes(docx("".join(word_paragraph(text, STYLES[kind]) for kind, text in BLOCKS)))
    return path


@pytest.fixture(scope="module", params=[as_pdf, as_docx], ids=["pdf", "docx"])
def made(request, tmp_path_factory, bundled_summarizer) -> Brief:
    return brief(read(str(request.param(tmp_path_factory.mktemp("report")))), bundled_summarizer)


def test_the_overview_of_a_report_is_its_own_summary(made: Brief) -> None:
    assert made.article.title == "Leaking pipes in ten towns"
    assert made.overview[0].text.startswith("The ten towns of Avenmark lose 21%")
    assert "Mending the 340 kilometres" in made.overview[1].text


def test_a_long_report_is_short_and_tells_each_town(made: Brief) -> None:
    words = sum(len(section.summary.split()) for section in made.sections)
    assert words < 0.2 * len(made.article.text.split())
    told = [section.section.heading for section in made.sections if section.sentences]
    assert len(told) >= 9


def test_captions_and_running_heads_are_not_printed(made: Brief) -> None:
    printed = " ".join(section.summary for section in made.sections)
    assert "Figure" not in printed
    assert "Avenmark Water Board" not in printed
    assert "Page" not in printed


def test_nothing_is_printed_twice(made: Brief) -> None:
    text = " ".join(brief_text(made).split())
    for section in made.sections:
        for sentence in section.sentences:
            assert text.count(sentence.text) == 1
