"""A toll that the article raises further on is told by its latest figure."""

import pytest

import briefer

DOZEN = "at least a dozen people were killed"

STORM = """# Storm hits the coast of Tolne

A storm hit the coast of Tolne on Monday, and {early} in the old town, where roofs fell on the streets.

The harbour was closed in the night, and the ferries lay at the quay with their lights on until the wind fell.

Trees fell on the railway to Marnes, and trains stood still for nine hours while workers cut them up with saws.

Schools of the town stay closed until Thursday, and the council has opened two halls for those without a roof.

The mayor, Ada Holm, thanked the firemen of Marnes, who had come across the hills on foot with ropes and ladders.

{later}

The weather service of the coast had warned of the wind on Sunday, and asked skippers to leave their boats tied up.

Holm wants the council to speak of the warning in May, when the damage is known and the halls are free once more.
"""


def printed(early: str, later: str) -> str:
    made = briefer.summarize(briefer.read_text(STORM.format(early=early, later=later)), "extractive")
    return " ".join(section.summary for section in made.sections)


@pytest.mark.parametrize(
    ("early", "later", "told"),
    [
        (DOZEN, "The toll rose to 18 dead on Tuesday, the police of Tolne said.", True),
        (DOZEN, "On Tuesday the police of Tolne said that 18 people were dead.", True),
        ("12 people were killed", "The number of dead has risen to 18, the police of Tolne said on Tuesday.", True),
        # Nothing says that 18 are the same ones, or that it is so many by now.
        ("12 people were killed", "On Tuesday the police of Tolne said that 18 people were dead.", False),
        (
            DOZEN,
            "In 1987 a storm killed 18 people in the town, its chronicle says.",
            False,
        ),
        (DOZEN, "Storms of this kind kill 18 people each year on the coast.", False),
        (DOZEN, "The police of Tolne said that 18 people were hurt by tiles.", False),
        (
            DOZEN,
            "The toll was lower than feared: 11 dead, the police said later.",
            False,
        ),
        (DOZEN, "The price of a ticket rose to 18 crowns, the railway said.", False),
    ],
)
def test_the_latest_toll_is_told(early: str, later: str, told: bool) -> None:
    text = printed(early, later)
    assert text.startswith("A storm hit the coast of Tolne")
    assert (later in text) is told
