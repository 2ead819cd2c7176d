"""Broken model folders come to a brief or to one line; `python -m evals.hostile_models` tries 300."""

import json
import warnings
from pathlib import Path
from shutil import copytree

import pytest
from models import CORPUS
from safetensors.torch import load_file, save_file

from briefer.errors import ConfigError, ModelError
from briefer.models import Passage, load
from briefer.models.base import Choice
from briefer.models.model_folder import resolve
from evals.hostile_models import try_all

PASSAGE = Passage(None, CORPUS[0], tuple(Choice((line, line.rpartition(",")[0] + ".")) for line in CORPUS[:2]))


@pytest.fixture
def copy_of(model_folders, tmp_path):
    def copy(family: str) -> Path:
        return copytree(model_folders(family), tmp_path / family)

    return copy


def change(file: Path, **fields: object) -> None:
    settings = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    file.write_text(json.dumps(settings | fields), encoding="utf-8")


def test_a_sample_of_broken_folders(tmp_path: Path) -> None:
    results = try_all(24, 5, tmp_path)

    assert [f"{case}: {outcome.fault}" for case, outcome in results if outcome.fault] == []
    codes = {outcome.code for _, outcome in results}
    assert {0, 2} <= codes  # some are broken so little that they work


IDS = ["decoder_start_token_id", "pad_token_id", "bos_token_id", "eos_token_id", "forced_bos_token_id"]


@pytest.mark.parametrize("value", ["x", -1, 10**9, [[0]], ["x"], 2.5, True, {"a": 1}])
@pytest.mark.parametrize("field", IDS)
@pytest.mark.parametrize("file", ["config.json", "generation_config.json"])
def test_an_id_that_is_no_token_is_told_with_its_file_and_field(copy_of, file, field, value):
    folder = copy_of("t5")
    change(folder / file, **{field: value})

    with pytest.raises(ModelError, match=rf"{file}: {field} is .*no token of the model \(0 to \d+\)"):
        resolve(str(folder))


@pytest.mark.parametrize("value", [[3], [16] * 9, [], 3, 0, -2, "x", [16, "x"]])
def test_a_window_of_attention_that_no_layer_can_have_is_told_with_its_file_and_field(copy_of, value):
    folder = copy_of("led")
    change(folder / "config.json", attention_window=value)

    with pytest.raises(ModelError, match=r"config\.json: attention_window is .*no even number"):
        resolve(str(folder))


@pytest.mark.parametrize(
    ("file", "field", "value"),
    [
        ("tokenizer_config.json", "model_input_names", "input_ids"),
        ("tokenizer_config.json", "model_input_names", [1]),
        ("tokenizer_config.json", "model_max_length", "512"),
        ("tokenizer_config.json", "added_tokens_decoder", ["x"]),
        ("tokenizer_config.json", "added_tokens_decoder", {"1": "x"}),
        ("tokenizer_config.json", "added_tokens_decoder", {"x": {"content": "y"}}),
        ("tokenizer_config.json", "pad_token", 3),
        ("special_tokens_map.json", "unk_token", [1]),
        ("special_tokens_map.json", "additional_special_tokens", 5),
        ("added_tokens.json", "<x>", "y"),
        ("generation_config.json", "num_beams", 10**6),
        ("generation_config.json", "length_penalty", "long"),
        ("generation_config.json", "early_stopping", "soon"),
        ("generation_config.json", "bad_words_ids", [3]),
        ("config.json", "task_specific_params", {"summarization": 3}),
        ("config.json", "max_position_embeddings", 10**12),
    ],
)
def test_a_field_of_another_type_is_told_with_its_file(copy_of, file, field, value):
    folder = copy_of("t5")
    change(folder / file, **{field: value})

    with pytest.raises(ModelError, match=rf"{file}: {field} is "):
        resolve(str(folder))


def test_more_layers_than_tensors_are_not_built(copy_of):
    folder = copy_of("t5")
    change(folder / "config.json", num_layers=10**9)

    with pytest.raises(ModelError, match=r"config\.json: num_layers is 1000000000, and the weights are \d+ tensors"):
        load(str(folder))


@pytest.mark.parametrize(
    ("family", "field"),
    [("t5", "d_kv"), ("t5", "d_model"), ("t5", "num_heads"), ("t5", "relative_attention_num_buckets"),
     ("pegasus", "decoder_ffn_dim"), ("pegasus", "encoder_layers"), ("bart", "decoder_attention_heads")],
)  # fmt: skip
@pytest.mark.parametrize("value", [0, -4, 2.5])
def test_a_size_that_no_model_can_have_is_one_line_with_its_file_and_field(
    copy_of, tmp_path, run, family, field, value
):
    folder = copy_of(family)
    (folder / "briefer.json").write_text('{"decoding": "choices"}')
    change(folder / "config.json", **{field: value})
    article = tmp_path / "article.txt"
    article.write_text(" ".join(CORPUS), encoding="utf-8")
    done = run("summarize", article, "--model", folder)

    said = f"briefer: {folder}: config.json: {field} is {value}, no whole number from 1: get the model again\n"
    # Above it may stand how the fixture was made.
    assert (done.code, done.err[done.err.find("briefer: ") :], done.out) == (2, said, "")


def test_what_libraries_warn_of_while_they_load_is_not_said(copy_of, monkeypatch):
    import transformers

    load_config = transformers.AutoTokenizer.from_pretrained

    def warning(*arguments, **named):
        warnings.warn("Initializing zero-element tensors is a no-op", UserWarning, stacklevel=1)
        return load_config(*arguments, **named)

    monkeypatch.setattr(transformers.AutoTokenizer, "from_pretrained", warning)
    assert load(str(copy_of("t5"))).candidates([PASSAGE])[0]  # a warning is an error in these tests


def test_a_prompt_that_is_a_path_is_not_opened(copy_of, tmp_path):
    folder = copy_of("t5")
    (tmp_path / "secret.txt").write_text("$text, and more")
    (folder / "briefer.json").write_text(json.dumps({"prompt": str(tmp_path / "secret.txt")}))

    with pytest.raises(ModelError, match='"prompt" is none of'):
        load(str(folder))


class TestLanguages:
    def test_mbart_starts_with_the_language_that_it_reads(self, copy_of):
        summarizer = load(str(copy_of("mbart")))
        start = summarizer._model.generation_config.decoder_start_token_id
        assert summarizer._tokenizer.convert_ids_to_tokens(start) == "en_XX"
        assert summarizer.candidates([PASSAGE])[0]

    @pytest.mark.parametrize("asked", ["ro_RO", "ro"])
    def test_or_with_the_one_that_is_asked_for(self, copy_of, asked):
        summarizer = load(str(copy_of("mbart")), language=asked)
        start = summarizer._model.generation_config.decoder_start_token_id
        assert summarizer._tokenizer.convert_ids_to_tokens(start) == "ro_RO"

    def test_a_model_with_a_start_of_its_own_has_the_language_behind_it(self, copy_of):
        folder = copy_of("mbart")
        change(folder / "generation_config.json", decoder_start_token_id=2)
        config = load(str(folder), language="ro_RO")._model.generation_config
        assert config.decoder_start_token_id == 2
        assert config.forced_bos_token_id not in (None, 2)

    def test_one_that_it_has_not_is_told_with_those_that_it_has(self, copy_of):
        with pytest.raises(ConfigError, match=r"--target-language xx: .* has ar_AR, cs_CZ, .* and \d+ more"):
            load(str(copy_of("mbart")), language="xx")

    def test_without_a_default_it_is_asked_for(self, copy_of):
        folder = copy_of("mbart")
        change(folder / "tokenizer_config.json", src_lang="tlh_XX")
        with pytest.raises(ModelError, match="no decoder_start_token_id: give --target-language, ar_AR"):
            load(str(folder))

    @pytest.mark.parametrize("model", [None, "extractive"])
    def test_a_model_of_one_language_is_asked_for_none(self, model):
        with pytest.raises(ConfigError, match="--target-language is for models with several languages"):
            load(model, language="ro")


@pytest.mark.parametrize("family", ["mbart", "led"])
def test_every_family_can_choose(copy_of, family):
    folder = copy_of(family)
    (folder / "briefer.json").write_text('{"prompt": "plain", "decoding": "choices"}')
    found = load(str(folder)).candidates([PASSAGE])[0]
    assert {candidate.text for candidate in found} == {w for choice in PASSAGE.choices for w in choice.wordings}


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
@pytest.mark.parametrize("engine", ["transformers", "numpy"])
def test_weights_that_are_no_numbers_give_an_extractive_brief_that_says_so(copy_of, tmp_path, run, engine, value):
    folder = copy_of("t5")
    (folder / "briefer.json").write_text('{"prompt": "plain", "decoding": "choices"}')
    tensors = load_file(folder / "model.safetensors")
    name = "encoder.block.0.layer.0.SelfAttention.q.weight"
    tensors[name][3, 3] = value
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    article = tmp_path / "article.txt"
    article.write_text(" ".join(CORPUS), encoding="utf-8")
    done = run("summarize", article, "--model", folder, "--engine", engine, "--format", "json")

    assert done.code == 0
    said = f"{folder}: the weights hold values that are no numbers ({name} is one): the brief is extractive"
    assert said in done.err
    made = json.loads(done.out)["provenance"]
    assert made["note"].startswith(said)
    assert made["engine"] == "extractive"
    text = run("summarize", article, "--model", folder, "--engine", engine, "-q")
    assert "the brief is extractive" in " ".join(text.out.split())


@pytest.mark.parametrize(
    ("place", "value"), [(("normalizer", "prepend"), ""), (("model", "continuing_subword_prefix"), "(?=")]
)
@pytest.mark.parametrize("engine", ["transformers", "numpy"])
def test_a_tokenizer_that_panics_in_native_code_is_one_line(copy_of, capfd, engine, place, value):
    folder = copy_of("t5")
    (folder / "briefer.json").write_text('{"prompt": "plain", "decoding": "choices"}')
    settings = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    settings[place[0]][place[1]] = value
    (folder / "tokenizer.json").write_text(json.dumps(settings), encoding="utf-8")

    with pytest.raises(ModelError, match=r"tokenizer\.json.* cannot be loaded \(PanicException: ") as caught:
        load(str(folder), engine=engine)
    assert "\n" not in str(caught.value)
    assert "panicked" not in capfd.readouterr().err
