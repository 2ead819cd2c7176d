"""The engine of the bundled model: what transformers computes, without transformers."""

import json
import shutil
import subprocess
import sys
from importlib import import_module
from types import SimpleNamespace

import numpy as np
import pytest
import safetensors.numpy
from hypothesis import given
from hypothesis import strategies as st
from models import CORPUS

from briefer.errors import ConfigError, ModelError
from briefer.models import Engine, GenerationSettings, Passage, default_engine, load
from briefer.models.base import Choice
from briefer.models.beams import repeating
from briefer.models.numpy_engine.tree import Tree

transformers = pytest.importorskip("transformers")
torch = pytest.importorskip("torch")

CHOICES = tuple(Choice((text, text.partition(",")[0] + ".", text[: len(text) // 2])) for text in CORPUS[:4])
LONE = tuple(Choice((text,), prior) for text, prior in zip(CORPUS[4:], (2.0, 1.0, 0.5, 3.0), strict=True))
# 500 tokens, beyond the distances that T5 tells apart.
LONG = Passage("Heading", " ".join(CORPUS), (*CHOICES, *LONE))
PASSAGES = [
    LONG,
    Passage(None, CORPUS[0], CHOICES[:1]),
    Passage("Two", f"{CORPUS[4]}\n{CORPUS[5]}", LONE),
    Passage(None, " "),
    Passage(None, CORPUS[1]),
]

SIZES = {"d_model": 48, "d_ff": 96, "d_kv": 16, "num_heads": 3, "num_layers": 2, "decoder_start_token_id": 0}
VARIANTS = {
    "t5": SIZES,
    "t5 1.1": {**SIZES, "feed_forward_proj": "gated-gelu", "tie_word_embeddings": False},
    "as the bundled model": {**SIZES, "feed_forward_proj": "gated-gelu", "num_layers": 3, "num_decoder_layers": 1},
}


@pytest.fixture(scope="session")
def variants(model_folders, tmp_path_factory):
    """Folders of tiny T5s that choose, with a salience head, by the kind of T5."""
    made = {}

    def folder(variant):
        if variant not in made:
            place = shutil.copytree(model_folders("t5"), tmp_path_factory.mktemp("numpy") / "model")
            words = json.loads((place / "config.json").read_text())["vocab_size"]
            with torch.random.fork_rng():
                torch.manual_seed(5)
                config = transformers.T5Config(vocab_size=words, **VARIANTS[variant])
                model = transformers.T5ForConditionalGeneration(config)
                head = torch.randn(SIZES["d_model"]).numpy()
            if variant == "as the bundled model":
                model = model.half()
            model.save_pretrained(place)
            (place / "briefer.json").write_text('{"prompt": "headed", "decoding": "choices"}')
            safetensors.numpy.save_file({"salience": head}, place / "salience.safetensors")
            made[variant] = place
        return made[variant]

    return folder


@pytest.fixture
def broken(variants, tmp_path):
    """A folder that a test may break."""
    return shutil.copytree(variants("t5 1.1"), tmp_path / "model")


def change(file, **values):
    content = json.loads(file.read_text()) if file.is_file() else {}
    file.write_text(json.dumps({name: value for name, value in {**content, **values}.items() if value is not None}))


@pytest.mark.parametrize("variant", VARIANTS)
def test_what_it_holds_of_each_choice_is_what_transformers_holds(variants, variant):
    ours, theirs = (load(str(variants(variant)), engine=engine) for engine in ("numpy", "transformers"))

    for mine, wanted in zip(ours.candidates(PASSAGES), theirs.candidates(PASSAGES), strict=True):
        assert [candidate.text for candidate in mine] == [candidate.text for candidate in wanted]
        assert [candidate.score for candidate in mine] == pytest.approx([c.score for c in wanted], abs=2e-3)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize(
    "settings",
    [
        GenerationSettings(num_beams=4, num_candidates=4, max_new_tokens=20, no_repeat_ngram_size=3),
        GenerationSettings(num_beams=1, max_new_tokens=12, no_repeat_ngram_size=0),
        GenerationSettings(num_beams=3, num_candidates=2, max_new_tokens=7, length_penalty=0.0),
    ],
    ids=str,
)
def test_what_it_writes_freely_is_what_transformers_writes(variants, variant, settings):
    ours, theirs = (
        load(str(variants(variant)), settings, grounded=False, engine=engine) for engine in ("numpy", "transformers")
    )
    assert (ours.settings, ours.grounded, ours.reranks_options) == (theirs.settings, False, False)

    for mine, wanted in zip(ours.candidates(PASSAGES), theirs.candidates(PASSAGES), strict=True):
        assert [candidate.text for candidate in mine] == [candidate.text for candidate in wanted]
        assert [candidate.score for candidate in mine] == pytest.approx([c.score for c in wanted], abs=2e-3)


@pytest.mark.parametrize("grounded", [True, False])
def test_a_passage_gets_the_same_in_any_company(variants, grounded):
    model = load(str(variants("t5 1.1")), GenerationSettings(max_new_tokens=8), engine="numpy", grounded=grounded)
    alone = [model.candidates([passage])[0] for passage in PASSAGES]

    assert model.candidates(PASSAGES) == alone
    assert model.candidates([*PASSAGES[::-1], *PASSAGES]) == [*alone[::-1], *alone]


def test_an_output_matrix_of_its_own(broken):
    path = broken / "model.safetensors"
    weights = safetensors.numpy.load_file(path)
    own = np.random.default_rng(3).standard_normal(weights["shared.weight"].shape).astype(np.float32)
    safetensors.numpy.save_file({**weights, "lm_head.weight": own}, path, metadata={"format": "pt"})
    (mine,), (wanted,) = (
        load(str(broken), engine=engine).candidates(PASSAGES[1:2]) for engine in ("numpy", "transformers")
    )

    assert [candidate.text for candidate in mine] == [candidate.text for candidate in wanted]
    assert [candidate.score for candidate in mine] == pytest.approx([c.score for c in wanted], abs=2e-3)


def test_the_bundled_model_says_what_it_says_in_transformers(bundled_summarizer):
    passages = [
        Passage(
            "Harbour",
            "The harbour of Ostveg reopened on Monday, the port authority said, after 18% of its quays were rebuilt. "
            "The work, which began in 2021, cost 40 million crowns. Mayor Ida Holm cut the ribbon.",
            (
                Choice(("The work, which began in 2021, cost 40 million crowns.", "The work cost 40 million crowns.")),
                Choice(
                    (
                        "The harbour of Ostveg reopened on Monday, the port authority said, after 18% of its quays "
                        "were rebuilt.",
                        "The harbour of Ostveg reopened on Monday.",
                    ),
                    2.0,
                ),
                Choice(("Mayor Ida Holm cut the ribbon.",), 0.5),
            ),
        )
    ]
    theirs = load(engine="transformers")

    (mine,), (wanted,) = bundled_summarizer.candidates(passages), theirs.candidates(passages)

    assert (bundled_summarizer.engine, theirs.engine) == ("numpy", "transformers")
    assert bundled_summarizer.sha256 == theirs.sha256
    assert [candidate.text for candidate in mine] == [candidate.text for candidate in wanted]
    assert [candidate.score for candidate in mine] == pytest.approx([c.score for c in wanted], abs=2e-3)


def test_a_brief_of_the_bundled_model_imports_neither_torch_nor_transformers(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text(
        "The mayor of Ostveg opened a bridge of 120 metres on Monday. " * 3 + "It cost 4 million crowns."
    )
    code = (
        "import sys\n"
        "from briefer.cli.app import main\n"
        "try:\n    main(['summarize', sys.argv[1], '-f', 'json', *sys.argv[2:]])\n"
        "except SystemExit as stopped:\n    assert not stopped.code, stopped.code\n"
        "print(sorted({'torch', 'transformers', 'ctranslate2', 'onnxruntime'} & set(sys.modules)))\n"
    )
    for options in ([], ["--no-grounding"]):
        arguments = [sys.executable, "-c", code, str(article), *options]
        done = subprocess.run(arguments, capture_output=True, text=True, check=True)
        *record, loaded = done.stdout.splitlines()
        assert loaded == "[]"
        assert json.loads("\n".join(record))["provenance"]["engine"] == "numpy"


def test_what_runs_a_model_unasked(variants, bundled_summarizer):
    assert default_engine(None) is default_engine("bundled") is Engine.NUMPY
    assert bundled_summarizer.engine == "numpy"
    assert load(str(variants("t5"))).engine == default_engine("any/other") == "transformers"


@pytest.mark.parametrize(
    ("name", "found", "message"),
    [
        ("numpy", None, r'the numpy engine needs numpy .*: run `pip install "numpy>=1.26"`, or use --engine transf'),
        ("threadpoolctl", None, r'needs threadpoolctl .*: run `pip install "threadpoolctl>='),
        ("numpy", "1.25.2", r'numpy 1.25.2 is too old for the numpy engine: run `pip install "numpy>=1.26"`'),
        ("tokenizers", "0.9.4", r'tokenizers 0.9.4 is too old .*: run `pip install "tokenizers>=0.22"`'),
        ("numpy", "3.0.0", None),
    ],
)
def test_a_library_that_is_missing_or_too_old(monkeypatch, name, found, message):
    def imported(module):
        if module != name:
            return import_module(module)
        if found is None:
            raise ModuleNotFoundError(f"No module named {module!r}")
        return SimpleNamespace(__version__=found)

    monkeypatch.setattr("briefer.models.numpy_engine.import_module", imported)
    if message is None:
        assert load().engine == "numpy"
    else:
        with pytest.raises(ConfigError, match=message):
            load()


def no_tokenizer(folder):
    (folder / "tokenizer.json").unlink()
    (folder / "spiece.model").touch()


def no_end(folder):
    for file in ("generation_config.json", "config.json"):
        change(folder / file, eos_token_id=None)


def without(*names):
    def change(folder):
        path = folder / "model.safetensors"
        weights = safetensors.numpy.load_file(path)
        safetensors.numpy.save_file({name: w for name, w in weights.items() if name not in names}, path)

    return change


def in_bfloat16(folder):
    path = folder / "model.safetensors"
    model = transformers.T5ForConditionalGeneration.from_pretrained(folder)
    path.unlink()
    model.bfloat16().save_pretrained(folder)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (
            lambda f: change(f / "briefer.json", decoding="search"),
            "writes its summaries, .*: use --engine transformers",
        ),
        (lambda f: change(f / "config.json", model_type="bart"), "is a bart model, .* T5 only: use --engine transf"),
        (lambda f: change(f / "config.json", feed_forward_proj="gated-silu"), "no 'gated-silu': use --engine transf"),
        (lambda f: change(f / "config.json", num_heads=None), "does not describe a T5 .*num_heads.*: get the model"),
        (lambda f: change(f / "config.json", d_ff=12), r"wi_0.weight has the shape \(96, 48\) where .* \(12, 48\)"),
        (lambda f: change(f / "config.json", num_layers=3), r"the weights lack encoder.block.2.layer.0"),
        (lambda f: change(f / "generation_config.json", suppress_tokens=[4]), "no suppress_tokens"),
        (no_end, "no eos_token_id"),
        (no_tokenizer, "needs a tokenizer.json: save the tokenizer as one"),
        (lambda f: (f / "tokenizer.json").write_text("{"), "tokenizer.json cannot be loaded"),
        (without("shared.weight"), "the weights lack shared.weight: get the model again"),
        (lambda f: (f / "model.safetensors").write_bytes(b"none"), "the weights cannot be loaded"),
        (in_bfloat16, "(numpy cannot read|has values of type) .*use --engine transformers"),
    ],
)
def test_a_folder_that_it_cannot_run(broken, damage, message):
    damage(broken)

    with pytest.raises(ModelError, match=message) as caught:
        load(str(broken), engine="numpy")
    assert "\n" not in str(caught.value)


def test_a_decoder_that_is_missing_is_told_when_it_is_needed(broken):
    without("decoder.block.0.layer.1.EncDecAttention.q.weight")(broken)

    model = load(str(broken), engine="numpy")

    assert model.candidates([PASSAGES[2]])[0]  # one wording a choice: the encoder alone decides
    with pytest.raises(ModelError, match=r"the weights lack decoder.block.0.layer.1.EncDecAttention.q.weight"):
        model.candidates([PASSAGES[1]])


TEXTS = st.lists(st.lists(st.integers(1, 3), max_size=6), min_size=1, max_size=8)


@given(TEXTS)
def test_a_tree_reads_each_beginning_once(texts):
    tree = Tree.of(texts, start=0)

    beginnings = {tuple(text[:length]) for text in texts for length in range(len(text))} | {()}
    assert len(tree.tokens) == len(beginnings)
    for text, path in zip(texts, tree.paths, strict=True):
        assert [tree.tokens[node] for node in path] == [0, *text][: len(text)]
        assert list(tree.depths[list(path)]) == list(range(len(text)))
        for place, node in enumerate(path):
            assert set(np.flatnonzero(tree.above[node])) == set(path[: place + 1])


@given(st.lists(st.integers(0, 2), max_size=12), st.integers(0, 4))
def test_no_run_is_completed_twice(tokens, size):
    banned = repeating(tokens, size)

    for token in range(3):
        runs = [tuple([*tokens, token][at : at + size]) for at in range(len(tokens) + 2 - size)]
        assert (token in banned) == (size > 0 and len(runs) > 1 and runs[-1] in runs[:-1])


def test_weights_so_large_that_numbers_overflow_are_told_in_one_line(model_folders, tmp_path, run):
    folder = shutil.copytree(model_folders("t5"), tmp_path / "model")
    (folder / "briefer.json").write_text('{"prompt": "plain", "decoding": "choices"}')
    tensors = safetensors.numpy.load_file(folder / "model.safetensors")
    large = {name: np.full_like(tensor, 3e38) for name, tensor in tensors.items()}
    safetensors.numpy.save_file(large, folder / "model.safetensors", metadata={"format": "pt"})
    (tmp_path / "article.txt").write_text(" ".join(CORPUS), encoding="utf-8")

    done = run("summarize", tmp_path / "article.txt", "--model", folder, "--engine", "numpy")

    assert "RuntimeWarning" not in done.err
    assert done.code in (0, 2)
