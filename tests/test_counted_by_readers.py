"""What people who summarize count and date for themselves, and the wrong counts and dates beside it."""

import pytest

from briefer import check

AGED = (
    "Ida Moen, 22, and Kai Lund, 19, died in the fire at Orsa. The women hurt there, aged 24, 31, 40 and 57, are home."
)
BROTHERS = "He had taken Ole, nine and Per (12) to the hut. Their mother says that she lives for her boys."
PAINTER = "Ada Vries, born 3 May 1871, moved to Oslo in 1894, painted its harbour and died there in 1932."
MILL = "The mill was built in 1869 by the Orr brothers."
REASONS = (
    "There are three reasons to part the work. Each does what she does best. All learn faster. And clay costs less."
)
RELAY = "The club's four won the mixed 4x100m relay in Oslo."
BAN = "Vik was banned for the maximum four matches by the league."


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (AGED, "Two people died in the fire at Orsa.", "Three people died in the fire at Orsa."),
        (AGED, "Four women were hurt in the fire at Orsa.", "Five women were hurt in the fire at Orsa."),
        (AGED, "Two people died in the fire at Orsa.", "Two huts burned at Orsa."),
        (BROTHERS, "A mother lives for her two sons.", "A mother lives for her three sons."),
        ("The women, aged between 24 and 31, are home.", "The women are home.", "Two women are home."),
        (
            PAINTER,
            "She painted in the late 19th and early 20th centuries.",
            "She painted in the 17th and 18th centuries.",
        ),
        (MILL, "It is of the second half of the 19th century.", "It is of the first half of the 19th century."),
        (
            "The mill is of the second half of the nineteenth century.",
            "It was built in the second half of the 19th century.",
            "It was built in the first half of the 19th century.",
        ),
        (
            REASONS,
            "There are three reasons for it, the first being what each does best, the second being that all learn "
            "faster and the third being the price of clay.",
            "There are three reasons for it, the second being what each does best, the fourth being that all learn.",
        ),
        (
            "Moen's way is slow. Lund's way is dear.",
            "It is faster than Moen's way and cheaper than Lund's: it beats the first in speed, the second in price.",
            "Moen was the first and Lund the second.",
        ),
        (RELAY, "The four won gold in the 4x100 relay.", "The four won gold in the 4x200 relay."),
        (
            "Monro, fastJet, Lisk Airways and Orr Lines cancel all flights.",
            "Four airlines cancel flights.",
            "Five airlines cancel flights.",
        ),
        ("Moe Capital and the Orr Teachers' Plan want it.", "Two funds want it.", "Three funds want it."),
        (
            "It lies off the coast of Norway. Orsa and Lisk are bare. The islands are cold.",
            "Two islands are bare.",
            "Six islands are bare.",
        ),
        (
            "A hole of £10m means 200 fewer nurses in Leith, she said. Nurses in Leith met her.",
            "Nurses in Leith say that a hole of £10m would mean 200 fewer nurses.",
            "Nurses in Leith say that a hole of £10m would mean 200 more nurses.",
        ),
        ("Orm has 200 fewer nurses than Sund.", "Orm has 200 fewer nurses.", "Sund has 200 fewer nurses than Orm."),
        (
            "Orsa is flat. Lisk is bare. Mull has a lighthouse.",
            "The group has three islands: Orsa, Lisk and Mull.",
            "The group has four islands: Orsa, Lisk and Mull.",
        ),
        (
            "The group has four islands. Orsa is flat. Lisk is bare. Mull has a lighthouse.",
            "The group has four islands, including Orsa, Lisk, and Mull.",
            "The group has three islands: Orsa, Lisk and Mull.",
        ),
        (
            "One word is for a group, another for a place.",
            "The entry gives words, first meaning a group and second meaning a place.",
            "The entry gives words, second meaning a group and fourth meaning a place.",
        ),
        ("We met for 11 years.", "They met for over a decade.", "They met for over a century."),
        ("We met for nine years.", "They met for nearly a decade.", "They met for over a decade."),
        ("The bag weighs 900 g.", "The bag weighs less than 1 kg.", "The bag weighs more than 1 kg."),
        ("The course takes 15 weeks.", "A 15 week course covers tools.", "A 16 week course covers tools."),
        ("His was a hundred and two point five.", "He had 102.5 degrees.", "He had 103.5 degrees."),
        ("You have to stretch and practise.", "To begin, one must stretch.", "To begin, one man must stretch."),
        (
            "The gel is for curls. It dries.",
            "The gel dries; Designed for curls, it sells.",
            "The gel dries; Zeltran sells.",
        ),
        (BAN, "Vik has been banned for four matches.", "Vik has been banned for five matches."),
        (
            "It planned to recruit a maximum 1,400 staff.",
            "It plans to recruit 1,400 staff.",
            "It has recruited 1,400 staff.",
        ),
        (
            "Orsa will cut waste by 60 - 65 % by 2030.",
            "Orsa is to cut waste by 60-65% by 2030.",
            "Orsa is to cut waste by 60-75% by 2030.",
        ),
        ("He could do one thing.", "He was a one-trick pony.", "He was a two-trick pony."),
    ],
)
def test_what_a_reader_counts(source: str, right: str, wrong: str) -> None:
    assert check(source, right).faithful
    assert not check(source, wrong).faithful
