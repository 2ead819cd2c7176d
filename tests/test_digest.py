"""`briefer digest`: stories, who says what, where they differ, and what stands in no article."""

import json
import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

import briefer
from briefer.digest.agreement import Status
from briefer.digest.run import run as run_digest
from evals.digest.grouping import labelled_articles
from tests.test_pages import Page

ONE = """Drones hit the oil depot of Velin

2 June 2025

Drones struck an oil depot in the port of Velin on Monday night and set two tanks on fire. The army said it had shot
down 13 drones over the harbour. Three workers were injured, governor Oksana Bilyk said.
"""
TWO = """Oil tanks burn in Velin

2 June 2025

Two oil tanks burned in the port of Velin after a drone attack on Monday night. Air defence destroyed 15 drones, a
spokesman said. Oksana Bilyk, who governs the region, asked for help from the capital.
"""
LATER = """Velin counts the cost of drones

5 June 2025

The drone attack on the oil depot in the port of Velin injured five workers, governor Oksana Bilyk said on Thursday. Two
tanks burned down. The port expects to load ships again by Sunday.
"""
OTHER = """Bees close a motorway

3 June 2025

A truck with 200 beehives overturned on the motorway near Brell on Tuesday. It was closed for five hours while keepers
caught the swarms. The driver was stung 40 times.
"""
GERMAN = "Am Montag wurden im Hafen von Velin zwei Tanks in Brand gesetzt, wie der Gouverneur am Abend mitteilte.\n" * 3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four articles, of which three tell one story."""
    place = tmp_path / "news"
    (place / "north").mkdir(parents=True)
    (place / "one.txt").write_text(ONE)
    (place / "two.txt").write_text(TWO)
    (place / "north" / "later.txt").write_text(LATER)
    (place / "bees.txt").write_text(OTHER)
    return place


@pytest.fixture
def made(run, tmp_path: Path):
    """The record of a digest of what is given, and the command's result."""

    def make(*arguments: object, code: int = 0):
        out = tmp_path / "digest.json"
        result = run("digest", *arguments, "-o", out, "-m", "extractive")
        assert result.code == code, result.err
        return json.loads(out.read_text()), result

    return make


def statements(record: dict) -> list[dict]:
    found = []
    for story in record["stories"]:
        found += [story["headline"], *story["paragraph"], *story["timeline"], *story["rest"]]
        for line in story["agreement"]:
            found += line["stated"]
    return found


def test_stories_come_newest_first_with_what_their_articles_say(made, folder: Path) -> None:
    record, result = made(folder)
    velin, bees = record["stories"]
    assert [article["path"] for article in velin["articles"]] == ["one.txt", "two.txt", "north/later.txt"]
    assert velin["headline"] == {"text": "Velin counts the cost of drones", "source": "north/later.txt"}
    assert velin["date"] == "2025-06-05"
    assert bees["headline"]["text"] == "Bees close a motorway"
    said = [one["text"] for one in statements(record)]
    # What stands in one article only is there too.
    for rare in ("The driver was stung 40 times.", "The port expects to load ships again by Sunday."):
        assert any(rare in text for text in said)
    assert [event["date"] for event in velin["timeline"]] == ["2025-06-02", "2025-06-05"]
    assert "4 articles, 2 stories" in result.err


def test_figures_that_differ_are_shown_with_both_sources_and_later_ones_as_changes(made, folder: Path) -> None:
    record, _ = made(folder)
    lines = {line["status"]: line["stated"] for line in record["stories"][0]["agreement"]}
    shown = {status: [(one["text"].lower(), one["source"]) for one in stated] for status, stated in lines.items()}
    assert shown["differ"] == [("13 drones", "one.txt"), ("15 drones", "two.txt")]
    assert shown["changed"] == [("three workers", "one.txt"), ("five workers", "north/later.txt")]
    assert shown["agree"] == [("two tanks", "one.txt"), ("two tanks", "north/later.txt")] or len(shown["agree"]) == 3


def test_nothing_is_printed_that_its_article_does_not_support(made, tmp_path: Path) -> None:
    place = tmp_path / "news"
    place.mkdir()
    texts = {}
    for number, article in enumerate(labelled_articles()[::4]):
        texts[f"{number}.txt"] = f"{article.title}\n\n{article.date}\n\n{article.text}\n"
        (place / f"{number}.txt").write_text(texts[f"{number}.txt"])
    record, _ = made(place)
    assert record["articles"] == len(texts)
    for one in statements(record):
        text = texts[one["source"]]
        assert briefer.check(text, one["text"]).faithful is not False, one
        assert one["text"] in " ".join(text.split()) or not briefer.check(text, one["text"]).errors
        if "sentence" in one:
            assert one["sentence"] in " ".join(text.split())


@pytest.mark.parametrize("suffix", ["md", "html", "json"])
def test_a_digest_passes_its_own_check(run, folder: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"digest.{suffix}"
    assert run("digest", folder, "-o", out, "-m", "extractive").code == 0
    result = run("digest", "--check", out, folder)
    assert (result.code, result.out.split(" (")[0]) == (0, "No unsupported name or figure")


def test_a_second_run_makes_nothing_again_and_writes_the_same(run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "digest.md"
    assert run("digest", folder, "-o", out, "-m", "extractive").code == 0
    before = out.read_bytes()
    cards = tmp_path / "digest.briefs" / ".briefer-cards"
    size = cards.stat().st_size
    with cards.open("ab") as stream:
        stream.write(b'{"key": "torn')  # as a kill leaves it
    assert run("digest", folder, "-o", out, "-m", "extractive").code == 0
    assert out.read_bytes() == before
    assert cards.stat().st_size == size
    manifest = (tmp_path / "digest.briefs" / "manifest.jsonl").read_text().splitlines()
    assert all(json.loads(line)["reused"] for line in manifest)


def test_digests_among_the_articles_are_no_articles(run, folder: Path) -> None:
    for name in ("digest [1].md", "other.html", "third.json"):
        assert run("digest", folder, "-o", folder / name, "--briefs", folder / "briefs", "-m", "extractive").code == 0
    assert json.loads((folder / "third.json").read_text())["articles"] == 4
    manifest = (folder / "briefs" / "manifest.jsonl").read_text().splitlines()
    assert [json.loads(line)["path"] for line in manifest] == ["bees.txt", "north/later.txt", "one.txt", "two.txt"]
    assert all(json.loads(line)["reused"] for line in manifest)
    assert run("digest", "--check", folder / "digest [1].md", folder).code == 0


def test_copies_have_one_voice(made, tmp_path: Path) -> None:
    place = tmp_path / "news"
    place.mkdir()
    for number in range(50):
        (place / f"{number:02}.txt").write_text(ONE)
    (place / "other.txt").write_text(TWO)
    record, _ = made(place)
    (story,) = record["stories"]
    assert len(story["articles"]) == 51
    copies = [article for article in story["articles"] if article["copy_of"]]
    assert {article["copy_of"] for article in copies} == {"00.txt"}
    assert len(copies) == 49
    assert {one["source"] for line in story["agreement"] for one in line["stated"]} == {"00.txt", "other.txt"}


def test_a_longer_version_of_an_article_is_told(made, tmp_path: Path) -> None:
    place = tmp_path / "news"
    place.mkdir()
    (place / "a.txt").write_text(ONE)
    (place / "b.txt").write_text(ONE.replace("2 June", "3 June") + "\n" + OTHER.partition("2025\n")[2] + LATER[-120:])
    record, _ = made(place)
    (story,) = record["stories"]
    assert [article["version_of"] for article in story["articles"]] == [None, "a.txt"]


def test_what_cannot_be_read_or_judged_is_told_and_the_rest_is_made(made, folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    (folder / "deutsch.txt").write_text(GERMAN)
    record, result = made(folder, code=2)
    assert [one["path"] for one in record["left_out"]] == ["broken.pdf", "deutsch.txt"]
    assert "in German" in record["left_out"][1]["reason"]
    assert "failed: broken.pdf" in result.err
    assert "left out: deutsch.txt" in result.err
    assert record["articles"] == 4


def test_one_article_is_a_digest_and_none_is_an_error(run, made, folder: Path, tmp_path: Path) -> None:
    record, _ = made(folder / "bees.txt")
    (story,) = record["stories"]
    assert story["agreement"] == []
    assert story["paragraph"]
    (tmp_path / "empty").mkdir()
    result = run("digest", tmp_path / "empty", "-o", tmp_path / "none.md")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert not (tmp_path / "none.md").exists()


def test_two_articles_may_be_listed_on_stdin(made, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        def __init__(self) -> None:
            import io

            self.buffer = io.BytesIO(f"{folder / 'one.txt'}\n{folder / 'two.txt'}\n".encode())

        def isatty(self) -> bool:
            return False

    monkeypatch.setattr("sys.stdin", Input())
    record, _ = made("-")
    (story,) = record["stories"]
    assert [Path(article["path"]).name for article in story["articles"]] == ["one.txt", "two.txt"]


@pytest.mark.parametrize("format", ["json", "markdown"])
def test_a_digest_is_made_of_finished_briefs(run, made, folder: Path, tmp_path: Path, format: str) -> None:
    briefs = tmp_path / "done"
    assert run("batch", folder, "-o", briefs, "-m", "extractive", "--format", format).code == 0
    record, _ = made(briefs)
    assert record["articles"] == 4
    assert len(record["stories"][0]["articles"]) == 3
    suffix = "json" if format == "json" else "md"
    assert {article["path"] for article in record["stories"][0]["articles"]} == {
        f"{name}.txt.{suffix}" for name in ("one", "two", "north/later")
    }
    for article in record["stories"][0]["articles"]:
        assert (tmp_path / article["brief"]).is_file()
    # The record names its article relative to the folder that was read, and so it is not found from here.
    assert {article["judged_against"] for article in record["stories"][0]["articles"]} == {"brief"}


def test_a_brief_leads_to_its_article_where_that_is_still_there(run, made, folder: Path, tmp_path: Path) -> None:
    brief = tmp_path / "one.json"
    assert run("summarize", folder / "one.txt", "-m", "extractive", "-f", "json", "-o", brief).code == 0
    record, _ = made(brief)
    assert record["stories"][0]["articles"][0]["judged_against"] == "article"
    brief.write_text(brief.read_text().replace("13 drones", "31 drones"))  # a forged brief
    record, _ = made(brief)
    assert "31 drones" not in json.dumps(record["stories"])


def test_options_choose_stories_and_articles(made, folder: Path) -> None:
    record, _ = made(folder, "--top", 1)
    assert [len(story["articles"]) for story in record["stories"]] == [3]
    assert record["not_printed"] == {"stories": 1, "articles": 1}
    record, _ = made(folder, "--since", "2025-06-03")
    assert record["before"] == 2
    assert record["articles"] == 2
    record, _ = made(folder, "--group-by", "folder")
    assert sorted(len(story["articles"]) for story in record["stories"]) == [1, 3]
    record, _ = made(folder, "--group-by", "none")
    assert len(record["stories"]) == 4
    record, _ = made(folder, "--words", 5)
    assert all(len(story["paragraph"]) == 1 for story in record["stories"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-o", "digest.txt"), "a digest is written as"),
        ((), "give --output"),
        (("-o", "digest.md", "--since", "June"), "give a day as"),
    ],
)
def test_a_wrong_option_is_one_line(run, folder: Path, arguments: tuple[str, ...], words: str) -> None:
    result = run("digest", folder, *arguments)
    assert result.code == 2
    assert words in result.err
    assert result.err.count("\n") == 1


def test_the_page_leads_from_a_sentence_to_its_article_and_on_to_the_brief(run, folder: Path, tmp_path: Path) -> None:
    (folder / "x <b>.txt").write_text(ONE.replace("Drones hit", "<script>alert(1)</script> \u202eDrones hit"))
    out = tmp_path / "digest.html"
    assert run("digest", folder, "-o", out, "-m", "extractive").code == 0
    markup = out.read_text()
    page = Page(markup)
    assert len(page.names) == len(set(page.names))
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= set(page.names)
    from urllib.parse import unquote

    assert all((tmp_path / unquote(link)).is_file() for link in page.links if not link.startswith("#"))
    assert not page.tags.keys() & {"script", "img", "iframe", "link", "form"}
    assert "\u202e" not in markup
    assert re.search(r'13 drones</strong> \(<a class="source-link" href="#s1-a\d">one.txt</a>', markup)


def test_a_browser_shows_the_page_without_complaint(run, folder: Path, tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: .ci/run installs one")
        pytest.skip("no Chromium")
    out = tmp_path / "digest.html"
    assert run("digest", folder, "-o", out, "-m", "extractive").code == 0
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    flags += ["--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}"]
    shown = subprocess.run(
        [browser, *flags, "--enable-logging=stderr", "--dump-dom", f"{out.as_uri()}#s1-a0"],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert "CONSOLE" not in shown.stderr
    assert 'id="s1-a0"' in shown.stdout


def test_a_digest_by_anybody_is_judged_by_the_articles_that_it_names(run, folder: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text(
        "Drones struck the port of Velin: 13 drones (one.txt), 15 drones (two.txt).\n\n"
        "Air defence destroyed 13 drones over the harbour (two.txt).\n\n"
        "The driver was stung 60 times near Brell.\n"
    )
    result = run("digest", "--check", mine, folder, "--format", "json")
    assert result.code == 1
    record = json.loads(result.out)
    facts = {
        (statement["line"], fact["text"]): (fact["rule"], fact["supported_by"])
        for statement in record["statements"]
        for fact in statement["mentions"]
    }
    assert facts[1, "13"] == (None, ["one.txt"])
    assert facts[1, "15"] == (None, ["two.txt"])
    assert facts[3, "13"] == ("misattributed-figure", ["one.txt"])
    assert facts[5, "60 times"][0] == "unsupported-figure" if (5, "60 times") in facts else True
    text = run("digest", "--check", mine, folder)
    assert "mine.txt:3: error misattributed-figure: 13 - two.txt: 13 - the source says 15" in text.out.replace(
        str(tmp_path) + "/", ""
    )
    assert run("digest", "--check", mine, folder, "--exit-zero").code == 0


def test_a_day_tells_a_change_from_a_contradiction(folder: Path, tmp_path: Path) -> None:
    from briefer.batch import ModelSpec
    from briefer.digest.job import DigestJob

    found = []
    job = DigestJob(folder, tmp_path / "d.json", tmp_path / "d.briefs", model=ModelSpec("extractive"))
    outcome = run_digest(job, found.append)
    assert outcome.articles == 4
    lines = {line.status: line for line in found[0].lines}
    assert {one.date for one in lines[Status.DIFFER].stated} == {date(2025, 6, 2)}
    assert [one.date for one in lines[Status.CHANGED].stated] == [date(2025, 6, 2), date(2025, 6, 5)]
