import hashlib
import json
import shutil
import socket
import subprocess
import sys
from types import SimpleNamespace

import pytest

from briefer.errors import ModelError
from briefer.models import hub, load
from briefer.models.hub import download
from briefer.models.model_folder import BUNDLED, list_cached, resolve

WEIGHTS = b"not really weights"


@pytest.fixture
def folder(tmp_path):
    """A folder with all parts of a model; none is loaded here."""
    path = tmp_path / "model"
    path.mkdir()
    (path / "config.json").write_text('{"model_type": "t5", "is_encoder_decoder": true}')
    (path / "model.safetensors").write_bytes(WEIGHTS)
    (path / "tokenizer.json").write_text("{}")
    return path


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty local Hugging Face cache, and no network."""
    from huggingface_hub import constants

    def refuse(*args):
        raise OSError("no network in tests")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub"


def put(cache, model_id, folder):
    repository = cache / f"models--{model_id.replace('/', '--')}"
    snapshot = repository / "snapshots" / ("a" * 40)
    snapshot.parent.mkdir(parents=True)
    shutil.copytree(folder, snapshot)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text("a" * 40)
    return snapshot


@pytest.mark.parametrize("model", [None, BUNDLED])
def test_the_bundled_model_is_the_default(model):
    resolved = resolve(model)

    assert resolved.name == "bundled"
    assert resolved.model_type == "t5"
    assert resolved.prompt == "headed"
    assert resolved.size > 10_000_000
    assert resolved.reranks_options
    assert [file.name for file in resolved.weights] == ["model.safetensors", "salience.safetensors"]
    assert resolved.sha256() == hashlib.sha256(b"".join(file.read_bytes() for file in resolved.weights)).hexdigest()


def test_the_bundled_weights_are_those_that_its_record_tells_of():
    folder = resolve().folder
    record = json.loads((folder / "training.json").read_text(encoding="utf-8"))
    assert record["weights"] == hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    assert "/" not in "".join(run["recipe"]["start"] for run in record["runs"])


def test_bundled_weights_that_are_others_are_not_used(tmp_path, monkeypatch):
    whole = resolve().folder
    folder = shutil.copytree(whole, tmp_path / "bundled")
    monkeypatch.setattr("briefer.models.model_folder._BUNDLED", folder)
    assert load().sha256 == resolve().sha256()

    weights = folder / "model.safetensors"
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)

    message = r"bundled: model\.safetensors is not the one that training\.json was written for"
    with pytest.raises(ModelError, match=message):
        load()


def test_a_folder(folder):
    resolved = resolve(str(folder))

    assert (resolved.name, resolved.folder, resolved.prompt) == (str(folder), folder, None)
    assert resolved.sha256() == hashlib.sha256(WEIGHTS).hexdigest()


def test_shards_are_hashed_in_the_order_of_their_names(folder):
    (folder / "model.safetensors").unlink()
    names = ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"]
    (folder / "model.safetensors.index.json").write_text(json.dumps({"weight_map": {"b": names[1], "a": names[0]}}))
    for name in names:
        (folder / name).write_bytes(name.encode())

    assert resolve(str(folder)).sha256() == hashlib.sha256("".join(names).encode()).hexdigest()


def remove(name):
    return lambda folder: (folder / name).unlink()


def write(name, content):
    return lambda folder: (folder / name).write_text(content)


def pickle_only(folder):
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")


def shard_missing(folder):
    remove("model.safetensors")(folder)
    write("model.safetensors.index.json", '{"weight_map": {"a": "part-1.safetensors"}}')(folder)


def shard_elsewhere(folder):
    remove("model.safetensors")(folder)
    write("model.safetensors.index.json", '{"weight_map": {"a": "../../secret.safetensors"}}')(folder)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (remove("config.json"), "no config.json in .*: give the folder that the model was saved to"),
        (write("config.json", "{"), "config.json cannot be read .*: get the model again"),
        (write("config.json", "[]"), "config.json is not a JSON object"),
        (write("config.json", '{"auto_map": {"AutoModel": "x.Y"}}'), r"config.json asks to run its author's code"),
        (write("tokenizer_config.json", '{"auto_map": {"AutoTokenizer": ["x", null]}}'), "author's code"),
        (remove("model.safetensors"), "no weights .*: get the model again"),
        (pickle_only, r"the weights are a pickle \(pytorch_model.bin\), which can run code: save the model as safe"),
        (shard_missing, "part-1.safetensors missing in"),
        (shard_elsewhere, "names no safetensors files"),
        (remove("tokenizer.json"), "no tokenizer in .*: save it there"),
        (write("briefer.json", "{}"), 'has no "prompt"'),
        (write("briefer.json", '{"prompt": "/etc/hostname"}'), '"prompt" is none of'),
        (write("config.json", '{"model_type": 5}'), "config.json: model_type is no name of a family"),
        (write("briefer.json", '{"prompt": "plain", "decoding": "guess"}'), 'unknown "decoding"'),
    ],
)
def test_a_folder_with_a_fault_gives_one_line(folder, fault, message):
    fault(folder)

    with pytest.raises(ModelError, match=message) as caught:
        resolve(str(folder))

    assert "\n" not in str(caught.value)
    assert str(folder) in str(caught.value)


@pytest.mark.parametrize(
    "model", ["./no/such/folder", "/no/such/folder", "~/no-such-folder", "a/b/c", "../x", "a--b", "a\nb"]
)
def test_a_path_that_is_not_there(model, cache, tmp_path, monkeypatch):
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    with pytest.raises(ModelError, match="no such folder"):
        resolve(model)


def test_a_file_is_no_model(folder):
    with pytest.raises(ModelError, match="is a file: give the folder"):
        resolve(str(folder / "config.json"))


def test_an_id_that_is_not_cached_names_the_command_that_gets_it(cache):
    with pytest.raises(ModelError, match="run `briefer models get google/flan-t5-small` to download it"):
        resolve("google/flan-t5-small")


def test_an_id_in_the_cache(cache, folder):
    snapshot = put(cache, "example/tiny-t5", folder)

    assert resolve("example/tiny-t5").folder == snapshot


def test_listing_leaves_out_what_cannot_be_loaded(cache, folder):
    put(cache, "example/tiny-t5", folder)
    put(cache, "example/a-bart", folder)
    pickle_only(put(cache, "example/pickled", folder))
    write("config.json", '{"model_type": "bert"}')(put(cache, "example/bert", folder))
    (cache / "models--half" / "refs").mkdir(parents=True)

    assert [model.name for model in list_cached()] == ["example/a-bart", "example/tiny-t5"]


def test_one_broken_model_in_the_cache_does_not_break_the_list(cache, folder, run):
    put(cache, "example/tiny-t5", folder)
    (put(cache, "example/a", folder) / "config.json").write_text("[" * 100_000)
    (put(cache, "example/b", folder) / "config.json").write_text('{"model_type": ["t5"], "is_encoder_decoder": true}')
    (put(cache, "example/c", folder) / "model.safetensors").unlink()
    (put(cache, "example/d", folder) / "config.json").write_bytes(b"\xff\xfe")
    for name, gone in (("e", "config.json"), ("f", "model.safetensors")):
        place = put(cache, f"example/{name}", folder) / gone
        place.unlink()
        place.symlink_to("../../blobs/that-is-not-there")
    put(cache, "example/g", folder)
    (cache / "models--example--g" / "refs" / "main").write_bytes(b"\xff\x00")
    put(cache, "example/h", folder)
    (cache / "models--example--h" / "refs" / "main").unlink()
    (cache / "models--example--i").write_text("a file")

    for format in ("text", "json"):
        listed = run("models", "--format", format)
        assert (listed.code, listed.err) == (0, "")
        assert listed.out.count("example/tiny-t5") >= 1
        assert not any(f"example/{letter}" in listed.out.replace("example/tiny-t5", "") for letter in "abcdefghi")


def test_listing_without_a_cache(cache):
    assert list_cached() == ()


def test_download_without_network(cache, monkeypatch):
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HTTPError

    def unreachable(self, model_id):
        raise HTTPError("no route to host")

    monkeypatch.setattr(HfApi, "model_info", unreachable)

    with pytest.raises(ModelError, match=r"example/tiny-t5: no answer from the hub \(.*\): check the network"):
        download("example/tiny-t5")


def test_download_in_offline_mode(cache, monkeypatch):
    from huggingface_hub import HfApi
    from huggingface_hub.errors import OfflineModeIsEnabled

    def offline(self, model_id):
        raise OfflineModeIsEnabled("offline")

    monkeypatch.setattr(HfApi, "model_info", offline)

    with pytest.raises(ModelError, match="HF_HUB_OFFLINE is set: unset it"):
        download("example/tiny-t5")


def test_download_of_something_that_is_no_id(cache):
    with pytest.raises(ModelError, match="is not a hub id"):
        download("./folder")


def serve(monkeypatch, names, folder):
    """A hub with one repository: what would be downloaded is the list that comes back."""
    import huggingface_hub

    asked = []

    def snapshot_download(model_id, *, allow_patterns):
        asked.extend(allow_patterns)
        return str(folder)

    siblings = [SimpleNamespace(rfilename=name) for name in names]
    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", lambda self, model_id: SimpleNamespace(siblings=siblings))
    monkeypatch.setattr(huggingface_hub, "snapshot_download", snapshot_download)
    return asked


def test_download_takes_weights_configuration_and_tokenizer_only(monkeypatch, folder):
    wanted = ["config.json", "model.safetensors", "spiece.model", "merges.txt", "vocab.txt", "tokenizer.json"]
    others = ["pytorch_model.bin", "modeling_x.py", "README.md", "tf_model.h5", "onnx/model.safetensors", "onnx/a.json"]
    asked = serve(monkeypatch, wanted + others, folder)

    assert download("example/tiny-t5") == folder
    assert sorted(asked) == sorted(wanted)


def test_download_refuses_pickles_before_it_fetches_anything(monkeypatch, folder):
    asked = serve(monkeypatch, ["config.json", "pytorch_model.bin"], folder)

    with pytest.raises(ModelError, match="no safetensors weights, and pickles can run code"):
        download("example/tiny-t5")
    assert asked == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("t5-small", True), ("google/flan-t5-small", True), ("a/b/c", False), ("./a", False), ("a b", False)],
)
def test_is_id(text, expected):
    assert hub.is_id(text) is expected


def test_resolving_and_listing_import_neither_torch_nor_transformers():
    code = (
        "import sys; from briefer.models import model_folder; model_folder.resolve(); model_folder.list_cached();"
        "print(sorted({'torch', 'transformers'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"
