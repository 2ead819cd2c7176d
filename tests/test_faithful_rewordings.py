"""What faithful writers do with a source, and the wrong summaries that look like it."""

import pytest

from briefer.faithfulness.check import check

# Source, faithful summary: a headline, a summary with another order, a fuller or a shorter name.
FAITHFUL = {
    "what nobody is said to have done": (
        "Thirty-one sailors drowned today and another 12 were hurt in a ferry fire in a Greek harbour.",
        "Greek harbour ferry fire kills 31",
    ),
    "the end of a sentence is of all its figures": (
        "Fourteen pupils were taken to a clinic, at least three with burns, after they were hurt in a blast at "
        "the school laboratory near Turin.",
        "14 hurt in school laboratory blast near Turin",
    ),
    "a word that neither figure has": (
        "Of the 80 guests who fell ill at a fair, all but one have a stomach virus, and nine have been admitted to "
        "hospital.",
        "Virus toll at nine",
    ),
    "said of both in other sentences": (
        "A survey finds almost half of Danes back the new harbour tunnel. Some 71% said it will cost too much, and "
        "46% back the tunnel as it was drawn in May.",
        "46% back new harbour tunnel",
    ),
    "the next sentence goes on about the same": (
        "The bus driver in Leeds who handed in a bag with $90,000 has been given a prize for his honesty. Omar Said "
        "received a $3,000 cheque from the owner.",
        "Honest driver gets $3,000 prize",
    ),
    "an entry without a subject": (
        "Marlowe Foods found a buyer: the baker will sell itself to Penrose for $31 a share. Final price: about "
        "$2 billion. That is 12% above the $27.50 at which Marlowe Foods closed on Monday.",
        "Marlowe Foods goes for $2 billion",
    ),
    "a separate event": (
        "In Leeds 45 were hurt at a fair. A separate barn fire in Hull hurt 210.",
        "Fire at fair hurts 45",
    ),
    "an age before whose it is": (
        "At only 15 years old, Tess Oduya became the youngest winner of a tour event on Sunday, with a 4-stroke win.",
        "Tess Oduya, 15: youngest winner of tour event",
    ),
    "an age of whom the summary does not name": (
        "Police arrested a man in Leeds over the death of 9-year-old Ida Poe.",
        "Arrest made over death of 9-year-old Leeds girl",
    ),
    "a day of the month": (
        "Vera Holm has not played since she tore a muscle against Hull on March 9. The club offered Holm new terms in "
        "March.",
        "Holm has been out since March after tearing a muscle.",
    ),
    "a loss that jumps": (
        "The loan losses grew again: the Treasury put them at $14.2 billion lost on the rescue.",
        "Rescue loss jumps to $14 billion",
    ),
    "each of several": (
        "The bowl is said to be worth about £7,000. The cup is also worth about £7,000.",
        "The pieces cost about £7,000 each but are not for sale.",
    ),
    "a cost in one year": ("Her estimated cost in 2019 was $82,000.", "She lives on a ship for $82,000 a year."),
    "the number behind the noun": ("He played in his 1,204th game on Monday.", "He was back for game 1,204"),
    "units in capitals": (
        "The car did about 90 mph and fell 200 feet into a lake.",
        "Car at 90 MPH falls 200 Ft into lake",
    ),
    "some of a people": (
        "Three of the Danes found dead at sea died of natural causes. There had been at least 13 deaths of Danish "
        "tourists.",
        "Police explain three tourist deaths",
    ),
    "a victory over": (
        "Coach Ruiz said that Norvale Rovers were the better team in their 2-0 victory over his Marlow United side.",
        "Norvale Rovers beat Marlow United 2-0.",
    ),
    "many may be seeds": (
        "Emil Haas went on with his run in Oslo, the 31st-seeded Dane beating third seed Ivan Petrov in three sets.",
        "No. 31 seed Haas reaches Oslo semifinals",
    ),
    "what belongs to a person": (
        "The FBI offers a reward for the Qadir-linked captors of US woman Ida Coldwell and her husband.",
        "FBI offers a reward for Ida Coldwell's captors",
    ),
    "what an officer says": (
        "Norvane chief executive Helen Broch said the firm earns $40 on each pen.",
        "CEO: Norvane earns only $40 on each pen",
    ),
    "letters that the source has": ("A man was cleared by a DNA test after 30 years.", "DNA Clears Man After 30 Years"),
    "a compound in a headline": ("A notebook of the man who broke the code was sold.", "Codebreaker's Notebook Sold"),
    "a small word in a headline": ("They came by van and stayed.", "Family Stays in Van for Weeks"),
    "a place of two words": (
        "North Korean reporters came to the hotel in New York.",
        "North Korean Reporters Visit New York Hotel",
    ),
    "a war": ("He fought in WW2.", "He fought in World War Two."),
    "a state": ("Police in New Hampshire spoke.", "NH Police Speak"),
    "two firms by their letters": ("Hale & Penrose signs a deal.", "H&P signs a deal."),
    "a model and its owner": ("An F-18 crashed and the US pilot died.", "US F-18 Pilot Dead in Crash"),
    "the team of a place": ("The Otters will play at Truro. The Otters said so.", "Cornish Otters will play at Truro."),
    "the full name of a firm": ("Zeltran won the case.", "Zeltran Holdings won the case."),
    "a house by its longer name": (
        "To Mikhail Orlov, President, Union of Northern Republics. The move of the Northern Union to a market helps.",
        "In a letter to President Mikhail Orlov of the Northern Union, scholars applaud.",
    ),
    "two and what each made": (
        "Ida Blunt's crime drama Harrier took 1.6 million. Emma Poe's thriller Regress took 215,000.",
        "It beat both Ida Blunt's crime drama and Emma Poe's new thriller.",
    ),
    "rounded, of the same class": ("It employs 2,987 workers.", "It employs about 3,000 people."),
    "rounded, by a word of the source": (
        "There were 11,870 signatures. People signed for weeks.",
        "Nearly 12,000 people signed.",
    ),
    "the place in a race": ("Lund came sixth in the race and Poe came third.", "Lund finished sixth."),
    "what it rose to": ("Tarn Museum raised its guards from four to eight.", "Tarn Museum now has eight guards."),
    "a surname for two": (
        "Oskar and Lise Brandt adopted two girls. Oskar Brandl, a neighbour, helped them.",
        "Oskar Brandt adopted two girls.",
    ),
}
# Source, wrong summary: of one kind with those above.
WRONG = {
    "another's number": ("Hull sold 12 boats. Leeds sold 40 boats.", "Hull sold 40 boats."),
    "another's number, the other order": ("Leeds sold 40 boats. Hull sold 12 boats.", "Hull sold 40 boats."),
    "another's event": (
        "Thirty-one sailors drowned today and another 12 were hurt in a ferry fire in a Greek harbour.",
        "31 were hurt in the ferry fire.",
    ),
    "another's share": ("Revenue rose 7% and profit fell 12%.", "Profit fell 7%."),
    "another's cost": (
        "The pier will cost €60 million. The region gave €4 million.",
        "The pier costs €4 million.",
    ),
    "another's age": ("Ann Lee, 58, left the plant. Greg Hallam, 44, stayed.", "Greg Hallam, 58, stayed."),
    "another won": ("Norvale Rovers won 2-0 against Marlow United.", "Marlow United beat Norvale Rovers 2-0."),
    "another's office": (
        "Election clerk Ana Lee counted the ballots, and reporter Omar Said watched.",
        "Election clerk Omar Said counted the ballots.",
    ),
    "another month": ("Vera Holm tore a muscle against Hull on March 9.", "Holm tore a muscle in May."),
    "another noun": ("Three of the Danes died. 13 Swedes left.", "Thirteen Danes died."),
    "rounded, of something else": ("The hall held 1,009 people.", "The hall sold 1,010 tickets."),
    "rounded, of the opposite": ("It sold 4,987 boats.", "It sold about 5,000 cars."),
    "another's place in a race": ("Lund came sixth in the race and Poe came third.", "Poe finished sixth."),
    "a time of as many months as years": ("She was 15 years old when they met.", "They met for 15 months."),
    "letters that it has not": ("A man was cleared by a DNA test.", "HIV test clears man"),
    "a name like a compound": ("A fire broke out in the town.", "Fire breaks out in Blackburn"),
    "a place of two words, another": ("North Korean reporters came.", "South Korean Reporters Visit Hotel"),
    "the other war": ("He fought in WW2.", "He fought in World War One."),
    "games of a place": ("The Olympics were a success.", "The Rio Olympics were a success."),
    "another firm": ("Zeltran Bank won the case.", "Zeltran Holdings won the case."),
    "letters of others": ("Hale & Penrose signs a deal.", "H&R signs a deal."),
    "another's first name": ("Oskar and Lise Brandt adopted two girls.", "Karl Brandt adopted two girls."),
}


@pytest.mark.parametrize(("source", "summary"), FAITHFUL.values(), ids=FAITHFUL)
def test_faithful_rewordings_are_no_errors(source: str, summary: str) -> None:
    report = check(source, summary)

    assert [finding.message for finding in report.findings if finding.severity == "error"] == []


@pytest.mark.parametrize(("source", "summary"), WRONG.values(), ids=WRONG)
def test_what_only_looks_so_is_an_error(source: str, summary: str) -> None:
    assert check(source, summary).faithful is False


def test_no_before_a_number_denies_nothing() -> None:
    opened = "Sinkhole number 3 opened on Monday in the town of Marlow."

    assert check(opened, "Sinkhole No. 3 opened on Monday in Marlow.").findings == ()
    assert check(opened, "No sinkhole opened on Monday in Marlow.").findings != ()
