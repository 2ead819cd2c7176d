"""Where a thing is, which way a journey goes, and whose words are quoted; a season is a year, however it is written."""

import pytest

from briefer import check

BATHS = (
    "Hollin Council voted on Monday to shut the Orrell swimming baths in March, saving £90,000 a year; the newer pool "
    "at Tarn Road stays open an hour longer."
)
LIBRARY = (
    "Ida Moran, 52, of Fermoy, broke her wrist in May when a shelf fell at a warehouse in Tralee run by Dunmore Books. "
    "The firm has paid her €40,000."
)
KILN = (
    "The potter's work has been copied from Antwerp to Kyoto. Her first large order, a tile factory in Ghent, came in "
    "1984, and she moved to Antwerp ten years later."
)
FERRY = (
    "The ferry Astrid was sailing from Turku to Gdynia with 60 lorries when the engine room caught fire off Gotland. "
    "It was towed to Visby."
)
RETURN = "The ferry Astrid sails from Turku to Gdynia on Mondays and comes back from Gdynia to Turku on Fridays."
BYPASS = (
    'Mayor Ruth Hale said the new bypass was "a gift to the hauliers" and would not ease traffic. Joan Petrie, who '
    "leads the transport committee, told the meeting that it would open in 2027."
)
COUNSEL = (
    '"Nobody measured the height of the tide," said Orla Finn, counsel for Marrack Ports. Tomas Veil, who founded '
    "Marrack Ports in 1990, gave evidence on the second day."
)
LEVY = (
    "The parish has set a levy for 2031/32, after two evenings of talks. The levy was £40 in 2030/31. Under Regulation "
    "2019/20 the parish must publish it."
)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            BATHS,
            "The council saves £90,000 a year by shutting the swimming baths at Orrell.",
            "The council saves £90,000 a year by shutting the swimming baths at Tarn Road.",
        ),
        (
            LIBRARY,
            "Ida Moran was hurt by a falling shelf at Dunmore Books' warehouse in Tralee.",
            "Ida Moran was hurt by a falling shelf at Dunmore Books' warehouse in Fermoy.",
        ),
        (
            KILN,
            "In 1984 she won her first large order, for a tile factory in Ghent.",
            "In 1984 she won her first large order, for a tile factory in Antwerp.",
        ),
        (
            FERRY,
            "A ferry on its way from Turku to Gdynia was towed to Visby after a fire in its engine room.",
            "A ferry on its way from Gdynia to Turku was towed to Visby after a fire in its engine room.",
        ),
        (
            BYPASS,
            "Ruth Hale called the bypass “a gift to the hauliers”.",
            "Joan Petrie called the bypass “a gift to the hauliers”.",
        ),
        (
            COUNSEL,
            "Orla Finn, for Marrack Ports, told the court that nobody had “measured the height of the tide”.",
            "Tomas Veil, the founder, told the court that nobody had “measured the height of the tide”.",
        ),
        (
            LEVY,
            "The parish agreed on the levy in 2031/32, up from £40 in 2030/31.",
            "The parish agreed on the levy in 2032/33, up from £40 in 2030/31.",
        ),
        (LEVY, "Regulation 2019/20 makes the parish publish it.", "Regulation 2019/21 makes the parish publish it."),
    ],
)
def test_a_thing_stays_where_the_source_has_it(source: str, right: str, wrong: str) -> None:
    assert check(source, right).faithful, [finding.message for finding in check(source, right).findings]
    assert not check(source, wrong).faithful


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (RETURN, "The Astrid comes back from Gdynia to Turku at the end of the week."),
        ("A lorry hit a farm shop in Kent. Kent Police closed the A2.", "A farm shop in Kent was hit by a lorry."),
        (
            "Two vans hit a tall radio mast near Deal on Friday, and it fell. Kent Police closed the road for an hour.",
            "Two vans hit a tall radio mast near the coast in Kent on Friday, and it fell.",
        ),
        (
            "The mill will move its head office in Hull to Goole next spring. The new building in Goole cost £4m.",
            "The mill will have its head office in Goole from next spring.",
        ),
    ],
)
def test_what_lies_elsewhere_too_is_no_error(source: str, summary: str) -> None:
    assert check(source, summary).faithful, [finding.message for finding in check(source, summary).findings]
