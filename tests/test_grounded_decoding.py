import random
import shutil

import pytest
from models import CORPUS, FAMILIES
from test_grounding import allows

from briefer.models import Passage, load
from briefer.models.copy_rule import is_bound
from briefer.models.model_folder import resolve
from briefer.models.transformers_engine import search
from briefer.models.vocabulary import TokenForm as Form
from briefer.models.vocabulary import read_vocabulary, written_bytes

torch = pytest.importorskip("torch")

PASSAGES = [Passage("Storm", CORPUS[1]), Passage(None, CORPUS[0]), Passage(None, CORPUS[2])]


def wild_model(tokens, seed):
    """Scores that prefer tokens with digits and capitals, another one at each step, whatever was read."""
    wanted = torch.tensor([3.0 if is_bound(w.decode(errors="ignore").strip()) else 0.0 for w in tokens.written])
    generator = torch.Generator().manual_seed(seed)
    return lambda cache, beams: wanted + torch.rand((len(beams), tokens.size), generator=generator) * 3


@pytest.mark.parametrize("family", list(FAMILIES))
@pytest.mark.parametrize("seed", [1, 2])
def test_a_wild_model_writes_only_bound_words_of_its_own_passage(model_folders, monkeypatch, family, seed):
    summarizer = load(str(model_folders(family)))
    monkeypatch.setattr(search._Cache, "step", wild_model(summarizer._token_masks, seed))
    monkeypatch.setattr(search._Cache, "keep", lambda cache, passages, beams: None)

    found = summarizer.candidates(PASSAGES)

    bound = 0
    for passage, candidates in zip(PASSAGES, found, strict=True):
        for candidate in candidates:
            assert allows(f"{passage.heading or ''} {passage.text}", candidate.text), candidate.text
            bound += sum(map(is_bound, candidate.text.split()))
    assert bound > 0


@pytest.mark.parametrize("family", list(FAMILIES))
def test_without_grounding_the_same_models_write_anything(model_folders, family):
    summarizer = load(str(model_folders(family)), grounded=False)

    assert not summarizer.grounded
    assert summarizer.candidates(PASSAGES)


def test_the_bundled_model_is_grounded_where_it_is_searched(tmp_path):
    folder = shutil.copytree(resolve().folder, tmp_path / "bundled")
    (folder / "briefer.json").write_text('{"prompt": "headed"}')
    passages = [Passage(None, " ".join(CORPUS[:4])), Passage(None, " ".join(CORPUS[4:]))]

    for passage, candidates in zip(passages, load(str(folder)).candidates(passages), strict=True):
        assert candidates
        assert all(allows(passage.text, candidate.text) for candidate in candidates)


@pytest.mark.parametrize(
    ("form", "token", "written"),
    [
        (Form.BYTE_LEVEL, "Ġtickets", b" tickets"),
        (Form.BYTE_LEVEL, "âĢĻ", "’".encode()),
        (Form.BYTE_LEVEL, "Â£", "£".encode()),
        (Form.METASPACE, "▁tickets", b" tickets"),
        (Form.METASPACE, "ets", b"ets"),
        (Form.METASPACE, "<0xE2>", b"\xe2"),
        (Form.WORDPIECE, "tick", b" tick"),
        (Form.WORDPIECE, "##ets", b"ets"),
    ],
)
def test_what_a_token_writes(form, token, written):
    assert written_bytes(token, form) == written


def test_the_form_of_a_vocabulary_shows_in_its_tokens():
    tokens = ["<pad>", "</s>", "Ġa", "b"]

    vocabulary = read_vocabulary(tokens, special={0, 1}, silent={0}, end={1})

    assert vocabulary.written == (b"", b"", b" a", b"b")
    assert (vocabulary.silent, vocabulary.end) == ({0}, {1})


@pytest.mark.parametrize("family", list(FAMILIES))
def test_tokens_write_what_the_tokenizer_decodes(model_folders, family):
    summarizer = load(str(model_folders(family)))
    texts = random.Random(5).sample(CORPUS, 4)

    for text, ids in zip(texts, summarizer._tokenizer(texts)["input_ids"], strict=True):
        written = b"".join(summarizer._token_masks.written[token] for token in ids)
        assert written.decode().strip() == text
