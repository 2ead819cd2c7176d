"""Names that ordinary reports give a part in other words, and names in another's part beside them."""

import pytest

from briefer import check
from briefer.facts.mention import Verdict

PRAISE = (
    '"We did something new," said Hale. Moe also praised Orr\'s display after the striker scored his first goals. '
    "Lund, 27, is out for a month. But Hale said he was pleased with Orr's finishing. Orr said he had worked on it."
)
STAND = (
    "Arden chose to bat at Sund Park. Orr, who had cut a thumb in the nets on Friday, put on 68 with Ian Moe for the "
    "third wicket, and Corvane lost two men before the light went. Norvane opener Ben Orr said that the thumb held up."
)
SHOW = (
    "Ida Poe, 37, denies that she took a boat, and the police quote Poe. Saved by the Dell was a hit for six "
    "seasons and made its divers famous. Since then Poe has been in court twice."
)
SEATS = (
    "In Leith the Lib Dem vote fell apart, and Labour won twelve of their fourteen wards. The Liberal Democrats had "
    "run the town since 2022."
)
PAPERS = (
    'The Herald opens with a "pay row at Leith yard" and has a column on "gurning", Lisk Norse for complaining. "Hero '
    'skipper dies in storm", says the Courier, and calls it exclusive. The Island News asks the board: "Why did the '
    'ferry take 10 hours to reach Ann Moe?"'
)
BOOK = (
    "In the race to become the party's presidential candidate, Ada Brandt waved away the book that Mr Moe wrote. The "
    "French vote in May."
)


CASE = (
    "We hear 22-368, Ida Davis and eight more plaintiffs versus Rick Biss and the County of Orsa. Ada Sova for the "
    "nine. The county kept their goods, she says, and that was unfair."
)


def given_to_others(source: str, summary: str) -> list[str]:
    """The names that the summary gives a part that the source gives to others."""
    return [m.mention.text for m in check(source, summary).mentions if m.verdict is Verdict.MISATTRIBUTED]


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        # What Moe praised is Orr's: nobody is turned round.
        (PRAISE, "Hale praised the displays of Orr and Moe in the absence of Lund."),
        # The land before an opener does nothing itself, and "as Arden ..." is a clause of its own.
        (
            STAND,
            "Norvane opener Ben Orr put on 68 with Ian Moe as Arden had the better of the day against Corvane.",
        ),
        (BOOK, "The French presidential candidate, Ada Brandt, has waved away a book by an adviser."),
        # The title of a show behind "by" is no agent.
        (SHOW, "Saved by the Dell actor Ida Poe is accused of stealing a boat."),
        # What is done in the phrase in front is not what she did.
        (
            CASE,
            "In case 22-368 of nine plaintiffs versus the County of Orsa, attorney Ada Sova argued that it was unfair.",
        ),
        # The class that another taught is not this course.
        (
            "The slides come from an older class, taught by Dr. Wim Schroer. Ada Turner is the instructor.",
            "The course, taught by Professor Ada Turner, uses slides.",
        ),
        # A party under a name whose words are clipped.
        (SEATS, "Labour has taken several seats from the Liberal Democrats in Leith."),
        # Quotations of the source, word for word.
        (
            PAPERS,
            '"Lisk Norse for complaining", "Hero skipper dies in storm" and "Why did the ferry take 10 hours to reach" '
            "stand in the papers of today.",
        ),
    ],
)
def test_a_report_in_other_words_gives_nothing_to_another(source: str, summary: str) -> None:
    assert given_to_others(source, summary) == []


@pytest.mark.parametrize(
    ("source", "summary", "wrong"),
    [
        ("Moe takes his chair on Monday. Brun was mayor for ten years.", "Brun takes the chair of Moe.", "Brun"),
        (PRAISE, "Lund praised the display of Orr after the striker scored his first goals.", "Lund"),
        ("It was proposed by Ana Lee and seconded by Tom Fox.", "It was proposed by Tom Fox.", "Tom Fox"),
    ],
)
def test_a_name_in_anothers_part_is_seen(source: str, summary: str, wrong: str) -> None:
    assert wrong in given_to_others(source, summary)
