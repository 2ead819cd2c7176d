"""A name or figure in the place that another has where the source says what the summary says, and neighbours of it."""

import pytest

from briefer import check
from briefer.text.acts import acts
from briefer.text.deeds import deeds

FERRY = (
    "The ferry operator Norlund will raise its fares on the Lysa crossing from 1 May. Sven Ask of the island's "
    "farmers' union complained that members would have to pay twice for milk. Mayor Greta Lind expects no empty decks. "
    "The council approved a car park in Fjordby and put off its vote on the fish market at Gamle Torv until 9 June."
)


def wrong(source: str, summary: str) -> set[str]:
    """The mentions with an error."""
    return {m.mention.text for m in check(source, summary).errors}


@pytest.mark.parametrize(
    ("source", "summary", "found"),
    [
        (FERRY, "The council put off until 9 June its vote on a car park in Fjordby.", {"Fjordby"}),
        (FERRY, "The council put off until 9 June its vote on the market at Gamle Torv.", set()),
        (FERRY, "The council approved a car park in Fjordby.", set()),
        # What goes on about the same in the next sentence is of it; "himself" and what others do "too" is not.
        (
            "Ida Holm came first. Max Orban himself took the silver cup over the wet dunes of Tarn with a tired horse.",
            "Ida Holm carried off the silver cup with a tired horse.",
            {"Ida Holm"},
        ),
        (
            "Ida Holm came first. She took the silver cup over the wet dunes of Tarn with a tired horse.",
            "Ida Holm carried off the silver cup with a tired horse.",
            set(),
        ),
        # Who shares with it no more than names and a day, and what somebody else does with it.
        (
            "Ana Ruiz of Peru won the third stage of the Tour of the Fjords on Friday, ahead of Eva Kohl. Bo Lind "
            "keeps the yellow jersey; his lead over Kohl shrank to nine seconds.",
            "Bo Lind still leads the Tour of the Fjords, but his margin is down to nine seconds after Eva Kohl came "
            "in on Friday.",
            set(),
        ),
        (
            'The cartoon "Sky Otters" came second with takings of $3 million. Nora Beck, head of distribution at '
            "Tidepool, blamed cold weather in the north-west.",
            'The cartoon "Sky Otters" came second, which its studio\'s distribution head put down to cold weather in '
            "the north-west.",
            set(),
        ),
        # What happened elsewhere, in a clause that hangs on the one restated.
        (
            "Two trams collided in Ulvik. It was the worst crash on the line since 2011, when nine died in Tarn.",
            "The collision in Ulvik was the worst crash on the line since 2011.",
            set(),
        ),
        # "The canal" is the Corvane Canal.
        (
            "The Corvane Canal opened after eleven years of work. Ida Thwaite was born in 1809.",
            "Ida Thwaite was a grown woman when the canal opened after years of work.",
            set(),
        ),
        # Of a rival backed by somebody only that is said.
        (
            "Claudia Ferra won the run-off against Bruno Galli, top in the first round. Silvio Manci backed her.",
            "Bruno Galli, top in the first round, lost the run-off to a rival backed by Silvio Manci.",
            set(),
        ),
        (
            "The prize for the best save goes to Mika Lehto. Timo Rask led.",
            "Mika Lehto won the prize for saves.",
            set(),
        ),
    ],
)
def test_a_name_stands_where_the_source_has_it(source: str, summary: str, found: set[str]) -> None:
    assert wrong(source, summary) == found


@pytest.mark.parametrize(
    ("source", "summary", "found"),
    [
        (
            "Singing counts for 45 per cent of the mark, theory for 35.",
            "At 45 per cent of the mark, theory matters most.",
            {"45 per cent"},
        ),
        ("Singing counts for 45 per cent of the mark, theory for 35.", "Singing gives 45 per cent of the mark.", set()),
        (
            "The guild said 81% of the staff voting at Tarn, where it has 90 members, backed it, on a turnout of 66%.",
            "At Tarn, 66% of those voting supported it, on a turnout of 81%.",
            {"66%", "81%"},
        ),
        (
            "Of the members 87% backed the strike, on a turnout of 74%.",
            "On a turnout of 74%, 87% backed the strike.",
            set(),
        ),
        # Another distance is no other figure of the same race.
        (
            "Ida Lind won the women's 1,500 metres. Ada Roy was second. Ada Roy will run the 5,000 metres in Rome.",
            "The second of the women's 1,500 metres will run the 5,000 in Rome.",
            set(),
        ),
    ],
)
def test_a_figure_is_of_what_the_source_says(source: str, summary: str, found: set[str]) -> None:
    assert wrong(source, summary) == found


DEALS = (
    "Lisk buys the yard at Varn, its third deal and the biggest of the three. "
    "It was the worst winter since 2011 in Tarn."
)


@pytest.mark.parametrize(
    ("source", "summary", "is_found"),
    [
        (DEALS, "The yard at Varn is the biggest deal that Lisk has ever made.", True),
        (DEALS, "In Tarn it was the worst winter in history.", True),
        (DEALS, "The yard at Varn is the biggest of the three deals of Lisk.", False),
        (DEALS, "In Tarn it was the worst winter since 2011.", False),
        (f"{DEALS} Lisk never paid more.", "The yard at Varn is the biggest deal that Lisk has ever made.", True),
        (f"{DEALS} That is a record.", "The yard at Varn is the biggest deal that Lisk has ever made.", False),
        (
            "Lisk buys Varn, the biggest deal of its history.",
            "Varn is the biggest deal that Lisk has ever made.",
            False,
        ),
    ],
)
def test_a_superlative_reaches_no_further_than_in_the_source(source: str, summary: str, *, is_found: bool) -> None:
    assert bool(wrong(source, summary)) is is_found


def test_headlines_are_not_asked_who_does_what() -> None:
    source = "Unrest shakes the Middle East and pushes gas up to five dollars. Libya exports oil."
    assert wrong(source, "Libya Unrest Pushes Gas Up Toward Five Dollars") == set()


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ida Holm dissented.", [("dissent", "holm", None)]),
        ("Ida Holm, who came third, praised Max Orban.", [("com", "holm", "third"), ("prais", "holm", "orban")]),
        ("The bill was drafted by Ida Holm.", [("draft", "holm", "bill")]),
    ],
)
def test_acts_have_who_does_them(sentence: str, found: list[tuple[str, str | None, str | None]]) -> None:
    said = [(act.verb, act.doer and act.doer.head, act.undergoer and act.undergoer.head) for act in acts(sentence)]
    assert said == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Baltic Sugar has come in as main backer in place of Norden Oil.",
        "Baltic Sugar replaces Norden Oil as main backer.",
    ],
)
def test_who_comes_in_place_of_another_succeeds_it(sentence: str) -> None:
    told = [deed for deed in deeds(sentence) if deed.deed == "succession"]
    assert [(deed.one.head, deed.other.head) for deed in told] == [("sugar", "oil")]
