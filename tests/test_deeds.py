"""Who did what to whom, from whichever side a sentence tells it."""

import pytest

from briefer import check
from briefer.text.deeds import deeds


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("In Selm, the mayor, Ida Brock, a farmer, lost her seat to a newcomer, Kim Arden.", "defeat: Arden, Brock"),
        ("Kim Arden of the Union was unseated by Mayor Ida Brock.", "defeat: Brock, Arden"),
        ("Brock was run out by a substitute, Joe Lamb, on Sunday.", "run out: Lamb, Brock"),
        ("Countess Vell gave the Hull Museum the harp in 1911.", "gift: Vell, Museum"),
        ("The Hull Museum was given the harp by Countess Vell.", "gift: Vell, Museum"),
        ("Hill Farm bought its herd from Aldous Pym, and kept it.", "trade: Pym, Farm"),
        ("Magnus Field takes over from Tove Aune in March.", "succession: Field, Aune"),
        ("Tove Aune will be succeeded by Magnus Field.", "succession: Field, Aune"),
        ("Ida Brock left after selling the mill to Joe Lamb.", "trade: Brock, Lamb"),
        ("After beating Joe Lamb in Selm, Ida Brock left.", "defeat: Brock, Lamb"),
        ("Ida Brock, having beaten Joe Lamb, left.", "defeat: Brock, Lamb"),
        ("Ida Brock was jailed for stabbing Joe Lamb.", "stab: Brock, Lamb"),
        ("Ida Brock never sued Joe Lamb.", ""),
        ("Ida Brock met Joe Lamb.", ""),
    ],
)
def test_deeds_between_names(sentence: str, told: str) -> None:
    named = [deed for deed in deeds(sentence) if deed.one.names and deed.other.names and " on" not in deed.deed]
    words = [
        (deed.deed, sentence[: deed.one.end].split()[-1], sentence[: deed.other.end].split()[-1]) for deed in named
    ]
    clean = [f"{deed}: {one.strip(',.')}, {other.strip(',.')}" for deed, one, other in words if not other[0].isdigit()]
    assert "; ".join(clean[:1]) == told


@pytest.mark.parametrize(
    ("source", "summary", "is_turned"),
    [
        ("Ida Brock lost her seat to Kim Arden on Sunday.", "Kim Arden was unseated by Ida Brock.", True),
        ("Ida Brock lost her seat to Kim Arden on Sunday.", "Ida Brock was unseated by Kim Arden.", False),
        ("Ida Brock was out for 9 when she was caught by Kim Arden.", "Kim Arden was caught by Ida Brock.", True),
        ("Ida Brock was out for 9 when she was caught by Kim Arden.", "Kim Arden caught Ida Brock.", False),
        ("Ida Brock is accused of robbing Kim Arden.", "Kim Arden robbed Ida Brock.", True),
        ("Ida Brock is accused of robbing Kim Arden.", "Ida Brock is charged with robbing Kim Arden.", False),
        ("A jury cleared Ida Brock of robbing Kim Arden.", "Kim Arden was cleared of robbing Ida Brock.", True),
        ("A jury cleared Ida Brock of robbing Kim Arden.", "Ida Brock was cleared of robbing Kim Arden.", False),
        ("Lisk went third after exacting revenge on Dorn.", "Dorn exact revenge on Lisk.", True),
        ("Lisk went third after exacting revenge on Dorn.", "Lisk exact revenge on Dorn.", False),
        ("Olvar Line sold the ship to Kestin Marine in June.", "Olvar Line bought the ship from Kestin Marine.", True),
        ("Olvar Line sold the ship to Kestin Marine in June.", "Kestin Marine bought the ship from Olvar Line.", False),
        ("Tove Aune is to be succeeded by Magnus Field.", "Tove Aune takes over from Magnus Field.", True),
        ("Tove Aune is to be succeeded by Magnus Field.", "Magnus Field takes over from Tove Aune.", False),
        ("Oviente beat Sarria in March and lost to Sarria in May.", "Sarria beat Oviente.", False),
    ],
)
def test_a_deed_turned_round_is_an_error(source: str, summary: str, is_turned: bool) -> None:
    assert any(m.judgement.rule == "turned-round" for m in check(source, summary).errors) is is_turned


@pytest.mark.parametrize(
    ("source", "summary", "is_other"),
    [
        ("Ada Lunn found the comet. Ivo Brandt computed its path.", "Its path was computed by Ada Lunn.", True),
        ("Ada Lunn found the comet. Ivo Brandt computed its path.", "Its path was computed by Ivo Brandt.", False),
        ("Ada Lunn and Ivo Brandt left the club.", "Ada Lunn left the club.", False),
        ("Ada Lunn is out. Ivo Brandt has also left the club.", "Ada Lunn has left the club.", False),
        ("Ada Lunn met the press. Bolt Marine in Hull computed its path.", "Its path was computed by Ada Lunn.", True),
    ],
)
def test_somebody_else_did_it(source: str, summary: str, is_other: bool) -> None:
    assert bool(check(source, summary).errors) is is_other


@pytest.mark.parametrize(
    ("source", "summary", "is_turned"),
    [
        ("The borough borrowed the money from Marrow Bank.", "The borough lent the money to Marrow Bank.", True),
        ("The borough borrowed the money from Marrow Bank.", "Marrow Bank lent the borough the money.", False),
        (
            "The harp was given to the museum by Countess Vell.",
            "The harp was given to Countess Vell by the museum.",
            True,
        ),
        ("The harp was given to the museum by Countess Vell.", "Countess Vell gave the museum the harp.", False),
    ],
)
def test_one_of_the_two_may_be_no_name(source: str, summary: str, is_turned: bool) -> None:
    assert [found.rule for found in check(source, summary).contradictions] == ["swapped-roles"] * is_turned
