"""The rules of a digest: copies, stories, measures, days."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.digest.agreement import Stated, Status, lines_of
from briefer.digest.article import DigestArticle, Features
from briefer.digest.cards import CARDS, CardFile
from briefer.digest.copies import Kin, Sketch, find_kin
from briefer.digest.dates import published
from briefer.digest.grouping import stories
from briefer.digest.measures import measures_of
from briefer.digest.statements import names_of, statements
from briefer.digest.terms import Terms
from briefer.facts.document import FactIndex
from evals.digest import agreement, grouping

words = st.lists(st.sampled_from("port fire Velin Kessel drone 13 45 tank said mayor".split()), min_size=1, max_size=20)


@given(st.lists(words, max_size=12), st.data())
def test_every_article_is_in_one_story_whatever_the_days(texts: list[list[str]], data: st.DataObject) -> None:
    days = [data.draw(st.none() | st.dates(date(2024, 1, 1), date(2025, 1, 1))) for _ in texts]
    terms = [Terms.of(None, FactIndex.of(" ".join(text))) for text in texts]
    groups = stories(terms, days)
    assert sorted(index for group in groups for index in group) == list(range(len(texts)))


@given(st.lists(words, min_size=1, max_size=12))
def test_a_copy_is_of_an_earlier_article_that_is_none(texts: list[list[str]]) -> None:
    kin = find_kin([Sketch.of(" ".join(text)) for text in texts])
    for index, relation in kin.items():
        assert relation.of < index
        assert not (relation.of in kin and kin[relation.of].is_copy)
    for index, text in enumerate(texts):
        if text in texts[:index]:
            assert kin[index].is_copy


def test_a_changed_line_leaves_a_copy_and_more_text_a_version() -> None:
    text = "The mayor of Ashby closed the bridge on Elm Street after inspectors found rust in two of its cables. "
    more = "Buses make a detour of 25 minutes, and shops on the east bank fear for their trade in the coming weeks."
    other = "A truck with two hundred beehives overturned on the motorway near Brell on Tuesday morning, police said."
    kin = find_kin([Sketch.of(one) for one in (text, other, "ASHBY - " + text, text + more)])
    assert kin == {2: Kin(0, is_copy=True), 3: Kin(0, is_copy=False)}


def lines(*articles: tuple[date | None, str]):
    return lines_of(
        [
            Stated(place, day, one)
            for place, (day, text) in enumerate(articles)
            for one in measures_of(FactIndex.of(text))
        ]
    )


MAY = date(2025, 5, 3)


@pytest.mark.parametrize(
    ("days", "status"),
    [
        ((MAY, MAY), Status.DIFFER),
        ((None, None), Status.DIFFER),
        ((MAY, None), Status.DIFFER),
        ((MAY, date(2025, 5, 4)), Status.CHANGED),
    ],
)
def test_only_a_later_day_makes_a_change_of_a_difference(days: tuple[date | None, ...], status: Status) -> None:
    texts = ("A landslide in Corva killed nine people.", "The landslide in Corva killed 11 people.")
    (line,) = lines(*zip(days, texts, strict=True))
    assert line.status is status
    assert [one.measure.said for one in line.stated] == ["nine people", "11 people"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A landslide in Corva killed nine people.", "A landslide in Corva killed at least nine people."),
        ("About 2,300 schools stayed closed.", "The strike closed 2,314 schools."),
        ("The profit of Nordbank was $1.2 billion.", "Nordbank made a profit of $1.23 billion."),
        ("The army shot down 13 drones.", "Thirteen drones were shot down by the army."),
    ],
)
def test_what_may_be_right_at_once_agrees(one: str, other: str) -> None:
    (line,) = lines((None, one), (None, other))
    assert line.status is Status.AGREE


def test_an_article_that_takes_up_the_other_value_corrects_it() -> None:
    (line,) = lines(
        (None, "The army shot down 15 drones over Velin."),
        (None, "The army shot down 13 drones over Velin, not 15 drones, a spokesman said."),
    )
    assert line.status is Status.CHANGED
    assert [one.measure.said for one in line.stated] == ["15 drones", "13 drones"]


@given(st.lists(st.lists(st.sampled_from([p for pair in agreement.pairs("pairs_set.txt") for p in pair.texts]),
                         min_size=1, max_size=2), min_size=2, max_size=4))  # fmt: skip
def test_nothing_is_lined_up_twice_or_with_itself(articles: list[list[str]]) -> None:
    seen = set()
    for line in lines(*((None, "\n\n".join(texts)) for texts in articles)):
        assert len(line.articles) > 1
        for one in line.stated:
            what = one.article, one.measure.figure.start
            assert what not in seen
            seen.add(what)


def test_most_contradictions_are_found_and_few_consistent_pairs_flagged() -> None:
    score = agreement.score()
    assert score["contradictions_found"] >= 83 / 90
    assert score["consistent_passed"] >= 86 / 90


def test_stories_are_found_as_people_label_them() -> None:
    score = grouping.score()
    assert min(score.values()) >= 0.85
    labels = [article.story for article in grouping.labelled_articles()]
    assert len(labels) == 200
    # One story for all, and one each, are both bad.
    assert grouping.b_cubed(labels, [list(range(200))])[2] < 0.2
    assert grouping.b_cubed(labels, [[index] for index in range(200)])[2] < 0.5


@pytest.mark.parametrize(
    ("path", "notes", "text", "day"),
    [
        ("a.txt", ["Published: 4 May 2025", "1 May 2025"], "", date(2025, 5, 4)),
        ("a.txt", ["date: 2025-05-04"], "", date(2025, 5, 4)),
        ("a.txt", [], "GENEVA, 14 March 2025 (Friday) - The panel met.", date(2025, 3, 14)),
        ("news/2025/03/04/strike.txt", [], "The panel met.", date(2025, 3, 4)),
        ("2024-01-01/20250304-strike.txt", [], "The panel met.", date(2025, 3, 4)),
        ("20251399.txt", [], "The panel met on 3 May.", None),
    ],
)
def test_the_day_of_an_article(path: str, notes: Sequence[str], text: str, day: date | None) -> None:
    assert published(path, notes, FactIndex.of(text)) == day


def test_brackets_name_articles_only_where_they_hold_nothing_else() -> None:
    names = names_of(["north/a.txt", "b.txt", "south/a.txt"])
    assert "a.txt" not in names  # two files are called so
    text = "Nine people died (b). It rained [north/a.txt]. Ten (of 20) came (b.txt, north/a.txt)."
    found = [(one.text, one.named) for one in statements(text, names)]
    assert found == [
        ("Nine people died", ("b.txt",)),
        ("It rained", ("north/a.txt",)),
        ("Ten (of 20) came", ("b.txt", "north/a.txt")),
    ]


def test_cards_are_found_again_and_old_ones_go(tmp_path: Path) -> None:
    features = Features(Terms.of("Drones", FactIndex.of("Drones hit Velin.")), Sketch.of("Drones hit Velin."))
    articles = {
        f"key{number}": DigestArticle(f"{number}.txt", None, "é \ud800", date(2025, 6, 2), "b.json", "text " * number)
        for number in range(9)
    }
    with CardFile(tmp_path) as cards:
        for key, article in articles.items():
            cards.add(key, article, features)
        size = (tmp_path / CARDS).stat().st_size
    with CardFile(tmp_path) as cards:
        assert all(key in cards for key in articles)
        assert cards.both("key3")[1] == features
        cards.keep_only({"key3", "key4", "key5"})  # a third of it: nothing is written
        assert (tmp_path / CARDS).stat().st_size == size
        cards.keep_only({"key4"})
        cards.add("new", articles["key8"], features)
    with CardFile(tmp_path) as cards:
        assert [key for key in articles if key in cards] == ["key4"]
        assert cards.article("key4").text == articles["key4"].text
        assert cards.article("new").path == "8.txt"


def test_the_eval_reads_labelled_files(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"document": "Drones hit Velin.", "title": "Drones", "story": "x"}\n' * 2)
    monkeypatch.setattr("sys.argv", ["grouping", str(rows)])
    grouping.main()
    assert "F1 1.000" in capsys.readouterr().out
