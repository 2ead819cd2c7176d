"""Tiny models with random weights: real folders of each family that load in a moment and talk nonsense."""

import random
import string
from collections.abc import Callable
from pathlib import Path

import sentencepiece
import torch
import transformers
from tokenizers import Tokenizer, decoders, normalizers, pre_tokenizers, processors
from tokenizers.models import BPE
from tokenizers.trainers import BpeTrainer

# Enough text for a vocabulary: every digit, the signs of figures, some names.
CORPUS = (
    "The museum in Lisbon sold 3,500 tickets in 2019, about 18% more than in 2018, it said on Monday.",
    "Ferries between Calais and Dover were late by 40 minutes after a storm closed the port at 12:30 p.m.",
    "Norway’s oil fund lost 6.7 percent, or nearly 90 billion crowns, in the first half of the year.",
    "A crew of nine people spent 105 days on the station before it came back to Earth near Houston, Texas.",
    "The bridge, built in 1932, carries 160,000 vehicles a day and needs repairs worth 75 million dollars.",
    "“We do not know yet,” the mayor said: the river rose to 4-5 metres, its highest level in 27 years.",
    "Kenya and Uganda signed an agreement; the 840-kilometre railway will open in March, officials said.",
    "Doctors in Toronto treated 64 patients (38 women and 26 men) with the new drug over two years.",
)

SIGNS = "$£€%-–—/½°’'\"()[]&+:;,.!?"

MAX_POSITIONS = 128

PEGASUS_OFFSET = 103


def save_t5(folder: Path) -> Path:
    """T5 with a byte-level tokenizer in tokenizer.json, as the bundled model has."""
    tokenizer = _byte_level(["<pad>", "</s>", "<unk>"], prefix=normalizers.Prepend(" "))
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    fast = transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<pad>", eos_token="</s>", unk_token="<unk>", model_max_length=512
    )
    fast.save_pretrained(folder)
    return _save(_t5(len(fast)), folder)


def save_t5_spiece(folder: Path, lacking: str = "$£") -> Path:
    """T5 with nothing but spiece.model, whose vocabulary lacks the characters of `lacking`, as T5's own lacks some."""
    pieces = train_spiece(folder, lacking)
    return _save(_t5(pieces), folder)


def save_bart(folder: Path) -> Path:
    """BART with vocab.json and merges.txt and no tokenizer.json, as older hub folders have."""
    tokenizer = _byte_level(["<s>", "<pad>", "</s>", "<unk>", "<mask>"], prefix=None)
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.model.save(str(folder))
    config = transformers.BartConfig(**_small(tokenizer.get_vocab_size()), max_position_embeddings=MAX_POSITIONS)
    return _save(lambda: transformers.BartForConditionalGeneration(config), folder)


def save_pegasus(folder: Path) -> Path:
    """Pegasus with spiece.model."""
    pieces = train_spiece(folder, lacking="")
    config = transformers.PegasusConfig(
        # Between </s> and <unk> of spiece.model stand two mask tokens and <unk_2> to <unk_102>.
        **_small(pieces + PEGASUS_OFFSET),
        max_position_embeddings=MAX_POSITIONS,
        pad_token_id=0,
        eos_token_id=1,
        decoder_start_token_id=0,
    )
    return _save(lambda: transformers.PegasusForConditionalGeneration(config), folder)


def save_mbart(folder: Path) -> Path:
    """MBART with sentencepiece.bpe.model's pieces in a tokenizer.json, and no token to start with, as cc25 has none."""
    pieces = train_spiece(folder, lacking="")
    processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / "spiece.model"))
    own = [(processor.id_to_piece(i), processor.get_score(i)) for i in range(3, pieces)]
    vocabulary = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *own]
    (folder / "spiece.model").unlink()
    tokenizer = transformers.MBartTokenizer(vocab=vocabulary, src_lang="en_XX", model_max_length=MAX_POSITIONS)
    tokenizer.save_pretrained(folder)
    config = transformers.MBartConfig(**_small(len(tokenizer)), max_position_embeddings=MAX_POSITIONS)
    return _save(lambda: transformers.MBartForConditionalGeneration(config), folder)


def save_led(folder: Path) -> Path:
    """LED, whose encoder has an attention of its own, with a byte-level tokenizer."""
    tokenizer = _byte_level(["<s>", "<pad>", "</s>", "<unk>", "<mask>"], prefix=None)
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.model.save(str(folder))
    config = transformers.LEDConfig(
        **_small(tokenizer.get_vocab_size()),
        max_encoder_position_embeddings=256,
        max_decoder_position_embeddings=MAX_POSITIONS,
        attention_window=16,
    )
    return _save(lambda: transformers.LEDForConditionalGeneration(config), folder)


def _small(vocabulary: int) -> dict[str, int | None]:
    return {
        "vocab_size": vocabulary,
        "d_model": 32,
        "encoder_layers": 1,
        "decoder_layers": 1,
        "encoder_attention_heads": 2,
        "decoder_attention_heads": 2,
        "encoder_ffn_dim": 64,
        "decoder_ffn_dim": 64,
        "forced_eos_token_id": None,
    }


FAMILIES: dict[str, Callable[[Path], Path]] = {
    "t5": save_t5,
    "t5-spiece": save_t5_spiece,
    "bart": save_bart,
    "pegasus": save_pegasus,
}

MORE_FAMILIES: dict[str, Callable[[Path], Path]] = {"mbart": save_mbart, "led": save_led}
"""What the transformers engine runs alone: a text's language, or an attention, is settled before it is read."""


def train_spiece(folder: Path, lacking: str) -> int:
    """Train folder/spiece.model in the layout of T5 and Pegasus; the number of its pieces."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(7)
    lines = [*CORPUS, " ".join(string.ascii_letters + string.digits)]
    for _ in range(100):
        words = rng.choice(CORPUS).split()
        rng.shuffle(words)
        lines.append(" ".join(words) + " " + " ".join(f"{sign}{rng.randrange(100)}" for sign in SIGNS))
    stripped = [line.translate(dict.fromkeys(map(ord, lacking))) for line in lines]
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(stripped),
        model_prefix=str(folder / "spiece"),
        vocab_size=400,
        hard_vocab_limit=False,
        character_coverage=1.0,
        pad_id=0,
        eos_id=1,
        unk_id=2,
        bos_id=-1,
        num_threads=1,
        minloglevel=2,
    )
    (folder / "spiece.vocab").unlink()
    return int(sentencepiece.SentencePieceProcessor(model_file=str(folder / "spiece.model")).vocab_size())


def _byte_level(special: list[str], prefix: normalizers.Normalizer | None) -> Tokenizer:
    tokenizer = Tokenizer(BPE(unk_token="<unk>"))
    if prefix is not None:
        tokenizer.normalizer = prefix
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = BpeTrainer(
        vocab_size=500,
        special_tokens=special,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(CORPUS, trainer)
    return tokenizer


def _t5(vocabulary: int) -> Callable[[], transformers.PreTrainedModel]:
    config = transformers.T5Config(
        vocab_size=vocabulary,
        d_model=32,
        d_ff=64,
        d_kv=16,
        num_layers=1,
        num_decoder_layers=1,
        num_heads=2,
        dropout_rate=0.0,
        decoder_start_token_id=0,
    )
    return lambda: transformers.T5ForConditionalGeneration(config)


def _save(build: Callable[[], transformers.PreTrainedModel], folder: Path) -> Path:
    with torch.random.fork_rng():
        torch.manual_seed(11)
        model = build()
    model.generation_config.max_length = 24
    model.save_pretrained(folder)
    return folder
