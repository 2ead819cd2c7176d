"""Which sentence of a passage is said first: what it prefers, what never changes it, and how it is fitted."""

import json
import math
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.salience import Topic, rank
from briefer.salience.features import FEATURES, PassageStats
from briefer.salience.ranking import described
from briefer.salience.weights import WEIGHTS
from briefer.text.context import reads_alone
from briefer.text.words import words_of
from evals import encoder, fit_salience, topic
from evals.measures import interval

STATEMENT = "Heavy rain closed three bridges over the river Drava in Maribor on Monday."
DETAILS = (
    "The river rose by two metres within a day of rain.",
    "Buses that cross the bridges were sent another way.",
    "The city had last closed its bridges in 2012.",
)

texts = st.lists(
    st.text(max_size=60) | st.sampled_from([STATEMENT, *DETAILS, "", "Why?", "“No,” he said."]), max_size=8
)


def best(sentences: list[str]) -> str:
    scores = rank(sentences)
    return sentences[scores.index(max(scores))]


@pytest.mark.parametrize(
    ("phenomenon", "worse"),
    [
        ("a quotation", "“The river was higher than we had ever seen it at the bridges,” a driver of the buses said."),
        ("a question", "Why were three bridges over the river Drava in Maribor closed by rain on Monday?"),
        ("an exclamation", "What a river!"),
        ("a name alone", "Maribor."),
        ("leans on the one before", "It closed three bridges over the river Drava in Maribor on Monday."),
        ("answers a sentence", "But heavy rain closed three bridges over the river Drava in Maribor on Monday."),
        (
            "half of a quotation",
            "Heavy rain closed three bridges over the river Drava in Maribor on Monday,” she said.",
        ),
        ("about something else", "A museum elsewhere showed paintings by children all through the same weekend."),
        ("nothing", ""),
        ("a list", "Rain, " + ", ".join(f"bridge {n} over the river" for n in range(40)) + " closed on Monday."),
    ],
)
@pytest.mark.parametrize("place", [0, 4])
def test_the_statement_that_the_others_are_about_comes_before(phenomenon, worse, place):
    # On either side of it: a place before the statement does not save the worse sentence.
    sentences = [STATEMENT, *DETAILS]
    sentences.insert(place, worse)
    scores = rank(sentences)

    assert best(sentences) == STATEMENT
    assert scores[sentences.index(STATEMENT)] > scores[sentences.index(worse)]


def test_shared_words_make_a_sentence_salient():
    scores = rank(["A start.", "Boats left Dover harbour.", "Dover harbour opened to boats.", "Nothing else happened."])

    assert min(scores[1:3]) > scores[3]


def test_an_inflected_word_is_the_same_word():
    shared = described(["The ferry stopped.", "Ferries stop.", "Trains run."])

    assert shared[0][:2] == shared[1][:2] != shared[2][:2]


ELSEWHERE = ("Maribor is on the Drava.", "Its museum was opened in 1903.", "The museum has paintings by children.")


def test_what_the_article_takes_up_again_comes_before():
    passage = ["A museum showed paintings by children in Graz.", "A library showed photographs by sailors in Graz."]
    alone, known = rank(passage), rank(passage, Topic.of([*passage, *ELSEWHERE]))

    assert known[0] / known[1] > 2 * alone[0] / alone[1]


def test_an_article_that_is_one_passage_says_nothing_more():
    sentences = [STATEMENT, *DETAILS]

    assert rank(sentences, Topic.of(sentences)) == rank(sentences)


def test_what_is_far_behind_the_best_has_odds_that_have_a_logarithm():
    passage = [STATEMENT, *DETAILS]

    assert min(rank(passage, Topic.of([*passage, *ELSEWHERE, STATEMENT]), taken_up=1e6)) > 0


def test_a_plea_in_every_section_is_not_what_the_article_is_about():
    plea = "Readers who value the museum may give today."
    passage = [STATEMENT, *DETAILS, plea]

    assert rank(passage, Topic.of([*passage, plea, plea, plea])) == rank(passage)


def test_a_word_counts_no_more_for_standing_in_a_long_article():
    """The same share of a longer article: a book does not drown what a sentence itself is worth."""
    passage = PassageStats.of([STATEMENT, *DETAILS])
    more = [f"{sentence[:-1]} in {year}." for year in range(1000, 1300) for sentence in ELSEWHERE]
    longs = [Topic.of([STATEMENT, *DETAILS, *more[: 30 * n]]) for n in (1, 3, 30)]
    found = [topic.centrality_outside(passage.sentences[0], passage) for topic in longs]

    assert found[0] > 0
    assert found == pytest.approx([found[0]] * 3)


def test_of_two_alike_the_earlier_comes_first():
    scores = rank(["Trade with Norway grew by a tenth.", "Trade with Norway grew by a tenth."])

    assert scores[0] > scores[1]


def test_the_last_of_many_may_be_the_best():
    assert best(["What a week!", "It rained.", "Was it the last of the rain?", "Nobody knew.", STATEMENT]) == STATEMENT


@pytest.mark.parametrize(
    ("sentences", "expected"), [([], []), (["One."], [1.0]), ([""], [1.0]), (["?!"], [1.0]), ([" \n"], [1.0])]
)
def test_where_there_is_no_choice(sentences, expected):
    assert rank(sentences) == expected


@given(texts, st.none() | st.builds(Topic.of, texts))
def test_one_finite_number_a_sentence_and_their_mean_is_one(sentences, topic):
    scores = rank(sentences, topic)

    assert len(scores) == len(sentences)
    assert all(math.isfinite(score) and score >= 0 for score in scores)
    assert sum(scores) == pytest.approx(len(sentences))
    assert rank(list(sentences), topic) == scores


@given(
    st.lists(st.sampled_from([STATEMENT, *DETAILS, "“It rained,” she said.", "Why?"])), st.sampled_from(" \n\t\u00a0")
)
def test_white_space_does_not_matter(sentences, space):
    spaced = [f"{space}{space.join(sentence.split())}{space}{space}" for sentence in sentences]

    assert rank(spaced) == pytest.approx(rank(sentences))


def test_each_sentence_is_looked_at_once(monkeypatch):
    looked = []
    monkeypatch.setattr(
        "briefer.salience.features.words_of", lambda text, spans: looked.append(len(text)) or words_of(text, spans)
    )
    sentences = [f"Pier {n} was rebuilt by {n} workers." for n in range(10_000)]
    scores = rank(sentences)

    assert looked == [len(sentence) for sentence in sentences]
    assert sum(scores) == pytest.approx(10_000)


@pytest.mark.parametrize("unit", ["word ", "1,", '"', "“", "Aa-", "?", "(", "x"])
def test_a_sentence_of_half_a_megabyte(unit):
    scores = rank([unit * (500_000 // len(unit)), STATEMENT, *DETAILS])

    assert max(scores) == scores[1]


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("Similarly, the port of Cork grew.", False),
        ("For example, the port of Cork grew.", False),
        ("As a result the port of Cork grew.", False),
        ("At least that is what the port says.", False),
        ("“Of course the port grew,” the mayor said.", False),
        ("At least 18 people were hurt in the port of Cork.", True),
        ("In Cork the port grew.", True),
        ("For 18 years the port of Cork grew.", True),
        ("As a port Cork has no equal.", True),
        ("Then-mayor Doe opened the port of Cork.", True),
    ],
)
def test_what_goes_on_from_a_sentence_that_is_not_there(sentence, alone):
    assert reads_alone(sentence) is alone


def test_the_weights_are_those_of_the_features():
    assert list(WEIGHTS) == list(FEATURES)
    assert all(math.isfinite(weight) and weight for weight in WEIGHTS.values())


def test_what_is_seen_of_a_sentence():
    setting = PassageStats.of(["“Will you sail to Oslo with 20 boats?”", "The boats left."])
    seen = {name: feature(setting.sentences[0], setting) for name, feature in FEATURES.items()}

    assert {name: value for name, value in seen.items() if value in (0, 1)} == {
        "words that other sentences share, by the mean": 1,
        "place, from 0 to 1": 0,
        "capitalised words, at most six": 1,
        "has a figure": 1,
        "leans on the sentence before": 0,
        "opens with a quotation mark": 1,
        "asks": 1,
        "says I, we or you": 1,
    }
    assert seen["log of its words"] == pytest.approx(math.log(8))


@pytest.fixture
def labelled(tmp_path):
    """Passages in which the sentence with a figure is what the reference says, wherever it stands."""

    def write(name: str, count: int):
        lines = []
        for n in range(count):
            sentences = ["Rain fell on the hills.", "Wind blew over the lake.", "Snow lay in the woods."]
            sentences[n % 3] = f"Flood took {n + 2} boats away."
            source, spans, at = " ".join(sentences), [], 0
            for k, sentence in enumerate(sentences):
                spans.append([at, at + len(sentence), 0.6 if k == n % 3 else 0.05])
                at += len(sentence) + 1
            lines.append(json.dumps({"source": source, "sentences": spans, "reference": f"Flood took {n + 2} boats."}))
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def fit(monkeypatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["fit_salience", *map(str, arguments)])
    return fit_salience.main()


def test_the_fit_finds_what_tells_the_best_sentence(monkeypatch, capsys, tmp_path, labelled):
    module = tmp_path / "weights.py"
    monkeypatch.setattr(fit_salience, "WEIGHTS_FILE", module)
    fitted = fit_salience.fit(fit_salience.rows(labelled("fit.jsonl", 60)))

    assert fitted.weights["has a figure"] == max(fitted.weights.values()) > 1
    assert fit(monkeypatch, tmp_path / "fit.jsonl", "--held-out", labelled("held-out.jsonl", 9)) == 0
    out = capsys.readouterr().out
    assert "9 passages not fitted on" in out
    row = next(line for line in out.splitlines() if line.startswith("rank, fitted now"))
    assert row.split()[3] == "0.600"
    assert not module.exists()

    assert fit(monkeypatch, tmp_path / "fit.jsonl", "--held-out", tmp_path / "held-out.jsonl", "--write") == 0
    written: dict[str, dict[str, float]] = {}
    exec(module.read_text(encoding="utf-8"), written)
    assert written["WEIGHTS"] == fitted.weights


def test_the_committed_module_is_what_the_script_writes():
    committed = fit_salience.WEIGHTS_FILE.read_text(encoding="utf-8")
    passages = int(committed.split("fitted it on ")[1].split()[0].replace(",", ""))

    assert fit_salience.module(WEIGHTS, passages) == committed


@pytest.mark.parametrize("line", ["", "no JSON", "[]", '{"source": "A."}', '{"source": "A. B.", "sentences": [1, 2]}'])
def test_a_row_that_is_no_labelled_passage_is_named(monkeypatch, capsys, tmp_path, labelled, line):
    broken = tmp_path / "broken.jsonl"
    broken.write_text(f"{line}\n", encoding="utf-8")

    assert fit(monkeypatch, broken, "--held-out", labelled("held-out.jsonl", 3)) == 2
    assert f"{broken}:1" in capsys.readouterr().err


def test_no_choice_is_nothing_to_fit(monkeypatch, capsys, tmp_path, labelled):
    single = tmp_path / "single.jsonl"
    single.write_text('{"source": "A.", "sentences": [[0, 2, 0.5]]}\n', encoding="utf-8")

    assert fit(monkeypatch, single, "--held-out", labelled("held-out.jsonl", 3)) == 2
    assert "no labelled passage of two sentences" in capsys.readouterr().err


ARTICLE = {
    "document": " ".join([*DETAILS, "A cat in Graz was 20 years old on Monday.", *ELSEWHERE, STATEMENT, *DETAILS]),
    "summary": "Rain closed three bridges over the Drava in Maribor.",
}


def measured_topic(monkeypatch, path):
    monkeypatch.setattr(sys, "argv", ["topic", str(path)])
    return topic.main()


def test_what_the_article_gains_is_measured(tmp_path, monkeypatch, capsys):
    file = tmp_path / "articles.jsonl"
    file.write_text(f"{json.dumps(ARTICLE)}\n" * 3, encoding="utf-8")

    assert measured_topic(monkeypatch, file) == 0
    printed = capsys.readouterr().out.splitlines()
    assert "3 passages; first sentence 0." in printed[0]
    assert [line.split()[0] for line in printed[2:-1]] == [str(prior) for prior in topic.WORTHS]
    first, best = (float(word.strip(",")) for word in (printed[0].split()[5], printed[0].split()[-1]))
    for line in printed[2:-1]:
        ranker, model, gain = (float(value) for value in line.split()[1:4])
        assert 0 <= ranker <= best
        assert 0 <= model <= best
        assert gain == pytest.approx(model - ranker, abs=0.002)
    assert first < best


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "articles.jsonl:1 is no article with its summary"),
        ('{"document": "A cat slept."}', "articles.jsonl:1 is no article with its summary"),
        ('{"document": "A cat slept.", "summary": "Rain fell."}', "no passage says what its summary says"),
    ],
)
def test_what_is_no_article_with_its_summary_is_named(tmp_path, monkeypatch, capsys, line, complaint):
    file = tmp_path / "articles.jsonl"
    file.write_text(line, encoding="utf-8")

    assert measured_topic(monkeypatch, file) == 2
    assert complaint in capsys.readouterr().err


def case(*, held: tuple[float, ...] = (0.0, 0.0, 0.0), alone: tuple[bool, ...] = (True, True, True), article: int = 0):
    """A passage of three sentences that look alike, the second of which is what the reference says."""
    return encoder.Case(((0.0,) * len(FEATURES),) * 3, held, (0.1, 0.5, 0.2), alone, article)


def told(sample: list[encoder.Case]) -> dict[str, list[str]]:
    """The cells of each row of the table."""
    lines = encoder.report(sample, 2, 0).splitlines()[2:]
    names = ("first", "shipped", "shipped with", "fitted", "fitted with", "best")
    return {name: line[20:].split() for name, line in zip(names, lines, strict=True)}


def test_an_encoder_that_tells_the_best_sentence_gains_what_the_features_cannot_see():
    rows = told([case(held=(0.0, 2.0, 1.0), article=n) for n in range(8)])

    assert rows["best"][0] == rows["shipped with"][0] == rows["fitted with"][0] == "0.5000"
    assert rows["shipped"][0] == rows["first"][0] == "0.1000"
    assert rows["fitted with"][3:6] == ["+0.4000", "(+0.4000", "to"]


def test_a_gain_is_told_beside_what_it_costs_in_sentences_that_do_not_read_alone():
    rows = told([case(held=(0.0, 2.0, 1.0), alone=(True, False, True), article=n) for n in range(8)])

    assert rows["shipped with"][:3] == ["0.5000", "0.2000", "0.000"]
    assert rows["shipped"][:3] == ["0.1000", "0.1000", "1.000"]


def test_passages_that_name_the_same_follow_each_other_in_an_article():
    texts = (
        "The port of Cork and Lena Falk agreed.",
        "So said Lena Falk in Cork.",
        "In Graz a museum, the Lindt, shut.",
    )
    passages = [fit_salience.Row((text, "It rained."), (0.5, 0.1), None) for text in texts]

    assert list(encoder.articles(passages)) == [1, 1, 2]


def test_what_leans_on_a_sentence_of_its_passage_does_not_read_alone():
    assert encoder.read_alone([STATEMENT, "However, they had been closed before."]) == (True, False)


def measured_encoder(monkeypatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["encoder", *map(str, arguments)])
    return encoder.main()


def test_what_the_bundled_model_adds_is_measured(monkeypatch, capsys, labelled):
    assert measured_encoder(monkeypatch, labelled("held-out.jsonl", 6), "--folds", 2) == 0
    printed = capsys.readouterr().out.splitlines()

    assert printed[0].startswith("6 passages of ")
    assert [line[:20].strip() for line in printed[2:]] == [
        "first sentence",
        "features, shipped",
        "and the model",
        "features, fitted",
        "and the model",
        "best possible",
    ]
    assert printed[-1].split()[2] == "0.6000"


def test_a_model_that_does_not_choose_has_nothing_to_add(monkeypatch, capsys, labelled):
    assert measured_encoder(monkeypatch, labelled("held-out.jsonl", 6), "--model", "extractive") == 2
    assert "does not choose among sentences" in capsys.readouterr().err


def test_ten_passages_of_one_article_tell_no_more_than_it():
    values = [0.1, -0.1, 0.1, 0.1, -0.1, 0.1, 0.1, 0.1]
    repeated = [value for value in values for _ in range(10)]
    groups = [number for number in range(len(values)) for _ in range(10)]

    assert interval(repeated, 0, groups) == pytest.approx(interval(values, 0))
    assert interval(repeated, 0)[0] > interval(values, 0)[0]
