"""Many articles in the making: what the model is asked, and how much is in memory at once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from batches import CountingSummarizer, article_text, fill

from briefer.batch.discovery import Input, find_inputs
from briefer.batch.pool import Limits, Pool
from briefer.batch.produced import Produced
from briefer.batch.scheduler import produce
from briefer.briefing.brief import Brief
from briefer.briefing.pipeline import Exchange, exchange
from briefer.briefing.settings import Settings
from briefer.documents.article import Article
from briefer.errors import ModelError
from briefer.models import Candidate, Passage
from briefer.models.extractive import ExtractiveSummarizer
from briefer.readers import read_text


def _made(folder: Path, summarizer: ExtractiveSummarizer, limits: Limits | None = None) -> dict[str, Produced]:
    inputs = find_inputs(folder, folder.parent / "out")
    return {made.path: made for made in produce(inputs, summarizer, Settings(), "json", limits)}


def test_passages_of_many_articles_share_a_call(tmp_path: Path) -> None:
    summarizer = CountingSummarizer()
    made = _made(fill(tmp_path / "in", 40), summarizer, Limits(call=16))
    assert len(made) == 40
    assert sum(summarizer.calls) >= 40
    assert max(summarizer.calls) == 16
    assert len(summarizer.calls) <= 5


@pytest.mark.parametrize("limits", [Limits(1, 1), Limits(3, 2000), Limits()])
def test_a_brief_does_not_depend_on_its_company(tmp_path: Path, limits: Limits) -> None:
    folder = fill(tmp_path / "in", 12)
    alone = {
        path: produced.output
        for item in find_inputs(folder, tmp_path / "out")
        for path, produced in [(item.path, next(produce([item], ExtractiveSummarizer(), Settings(), "json")))]
    }
    assert {path: made.output for path, made in _made(folder, ExtractiveSummarizer(), limits).items()} == alone


def test_the_next_call_has_who_waited_longest_whatever_the_lengths() -> None:
    pool: Pool[int] = Pool(Limits(call=2))
    for number, length in enumerate((50, 900, 52, 910, 300)):
        pool.admit(number, _asking(length), 1)
    lengths = []
    while pool.waiting:
        group = pool.take()
        lengths.append([len(passage.text) for passage in group.passages])
        pool.give(group, [[] for _ in group.passages], 0.0)
    assert lengths == [[50, 900], [52, 910], [300]]


def test_no_article_is_let_in_while_a_whole_call_waits() -> None:
    pool: Pool[int] = Pool(Limits(call=2))
    for number in (0, 1):
        assert pool.has_room(1)
        pool.admit(number, _asking(9), 1)
    assert not pool.has_room(1)
    group = pool.take()
    assert pool.has_room(1)
    assert len(pool.give(group, [[], []], 0.0)) == 2


def _asking(length: int) -> Exchange:
    yield [Passage(None, "x" * length)]
    return Brief(Article(None, "", ()), (), None)  # type: ignore[arg-type]


def test_a_fault_of_ours_costs_one_article() -> None:
    def faulty() -> Exchange:
        yield [Passage(None, "x")]
        raise KeyError("odd")

    pool: Pool[str] = Pool()
    pool.admit("bad", faulty(), 1)
    pool.admit("good", _asking(3), 1)
    group = pool.take()
    made = {m.item: m.brief for m in pool.give(group, [[] for _ in group.passages], 0.0)}
    assert "internal error: KeyError" in str(made["bad"])
    assert isinstance(made["good"], Brief)


class _Refusing(ExtractiveSummarizer):
    """Cannot summarize texts with 1007 in them, nor any that come with such a text."""

    error: Exception = ModelError("does not fit")

    def candidates(self, passages: Sequence[Passage]) -> list[list[Candidate]]:
        if any("sold 1007" in passage.text for passage in passages):
            raise self.error
        return super().candidates(passages)


@pytest.mark.parametrize("error", [ModelError("does not fit"), RuntimeError("shape\nmismatch")])
def test_an_article_that_the_model_refuses_costs_no_other(tmp_path: Path, error: Exception) -> None:
    summarizer = _Refusing()
    summarizer.error = error
    made = _made(fill(tmp_path / "in", 5), summarizer)
    assert [path for path, m in made.items() if m.error] == ["0001.txt"]
    assert "\n" not in (made["0001.txt"].error or "")


def test_the_window_is_full_at_a_number_of_characters_but_never_shut() -> None:
    summarizer = ExtractiveSummarizer()
    pool: Pool[int] = Pool(Limits(call=4, characters=1000))
    article = read_text(article_text(1))
    assert pool.has_room(5000)
    pool.admit(0, exchange(article, summarizer), 600)
    assert pool.has_room(400)
    assert not pool.has_room(401)


class _Live:
    """Counts the articles that are taken in and not yet given out."""

    def __init__(self, inputs: Sequence[Input]) -> None:
        self._inputs = inputs
        self.now = 0
        self.most = 0

    def __iter__(self) -> Iterator[Input]:
        for item in self._inputs:
            self.now += 1
            self.most = max(self.most, self.now)
            yield item


def test_memory_does_not_grow_with_the_number_of_inputs(tmp_path: Path) -> None:
    for number in range(500):
        (tmp_path / f"{number}.txt").write_text(f"It rained for {number} days. Then the sun came out.\n")
    live = _Live(find_inputs(tmp_path, tmp_path / "out"))
    settings = Settings(short_section=0)  # so that the model is asked
    for made in produce(live, ExtractiveSummarizer(), settings, "text", Limits(call=8)):
        assert made.error is None
        live.now -= 1
    assert live.now == 0
    # Those whose passages wait or are with the model, and what was made but not yet given out.
    assert live.most < 100


def test_a_caller_that_stops_stops_the_reading(tmp_path: Path) -> None:
    inputs = find_inputs(fill(tmp_path / "in", 50), tmp_path / "out")
    live = _Live(inputs)
    briefs = produce(live, ExtractiveSummarizer(), Settings(), "json", Limits(2, 2000))
    next(briefs)
    briefs.close()
    assert live.now < 50


def test_a_broken_iterator_of_inputs_is_the_callers_error() -> None:
    def broken() -> Iterator[Input]:
        raise OSError("gone")
        yield

    with pytest.raises(OSError, match="gone"):
        list(produce(broken(), ExtractiveSummarizer(), Settings(), "json"))
