"""Headlines that people wrote: figures and names of a headline hold where the source gives them, and no further."""

import pytest

from briefer import check

DATED = "(Mar 9, 2019 8:15 AM) "


def _errors(source: str, headline: str) -> list[str]:
    return [finding.message for finding in check(source, headline).findings if finding.severity == "error"]


@pytest.mark.parametrize(
    ("source", "faithful", "wrong"),
    [
        pytest.param(
            "(Mar 9, 2019 8:15 AM CST) Some 4 million ants swarmed a lane in Wexcombe after a cart with 230 crates fell"
            " over.",
            "Wexcombe Cart Spill Frees 4M Ants",
            "Wexcombe Cart Spill Frees 230 Ants",
            id="a figure of another noun in the sentence",
        ),
        pytest.param(
            "A third person has died in the Ashcombe fire, the hospital says.",
            "3rd Ashcombe Fire Victim Dies",
            "4th Ashcombe Fire Victim Dies",
            id="the third person",
        ),
        pytest.param(
            "A fever outbreak has been traced to cheese. At least 71 are sick in all, including 40 in Corby. A separate"
            " fever outbreak from stray cats has sickened 93 people across Kent.",
            "Fever Outbreak Sickens 71 People",
            "Separate Fever Outbreak Sickens 71 People",
            id="a separate outbreak",
        ),
        pytest.param(
            "The mayor of Dunholm wants its trams painted by children.",
            "One Town's Plan for Its Trams",
            "Two Towns' Plan for Their Trams",
            id="one town",
        ),
        pytest.param(
            "Nearly 70 of the 82 guilds signed the pact. The Dunholm weavers did not.",
            "Nearly 70 Guilds Sign Pact. Dunholm's Isn't One",
            "Nearly 70 Guilds Sign Pact. Those in Dunholm Were One",
            id="isn't one",
        ),
        pytest.param(
            "If you are between 50 and 70 years old, a walk each day helps, the clinic in Corby says.",
            "Why Over-50s Should Walk Each Day",
            "Why Over-60s Should Walk Each Day",
            id="over fifty",
        ),
        pytest.param(
            "The fall of a crane near Ashcombe took the lives of two Tarvian riggers on Monday, and brought the deaths"
            " in the works that began in Corby in 2003 to at least 361.",
            "2 Riggers Die in Corby Crane Crash",
            "4 Riggers Die in Corby Crane Crash",
            id="told in words of its own",
        ),
    ],
)
def test_headlines(source: str, faithful: str, wrong: str) -> None:
    assert _errors(source, faithful) == []
    assert _errors(source, wrong)


@pytest.mark.parametrize(
    ("source", "faithful", "how", "wrong"),
    [
        pytest.param(
            DATED + "Sales of tea fell last year for the first time since 1987.",
            "Tea Sales Fall for First Time in 31 Years",
            "2018 - 1987",
            "Tea Sales Fall for First Time in 34 Years",
            id="up to last year",
        ),
        pytest.param(
            DATED + "The agency wants to land a probe on the moon Callisto by 2034.",
            "Agency's Goal: Probe on Callisto in 15 Years",
            "2034 - 2019",
            "Agency's Goal: Probe on Callisto in 17 Years",
            id="years to come",
        ),
        pytest.param(
            "Divers pulled a 19-year-old painter and two young teachers from the river.",
            "Divers Pull 3 From River",
            "two and 1 more",
            "Divers Pull 4 From River",
            id="one and two",
        ),
        pytest.param(
            "The driver and seven other miners were killed near Corby.",
            "8 Miners Killed Near Corby",
            "seven and 1 more",
            "9 Miners Killed Near Corby",
            id="seven others",
        ),
        pytest.param(
            "The collapse killed 12 people, including Ida Holm, the mayor of Corby.",
            "Collapse Kills Corby Mayor, 11 Others",
            "12 less the one named",
            "Collapse Kills Corby Mayor, 10 Others",
            id="eleven others",
        ),
        pytest.param(
            "A 23rd patient has died of the fever at the clinic in Corby.",
            "23 Dead in Corby Clinic",
            "the 23rd",
            "24 Dead in Corby Clinic",
            id="the last of 23",
        ),
        pytest.param(
            "Ida Holm will be back for the fourth part of the Marsh Ferry films.",
            "Ida Holm Returns for Marsh Ferry 4",
            "the fourth",
            "Ida Holm Returns for Marsh Ferry 5",
            id="a part of a series",
        ),
        pytest.param(
            "The plan puts $1.1 billion into clean water, the mayor said.",
            "Plan Puts $1B Into Clean Water",
            "$1.1 billion, rounded",
            "Plan Puts $2B Into Clean Water",
            id="in whole billions",
        ),
        pytest.param(
            "Burns treated at the clinic rose 4.9% in a decade.",
            "Clinic Burns Up 5%",
            "4.9%, rounded",
            "Clinic Burns Down 5%",
            id="in whole per cent",
        ),
    ],
)
def test_worked_out(source: str, faithful: str, how: str, wrong: str) -> None:
    report = check(source, faithful)
    assert _errors(source, faithful) == []
    assert any(how in finding.message for finding in report.findings if finding.rule == "derived-figure")
    assert _errors(source, wrong)


def test_a_share_in_other_tenths() -> None:
    assert _errors("Burns treated at the clinic rose 5.2% in a decade.", "Clinic Burns Up 5%")


def test_one_of_what_is_counted() -> None:
    assert _errors("The mayors of three towns want their trams painted.", "One Town's Plan for Its Trams")
    assert _errors("Three bakers fell ill in Corby.", "One Baker Falls Ill in Corby")


@pytest.mark.parametrize(
    "headline",
    [
        "Labor Talks at Corby Theater Stall",
        "Corby Moms Skip Rumored Offense Training",
        "Corby Dads Applied for Beds",
    ],
)
def test_common_words_are_no_names(headline: str) -> None:
    assert _errors("In Corby, nothing came of it.", headline) == []
    assert _errors("In Corby, nothing came of it.", headline.replace("Corby", "Dunholm"))


SOURCE = (
    "Roxana Poe of Voltane met Ida Page, the attorney general of Georgia, in Philadelphia. Dunair Flight 282 was late."
)


@pytest.mark.parametrize(
    ("faithful", "wrong"),
    [
        ("Voltane Deal Stalls", "Boltane Deal Stalls"),
        ("Late Night: Poe Marks a Win", "Late Night: Moe Marks a Win"),
        ("Ida Page Friend Speaks", "Ida Banks Friend Speaks"),
        ("Voltane May Link Both Piers", "Zorbex May Link Both Piers"),
        ("Ga. AG Meets Voltane in Philly", "Fla. AG Meets Voltane in Philly"),
        ("Crew of DA282 Is Late", "Crew of DA283 Is Late"),
        ("iPads' New Gripe: Late Push-ups", "iPads' New Gripe: Zorbex Push-ups"),
    ],
)
def test_names_in_headlines(faithful: str, wrong: str) -> None:
    source = f"{SOURCE} iPads were sold."
    assert _errors(source, faithful) == []
    assert _errors(source, wrong)


def test_another_surname_is_no_word() -> None:
    assert _errors("Zsofi Kun of Corby resigned.", "Corby's Zsofi Banks Resigns")
    assert _errors("The singer Ole Michael died.", "The singer Michael Worth died.")
