import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.models import load
from briefer.models.seq2seq import Hypothesis
from briefer.models.tokenizer_fidelity import Fidelity, measure, mend

LOSSY = Fidelity({"$": "", "£": "", "€": "", "–": "", "%": "", "½": "1⁄2", "Ł": "", "Å": ""})

FIGURES = ["$1.2bn", "18%", "3,500", "12:30", "7.62mm", "£640m", "€5", "-5", "4–5%", "10½", "20°C", "9/11", "¥700"]


@pytest.mark.parametrize(
    ("phenomenon", "candidate", "source", "mended"),
    [
        ("currency sign dropped", "It paid 1.2bn.", "It paid $1.2bn, he said.", "It paid $1.2bn."),
        ("mark for an unknown piece", "a <unk>640m deal", "the £640m deal", "a £640m deal"),
        ("mark of SentencePiece, apart", "a ⁇ 640m deal", "the (£640m) deal", "a £640m deal"),
        ("percent sign dropped", "about 18 of it", "about 18% of it", "about 18% of it"),
        ("percent sign marked, at the end", "rose 18 ⁇", "rose 18%.", "rose 18%"),
        ("dash dropped: a range became a number", "rose 45 in May", "rose 4–5% in May", "rose 4–5% in May"),
        ("two marks in one figure", "rose 4 ⁇ 5 ⁇ in May", "rose 4–5% in May", "rose 4–5% in May"),
        ("fraction rewritten", "101⁄2 years", "10½ years", "10½ years"),
        ("figure of a compound, alone", "cost 1.2bn", "a $1.2bn-a-year plan", "cost $1.2bn"),
        ("quotes and stops around it", "(“1.2bn”).", "$1.2bn", "(“$1.2bn”)."),
        ("name without its first letter", "ukasz’s team", "Łukasz won", "Łukasz’s team"),
        ("source has both, so it may be either", "It paid 1.2bn.", "It paid $1.2bn of 1.2bn.", "It paid 1.2bn."),
        ("two currencies, so it may be either", "It paid 5m.", "$5m and €5m", "It paid 5m."),
        ("other figure: nothing is invented", "It paid 1.3bn.", "It paid $1.2bn.", "It paid 1.3bn."),
        ("part of a figure is not the figure", "It paid 2bn.", "It paid $1.2bn.", "It paid 2bn."),
        ("a stump too short to tell", "a man s hat", "Ås", "a man s hat"),
        ("mark without a counterpart stays", "a <unk> deal", "the £640m deal", "a <unk> deal"),
        ("nothing lost here", "It sold 3,500.", "It sold 3,500 tickets.", "It sold 3,500."),
        ("empty", "", "$5", ""),
    ],
)
def test_mend(phenomenon, candidate, source, mended):
    assert mend(candidate, source, LOSSY) == mended


def test_without_losses_nothing_changes():
    assert mend("It paid 1.2bn.", "It paid $1.2bn.", Fidelity()) == "It paid 1.2bn."


@given(st.lists(st.sampled_from([*FIGURES, "Łukasz", "said", "The", "8,000"]), max_size=12))
def test_a_lossy_copy_of_the_source_is_mended_whole(words):
    source = " ".join(words)

    assert mend(LOSSY.degraded(source), source, LOSSY) == source


@given(st.text(alphabet="15 .,–%$£kL<>unk⁇\n", max_size=60), st.text(alphabet="15 .,–%$£kL", max_size=60))
def test_mending_twice_changes_nothing_more(candidate, source):
    once = mend(candidate, source, LOSSY)

    assert mend(once, source, LOSSY) == once


@pytest.mark.parametrize("unit", ["1", "A", " ", ".", "⁇", "<unk>", "$1 ", "-a"])
def test_long_texts_take_linear_time(unit):
    text = (unit * 200_000)[:200_000]
    start = time.perf_counter()

    mend(text, text, LOSSY)

    assert time.perf_counter() - start < 5


def test_measure_finds_dropped_and_rewritten_characters():
    def round_trip(texts):
        return [text.replace("$", "").replace("½", "1⁄2").replace("£", "<unk>").replace("%", " ⁇ ") for text in texts]

    assert measure(round_trip).changed == {"$": "", "£": "", "%": "", "½": "1⁄2"}


def test_a_lost_digit_is_found():
    assert "7" in measure(lambda texts: [text.replace("7", "") for text in texts]).losses


def test_the_bundled_tokenizer_loses_nothing(bundled_summarizer):
    assert bundled_summarizer.losses == frozenset()
    assert bundled_summarizer._round_trip(FIGURES) == [f" {figure}" for figure in FIGURES]


def test_a_byte_level_tokenizer_loses_nothing(model_folders):
    assert load(str(model_folders("bart"))).losses == frozenset()


def test_a_vocabulary_without_currency_signs_is_found_at_load(model_folders):
    summarizer = load(str(model_folders("t5-spiece")))

    assert {"$", "£"} <= summarizer.losses
    assert not set("0123456789%,.:-") & summarizer.losses
    assert summarizer._round_trip(["It paid $1.2bn and £640m."]) == ["It paid 1.2bn and 640m."]


def test_candidates_come_out_mended(model_folders, monkeypatch):
    """What the tokenizer makes of a text that the model copies word for word."""
    from briefer.models import Passage

    summarizer = load(str(model_folders("t5-spiece")))
    text = "The fund paid $1.2bn in 2019 and £640m in 2020."
    copied = summarizer._round_trip([text])
    assert copied != [text]
    ids = tuple(summarizer._tokenize(text))
    monkeypatch.setattr(summarizer, "_search", lambda batch, sources: [[Hypothesis(ids, -0.1, ended=True)]])

    assert [c.text for c in summarizer.candidates([Passage(None, text)])[0]] == [text]
