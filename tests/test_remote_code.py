"""No code of others runs and nothing is fetched, whatever a model folder asks for and whatever is installed."""

import contextlib
import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec

import pytest
from models import CORPUS

from briefer.errors import ModelError
from briefer.models import Passage, load
from briefer.models.model_folder import resolve

# Names that no hub has: what is tested is that nobody asks for them.
NOWHERE = "nobody--nothing"

REFUSED = [
    ("config.json", "auto_map", {"AutoModelForSeq2SeqLM": f"{NOWHERE}.Model"}, "its author's code"),
    ("tokenizer_config.json", "auto_map", {"AutoTokenizer": [f"{NOWHERE}.T", None]}, "its author's code"),
    ("generation_config.json", "custom_generate", NOWHERE, "its author's code"),
    ("config.json", "trust_remote_code", True, "its author's code"),
    ("config.json", "attn_implementation", NOWHERE, "what code runs"),
    ("config.json", "_attn_implementation", {"decoder": NOWHERE}, "what code runs"),
    ("config.json", "_attn_implementation_internal", NOWHERE, "what code runs"),
    ("config.json", "experts_implementation", NOWHERE, "what code runs"),
    ("config.json", "use_kernels", True, "from a hub"),
    ("config.json", "kernel_config", {"x": NOWHERE}, "from a hub"),
    ("config.json", "fusion_config", {"x": True}, "from a hub"),
    ("config.json", "decoder", {"auto_map": {"AutoModel": NOWHERE}}, "its author's code"),
    ("config.json", "quantization_config", {"quant_method": "nothing"}, "is quantized"),
    ("config.json", "adapter_name", NOWHERE, "an adapter"),
    ("config.json", "transformers_weights", "other.safetensors", "other files"),
    ("tokenizer_config.json", "init_inputs", ["other.json"], "other files"),
    ("config.json", "distributed_config", {"tp_size": 2}, "another way to run"),
]


def change(file, **fields):
    settings = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    file.write_text(json.dumps(settings | fields), encoding="utf-8")


@pytest.fixture
def folder(model_folders, tmp_path):
    from shutil import copytree

    return copytree(model_folders("t5"), tmp_path / "model")


@pytest.fixture
def asked(monkeypatch):
    """A hub on this machine that has nothing and remembers who asked, in place of the one that there is."""
    found: list[str] = []

    class Nothing(BaseHTTPRequestHandler):
        def do_GET(self):
            found.append(self.path)
            self.send_error(404)

        def log_message(self, *args):
            pass

    for method in ("HEAD", "POST"):
        setattr(Nothing, f"do_{method}", Nothing.do_GET)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Nothing)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "ENDPOINT", address)
    monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", address + "/{repo_id}/resolve/{revision}/{filename}")
    monkeypatch.setenv("HF_ENDPOINT", address)
    real = socket.getaddrinfo

    def here(host, *args, **kwargs):
        found.extend([] if host == "127.0.0.1" else [str(host)])
        return real("127.0.0.1", *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", here)
    yield found
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("file", "field", "value", "message"), REFUSED)
def test_a_folder_that_asks_is_refused_in_one_line(folder, asked, file, field, value, message):
    change(folder / file, **{field: value})

    with pytest.raises(ModelError, match=message) as caught:
        load(str(folder))

    assert file in str(caught.value)
    assert ("auto_map" if field == "decoder" else field) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert asked == []


@pytest.mark.parametrize("file", ["adapter_config.json", "adapter_model.safetensors", "custom_generate"])
def test_an_adapter_or_code_beside_the_model_is_refused(folder, asked, file):
    (folder / file).write_text(json.dumps({"base_model_name_or_path": NOWHERE}))

    with pytest.raises(ModelError, match=rf"{file} (is an adapter|asks to run)"):
        load(str(folder))
    assert asked == []


def test_an_adapter_alone_is_told_as_one(tmp_path, asked):
    (tmp_path / "adapter_config.json").write_text(json.dumps({"base_model_name_or_path": NOWHERE}))

    with pytest.raises(ModelError, match="merge it into its base model"):
        resolve(str(tmp_path))
    assert asked == []


def test_what_transformers_writes_by_itself_is_let_in(folder):
    change(folder / "config.json", _attn_implementation="sdpa", _attn_implementation_autoset=True, use_kernels=False)
    change(folder / "tokenizer_config.json", special_tokens_map_file="/home/nobody/special_tokens_map.json")

    assert load(str(folder)).candidates([Passage(None, CORPUS[0])])


def test_a_tokenizer_names_no_file_of_another_folder(folder, tmp_path):
    other = tmp_path / "other.json"
    other.write_text("{}")
    change(folder / "tokenizer_config.json", tokenizer_file=str(other))

    with pytest.raises(ModelError, match=r"tokenizer_config\.json names a file of another folder \(tokenizer_file\)"):
        load(str(folder))


@pytest.mark.parametrize(("file", "field", "value", "message"), REFUSED)
def test_what_decides_is_set_at_load_even_if_a_folder_were_let_in(folder, asked, file, field, value, message):
    """The second lock: what the check would have refused decides nothing, with `kernels` and `peft` installed too."""
    resolved = resolve(str(folder))
    change(folder / file, **{field: value})
    from briefer.models import transformers_engine
    from briefer.models.transformers_engine import internals

    summarizer = None
    with contextlib.suppress(ModelError):
        summarizer = transformers_engine.load(resolved)
    if summarizer is not None:
        assert internals.attention_name(summarizer._model) in ("sdpa", "eager", "briefer_shared")
        assert not hasattr(summarizer._model, "hf_quantizer")
    assert asked == []


@pytest.mark.skipif(not all(map(find_spec, ("kernels", "peft"))), reason="`.ci/guarded` installs kernels and peft")
def test_the_packages_that_fetch_are_there_and_seen():
    """Without this the tests above would say nothing about them."""
    from transformers.utils import is_kernels_available, is_peft_available

    assert is_kernels_available()
    assert is_peft_available()
