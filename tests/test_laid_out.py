"""Lists, steps, tables and minutes in a brief: whole or in order from the first, with what they are told to be of."""

from pathlib import Path

import pytest

from briefer.briefing.composites import composites
from briefer.briefing.steps import left_line, steps
from briefer.readers import read
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
    if 0 < len(numbers) < 6:
        told = f"Steps 1-{len(numbers)} of 6." if len(numbers) > 1 else "Step 1 of 6."
        assert told in out
    else:
        assert " of 6." not in out
    assert numbers or "Never test the edge" not in out


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([1, 2, 3], "Steps 1-3 of 4."), ([1], "Step 1 of 4."), ([1, 2, 3, 4], None), ([], None)],
)
def test_what_is_left_of_steps_is_told(numbers: list[int], expected: str | None) -> None:
    body = "1. Lay the net down.\n2. Wait for the tide. It comes.\n3. Pull the net in.\n4. Go to the harbour."
    assert left_line(body, numbers) == expected


def test_a_list_of_points_has_items() -> None:
    body = "1. The town publish a list.\n2. Every school have a plan.\n3. The state amend its rules."
    assert left_line(body, [1, 2]) == "Items 1-2 of 3."


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
