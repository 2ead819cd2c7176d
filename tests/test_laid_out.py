"""Lists, steps, tables and minutes in a brief: whole or in order from the first, with what they are told to be of."""

from pathlib import Path

import pytest

from briefer.briefing.composites import composites
from briefer.briefing.run_ins import run_ins, with_run_ins
from briefer.briefing.steps import brief_form, left_line, steps
from briefer.briefing.table_rows import table_rows
from briefer.readers import read, read_text
from briefer.readers.markdown.article import as_rendered
from briefer.text.span import Span

HOWTO = """# How to sharpen a kitchen knife

A knife that tears a tomato is blunt, and a stone makes it sharp again in a quarter of an hour without any machine.

## Sharpen the blade

1. Lay the stone into cold water for ten minutes. It is ready when no more bubbles rise.
2. Set the stone on a wet cloth so that it cannot slip.
3. Hold the blade at a flat angle to the stone with both hands.
4. Push the edge over the stone twenty times from heel to tip. Do not press hard.
5. Turn the blade and do the same on the other side.
6. Rinse the blade under cold water and dry it with a cloth.

Never test the edge with a finger, for it may cut you before you feel it at all.

## Keep it sharp

Cut on wood or on soft plastic, and never on glass or stone. A knife that is used each day needs the stone twice a year.
"""


def summary(run, path: Path, text: str, *options: str) -> str:
    path.write_text(text, encoding="utf-8")
    return run("summarize", path, "-q", *options).out


@pytest.mark.parametrize("options", [("--length", "short"), (), ("--length", "long"), ("--words", "60")])
@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_steps_are_printed_in_order_from_the_first(tmp_path: Path, run, options: tuple[str, ...], kind: str) -> None:
    out = summary(run, tmp_path / "a.md", HOWTO, "-f", kind, *options)
    numbers = [int(line.lstrip("- ")[0]) for line in out.splitlines() if line.lstrip("- ")[1:2] == "."]
    assert numbers == list(range(1, len(numbers) + 1))
    left = 6 - len(numbers)
    if numbers and left:
        assert f"{left} more step{'s' if left > 1 else ''}." in out
    else:
        assert " more step" not in out
    assert numbers or "Never test the edge" not in out


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([1, 2, 3], "1 more step."), ([1], "3 more steps."), ([1, 2, 3, 4], None), ([], None)],
)
def test_what_is_left_of_steps_is_told(numbers: list[int], expected: str | None) -> None:
    body = "1. Lay the net down.\n2. Wait for the tide. It comes.\n3. Pull the net in.\n4. Go to the harbour."
    assert left_line(body, numbers) == expected


def test_a_list_of_points_has_items() -> None:
    body = "1. The town publish a list.\n2. Every school have a plan.\n3. The state amend its rules."
    assert left_line(body, [1, 2]) == "1 more item."


def test_what_does_not_begin_at_one_has_no_steps() -> None:
    text = "2. Lay the net down.\n3. Wait for the tide.\n4. Pull the net in."
    spans = [Span(3, 20), Span(24, 42), Span(46, 62)]
    assert steps(text, spans, spans).first == ()
    assert left_line(text, [2]) is None


TABLE = """# Prices of rowing boats in 2031

The harbour office of Aldern asked 31 yards what a boat for two costs, and what is done to it in the first winter. Most
of them answered within a week, and nine did not answer at all. A boat cost between 2,400 and 9,100 crowns in May.

## What they cost

The cheapest boats are made of plastic in one mould. Wood lasts longer if it is oiled each year, the yards say, and
brings more when it is sold. A third of all boats in the harbour are older than twenty years, and none of these leaks.

| Kind | Lowest (crowns) | Highest (crowns) |
| --- | --- | --- |
| Plastic | 2,400 | 3,900 |
| Wood | 4,800 | 9,100 |

## What to ask

The office advises buyers to ask each yard the same three questions:

- How long does the hull last?
- Who mends it in winter?
- What does a new oar cost?

The yards that could not say so sold fewer boats than the others did in that year, the office found.
"""


def test_a_table_beside_prose_gives_a_row_with_its_head(tmp_path: Path, run) -> None:
    out = " ".join(summary(run, tmp_path / "a.md", TABLE, "--percent", "60").split())
    assert "Plastic: 2,400 (Lowest, crowns), 3,900 (Highest, crowns)." in out


def test_a_list_of_questions_is_printed_whole_or_not(tmp_path: Path, run) -> None:
    asked = ["How long does the hull last?", "Who mends it in winter?", "What does a new oar cost?"]
    for options in ((), ("--percent", "70"), ("--percent", "95")):
        out = " ".join(summary(run, tmp_path / "a.md", TABLE, *options).split())
        assert [question in out for question in asked] in ([True] * 3, [False] * 3)
    article, _ = as_rendered(read(str(tmp_path / "a.md")))
    lists = [composite.text for section in article.sections for composite in composites(article, section)]
    assert f"The office advises buyers to ask each yard the same three questions: {' '.join(asked)}" in lists


def test_points_of_a_mail_keep_their_numbers(tmp_path: Path, run) -> None:
    mail = (
        "From: Ann Poe <ann@aldern.example>\nTo: all@aldern.example\nSubject: What we do on Monday\n"
        "Date: Thu, 22 Jan 2026 16:48:10 +0000\n\nAll,\n\nHere is what we have decided.\n\n"
        "1. We move the 140 boats in shed B to the old harbour on Saturday at six.\n\n"
        "2. Shed B is closed on Saturday evening and its roof is mended on Monday by Acme.\n\n"
        "3. The fair that was planned for Tuesday is moved to 10 February.\n\n"
        "The alarm did not fail, as we first thought. It rang at two and nobody was there to hear it.\n\nAnn\n"
    )
    out = summary(run, tmp_path / "a.eml", mail)
    assert "\n1. We move the 140 boats" in out
    assert "\n2. Shed B is closed" in out


MINUTES = """ALDERN TOWN COUNCIL

Minutes of the meeting of 4 May 2031

Present: Ann Poe, John Roe, Jane Doe
Apologies: Max Moe

1. Harbour

The clerk said that a wall of the harbour had moved by a hand in March. Mrs Doe asked who had looked at it since then.
After discussion it was put to the vote.

RESOLVED: that Acme mend the wall for 42,000 crowns before the winter.

ACTION: Clerk to write to Acme.

2. Planning

31/0187 - The Old Forge, High Street: two flats instead of a workshop. Members objected because of the traffic.
31/0190 - 4 Church Row: extension at the rear. No objection.

3. Footpath

Mr Roe said that the path behind the school had been under water for most of the winter.

RESOLVED: that a drain be laid by June for not more than 3,100 crowns.

There being no further business the meeting closed at 9 pm.
"""


def test_minutes_print_what_was_resolved(tmp_path: Path, run) -> None:
    out = " ".join(summary(run, tmp_path / "a.txt", MINUTES, "--length", "long").split())
    assert "RESOLVED: that Acme mend the wall" in out
    assert "RESOLVED: that a drain be laid" in out
    assert "put to the vote" not in out
    assert ("two flats" in out) <= ("Members objected" in out)
    assert "extension at the rear" not in out


@pytest.mark.parametrize(
    ("step", "form"),
    [
        ("Put the plug in, so that no screw is lost.", "Put the plug in."),
        ("Turn off the tap; it is below the sink.", "Turn off the tap."),
        ("Open the lid in order to let the steam out.", "Open the lid."),
        ("Cut the blue wire; never cut the red one.", None),
        ("Take two drops: if you are under twelve, take one.", None),
        ("Boil the rice for ten minutes, until it is soft.", None),
        ("If it leaks, so that the floor is wet, call a plumber.", None),
        ("Mix the oil (so that it is thick) with salt.", None),
    ],
)
def test_a_step_keeps_what_it_needs(step: str, form: str | None) -> None:
    assert brief_form(step) == form


def test_all_steps_of_a_how_to_are_printed_in_the_words_that_they_need(tmp_path: Path, run) -> None:
    steps_in_full = [
        "Lay the net on the sand, so that no knot is hidden.",
        "Find each hole; run your hands along the rope.",
        "Cut the torn threads, so that the edges are clean.",
        "Tie a new thread to the last whole knot.",
        "Weave it through the hole until it is closed.",
    ]
    text = "How to mend a net\n\nA net that has one hole has ten by the end of the week, fishers say.\n\n"
    text += "Mend the hole\n\n" + "\n".join(f"{k}. {step}" for k, step in enumerate(steps_in_full, 1))
    text += "\n\nNever mend a net in the rain. Wet threads stretch, and a knot that was tight comes loose as it dries. "
    text += "A net that was mended well lasts for another season, and a good one for three. Some fishers dye it anew "
    text += "in the winter, when the boats lie on the beach, and hang it up in the loft until the ice is gone.\n"
    out = summary(run, tmp_path / "a.txt", text)
    assert "1. Lay the net on the sand.\n2. Find each hole.\n3. Cut the torn threads.\n4. Tie a new thread" in out
    assert "\n5. Weave it through the hole until it is closed." in out
    assert "more step" not in out


@pytest.mark.parametrize("words", [30, 40, 60])
def test_the_number_of_a_step_is_a_word(tmp_path: Path, run, words: int) -> None:
    out = summary(run, tmp_path / "a.md", HOWTO, "--words", str(words))
    printed = out.partition("Left out")[0].partition("Not kept")[0].partition("No unsupported")[0]
    lines = [line for line in printed.splitlines() if not line.startswith(("===", "---")) and " more step" not in line]
    assert 0 < len(" ".join(lines).split()) <= words


def rows(table: str, prose: str = "Boats are let by the day.") -> list[tuple[str, ...]]:
    (section,) = read_text(f"Boats for hire\n\n{prose}\n\n{table}").sections
    article = read_text(f"Boats for hire\n\n{prose}\n\n{table}")
    return [found.row.cells for found in table_rows(article, section.paragraphs) if found.row]


@pytest.mark.parametrize(
    ("cells", "prose", "telling"),
    [
        (("North\t12\t90", "South\t14\t70", "Total\t26\t160"), "Boats are let by the day.", "Total"),
        (("2029\t12\t90", "2030\t14\t70", "2031\t15\t60"), "Boats are let by the day.", "2031"),
        (("North\t12\t90", "South\t14\t70"), "Most boats are let in the south.", "South"),
        (("North\t12\t90", "South\t14\t70"), "Boats are let by the day.", "North"),
    ],
)
def test_the_row_that_says_most(cells: tuple[str, ...], prose: str, telling: str) -> None:
    table = "\n\n".join(["Where\tBoats\tDays", *cells])
    assert [row[0] for row in rows(table, prose)] == [telling]


DIVISIONS = """Half-year results of the yard

The yard sold boats for 90 million crowns between January and June, it said on Monday.

Divisions

Oars. Sales rose by 4 percent to 11 million crowns. Profit fell by a third because of the price of ash wood in spring.

Hulls. Sales fell by 9 percent to 64 million crowns. Nine hulls went to Norway, two fewer than in early 2030.
"""


def test_a_heading_in_the_line_stays_with_what_it_heads(tmp_path: Path, run) -> None:
    out = " ".join(summary(run, tmp_path / "a.txt", DIVISIONS, "--percent", "60").split())
    for head, said in (("Oars.", "Sales rose by 4 percent"), ("Hulls.", "Sales fell by 9 percent")):
        assert said not in out.replace(f"{head} {said}", "")
    assert "Profit fell" not in out or "Oars. Sales" in out


def test_one_short_sentence_is_no_heading_in_the_line() -> None:
    text = "It rained. Nobody came.\n\nLong ago. The boats were made of oak."
    spans = [Span(0, 10), Span(11, 23), Span(25, 34), Span(35, 62)]
    paragraphs = [Span(0, 23), Span(25, 62)]
    assert with_run_ins(text, spans, paragraphs) == tuple(spans)
    assert run_ins(text, spans, paragraphs) == {}


CARD = """How to renew a ticket online

You can renew a ticket for the ferry up to three times without coming to the office at the harbour of Aldern.

1. Go to the page "My tickets" and log in with the number on your ticket.
2. Choose "Renew". If you do not see it, the ticket has expired, and you have to come to the office.
3. Check your address. Change it if you have moved to another town since then.
4. Pay the fee of 12 crowns by card. Students pay 6 crowns and send a photo.

The office keeps what it knows of you for a year after a ticket has expired. Whoever owes it more than 20 crowns cannot
renew a ticket online, and neither can whoever has lost one. Bicycles need a ticket of their own from May to September.
"""


@pytest.mark.parametrize("options", [(), ("--words", "45"), ("--percent", "20")])
def test_a_step_of_few_words_is_a_step(tmp_path: Path, run, options: tuple[str, ...]) -> None:
    out = summary(run, tmp_path / "a.txt", CARD, *options)
    numbers = [line[:2] for line in out.splitlines() if line[:1].isdigit() and line[1:3] == ". "]
    assert numbers == ["1.", "2.", "3.", "4."][: len(numbers)]
    assert len(numbers) > 1
    assert '2. Choose "Renew".' in out
    left = 4 - len(numbers)
    assert (f"{left} more step" in out) is (left > 0)
    assert "Key:" not in out
