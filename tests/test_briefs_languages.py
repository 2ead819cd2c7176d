"""Briefs of German, French, Spanish, Italian, Dutch and Portuguese articles: their own sentences, and nothing else."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefer.briefing.abroad import substitute
from briefer.briefing.brief import Brief
from briefer.briefing.passages import section_sentences
from briefer.briefing.pipeline import brief
from briefer.briefing.settings import Settings
from briefer.cli.app import app
from briefer.faithfulness.check import check
from briefer.models import load
from briefer.models.base import Summarizer
from briefer.models.extractive import ExtractiveSummarizer
from briefer.readers import read
from briefer.text.context import reads_alone
from briefer.text.language import NAMES_IN, Language, TextLanguage

ARTICLES = Path(__file__).parent / "data" / "languages"
CODES = sorted(NAMES_IN - {Language.ENGLISH})


@pytest.fixture(scope="module")
def bundled() -> Summarizer:
    return load()


def _brief(code: str, model: Summarizer, length: str = "medium") -> Brief:
    return brief(read(str(ARTICLES / f"{code}.txt")), model, Settings(length=length))


def _folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("length", ["short", "long"])
@pytest.mark.parametrize("code", CODES)
def test_a_brief_prints_only_what_the_article_says(code: str, length: str, bundled: Summarizer) -> None:
    made = _brief(code, bundled, length)
    source = (ARTICLES / f"{code}.txt").read_text(encoding="utf-8")
    assert made.faithful
    assert made.provenance.model == "extractive"
    told = sum(bool(section.sentences) for section in made.sections)
    # At most half of the words, headings included, may leave one out.
    assert told >= len(made.sections) - 1 == 2 if length == "long" else told
    for section in made.sections:
        scope = _folded(section.section.scope.of(made.article.text))
        for sentence in section.sentences:
            assert _folded(sentence.text) in scope
            assert reads_alone(sentence.text, code)
        assert check(source, section.summary).faithful


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("de", "Sie verwies z. B. auf die Nachbarstadt Bad Orla, die vor drei Jahren umgebaut hat."),
        ("fr", "M. Henri Lavalette, l'architecte, a conservé la façade de 1911."),
        ("es", "El hospital comarcal tuvo que recibir cisternas, p. ej. los días 12 y 13 de agosto."),
        ("it", "Il cartellone prevede 24 spettacoli, ad es. tre opere di Verdi e un concerto dell'orchestra."),
        ("nl", "Volgens dhr. De Boer van vereniging Schuttevaer lopen zij daardoor 300.000 euro mis."),
        ("pt", "Até agora chegaram 740 pedidos, p. ex. de moradores do bairro da Estação."),
    ],
)
def test_abbreviations_end_no_sentence(code: str, sentence: str) -> None:
    article = read(str(ARTICLES / f"{code}.txt"))
    spans = [span for section in article.sections for span in section_sentences(article, section, code)]
    assert sentence in [span.of(article.text) for span in spans]


def test_who_summarizes() -> None:
    model = load()
    assert substitute(model, TextLanguage("de")) is not None
    assert substitute(model, TextLanguage("en")) is None
    assert substitute(model, TextLanguage("pl")) is None
    assert substitute(ExtractiveSummarizer(), TextLanguage("de")) is None


def test_summarize_says_that_the_model_is_not_asked() -> None:
    result = CliRunner().invoke(app, ["summarize", str(ARTICLES / "it.txt")])
    assert result.exit_code == 0
    assert "Italian text, English model (bundled): the brief is extractive" in result.stderr
    assert "Il teatro comunale di Monteluce riaprirà il 12 dicembre" in _folded(result.stdout)


def test_batch_and_then_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert CliRunner().invoke(app, ["batch", str(ARTICLES), "-o", str(out), "--exit-zero"]).exit_code == 0
    made = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in out.glob("*.txt.json")}
    assert sorted(made) == [f"{code}.txt.json" for code in CODES]
    assert {record["provenance"]["model"] for record in made.values()} == {"extractive"}
    again = CliRunner().invoke(app, ["batch", str(ARTICLES), "-o", str(out), "--exit-zero"])
    assert again.exit_code == 0
    assert {path.name: json.loads(path.read_text(encoding="utf-8")) for path in out.glob("*.txt.json")} == made
