"""Figures and names in forms that the cases of kinds showed: tables, zones, telephones, rates, versions, species."""

import pytest

from briefer import check

TABLE = (
    "Results of Larkin Mills\n(£ in thousands)\n            2023    2022\nSales       8,410   7,960\n"
    "Wages       2,125   2,040\n\nThe mill has 310 looms."
)


@pytest.mark.parametrize(
    ("source", "summary", "is_right"),
    [
        # The scale of a table whose columns stand under each other with spaces.
        (TABLE, "Larkin Mills had sales of £8.41 million in 2023.", True),
        (TABLE, "Wages were £2.04m in 2022.", True),
        (TABLE, "Sales were £7.96 million in 2022.", True),
        (TABLE, "The mill has 310 looms.", True),
        (TABLE, "Larkin Mills had sales of £8.41 billion in 2023.", False),
        (TABLE, "Wages were £2,125 in 2023.", False),
        (TABLE, "The mill has 310,000 looms.", False),
        # GMT by its other name.
        ("The launch is set for 14:05 GMT.", "The launch is at 14:05 UTC.", True),
        ("The launch is set for 06:30Z.", "The launch is at 06:30 GMT.", True),
        ("The launch is set for 14:05 UTC.", "The launch is at 2:05 p.m. GMT.", True),
        ("The launch is set for 14:05 GMT.", "The launch is at 14:05 CET.", False),
        ("The launch is set for 14:05 UTC.", "The launch is at 14:05 EST.", False),
        ("The launch is set for 14:05 GMT.", "The launch is at 15:05 UTC.", False),
        # "12 noon" is noon.
        ("The pad is cleared at noon.", "The pad is cleared at 12 noon.", True),
        ("The pad is cleared at midnight.", "The pad is cleared at twelve midnight.", True),
        ("The pad is cleared at 12 noon.", "At midday the pad is cleared.", True),
        ("The pad is cleared at 12 noon.", "The pad is cleared at 12 midnight.", False),
        ("The pad is cleared at midnight.", "The pad is cleared at 12 noon.", False),
        ("The pad is cleared at noon.", "The pad is cleared at 11 noon.", False),
        # A telephone number, however its digits are grouped.
        ("Call 01632 960 117 for help.", "Call 01632 960117 for help.", True),
        ("Call 01632 960117 for help.", "Help is on 01632 960 117.", True),
        ("Call 020 79460018 for help.", "Help is on 020 7946 0018.", True),
        ("Call 01632 960 117 for help.", "Call 01632 960171 for help.", False),
        ("Call 01632 960117 for help.", "Help is on 01632 690 117.", False),
        ("Call 020 79460018 for help.", "Help is on 020 7946 0081.", False),
        # A second of time is no second one.
        ("Water flows at 12 litres per second.", "Water flows at 12 litres a second.", True),
        ("The press makes 40 turns each second.", "The press makes 40 turns a second.", True),
        ("It sends 9 kB every second.", "It sends 9 kB a second.", True),
        ("Water flows at 12 litres per minute.", "Water flows at 12 litres a second.", False),
        ("The first tram left.", "A second tram left.", False),
        ("The press makes 40 turns per second.", "The press makes 40 turns on the second day.", False),
        # A pound is a weight, too.
        ("A pack weighs 20 kg.", "A pack weighs 44 pounds.", True),
        ("The boat weighs 900 kg.", "The boat, of 1,984 pounds, sank.", True),
        ("A 44-pound pack fell.", "A pack of 20 kg fell.", True),
        ("A pack weighs 20 kg.", "A pack weighs 20 pounds.", False),
        ("A pack weighs 20 kg.", "A pack costs £44.", False),
        ("A pack weighs 44 pounds.", "A pack weighs 44 kg.", False),
        # Halves of points, of chess.
        ("In the cup Velland won 5½-2½.", "Velland won by 5½ to 2½.", True),
        ("In the cup Velland won 5½-2½.", "Velland won the cup match 5½–2½.", True),
        ("In the cup Velland won 5.5-2.5.", "Velland won by 5.5 to 2.5.", True),
        ("In the cup Velland won 5½-2½.", "Velland won 2½-5½.", False),
        ("In the cup Velland won 5½-2½.", "Velland won 6½-1½.", False),
        ("In the cup Velland won 5½-2½.", "Velland won 5½-3½.", False),
        # What no list says amounts are said for.
        ("Figs are sold at $4 a punnet.", "Figs cost $4 per punnet.", True),
        ("The van burns 11 litres per outing.", "The van burns 11 litres an outing.", True),
        ("The board paid $340 in May.", "The mayor called the $340 a mistake.", True),
        ("Figs are sold at $4 a punnet.", "Figs cost $4 a basket.", False),
        ("The van burns 11 litres per outing.", "The van burns 11 litres a refit.", False),
        ("A lesson is $30 per pupil.", "A lesson is $30 a pony.", False),
    ],
)
def test_figures_in_another_form(source: str, summary: str, is_right: bool) -> None:
    assert (check(source, summary).errors == ()) is is_right


@pytest.mark.parametrize(
    ("source", "summary", "is_right"),
    [
        ("The build 7.20 crashes on two nodes.", "Build 7.20 crashes.", True),
        ("It uses kernel 5.10 now.", "Kernel 5.10 is used.", True),
        ("The firmware 3.10 was pulled.", "They pulled firmware 3.10.", True),
        ("Shares stood at 5.10 there.", "Shares stood at 5.1 there.", True),
        ("The build 7.20 crashes on two nodes.", "Build 7.2 crashes.", False),
        ("It uses kernel 5.10 now.", "Kernel 5.1 is used.", False),
        ("The firmware 3.1 was pulled.", "They pulled firmware 3.10.", False),
    ],
)
def test_a_number_behind_what_it_names_is_as_written(source: str, summary: str, is_right: bool) -> None:
    assert (check(source, summary).errors == ()) is is_right


STRAINS = "Mice were fed Lactobacillus reuteri, and vets found Staphylococcus epidermidis in their milk."


@pytest.mark.parametrize(
    ("summary", "is_right"),
    [
        ("The mice were fed Lactobacillus reuteri.", True),
        ("L. reuteri was fed to the mice.", True),
        ("S. epidermidis was in the milk.", True),
        ("The mice were fed Lactobacillus gasseri.", False),
        ("L. gasseri was fed to the mice.", False),
        ("Staphylococcus hominis was in the milk.", False),
    ],
)
def test_a_species_of_a_genus_that_every_lexicon_has(summary: str, is_right: bool) -> None:
    assert (check(STRAINS, summary).errors == ()) is is_right


@pytest.mark.parametrize(
    ("source", "summary", "is_right"),
    [
        ("The mill ground 80 tonnes, its rival 64.", "The mill's rival ground 64 tonnes.", True),
        ("In May the zoo had 510 visitors, in June 330.", "The zoo had 330 visitors in June.", True),
        ("In May the zoo had 510 visitors, in June just 330.", "There were 510 visitors in May.", True),
        ("In 2018 the port saw 92 ships, in 2023 only 41.", "The port saw 92 ships in 2018.", True),
        ("In Orsa the toll is $20, in Lisk it is $50.", "The toll is $50 in Lisk and $20 in Orsa.", True),
        ("The fee was 30p at Tarn, at Moss it was 70p.", "The fee was 70p at Moss and 30p at Tarn.", True),
        ("In Orsa the toll is $20, in Lisk it is $50.", "The toll is $20 in Lisk and $50 in Orsa.", False),
        ("Orsa ground 80 tonnes, Lisk 64.", "Lisk ground 80 tonnes.", False),
        ("Orsa's mill ground 80 tonnes in May. Lisk's ground 64.", "The mill of Lisk ground 80 tonnes.", False),
        ("The toll is $20 in Orsa and $50 in Lisk.", "The toll is $50 in Orsa.", False),
    ],
)
def test_what_a_second_part_leaves_out_is_the_firsts(source: str, summary: str, is_right: bool) -> None:
    assert (check(source, summary).errors == ()) is is_right
