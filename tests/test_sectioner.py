import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.documents.article import Article
from briefer.readers import read_text
from briefer.readers.credits import is_credit
from briefer.readers.markdown.article import split_markdown

LONG = (
    "The city council voted on Tuesday to close the old bridge for repairs, a step that will send 12,000 cars a day "
    "through the narrow streets of the harbour district until spring."
)
MORE = (
    "Officials said the work would cost $4.5 million and take seven months to finish. Residents have asked for a "
    "night bus and for lower fares on the ferry while the bridge is shut."
)
QUOTE = '"We have waited for this for ten years," said a shopkeeper whose window looks out on the bridge.'


def shape(article: Article) -> list[tuple[str | None, int]]:
    return [(section.heading, len(section.paragraphs)) for section in article.sections]


LAYOUTS = {
    "a line a paragraph": "\n",
    "blank lines between": "\n\n",
    "wide gaps": "\n\n\n",
}


@pytest.mark.parametrize("separator", LAYOUTS.values(), ids=LAYOUTS.keys())
@pytest.mark.parametrize(
    ("phenomenon", "heading"),
    [
        ("phrase", "Traffic fears"),
        ("one word", "Harbour"),
        ("question", "What happens next?"),
        ("capitals", "TRAFFIC FEARS"),
        ("title case", "The Long Road to a New Bridge"),
        ("sentence without a full stop", "Ferry fares are set to rise"),
        ("numbered", "2. Traffic in the harbour"),
        ("step", "Step 2: Count the cars"),
        ("with a figure", "The $4.5 million question"),
    ],
)
def test_heading_between_paragraphs(separator: str, phenomenon: str, heading: str) -> None:
    article = read_text(separator.join([LONG, QUOTE, heading, MORE, LONG]))
    assert shape(article) == [(None, 2), (heading, 2)]
    span = article.sections[1].heading_span
    assert span is not None
    assert span.of(article.text) == heading


@pytest.mark.parametrize("separator", LAYOUTS.values(), ids=LAYOUTS.keys())
@pytest.mark.parametrize(
    ("phenomenon", "lines"),
    [
        ("one-line paragraph", ["The vote was close."]),
        ("quote", ['"This is a scandal"']),
        ("list after a colon", ["The council will decide on:", "Night buses", "A second bridge", "Lower fares"]),
        ("bulleted list", ["- Night buses", "- A second bridge", "- Lower fares"]),
        ("lettered list", ["(a) night buses", "(b) a second bridge"]),
        ("address", ["www.example.org/bridge"]),
        ("drawn line", ["* * *"]),
        ("broken sentence", ["and so the bridge stayed shut"]),
        ("caption with a number", ["Figure 2.1 The bridge from above"]),
        ("source of a table", ["Table 3: Cars a day"]),
        ("numbered list", ["1. Night buses", "2. A second bridge", "3. Lower fares", "4. More ferries"]),
        ("link", ["Back to the table of contents"]),
        ("agency's byline", ["By Reuters staff"]),
        ("who said it", ["— the mayor of the town"]),
    ],
)
def test_no_heading_between_paragraphs(separator: str, phenomenon: str, lines: list[str]) -> None:
    article = read_text(separator.join([LONG, MORE, *lines, LONG, MORE]))
    assert [section.heading for section in article.sections] == [None]


def test_sentences_of_other_scripts_are_no_headings() -> None:
    first = "市议会星期二投票决定关闭老桥进行维修，这一步骤将使每天一万二千辆汽车改道穿过港区的狭窄街道，直到春天。"
    second = "官员们说，这项工程将耗资四百五十万美元，需要七个月才能完成。"
    article = read_text(f"{first}\n{second}\n交通堵塞\n{first}\n{second}\n{first}")
    assert [section.heading for section in article.sections] == [None, "交通堵塞"]


def test_headline_is_the_title() -> None:
    article = read_text(f"Old bridge to close for seven months\n{LONG}\nTraffic fears\n{MORE}")
    assert article.title == "Old bridge to close for seven months"
    assert shape(article) == [(None, 1), ("Traffic fears", 1)]


def test_title_directly_above_a_heading_leaves_no_empty_lead() -> None:
    article = read_text(f"The old bridge\n\nTraffic fears\n\n{LONG}\n\nNight buses\n\n{MORE}")
    assert article.title == "The old bridge"
    assert shape(article) == [("Traffic fears", 1), ("Night buses", 1)]


def test_first_of_a_series_is_a_heading_and_no_title() -> None:
    article = read_text(f"Step 1: Count the cars\n{LONG}\nStep 2: Ask the residents\n{MORE}")
    assert article.title is None
    assert shape(article) == [("Step 1: Count the cars", 1), ("Step 2: Ask the residents", 1)]


def test_numbers_and_underlines_give_levels() -> None:
    numbered = read_text(f"1. Traffic\n{LONG}\n1.1 Cars\n{MORE}\n2. Costs\n{LONG}")
    assert [(section.heading, section.level) for section in numbered.sections] == [
        ("1. Traffic", 1),
        ("1.1 Cars", 2),
        ("2. Costs", 1),
    ]
    drawn = read_text(f"The bridge\n==========\n\n{LONG}\n\nCosts\n-----\n{MORE}")
    assert drawn.title == "The bridge"
    assert [(section.heading, section.level) for section in drawn.sections] == [(None, 0), ("Costs", 2)]
    assert "=" not in drawn.sections[0].text
    assert drawn.sections[1].text == MORE


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [40, 60, 72, 100])
def test_hard_wrapped_lines_are_joined(gap: str, width: int) -> None:
    parts = [LONG, QUOTE, "Traffic fears", MORE, LONG]
    article = read_text(gap.join(textwrap.fill(part, width) for part in parts))
    assert [section.heading for section in article.sections] == [None, "Traffic fears"]
    if gap == "\n":
        return  # a paragraph whose last line is full by chance cannot be told from one that goes on
    assert [" ".join(span.of(article.text).split()) for s in article.sections for span in s.paragraphs] == [
        LONG,
        QUOTE,
        MORE,
        LONG,
    ]


def test_dash_or_figure_put_first_by_wrapping_opens_no_list() -> None:
    text = f"The old schools of the harbour quarter, some of them a hundred years old, – 14 in all – stay open. {MORE}"
    wrapped = textwrap.fill(text, 74)
    assert "\n– 14 in all" in wrapped
    (section,) = read_text(f"{wrapped}\n\n{textwrap.fill(LONG, 74)}").sections
    assert len(section.paragraphs) == 2
    items = read_text(f"{textwrap.fill(LONG, 60)}\n\n- one bus more\n- two ferries\n\n{textwrap.fill(MORE, 60)}")
    assert [len(section.paragraphs) for section in items.sections] == [4]


@pytest.mark.parametrize("separator", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_numbers_apart_count_headings_and_numbers_in_a_row_count_items(separator: str) -> None:
    steps = ["1. Count the cars", "2. Ask the residents", "3. Draw a plan"]
    headed = [line for step in steps for line in (step, LONG, MORE)]
    apart = read_text(separator.join([LONG, MORE, *headed]))
    assert [section.heading for section in apart.sections] == [None, *steps]
    row = read_text(separator.join([LONG, MORE, "The plan has three steps:", *steps, LONG, MORE]))
    assert [section.heading for section in row.sections] == [None]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_textbook_chapter(gap: str) -> None:
    lines = [
        "Chapter 7 Rivers",
        "Learning objectives",
        "By the end of this chapter you will be able to:",
        "Name a river",
    ]
    lines += ["Say what a delta is", "7.1 The water cycle", LONG, MORE, "Figure 7.1 A drop of water and its way"]
    lines += [
        "7.2 Erosion",
        LONG,
        MORE,
        LONG,
        "Key terms",
        "delta: the land that a river leaves at its mouth",
        "Summary",
        MORE,
    ]
    article = read_text(gap.join(lines))
    assert article.title == "Chapter 7 Rivers"
    headings = [section.heading for section in article.sections]
    assert headings == ["Learning objectives", "7.1 The water cycle", "7.2 Erosion", "Key terms", "Summary"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_indented_paragraphs_hard_wrapped(gap: str) -> None:
    paragraphs = [textwrap.fill(part, 72, initial_indent="    ") for part in (LONG, MORE, LONG)]
    article = read_text(gap.join([*paragraphs[:2], "Traffic fears", *paragraphs[2:], paragraphs[0]]))
    assert shape(article) == [(None, 2), ("Traffic fears", 2)]


@pytest.mark.parametrize(
    "opening", ["1.1 Traffic", "7.1 Traffic in the harbour", "Introduction", "Learning objectives"]
)
def test_what_opens_a_section_is_no_title(opening: str) -> None:
    assert read_text(f"{opening}\n{LONG}\n{MORE}\nThe ferry\n{MORE}\n{LONG}").title is None


def test_blank_lines_around_headings_tell_them_from_items() -> None:
    items = "\n".join(["Night buses", "A second bridge", "Lower fares"])
    article = read_text(f"{LONG}\n{MORE}\n\nWhat to do\n\n{MORE}\n{items}\n\nWho decides\n\n{LONG}\n{MORE}")
    assert [section.heading for section in article.sections] == [None, "What to do", "Who decides"]


def test_heading_over_heading_has_an_empty_body() -> None:
    article = read_text(f"{LONG}\nThe council\nWho decides\n{MORE}\n{LONG}\nThe ferry\n{MORE}\n{LONG}")
    assert shape(article) == [(None, 1), ("The council", 0), ("Who decides", 2), ("The ferry", 2)]
    empty = article.sections[1]
    assert (empty.text, empty.start) == ("", empty.end)


@pytest.mark.parametrize(
    "text",
    ["Hello", "Night buses\nLower fares\nA ferry", "One\n\nTwo", "* * *", "42", "By Jane Doe", "Done. Next.", "你好"],
)
def test_text_without_structure_is_one_section(text: str) -> None:
    article = read_text(text)
    assert article.title is None
    assert shape(article)[0][0] is None
    assert [section.text for section in article.sections] == [text]
    assert article.credits == ()


def test_credits_are_kept_apart_in_order() -> None:
    article = read_text(
        f"Old bridge to close\nBy Jane Doe\n{LONG}\nPhoto: Harbour Authority\n{MORE}\n"
        f"Read more: Ferry fares rise\n{LONG}\nReporting by Jane Doe; editing by John Roe"
    )
    assert article.credits == (
        "By Jane Doe",
        "Photo: Harbour Authority",
        "Read more: Ferry fares rise",
        "Reporting by Jane Doe; editing by John Roe",
    )
    (section,) = article.sections
    assert section.text.startswith("The city council")
    assert [span.of(article.text) for span in section.paragraphs] == [LONG, MORE, LONG]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some information for this story came from Agence France-Presse and Reuters.", True),
        ("Reporting by Jane Doe in Kyiv and John Roe in Warsaw; Editing by Ann Poe", True),
        ("(Reporting by Jane Doe; Additional reporting by John Roe)", True),
        ("The Associated Press contributed to this report.", True),
        ("Staff writers in three cities contributed to this article.", True),
        ("(AP)", True),
        ("AFP/Reuters", True),
        ("Photo: Harbour Authority", True),
        ("(Jane Doe/Reuters)", True),
        ("The old bridge at dusk, March 27, 2014. (Jane Doe/Harbour Press)", True),
        ("The limit is 30 km/h (20 in the old town/harbour).", False),
        ("Image caption The bridge was built in 1931", True),
        ("Media playback is unsupported on your device Media caption The bridge at night", True),
        ("Read more: What the closure means for you", True),
        ("© 2024 The Harbour Gazette. All rights reserved.", True),
        ("By Jane Doe", True),
        ("By Jane Doe and John Roe, Staff Writers", True),
        ("Published: 12 March 2024", True),
        ("Dec. 18, 2024", True),
        ("KYIV, Ukraine (AP) —", True),
        ("Reporting by Reuters found that 18% of the aid was lost.", False),
        ("The storm contributed to this year's losses.", False),
        ("Migration contributed to the report's 3% growth figure.", False),
        ("By Wednesday the water had fallen by 2 metres.", False),
        ("By the Numbers", False),
        ("Photos show the bridge after the attack.", False),
        ("Information for this year is missing.", False),
        ("Reuters reported that two people had died.", False),
        ("May", False),
        ("Media sources said that 18 people had died.", False),
        ("Published figures show 18% fewer accidents.", False),
        ("Courtesy of Russia, prices fell by 18%.", False),
        ("From Kyiv to Lviv", False),
        ("By Air and Sea", False),
        ("Video captions help deaf viewers.", False),
        ("Information for this report is based on 1,200 interviews.", False),
        ("Follow the debate on X or miss what 18% of voters say", False),
        ("Photo courtesy of Harbour Authority", True),
        ("By Reuters", True),
        ("Updated at 4:49 p.m. ET", True),
        ("Follow Jane Doe on Twitter: @janedoe", True),
        ("Slideshow (3 Images)", True),
        ("[Back to top]", True),
        ("More on this story...", True),
        ("STORY: Storm leaves 64,000 homes dark", True),
        ("By the BBC's Jane Doe in Kyiv", True),
        ("By CNN estimates 18% were lost", False),
        ("Back to the start of the war in 2014", False),
        ("Coverage: 18% of homes", False),
    ],
)
def test_credit_at_the_edge(text: str, expected: bool) -> None:
    assert is_credit(text, at_edge=True) is expected


def test_byline_form_inside_the_text_is_no_credit() -> None:
    assert not is_credit("By Air and Sea", at_edge=False)
    assert not is_credit("Dec. 18, 2024", at_edge=False)


NOTES = (
    "Jane Doe is a columnist for The Harbour Gazette.",
    "John Roe is editor emeritus of the Gazette.",
    "Ann Poe is the Gazette's senior political reporter. Follow her on Twitter at @annpoe.",
    "Ann Poe is The Harbour Gazette’s correspondent in Graz. She tweets @annpoe.",
    "Jane Doe is a nationally syndicated columnist.",
    "The writer is the head of research at a bank.",
    "Contact Jane Doe at jane@gazette.example or @janedoe.",
    "Write to Jane Doe at jane@gazette.example, and John Roe at john@gazette.example",
    "Email: jane@gazette.example Twitter: @janedoe",
)


@pytest.mark.parametrize("note", NOTES)
def test_who_wrote_the_story_is_a_credit_behind_all_else_only(note: str) -> None:
    behind = read_text(f"Old bridge to close\n{LONG}\n{MORE}\n{note}\n(AP)")
    assert behind.credits == (note, "(AP)")
    assert [span.of(behind.text) for section in behind.sections for span in section.paragraphs] == [LONG, MORE]
    marked = split_markdown(f"# Old bridge to close\n\n{LONG}\n\n## The port\n\n{MORE}\n\n*{note}*\n")
    assert marked.credits == (note,)
    for text in (f"{note}\n{LONG}\n{MORE}", f"{LONG}\n{note}\n{MORE}", note):
        article = read_text(text)
        assert article.credits == ()
        assert note in article.sections[0].text


@pytest.mark.parametrize("note", NOTES)
def test_what_stands_alone_under_a_heading_is_no_credit(note: str) -> None:
    for article in (
        read_text(f"{LONG}\n\nThe panel\n\n{note}\n"),
        split_markdown(f"# Prizes\n\n{LONG}\n\n## The panel\n\n{note}\n"),
    ):
        assert article.credits == ()
        assert note in article.text[article.sections[-1].start : article.sections[-1].end]


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe is a pilot who has flown the route for 18 years.",
        "Jane Doe was a columnist for the Gazette until 1998.",
        "Jane Doe is the best young writer of the year and wins 50,000 euros.",
        "Jane Doe is the first journalist to be held in the country since 1986. She has spent 400 days in prison.",
        "Jane Doe is a former reporter who leads 300 people.",
        "Jane Doe is a reporter for the Gazette. She was shot on Monday.",
        "South Korea is the second largest chip producer and will cut output by 18% next year.",
        "Saudi Arabia is the biggest oil producer, with 12 million barrels a day.",
        "President Smith is a fierce critic of the deal, which cost 3,500 jobs.",
        "The writer was arrested on Monday.",
        "The writer is survived by two daughters.",
        "The author is accused of stealing 5 million dollars from a charity.",
        "Contact with the ship was lost at noon.",
        "Contact tracing began at once, by people who wrote to covid@health.example.",
        "Email addresses of 3,500 customers, such as john@bank.example, were stolen in the attack.",
        "Tweet after tweet from @president attacked the court.",
        "The bridge is a favourite of writers.",
        "_",
    ],
)
def test_what_the_story_says_last_is_no_credit(text: str) -> None:
    assert read_text(f"{LONG}\n{MORE}\n{text}").credits == ()


_LINE = st.one_of(
    st.sampled_from(
        [
            LONG,
            MORE,
            QUOTE,
            "Traffic fears",
            "By Jane Doe",
            "(AP)",
            "- Night buses",
            "=====",
            "",
            "  ",
            "1. Costs",
            "May",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=30),
)


@given(st.lists(_LINE, min_size=1, max_size=12).map("\n".join).filter(str.strip))
def test_offsets_are_exact_and_nothing_is_lost(text: str) -> None:
    article = read_text(text)
    assert article.text == text
    assert article.sections
    kept = [article.title or "", *article.credits]
    position = 0
    for section in article.sections:
        assert text[section.start : section.end] == section.text == section.text.strip()
        assert position <= section.scope.start
        position = section.end
        assert (section.heading is None) == (section.heading_span is None) == (section.level == 0)
        if section.heading_span is not None:
            assert " ".join(section.heading_span.of(text).split()) == " ".join((section.heading or "").split())
            assert section.heading_span.end <= section.start
        kept += [section.heading or "", section.text]
        inner = section.start
        for span in section.paragraphs:
            assert inner <= span.start < span.end <= section.end
            inner = span.end
    everything = " ".join(" ".join(kept).split())
    for line in text.split("\n"):
        if re.search(r"[^\W_]", line):
            assert " ".join(line.split()) in everything


BOARD = "The harbour board met on Monday to settle the budget for the coming year, and it voted 6-1 for a rise in fees."


@pytest.mark.parametrize("bullet", ["- ", "* ", "• ", "o ", "➢ ", "\uf0b7 ", "→ "])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_heading_over_bullets_is_one_and_an_item_is_an_item(bullet: str, gap: str) -> None:
    items = [f"{bullet}{text}" for text in ("three boats are sold for $5 million", "guests pay $12", "bring 2 photos")]
    text = f"Budget\n\n{BOARD}\n\nCosts and fees{gap}{gap.join(items)}\n\n{BOARD}\n\nStaff\n\n{BOARD}"
    section = next(section for section in read_text(text).sections if section.heading == "Costs and fees")
    assert [span.of(text) for span in section.paragraphs] == [*items, BOARD]


def test_bullets_in_a_line_and_in_wrapped_text_do_not_weld() -> None:
    wrapped = "\n".join(textwrap.wrap(" ".join([BOARD] * 4), 72))
    text = (
        f"Budget\n\n{wrapped}\n● Revenue rose 12% ● Costs fell 3%\n\n{wrapped}\nIt decided this:\n"
        f"    sell three boats\n    hire four guards\no guests pay $12\n\n{wrapped}\n"
    )
    found = [span.of(text) for section in read_text(text).sections for span in section.paragraphs]
    for item in (
        "● Revenue rose 12%", "● Costs fell 3%", "sell three boats", "hire four guards", "o guests pay $12"
    ):  # fmt: skip
        assert item in found


def test_the_head_of_a_column_is_no_credit_and_no_heading() -> None:
    table = "Year\nHomes\nShare\n2023\n1,204\n18%"
    assert read_text(f"Report\n\n{BOARD}\n\n{table}\n\n{BOARD}").credits == ()
    assert read_text(f"Report\n\n{BOARD}\n\nShare\n\nTweet\n\n{BOARD}").credits == ("Share",)
    spaced = f"Report\n\n{BOARD}\n\nYear    Homes   Share\n2023    1,204   18%\n\n{BOARD}"
    assert [section.heading for section in read_text(spaced).sections] == [None]
