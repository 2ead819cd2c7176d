"""What of transformers may change without notice: a failure here names the function of `internals` to mend."""

import warnings

import pytest
from models import FAMILIES

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")

from briefer.models.transformers_engine import attention, internals  # noqa: E402

IDS = torch.tensor([[5, 6, 7, 8, 9, 1]])
WRITTEN = torch.tensor([[0, 5, 6, 7], [0, 8, 5, 9]])


@pytest.fixture(params=list(FAMILIES))
def model(model_folders, request):
    folder = model_folders(request.param)
    return transformers.AutoModelForSeq2SeqLM.from_pretrained(folder).eval()


@pytest.fixture
def passage(model):
    """What the encoder makes of a passage, once for each of two beams, and the mask."""
    with torch.inference_mode():
        states = model.get_encoder()(input_ids=IDS, attention_mask=torch.ones_like(IDS)).last_hidden_state
    return states.expand(2, -1, -1), torch.ones(2, IDS.shape[1], dtype=torch.long)


@torch.inference_mode()
def expected(model, written):
    """By the model itself, with nothing remembered."""
    ids = IDS.expand(len(written), -1)
    return model(input_ids=ids, attention_mask=torch.ones_like(ids), decoder_input_ids=written, use_cache=False).logits


def test_is_seq2seq():
    assert internals.is_seq2seq(transformers.T5Config())
    assert not internals.is_seq2seq(transformers.BertConfig())


def test_cache_argument_is_the_name_that_no_release_warns_of(model, passage):
    with warnings.catch_warnings(), torch.inference_mode():
        warnings.simplefilter("error")
        internals.decode(model, *passage, WRITTEN, internals.new_cache())


def test_decode_without_memory(model, passage):
    with torch.inference_mode():
        found = internals.decode(model, *passage, WRITTEN, None)

    torch.testing.assert_close(found, expected(model, WRITTEN), rtol=1e-4, atol=1e-5)


@torch.inference_mode()
def test_new_cache_and_decode_remember_what_was_written(model, passage):
    cache = internals.new_cache()
    steps = [internals.decode(model, *passage, WRITTEN[:, [step]], cache) for step in range(4)]

    torch.testing.assert_close(torch.cat(steps, dim=1), expected(model, WRITTEN), rtol=1e-4, atol=1e-5)


@torch.inference_mode()
def test_keep_written_goes_on_from_other_rows(model, passage):
    cache = internals.new_cache()
    internals.decode(model, *passage, WRITTEN[:, :3], cache)
    internals.keep_written(cache, [1, 0])

    found = internals.decode(model, *passage, WRITTEN[[1, 0], 3:], cache)

    torch.testing.assert_close(found[:, 0], expected(model, WRITTEN)[[1, 0], 3], rtol=1e-4, atol=1e-5)


@torch.inference_mode()
def test_keep_read_goes_on_with_one_of_the_passages(model, passage):
    states, mask = passage
    cache = internals.new_cache()
    # The first row reads something else, and is left out after a step.
    internals.decode(model, torch.stack([-states[0], states[1]]), mask, WRITTEN[:, :3], cache)
    internals.keep_written(cache, [1])
    internals.keep_read(cache, [1])

    found = internals.decode(model, states[1:], mask[1:], WRITTEN[1:, 3:], cache)

    torch.testing.assert_close(found[0, 0], expected(model, WRITTEN)[1, 3], rtol=1e-4, atol=1e-5)


@torch.inference_mode()
def test_attention_that_beams_share_gives_what_transformers_own_gives(model, passage):
    """Register_attention, attention_name and plain_attention; a family that no longer lets it costs speed."""
    assert internals.attention_name(model) == "sdpa"
    assert attention.share_passages(model)
    assert internals.attention_name(model) == attention.NAME
    states, mask = passage

    found = internals.decode(model, states[:1], mask[:1], WRITTEN, internals.new_cache())

    model.set_attn_implementation("sdpa")
    torch.testing.assert_close(found, expected(model, WRITTEN), rtol=1e-4, atol=1e-5)
