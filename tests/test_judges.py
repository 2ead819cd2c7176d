"""Judges: tiny classifiers and answering models made on the spot, loaded from real folders."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
import transformers
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from briefer.errors import ConfigError, ModelError
from briefer.models.judges import load_judge, resolve_judge
from briefer.models.judges.answers import AnswerTokens
from briefer.models.judges.prompts import judge_prompt
from tests.models import save_t5

WORDS = "[PAD] [UNK] [CLS] [SEP] the ferry sank sailed on monday . bank closed".split()
ENTAILMENT = {0: "CONTRADICTION", 1: "NEUTRAL", 2: "ENTAILMENT"}
PAIRS = [
    ("the ferry sank on monday .", "the ferry sank ."),
    ("the ferry sank on monday .", "the bank closed ."),
    ("the ferry sailed .", "the ferry sailed on monday . the bank closed on monday ."),
]


def _tokenizer(folder: Path) -> None:
    tokenizer = Tokenizer(models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    ).save_pretrained(folder)


SMALL = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
FAMILIES: dict[str, Callable[..., transformers.PreTrainedModel]] = {
    "bert": lambda **k: transformers.BertForSequenceClassification(
        transformers.BertConfig(vocab_size=len(WORDS), max_position_embeddings=40, **SMALL, **k)
    ),
    "roberta": lambda **k: transformers.RobertaForSequenceClassification(
        transformers.RobertaConfig(
            vocab_size=len(WORDS), max_position_embeddings=42, type_vocab_size=2, pad_token_id=0, **SMALL, **k
        )
    ),
    "deberta-v2": lambda **k: transformers.DebertaV2ForSequenceClassification(
        transformers.DebertaV2Config(
            vocab_size=len(WORDS), max_position_embeddings=40, type_vocab_size=2, pad_token_id=0, **SMALL, **k
        )
    ),
}


def save_classifier(folder: Path, family: str = "bert", labels: dict[int, str] | None = None) -> Path:
    """A classifier with random weights whose outputs mean what `labels` say."""
    labels = labels or ENTAILMENT
    folder.mkdir(parents=True, exist_ok=True)
    _tokenizer(folder)
    with torch.random.fork_rng():
        torch.manual_seed(5)
        model = FAMILIES[family](id2label=labels, label2id={text: number for number, text in labels.items()})
    model.save_pretrained(folder)
    return folder


@pytest.mark.parametrize("family", FAMILIES)
def test_a_classifier_says_what_transformers_says(family: str, tmp_path: Path) -> None:
    folder = save_classifier(tmp_path, family)
    judge = load_judge(str(folder))
    model = transformers.AutoModelForSequenceClassification.from_pretrained(folder).eval()
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    expected = []
    for pair in PAIRS:
        with torch.no_grad():
            logits = model(**tokenizer(*pair, return_tensors="pt")).logits
        expected.append(float(logits.softmax(-1)[0, 2]))
    assert judge.entailments(PAIRS) == pytest.approx(expected, abs=1e-3)
    assert len(judge.sha256) == 64
    assert judge.threshold == 0.5


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_order_of_labels_is_the_configs(number: int, tmp_path: Path) -> None:
    names = ["not_entailment", "neutral", "contradiction"]
    names[number] = "entailment"
    folder = save_classifier(tmp_path, labels=dict(enumerate(names)))
    model = transformers.AutoModelForSequenceClassification.from_pretrained(folder).eval()
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    with torch.no_grad():
        expected = float(model(**tokenizer(*PAIRS[0], return_tensors="pt")).logits.softmax(-1)[0, number])
    assert load_judge(str(folder)).entailments(PAIRS[:1]) == pytest.approx([expected], abs=1e-3)


def test_labels_that_say_nothing_are_refused_unless_told(tmp_path: Path) -> None:
    folder = save_classifier(tmp_path / "model", labels={0: "LABEL_0", 1: "LABEL_1"})
    with pytest.raises(ModelError, match=r"which of its labels \(0: LABEL_0, 1: LABEL_1\) means") as raised:
        load_judge(str(folder))
    assert "\n" not in str(raised.value)
    scores = []
    for label in ("LABEL_1", 0):
        told = tmp_path / "judge.json"
        told.write_text(json.dumps({"model": "model", "label": label, "threshold": 0.7}), encoding="utf-8")
        judge = load_judge(str(told))
        assert judge.threshold == 0.7
        scores.append(judge.entailments(PAIRS[:1])[0])
    assert sum(filter(None, scores)) == pytest.approx(1, abs=1e-3)


def test_a_single_output_is_the_log_odds_of_a_yes(tmp_path: Path) -> None:
    folder = save_classifier(tmp_path, labels={0: "consistent"})
    (folder / "judge.json").write_text('{"label": 0}', encoding="utf-8")
    model = transformers.AutoModelForSequenceClassification.from_pretrained(folder).eval()
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    with torch.no_grad():
        expected = float(model(**tokenizer(*PAIRS[0], return_tensors="pt")).logits.sigmoid()[0, 0])
    assert load_judge(str(folder)).entailments(PAIRS[:1]) == pytest.approx([expected], abs=1e-3)


def test_answers_do_not_depend_on_company_and_nothing_is_cut_off(tmp_path: Path) -> None:
    judge = load_judge(str(save_classifier(tmp_path)))
    together = judge.entailments(PAIRS * 9)
    assert together == [judge.entailments([pair])[0] for pair in PAIRS] * 9
    assert judge.entailments([("the ferry sank " * 20, "the ferry sank ."), PAIRS[0]]) == [None, together[0]]


def test_a_seq2seq_model_answers(tmp_path: Path) -> None:
    folder = save_t5(tmp_path / "model")
    (folder / "judge.json").write_text('{"answers": ["yes", "no"], "threshold": 0.4}', encoding="utf-8")
    judge = load_judge(str(folder))
    model = transformers.AutoModelForSeq2SeqLM.from_pretrained(folder).eval()
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    answers = AnswerTokens.of(tokenizer("yes")["input_ids"], tokenizer("no")["input_ids"], "")
    written = torch.tensor([[0, *answers.before]])
    expected = []
    for passage, statement in PAIRS:
        text = f"premise: {passage} hypothesis: {statement}"
        with torch.no_grad():
            logits = model(**tokenizer(text, return_tensors="pt"), decoder_input_ids=written).logits[0, -1]
        expected.append(float(logits[[answers.yes, answers.no]].softmax(-1)[0]))
    assert judge.entailments(PAIRS) == pytest.approx(expected, abs=1e-3)
    assert judge.threshold == 0.4


def test_the_end_mark_stands_between_the_texts_where_the_template_has_it(tmp_path: Path) -> None:
    folder = save_t5(tmp_path / "model")
    (folder / "judge.json").write_text('{"prompt": "minicheck"}', encoding="utf-8")
    judge = load_judge(str(folder))
    plain, marked = judge.entailments([PAIRS[0], ("the ferry sank </s> on monday .", PAIRS[0][1])])
    assert plain is not None
    assert marked is not None
    assert judge_prompt("minicheck").render("$1.2bn", "a claim", "</s>") == "predict: $1.2bn</s>a claim"


@pytest.mark.parametrize(
    ("yes", "no", "expected"),
    [
        ([209, 1], [3, 632, 1], AnswerTokens((), 209, 3)),
        ([3, 15, 1], [3, 16, 1], AnswerTokens((3,), 15, 16)),
    ],
)
def test_answers_part_at_their_first_difference(yes: list[int], no: list[int], expected: AnswerTokens) -> None:
    assert AnswerTokens.of(yes, no, "model") == expected
    with pytest.raises(ConfigError, match="model: the tokenizer writes both answers alike"):
        AnswerTokens.of(yes, yes, "model")


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ('{"model": "model", "lable": 1}', 'says nothing of a judge; did you mean "label"'),
        ('{"label": 1}', 'names no "model"'),
        ('{"model": "model", "label": 7}', "has no label 7 (its labels are 0: CONTRADICTION"),
        ('{"model": "model", "label": "yes"}', 'has no label "yes"'),
        ('{"model": "model", "threshold": 0}', '"threshold" is 0: give a probability above 0'),
        ('{"model": "model", "threshold": true}', '"threshold" is true'),
        ('{"model": "model", "answers": ["1"]}', '"answers" is ["1"]: give two, the yes first'),
        ('{"model": "model", "prompt": 3}', '"prompt" is 3'),
        ("[]", "is not a JSON object"),
    ],
)
def test_what_a_file_says_wrongly_is_one_line(told: str, message: str, tmp_path: Path) -> None:
    save_classifier(tmp_path / "model")
    file = tmp_path / "told.json"
    file.write_text(told, encoding="utf-8")
    with pytest.raises((ConfigError, ModelError)) as raised:
        load_judge(str(file))
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_what_is_no_judge_is_refused(tmp_path: Path) -> None:
    encoder = tmp_path / "encoder"
    save_classifier(encoder)
    config = json.loads((encoder / "config.json").read_text(encoding="utf-8"))
    (encoder / "config.json").write_text(json.dumps(config | {"architectures": ["BertModel"]}), encoding="utf-8")
    with pytest.raises(ModelError, match=r"neither classifies .* nor turns text into text"):
        load_judge(str(encoder))
    pickled = save_classifier(tmp_path / "pickled")
    (pickled / "model.safetensors").rename(pickled / "pytorch_model.bin")
    with pytest.raises(ModelError, match="pickle"):
        load_judge(str(pickled))
    coded = save_classifier(tmp_path / "coded")
    (coded / "config.json").write_text(json.dumps(config | {"auto_map": {"AutoModel": "x.Y"}}), encoding="utf-8")
    with pytest.raises(ModelError, match="author's code"):
        load_judge(str(coded))
    with pytest.raises(ModelError, match="no such folder"):
        resolve_judge("../nothing")


def test_a_classifier_without_its_head_is_refused(tmp_path: Path) -> None:
    folder = save_classifier(tmp_path / "model")
    transformers.BertModel.from_pretrained(folder).save_pretrained(tmp_path / "bare")
    (folder / "model.safetensors").write_bytes((tmp_path / "bare" / "model.safetensors").read_bytes())
    with pytest.raises(ModelError, match=r"the weights lack \d+ tensors"):
        load_judge(str(folder))


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("$premise only", r"missing \$hypothesis"),
        ("$premise $hypothesis $more", r"unknown \$more"),
        ("$premise $hypothesis costs $5", r"a lone \$"),
    ],
)
def test_a_template_is_checked(template: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "own.txt"
    file.write_text(template, encoding="utf-8")
    with pytest.raises(ConfigError, match=message):
        judge_prompt(str(file))


def test_check_tells_what_the_judge_does_not_find(run, tmp_path: Path) -> None:
    folder = save_classifier(tmp_path / "model")
    (folder / "judge.json").write_text('{"threshold": 1.0}', encoding="utf-8")
    source, summary = tmp_path / "source.txt", tmp_path / "summary.txt"
    source.write_text("The ferry sank on Monday. The bank closed.", encoding="utf-8")
    summary.write_text("The bank closed. On Monday the ferry sailed again.", encoding="utf-8")
    assert "unentailed" not in run("check", str(source), str(summary)).out
    result = run("check", str(source), str(summary), "--judge", str(folder), "--format", "json")
    assert result.code == 0
    record = json.loads(result.out)
    (finding,) = record["findings"]
    assert (finding["rule"], finding["severity"]) == ("unentailed-statement", "warning")
    assert (finding["in_summary"]["start"], finding["in_source"]["start"]) == (17, 0)
    assert record["judge"]["threshold"] == 1.0
    failing = run("check", str(source), str(summary), "--judge", str(folder), "--rule", "unentailed-statement=error")
    assert failing.code == 1
    assert "error unentailed-statement: “On Monday the ferry sailed again.” - the judge finds it" in " ".join(
        failing.out.split()
    )


def test_a_batch_is_keyed_by_its_judge(run, tmp_path: Path) -> None:
    folder = save_classifier(tmp_path / "model")
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text("The ferry sank on Monday. " * 12, encoding="utf-8")
    command = ["batch", str(articles), "-o", str(tmp_path / "out"), "--model", "extractive", "--judge", str(folder)]
    assert run(*command, "-q").code == 0
    record = json.loads((tmp_path / "out" / "a.txt.json").read_text(encoding="utf-8"))
    assert record["provenance"]["judge"]["threshold"] == 0.5
    assert record["provenance"]["settings"]["strictness"] == "entailed"
    assert run(*command, "--dry-run").out.startswith("reuse")
    (folder / "judge.json").write_text('{"threshold": 0.6}', encoding="utf-8")
    assert run(*command, "--dry-run").out.startswith("summarize")
