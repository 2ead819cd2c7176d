"""How long a brief gets: limits are met, words are shared out, sections are left out and told, headings are merged."""

import json

import pytest
from builders import article_of
from fakes import FakeSummarizer
from hypothesis import given
from hypothesis import strategies as st

from briefer.briefing.brief import LeftOut
from briefer.briefing.depth import with_depth
from briefer.briefing.length import MOST, SHORTEST, Length, allotment
from briefer.briefing.pipeline import brief
from briefer.briefing.reports.text import brief_text
from briefer.briefing.settings import Settings
from briefer.cli.app import main
from briefer.models.extractive import ExtractiveSummarizer

sizes = st.lists(st.integers(min_value=0, max_value=3000), min_size=1, max_size=30)


@given(sizes, st.sampled_from(Length))
def test_no_more_is_shared_out_than_there_is(sizes: list[int], length: Length) -> None:
    shared = allotment(sizes, length)
    total = sum(sizes)
    assert sum(shared.sections) <= shared.limit <= max(MOST * total, 0) + 1
    assert all(0 <= given <= size for given, size in zip(shared.sections, sizes, strict=True))
    if length is Length.MEDIUM and total > SHORTEST / 0.35:
        assert shared.limit <= 0.35 * total


@given(sizes, st.integers(min_value=1, max_value=500))
def test_words_are_a_limit_whatever_the_source_has(sizes: list[int], words: int) -> None:
    shared = allotment(sizes, words=words)
    assert sum(shared.sections) <= shared.limit <= words


@given(sizes, st.lists(st.integers(min_value=0, max_value=60), min_size=30, max_size=30))
def test_what_is_left_goes_to_the_next_and_never_beyond_the_limit(sizes: list[int], wishes: list[int]) -> None:
    shared = allotment(sizes)
    limit = shared.limit
    for wish in wishes[: len(sizes)]:
        shared = shared.after(min(wish, max(shared.next.limit, 0)))
    assert shared.used <= limit


SENTENCES = [
    "The council of Leeds agreed on Monday to build two bridges over the river Aire by 2030.",
    "Acme will build them for 40 million pounds, half of which the state pays.",
    "Shops on both banks had asked for a bridge since the flood of 2015.",
    "Engineers of the council wrote that no lorry of more than 20 tonnes may cross.",
    "Ferries cross the river from six in the morning until ten at night.",
    "Cyclists of Leeds want a lane of their own on each of the bridges.",
]


def paper(sections: int) -> str:
    return "\n".join(
        f"# Part {n}\n" + "\n".join(s.replace("Leeds", f"Leeds{n}") for s in SENTENCES) for n in range(sections)
    )


@pytest.mark.parametrize(
    "settings", [Settings(), Settings(length=Length.SHORT), Settings(words=50), Settings(budget=0.2)]
)
def test_a_brief_keeps_to_its_length(settings: Settings) -> None:
    article = article_of(paper(6))
    result = brief(article, ExtractiveSummarizer(), settings)
    total = sum(len(section.text.split()) for section in article.sections)
    most = settings.words or (settings.budget or {Length.SHORT: 0.15, Length.MEDIUM: 0.35}[settings.length]) * total
    printed = sum(section.words for section in result.sections)
    assert 0 < printed <= most


def test_what_has_no_room_is_left_out_and_named() -> None:
    result = brief(article_of(paper(6)), ExtractiveSummarizer(), Settings(words=40))
    left = [section for section in result.sections if section.left_out is LeftOut.LENGTH]
    assert left
    text = brief_text(result)
    assert "Left out for the brief's length: " in text
    assert all(section.section.heading in text for section in left)
    assert "\nPart 5\n---" not in text


def test_no_sentence_that_fits_is_told_and_prints_nothing() -> None:
    result = brief(article_of(paper(1)), FakeSummarizer(), Settings(words=3))
    assert result.sections[0].sentences == ()
    assert "Left out for the brief's length: Part 0." in brief_text(result)


NESTED = (
    "# Bridges\nThe council agreed.\n## Cost\nIt costs 4 pounds.\n### State\nThe state pays.\n# Ferries\nThey stay.\n"
)


@pytest.mark.parametrize(
    ("depth", "headings"),
    [
        (None, ["Bridges", "Cost", "State", "Ferries"]),
        (3, ["Bridges", "Cost", "State", "Ferries"]),
        (2, ["Bridges", "Cost", "Ferries"]),
        (1, ["Bridges", "Ferries"]),
        (0, ["Bridges"]),
    ],
)
def test_lower_headings_are_read_with_the_section_above(tmp_path, depth: int | None, headings: list[str]) -> None:
    from briefer.readers import read

    path = tmp_path / "a.md"
    path.write_text(NESTED, encoding="utf-8")
    article = read(str(path))
    merged = with_depth(article, depth)
    assert [section.heading for section in merged.sections] == headings
    assert [p for s in merged.sections for p in s.paragraphs] == [p for s in article.sections for p in s.paragraphs]
    for section in merged.sections:
        assert section.text == merged.text[section.start : section.end]
    assert with_depth(merged, depth) == merged


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stop:
        main([*arguments])
    out, err = capsys.readouterr()
    return int(stop.value.code or 0), out, err


def test_the_command_line_has_the_lengths(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    path.write_text(paper(5).replace("\n", "\n\n"), encoding="utf-8")
    summarize = ("summarize", str(path), "-m", "extractive", "-q")

    def words(*options: str) -> int:
        code, out, _ = run(capsys, *summarize, "-f", "json", *options)
        assert code == 0
        return sum(len(section["summary"].split()) for section in json.loads(out)["sections"])

    assert words("--words", "60") <= 60
    assert words("--length", "short") < words() <= words("--length", "long")
    assert words("--percent", "10") < words("--percent", "30")
    _, out, _ = run(capsys, *summarize, "--overview")
    assert "Part" not in out.replace("Part 0", "", 1) or len(out.splitlines()) < 10
    _, out, _ = run(capsys, *summarize, "--depth", "0", "-f", "json")
    assert len(json.loads(out)["sections"]) == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--percent", "0"), "--percent 0: give more than 0"),
        (("--percent", "20", "--words", "9"), "either --words or --percent"),
        (("--length", "long", "--words", "9"), "either --length, --words or --percent"),
    ],
)
def test_lengths_that_contradict_each_other_are_refused(
    tmp_path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], message: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Rain fell on Oslo.", encoding="utf-8")
    code, out, err = run(capsys, "summarize", str(path), "-m", "extractive", *options)
    assert (code, out) == (2, "")
    assert message in err


LIVE = """# Flood in Aldern: follow it here

## Summary

Two bridges are closed and 300 homes are without power in the valley of the Arl this evening.

### 18:40

**Army called in**

About 150 soldiers are on their way to Aldern, where the barriers have moved by half a metre, the ministry says.

### 17:20

The number of homes that were left has risen to 1,400, the council of Aldern says in its latest note to the press.

### 16:05

**River still rises**

The Arl at Selm has reached 5.7 metres and is still rising by four centimetres an hour, the weather office says.

### 15:10

Around 900 homes have been left so far, the council of Aldern says, and more are to follow before the night.
"""


def shown_words(text: str) -> int:
    """The words of a printed brief: title, headings, sentences, Key lines, without what is told about them."""
    lines = text.splitlines()
    told = ("Left out", "Not kept", "No unsupported", "Nothing to")
    ends = [n for n, line in enumerate(lines) if line.startswith(told)]
    first = 1 if lines[0].endswith(".md") else 0  # the path of what has no title
    return sum(len(line.split()) for line in lines[first : min(ends)] if set(line) - set("=-"))


PAPER = f"# A paper on bridges\n\n{paper(8)}".replace("\n", "\n\n")


@pytest.mark.parametrize("text", [LIVE, PAPER], ids=["live", "paper"])
@pytest.mark.parametrize(
    ("options", "most"),
    [
        ((), 0.35),
        (("--length", "long"), 0.5),
        (("--percent", "40"), 0.4),
        (("--words", "40"), 40),
        (("--words", "90"), 90),
    ],
)
def test_the_whole_printed_brief_keeps_to_its_length(
    tmp_path, capsys: pytest.CaptureFixture[str], text: str, options: tuple[str, ...], most: float
) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    source = len(text.replace("#", "").replace("*", "").split())
    most = most if most > 1 else max(most * source, min(0.5 * source, 90 if source < 171 and not options else 0))
    _, out, _ = run(capsys, "summarize", str(path), "-q", *options)
    assert 0 < shown_words(out) <= most


@pytest.mark.parametrize("depth", [None, "1"])
def test_entries_of_live_coverage_keep_their_times(
    tmp_path, capsys: pytest.CaptureFixture[str], depth: str | None
) -> None:
    path = tmp_path / "a.md"
    path.write_text(LIVE, encoding="utf-8")
    _, out, _ = run(capsys, "summarize", str(path), "-q", *(("--depth", depth) if depth else ()))
    assert "\n18:40 Army called in\n" in out
    assert "About 150 soldiers" in out.partition("18:40")[2].partition("17:20")[0]
    assert "(nothing to summarize)" not in out


def test_a_heading_that_is_the_title_is_printed_once(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    body = " ".join(SENTENCES)
    path.write_text(f"---\ntitle: Two bridges\n---\n\n# Two bridges\n\n{body}\n", encoding="utf-8")
    for kind in ("text", "markdown"):
        _, out, _ = run(capsys, "summarize", str(path), "-q", "-f", kind)
        assert out.count("Two bridges") == 1


STEPS = """# Renew a library card

You can renew a card that ran out less than five years ago. It takes about three weeks and costs nothing but the post.

## Step 1: Find the number

Look for the number on the back of the card, below the strip. It has nine digits and begins with a letter.

## Step 2: Pay

Pay by card at the desk. The fee is not given back.

## Step 3: Send the old card

Post the old card to the house that you chose. It is broken there, and nobody gets it back. Use a thick envelope for it.
"""


def test_room_that_is_left_goes_to_what_was_left_out(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    path.write_text(STEPS, encoding="utf-8")
    _, out, _ = run(capsys, "summarize", str(path), "-q", "--length", "long")
    assert "Step 2: Pay\n-----------\nPay by card at the desk." in out
