import json
import shutil
import socket
from dataclasses import replace
from itertools import permutations

import pytest
from models import CORPUS, FAMILIES, MAX_POSITIONS, PEGASUS_OFFSET

from briefer.errors import ConfigError, ModelError
from briefer.models import GenerationSettings, Passage, load
from briefer.models.base import DEFAULTS, Choice
from briefer.models.model_folder import SALIENCE_HEAD
from briefer.models.rerank import Scored, ranked
from briefer.models.salience_head import TENSOR
from briefer.models.transformers_engine.search import BeamSearch

sentencepiece = pytest.importorskip("sentencepiece")
torch = pytest.importorskip("torch")
safetensors_torch = pytest.importorskip("safetensors.torch")
transformers = pytest.importorskip("transformers")

PASSAGES = [
    Passage(None, CORPUS[0]),
    Passage("Storm", f"{CORPUS[1]}\n{CORPUS[2]}"),
    Passage("Space", CORPUS[3]),
    Passage(None, "Six people."),
]

FAMILY = pytest.mark.parametrize("family", list(FAMILIES))


@pytest.fixture
def copy_of(model_folders, tmp_path):
    """A folder that a test may break."""

    def copy(family):
        return shutil.copytree(model_folders(family), tmp_path / family)

    return copy


@FAMILY
def test_every_family_gives_candidates(model_folders, family):
    summarizer = load(str(model_folders(family)))

    found = summarizer.candidates(PASSAGES)

    assert len(found) == len(PASSAGES)
    for candidates in found:
        assert 1 <= len(candidates) <= 4
        texts = [candidate.text for candidate in candidates]
        assert all(texts)
        assert len(set(texts)) == len(texts)
        assert all(text == text.strip() and text.isprintable() for text in texts)
        assert all(candidate.score < 0 for candidate in candidates)


@FAMILY
def test_a_mark_of_a_tokenizer_in_an_article_is_text(model_folders, family):
    """To a unigram model "</s>" is a piece like any other, and the passage would end there."""
    summarizer = load(str(model_folders(family)))
    marks = [mark for mark in summarizer._tokenizer.all_special_tokens if not mark[0].isalnum()]
    plain = summarizer._encode(Passage(None, "It was a letter."))
    known = {number for number in summarizer._tokenizer.all_special_ids if number not in plain}

    for mark in {*marks[:8], summarizer._tokenizer.eos_token}:
        ids = summarizer._encode(Passage(mark, f"It was {mark} a letter."))
        assert known.isdisjoint(set(ids) - {summarizer._tokenizer.unk_token_id})
        assert ids.count(summarizer._model.config.eos_token_id) == 1


@FAMILY
def test_company_and_order_change_nothing(model_folders, family):
    summarizer = load(str(model_folders(family)))
    alone = [summarizer.candidates([passage])[0] for passage in PASSAGES]

    for order in list(permutations(range(4)))[::5]:
        together = summarizer.candidates([PASSAGES[i] for i in order])
        assert [[c.text for c in cs] for cs in together] == [[c.text for c in alone[i]] for i in order]


@FAMILY
@pytest.mark.parametrize("beams", [1, 2, 4])
@pytest.mark.parametrize("search", [{}, {"length_penalty": 2.0, "early_stopping": True}, {"early_stopping": "never"}])
def test_the_search_finds_what_transformers_finds(model_folders, family, beams, search):
    """Its own search, one passage at a time; ours has all of them in one batch."""
    folder = model_folders(family)
    ours = load(str(folder), GenerationSettings(num_beams=beams, no_repeat_ngram_size=3), grounded=False)
    ours._model.generation_config.update(**search)
    theirs = transformers.AutoModelForSeq2SeqLM.from_pretrained(folder).eval()
    theirs.generation_config = ours._model.generation_config
    encoded = [ours._encode(passage) for passage in PASSAGES]

    ours._beam_search = BeamSearch(ours._model, shared=True)

    for ids, found in zip(encoded, ours._search(encoded, []), strict=True):
        expected = theirs.generate(torch.tensor([ids]), attention_mask=torch.ones(1, len(ids), dtype=torch.long))
        end = theirs.generation_config.eos_token_id
        assert [h.tokens for h in found] == [_up_to_end(row, end) for row in expected[:, 1:].tolist()]


def _up_to_end(tokens, end):
    return tuple(tokens[: tokens.index(end) + 1] if end in tokens else tokens)


@FAMILY
def test_nothing_is_printed_and_nothing_is_fetched(model_folders, family, capfd, monkeypatch):
    def refuse(*args):
        raise AssertionError("the engine used the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)

    load(str(model_folders(family))).candidates([Passage(None, " ".join(CORPUS[:2]))])

    captured = capfd.readouterr()
    assert (captured.out, captured.err) == ("", "")


def test_families_with_attention_of_their_own_find_the_same(model_folders):
    """LED reads each passage once for every beam."""
    summarizer = load(str(model_folders("bart")))
    shared = summarizer.candidates(PASSAGES)
    summarizer._model.set_attn_implementation("eager")
    summarizer._beam_search = BeamSearch(summarizer._model, shared=False)

    apart = summarizer.candidates(PASSAGES)

    assert [[c.text for c in cs] for cs in apart] == [[c.text for c in cs] for cs in shared]


CHOICES = tuple(
    Choice((text, text.partition(",")[0] + "."), prior)
    for text, prior in zip(CORPUS, (2.0, 1.0, 0.5, 0.25, 1.5, 0.1, 3.0, 0.7), strict=True)
)


def choosing(folder):
    (folder / "briefer.json").write_text('{"prompt": "plain", "decoding": "choices"}')
    return load(str(folder))


@FAMILY
def test_a_choice_is_scored_as_transformers_scores_it(copy_of, family):
    folder = copy_of(family)
    summarizer = choosing(folder)
    assert summarizer.reranks_options
    assert summarizer.grounded
    passage = Passage(None, CORPUS[0], CHOICES)

    found = summarizer.candidates([passage])[0]

    model = transformers.AutoModelForSeq2SeqLM.from_pretrained(folder, dtype=torch.float32).eval()
    source = torch.tensor([summarizer._encode(passage)])
    scores = []
    for choice in CHOICES:
        targets = [torch.tensor([summarizer._tokenize(wording)]) for wording in choice.wordings]
        with torch.inference_mode():
            losses = [float(model(input_ids=source, labels=target).loss) for target in targets]
        scores.append([Scored(-loss * t.numel(), t.numel()) for loss, t in zip(losses, targets, strict=True)])
    wanted = {candidate.text: candidate.score for candidate in ranked(CHOICES, scores)}
    assert len(found) == 16
    assert {c.text: c.score for c in found} == pytest.approx(wanted, abs=0.01)
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)


def with_salience_head(folder, weight):
    safetensors_torch.save_file({TENSOR: weight}, folder / SALIENCE_HEAD)
    return choosing(folder)


def test_a_salience_head_reads_the_encoder_where_each_choice_stands(copy_of):
    folder = copy_of("t5")
    width = json.loads((folder / "config.json").read_text())["d_model"]
    weight = torch.randn(width, generator=torch.Generator().manual_seed(1))
    passage = Passage("Heading", " ".join(CORPUS[:3]), tuple(Choice((text,)) for text in (*CORPUS[:3], "Not there.")))
    without = choosing(folder)
    plain = without.sha256

    summarizer = with_salience_head(folder, weight)

    assert summarizer.sha256 != plain
    ids = summarizer._encode(passage)
    found = summarizer._score(passage, ids, [summarizer._tokenize(choice.wordings[0]) for choice in passage.choices])
    with torch.inference_mode():
        states = summarizer._read(ids)
    at = len(summarizer._tokenize(summarizer._template.render(replace(passage, text="")), special=False))
    for text, value in zip(CORPUS[:3], found.salience, strict=False):
        end = at + len(summarizer._tokenize(text, special=False))
        assert value == pytest.approx(float(states[at:end].mean(0) @ weight), rel=1e-4)
        at = end
    assert found.salience[3] == 0.0
    order = [candidate.text for candidate in summarizer.candidates([passage])[0]]
    values = dict(zip([*CORPUS[:3], "Not there."], found.salience, strict=True))
    assert order == sorted(values, key=lambda text: -values[text])


@pytest.mark.parametrize(
    ("family", "head", "message"),
    [
        ("t5", {TENSOR: torch.zeros(3)}, "is another model's"),
        ("t5", {"other": torch.zeros(3)}, "cannot be read"),
        ("t5", None, "cannot be read"),
        ("bart", {TENSOR: torch.zeros(32)}, None),
    ],
)
def test_a_salience_head_that_does_not_fit(copy_of, family, head, message):
    folder = copy_of(family)
    if head is None:
        (folder / SALIENCE_HEAD).write_bytes(b"none")
    else:
        safetensors_torch.save_file(head, folder / SALIENCE_HEAD)
    if message is None:
        assert choosing(folder).candidates([Passage(None, CORPUS[0], CHOICES[:2])])[0]
    else:
        with pytest.raises(ModelError, match=message):
            choosing(folder)


@FAMILY
def test_what_a_model_cannot_write_is_no_choice(copy_of, family):
    summarizer = choosing(copy_of(family))
    endless = Choice((" ".join(CORPUS * 3),), prior=9.0)
    (found,) = summarizer.candidates([Passage(None, CORPUS[0], (endless, CHOICES[0]))])
    assert CORPUS[0] in [candidate.text for candidate in found]


@FAMILY
def test_choices_are_the_same_in_any_company(copy_of, family):
    summarizer = choosing(copy_of(family))
    passages = [Passage(None, text, CHOICES[: 2 + 2 * number]) for number, text in enumerate(CORPUS[:3])]
    alone = [summarizer.candidates([passage])[0] for passage in passages]
    assert summarizer.candidates(passages[::-1])[::-1] == alone
    assert summarizer.candidates([Passage(None, CORPUS[0])]) == [[]]


def test_without_grounding_a_model_that_chooses_searches(copy_of):
    folder = copy_of("t5")
    choosing(folder)
    free = load(str(folder), grounded=False)
    assert not free.reranks_options
    assert not free.grounded
    searched = free.candidates([replace(passage, choices=CHOICES) for passage in PASSAGES])
    assert any(searched)
    assert searched == load(str(folder), grounded=False).candidates(PASSAGES)


def test_without_memory_the_same_candidates_come_from_smaller_batches(model_folders, monkeypatch):
    summarizer = load(str(model_folders("t5")))
    expected = summarizer.candidates(PASSAGES)
    search = summarizer._search
    sizes = []

    def small_memory(batch, sources):
        sizes.append(len(batch))
        if len(batch) > 1:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 137438953472 bytes.")
        return search(batch, sources)

    monkeypatch.setattr(summarizer, "_search", small_memory)
    monkeypatch.setattr("briefer.models.batching.MOST_PADDING", 1.0)

    assert summarizer.candidates(PASSAGES) == expected
    assert max(sizes) == len(PASSAGES)


def test_transformers_keeps_its_own_settings(model_folders):
    before = transformers.utils.logging.get_verbosity(), torch.get_num_threads()

    load(str(model_folders("t5"))).candidates(PASSAGES)

    assert (transformers.utils.logging.get_verbosity(), torch.get_num_threads()) == before


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_a_passage_without_a_word_has_no_candidates(model_folders, text):
    summarizer = load(str(model_folders("t5")))

    assert summarizer.candidates([Passage("Heading", text)]) == [[]]
    assert summarizer.candidates([]) == []


def test_sampling_in_a_folder_is_ignored(copy_of):
    folder = copy_of("t5")
    file = folder / "generation_config.json"
    wild = {"do_sample": True, "temperature": 9.0, "top_k": 5, "min_length": 20, "renormalize_logits": True}
    file.write_text(json.dumps({**json.loads(file.read_text()), **wild}))
    summarizer = load(str(folder))

    first = summarizer.candidates(PASSAGES)
    torch.manual_seed(1)
    assert summarizer.candidates(PASSAGES) == first


class TestSettings:
    def test_the_folder_speaks_where_the_user_does_not(self, copy_of):
        folder = copy_of("t5")
        file = folder / "generation_config.json"
        own = {"num_beams": 3, "length_penalty": 2.0, "max_new_tokens": 9, "max_length": None}
        file.write_text(json.dumps({**json.loads(file.read_text()), **own}))

        settings = load(str(folder), GenerationSettings(no_repeat_ngram_size=2)).settings

        assert settings == GenerationSettings(
            num_beams=3, num_candidates=3, max_new_tokens=9, length_penalty=2.0, no_repeat_ngram_size=2
        )

    def test_settings_of_older_folders(self, copy_of):
        folder = copy_of("t5")
        (folder / "generation_config.json").unlink()
        file = folder / "config.json"
        task = {"summarization": {"num_beams": 2, "max_length": 200, "no_repeat_ngram_size": 3, "prefix": "x"}}
        file.write_text(json.dumps({**json.loads(file.read_text()), "task_specific_params": task}))

        settings = load(str(folder)).settings

        assert (settings.num_beams, settings.max_new_tokens, settings.no_repeat_ngram_size) == (2, 199, 3)

    def test_every_value_has_a_default(self):
        assert GenerationSettings().over() == DEFAULTS

    def test_more_candidates_widen_the_search(self):
        assert GenerationSettings(num_candidates=6).over({"num_beams": 4}).num_beams == 6

    def test_a_decoder_with_positions_stops_at_their_end(self, model_folders):
        settings = GenerationSettings(max_new_tokens=10_000, num_beams=1)
        summarizer = load(str(model_folders("bart")), settings)

        assert summarizer.settings.max_new_tokens == MAX_POSITIONS - 1
        assert len(summarizer.candidates(PASSAGES[:1])[0]) <= 1

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"num_beams": 0}, "num_beams is 0"),
            ({"max_new_tokens": -1}, "max_new_tokens is -1"),
            ({"no_repeat_ngram_size": -1}, "no_repeat_ngram_size is -1"),
            ({"num_beams": 2, "num_candidates": 3}, "num_candidates is 3 but num_beams is 2"),
        ],
    )
    def test_settings_that_make_no_sense(self, values, message):
        with pytest.raises(ConfigError, match=message):
            GenerationSettings(**values)

    def test_greedy_search(self, model_folders):
        (candidates,) = load(str(model_folders("t5")), GenerationSettings(num_beams=1)).candidates(PASSAGES[:1])

        assert len(candidates) == 1


class TestWindow:
    @pytest.mark.parametrize(("family", "window"), [("t5", 512), ("bart", MAX_POSITIONS), ("pegasus", MAX_POSITIONS)])
    def test_fits_up_to_the_last_token(self, model_folders, family, window):
        summarizer = load(str(model_folders(family)), prompt="plain")
        words = 1
        while summarizer.fits(Passage(None, "7 " * words)):
            words += 1

        assert len(summarizer._encode(Passage(None, "7 " * (words - 1)))) <= window
        assert len(summarizer._encode(Passage(None, "7 " * words))) > window

    def test_what_does_not_fit_is_an_error_and_never_cut(self, model_folders):
        summarizer = load(str(model_folders("bart")))
        long = Passage(None, " ".join(CORPUS))

        assert not summarizer.fits(long)
        with pytest.raises(ModelError, match=r"\d+ tokens do not fit its 128: split the text"):
            summarizer.candidates([PASSAGES[0], long])

    def test_a_limit_in_tokenizer_json_does_not_cut(self, copy_of):
        """Pegasus folders carry "truncation" in tokenizer.json."""
        folder = copy_of("t5")
        file = folder / "tokenizer.json"
        cut = {"direction": "Right", "max_length": 8, "strategy": "LongestFirst", "stride": 0}
        file.write_text(json.dumps({**json.loads(file.read_text()), "truncation": cut}))

        assert load(str(folder))._encode(PASSAGES[0]) == load(str(folder))._encode(PASSAGES[0])
        assert len(load(str(folder))._encode(PASSAGES[0])) > 8


class TestTokens:
    """Ids as the families' own tokenizers give them; transformers 5.0 once built Pegasus's with other ids."""

    def test_t5_reads_spiece_model_as_sentencepiece_does(self, model_folders):
        folder = model_folders("t5-spiece")
        own = sentencepiece.SentencePieceProcessor(model_file=str(folder / "spiece.model"))
        summarizer = load(str(folder), prompt="plain")

        for text in CORPUS:
            assert summarizer._encode(Passage(None, text)) == [*own.encode(text), own.eos_id()]

    def test_pegasus_shifts_the_ids_of_sentencepiece(self, model_folders):
        folder = model_folders("pegasus")
        own = sentencepiece.SentencePieceProcessor(model_file=str(folder / "spiece.model"))
        summarizer = load(str(folder))

        for text in CORPUS:
            shifted = [piece + PEGASUS_OFFSET for piece in own.encode(text)]
            assert summarizer._encode(Passage(None, text)) == [*shifted, own.eos_id()]

    @FAMILY
    def test_texts_survive_the_round_trip(self, model_folders, family):
        summarizer = load(str(model_folders(family)))

        assert [text.strip() for text in summarizer._round_trip(CORPUS)] == list(CORPUS)


class TestFolders:
    def test_sharded_weights(self, model_folders, copy_of):
        folder = copy_of("bart")
        whole = load(str(folder))
        (folder / "model.safetensors").unlink()
        search = (folder / "generation_config.json").read_text()
        whole._model.save_pretrained(folder, max_shard_size="50KB")
        (folder / "generation_config.json").write_text(search)
        assert not (folder / "model.safetensors").exists()

        sharded = load(str(folder))

        assert sharded.candidates(PASSAGES) == whole.candidates(PASSAGES)
        assert sharded.sha256 != whole.sha256

    def test_half_precision_weights_run_in_single_precision(self, copy_of):
        folder = copy_of("t5")
        load(str(folder))._model.half().save_pretrained(folder)

        assert load(str(folder))._model.dtype == torch.float32

    @pytest.mark.parametrize("size", [0, 5, 5000])
    def test_truncated_weights(self, copy_of, size):
        folder = copy_of("t5")
        file = folder / "model.safetensors"
        file.write_bytes(file.read_bytes()[:size])

        with pytest.raises(ModelError, match=r"the weights cannot be loaded \(.*\): get the model again") as caught:
            load(str(folder))
        assert "\n" not in str(caught.value)

    def test_weights_of_another_size(self, copy_of):
        folder = copy_of("t5")
        config = json.loads((folder / "config.json").read_text())
        (folder / "config.json").write_text(json.dumps({**config, "d_ff": 96}))

        with pytest.raises(ModelError, match="the weights") as caught:
            load(str(folder))
        assert "\n" not in str(caught.value)

    def test_weights_with_tensors_missing(self, copy_of):
        """transformers would fill them with random numbers."""
        folder = copy_of("t5")
        config = json.loads((folder / "config.json").read_text())
        (folder / "config.json").write_text(json.dumps({**config, "num_layers": 2}))

        with pytest.raises(ModelError, match=r"the weights lack \d+ tensors \(encoder.block.1"):
            load(str(folder))

    @pytest.mark.parametrize(
        ("config", "message"),
        [
            (transformers.BertConfig(), "is a bert model, which does not turn text into text: choose a seq2seq model"),
            (transformers.GPT2Config(), "is a gpt2 model, which does not turn text into text"),
        ],
    )
    def test_other_kinds_of_model(self, copy_of, config, message):
        folder = copy_of("t5")
        (folder / "config.json").write_text(config.to_json_string())

        with pytest.raises(ModelError, match=message):
            load(str(folder))

    def test_an_unknown_kind_of_model(self, copy_of):
        folder = copy_of("t5")
        (folder / "config.json").write_text('{"model_type": "t99"}')

        with pytest.raises(ModelError, match="has no model type 't99': choose a T5, BART or Pegasus model"):
            load(str(folder))

    @pytest.mark.parametrize(("file", "family"), [("tokenizer.json", "t5"), ("spiece.model", "t5-spiece")])
    def test_a_broken_tokenizer(self, copy_of, file, family):
        folder = copy_of(family)
        (folder / file).write_text("no tokenizer")

        with pytest.raises(ModelError, match=r"the tokenizer \(.*\) cannot be loaded") as caught:
            load(str(folder))
        assert "\n" not in str(caught.value)

    def test_a_tokenizer_of_another_model(self, copy_of, model_folders):
        folder = copy_of("t5-spiece")
        config = transformers.T5Config(vocab_size=50, d_model=8, d_ff=8, d_kv=4, num_layers=1, num_heads=2)
        transformers.T5ForConditionalGeneration(config).save_pretrained(folder)

        with pytest.raises(ModelError, match="the tokenizer is another model's"):
            load(str(folder)).candidates(PASSAGES)

    @pytest.mark.parametrize(
        ("module", "package"), [("sentencepiece", "sentencepiece"), ("google.protobuf", "protobuf")]
    )
    def test_a_missing_library_is_named(self, model_folders, monkeypatch, module, package):
        find_spec = "briefer.models.transformers_engine.loading.find_spec"
        monkeypatch.setattr(find_spec, lambda name: name != module or None)

        with pytest.raises(ModelError, match=f"its tokenizer needs {package}: run `pip install {package}`"):
            load(str(model_folders("t5-spiece")))


class TestBundled:
    PASSAGE = Passage(
        "Harvest",
        "Portugal’s olive growers harvested 160,000 tons of olives this year, about 18% more than last year, the farm "
        "ministry said on Tuesday. Rain in March and April helped the trees in Alentejo, where most oil is made. "
        "The price of a liter fell to 4.80 euros from 7.10 euros a year ago. Minister Ana Lopes said the growers "
        "need 75 million euros to repair canals that a storm damaged in February.",
    )

    CHOICES = (
        Choice(
            (
                "Portugal’s olive growers harvested 160,000 tons of olives this year, about 18% more than last year, "
                "the farm ministry said on Tuesday.",
            )
        ),
        Choice(("Rain in March and April helped the trees in Alentejo.",)),
    )

    def test_it_says_what_it_is_given_and_the_news_first(self, bundled_summarizer):
        (candidates,) = bundled_summarizer.candidates([replace(self.PASSAGE, choices=self.CHOICES)])

        assert [candidate.text for candidate in candidates] == [choice.wordings[0] for choice in self.CHOICES]

    def test_without_grounding_it_writes(self):
        (candidates,) = load(grounded=False).candidates([self.PASSAGE])

        assert candidates[0].text.endswith(".")
        assert all(candidate.score < 0 for candidate in candidates)

    def test_a_mark_of_the_tokenizer_in_an_article_is_text(self, bundled_summarizer):
        ids = bundled_summarizer._encode(Passage("</s>", "It reads <pad> and <unk>."))

        assert ids.index(1) == len(ids) - 1
        assert not {0, 2} & set(ids)
        assert bundled_summarizer._decode([ids]) == [" </s> | It reads <pad> and <unk>."]

    def test_a_mark_of_the_tokenizer_in_a_template_is_meant(self, tmp_path):
        template = tmp_path / "marked.txt"
        template.write_text("<unk> $text")

        assert load(prompt=str(template))._encode(Passage(None, "It reads."))[0] == 2

    def test_what_it_is(self, bundled_summarizer):
        assert bundled_summarizer.name == "bundled"
        assert bundled_summarizer.engine == "numpy"
        assert bundled_summarizer.prompt == "headed"
        assert bundled_summarizer.reranks_options
        assert len(bundled_summarizer.sha256) == 64

    def test_progress_bars_stay_away(self, capfd):
        load()

        assert capfd.readouterr() == ("", "")
