"""Families of seq2seq models, whole: tiny folders with random weights, from the folder to a brief without a fault."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
import transformers
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

from briefer.briefing.brief import Origin
from briefer.briefing.pipeline import brief
from briefer.briefing.settings import Settings
from briefer.errors import ModelError
from briefer.faithfulness.strictness import Strictness
from briefer.models import GenerationSettings, Passage, load
from tests.builders import article_of
from tests.models import CORPUS

SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
WINDOW = 8
SIZES = {"d_model": 32, "decoder_attention_heads": 2, "encoder_attention_heads": 2}
SMALL = {**SIZES, "encoder_layers": 1, "decoder_layers": 1, "encoder_ffn_dim": 32, "decoder_ffn_dim": 32}
T5 = {"d_model": 32, "d_ff": 32, "d_kv": 16, "num_layers": 1, "num_decoder_layers": 1, "num_heads": 2}
IDS = {"bos_token_id": 0, "pad_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 2}
Build = Callable[[int], transformers.PreTrainedModel]


def _led(size: int) -> transformers.PreTrainedModel:
    config = transformers.LEDConfig(
        vocab_size=size, attention_window=WINDOW, max_encoder_position_embeddings=600, **SMALL, **IDS
    )
    return transformers.LEDForConditionalGeneration(config)


def _prophetnet(size: int) -> transformers.PreTrainedModel:
    config = transformers.ProphetNetConfig(
        vocab_size=size,
        hidden_size=32,
        num_encoder_layers=1,
        num_decoder_layers=1,
        num_encoder_attention_heads=2,
        num_decoder_attention_heads=2,
        encoder_ffn_dim=32,
        decoder_ffn_dim=32,
        max_position_embeddings=200,
        **IDS,
    )
    return transformers.ProphetNetForConditionalGeneration(config)


FAMILIES: dict[str, Build] = {
    "mt5": lambda size: transformers.MT5ForConditionalGeneration(
        transformers.MT5Config(
            vocab_size=size, pad_token_id=1, eos_token_id=2, decoder_start_token_id=1, dropout_rate=0.0, **T5
        )
    ),
    "longt5": lambda size: transformers.LongT5ForConditionalGeneration(
        transformers.LongT5Config(
            vocab_size=size, local_radius=7, pad_token_id=1, eos_token_id=2, decoder_start_token_id=1, **T5
        )
    ),
    "led": _led,
}
"""Beside those of `tests.models`."""


def save(folder: Path, build: Build) -> Path:
    """A folder with a byte-level tokenizer, every digit a piece of its own, and random weights."""
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.normalizer = normalizers.Prepend(" ")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=400, special_tokens=SPECIAL, initial_alphabet=alphabet, show_progress=False
    )
    tokenizer.train_from_iterator(CORPUS, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 2)])
    fast = transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="<s>", pad_token="<pad>", eos_token="</s>", unk_token="<unk>"
    )
    fast.save_pretrained(folder)
    with torch.random.fork_rng():
        torch.manual_seed(11)
        model = build(len(fast))
    model.generation_config.max_length = 24
    model.save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    root = tmp_path_factory.mktemp("families")
    return {family: save(root / family, build) for family, build in FAMILIES.items()}


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_makes_briefs_at_every_level(folders: dict[str, Path], family: str) -> None:
    summarizer = load(str(folders[family]), GenerationSettings(num_beams=2, max_new_tokens=12))
    article = article_of("# Museum\n" + "\n".join(CORPUS[:4]) + "\n# Doctors\n" + "\n".join(CORPUS[4:]))
    for strictness in (Strictness.WORDS, Strictness.FACTS):
        made = brief(article, summarizer, Settings(strictness=strictness))
        assert made.faithful
        assert all(section.sentences for section in made.sections)
        # Random weights say nothing that stands: what is printed is the source's, as it is or mended from it.
        origins = {sentence.origin for section in made.sections for sentence in section.sentences}
        assert origins <= {Origin.QUOTED, Origin.REPAIRED}
    assert made.provenance.prompt == ("summarize" if "t5" in family else "plain")


@pytest.mark.parametrize("family", FAMILIES)
def test_a_familys_figures_are_whole_and_company_changes_nothing(folders: dict[str, Path], family: str) -> None:
    summarizer = load(str(folders[family]), GenerationSettings(num_beams=3, max_new_tokens=24), grounded=False)
    assert summarizer.losses == frozenset()
    found = summarizer.candidates([Passage(None, text) for text in CORPUS[:3]])
    alone = [summarizer.candidates([Passage(None, text)])[0] for text in CORPUS[:3]]
    assert [[c.text for c in each] for each in found] == [[c.text for c in each] for each in alone]


def test_every_token_of_a_long_text_reaches_the_first_one_of_led(folders: dict[str, Path]) -> None:
    """Without global attention a token sees half a window to both sides, and the start of a text nothing of its end."""
    summarizer: Any = load(str(folders["led"]))
    words = "the ferry was late again " * 20
    ids = [summarizer._encode(Passage(None, words + last)) for last in ("2019", "2018")]
    assert len(ids[0]) == len(ids[1]) > 8 * WINDOW
    first, second = (summarizer._read(row) for row in ids)
    assert not torch.equal(first[0], second[0])
    between = len(ids[0]) // 2
    plain = [
        summarizer._model.get_encoder()(input_ids=torch.tensor([row]), return_dict=True).last_hidden_state[0]
        for row in ids
    ]
    assert torch.equal(plain[0][0], plain[1][0])
    assert torch.equal(plain[0][between], plain[1][between])


def test_prophetnet_whose_decoder_keeps_no_memory_like_the_others_is_told_in_one_line(tmp_path: Path) -> None:
    folder = save(tmp_path / "prophetnet", _prophetnet)
    with pytest.raises(ModelError, match="the model fails at its work") as raised:
        load(str(folder)).candidates([Passage(None, CORPUS[0])])
    assert "\n" not in str(raised.value)


def test_a_model_that_only_goes_on_with_a_text_is_refused_in_one_line(tmp_path: Path) -> None:
    config = transformers.GPT2Config(vocab_size=400, n_embd=16, n_layer=1, n_head=2, bos_token_id=0, eos_token_id=2)
    folder = save(tmp_path / "gpt2", lambda size: transformers.GPT2LMHeadModel(config))
    with pytest.raises(ModelError, match="gpt2 model, which does not turn text into text") as raised:
        load(str(folder))
    assert "\n" not in str(raised.value)


def test_a_folder_names_the_prompt_of_an_instructed_model(folders: dict[str, Path], tmp_path: Path) -> None:
    folder = save(tmp_path / "flan", FAMILIES["mt5"])
    (folder / "briefer.json").write_text(json.dumps({"prompt": "flan"}), encoding="utf-8")
    summarizer: Any = load(str(folder))
    assert summarizer.prompt == "flan"
    assert summarizer._rendered(Passage("Storm", "It cost $1.2bn.")) == (
        "Write a short summary of this text. It cost $1.2bn. Summary:"
    )
