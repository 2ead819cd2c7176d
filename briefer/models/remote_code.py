"""Whether a model folder asks for code: its author's, a hub's, or what an optional package of transformers would run.

transformers takes much from a model's own configuration: which class to import, which attention to fetch, which adapter
to put on, how to unpack the weights. Some of it needs a user's leave, some only that a package is installed. None of it
is a matter for a folder here: `transformers_engine.loading` sets what decides, and a folder that asks is refused.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefer.errors import ModelError

_NEVER = "which briefer never does: choose a model that transformers supports itself"

# What a setting of each name would make transformers do, and what to do instead.
_ASKS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        ("auto_map", f"asks to run its author's code ({{}}), {_NEVER}"),
        ("custom_.*|trust_remote_code", f"asks to run its author's code ({{}}), {_NEVER}"),
        (
            "_?(attn|experts|attention)_implementation.*",
            "chooses what code runs ({}), and such code can come from a hub: remove the setting",
        ),
        (".*kernels?(_.*)?|fusion_config", "asks for code from a hub ({}), " + _NEVER),
        (
            "quant(ization)?_(config|method)|compression_config",
            "is quantized ({}): choose the model in single precision",
        ),
        (".*adapters?(_.*)?|peft_.*|lora_.*", "asks for an adapter ({}): merge it into its base model and save that"),
        ("transformers_weights|base_model_name_or_path|init_inputs", "asks for other files ({}): get the model again"),
        ("distributed_config|.*compile_config", "asks for another way to run ({}): remove the setting"),
    )
)

# transformers writes these into the models that it saves, and one of them is used anyway.
_HARMLESS = ("eager", "sdpa")

# Adapters stand beside a model or in its place, and with `peft` installed transformers would put them on unasked.
_ADAPTERS = ("adapter_config.json", "adapter_model.safetensors", "adapter_model.bin")


def ensure_no_adapter(folder: Path, name: str) -> None:
    """Refuses a folder with an adapter.

    Raises:
        ModelError: It has one; its message says what to do.
    """
    for file in _ADAPTERS:
        if (folder / file).exists():
            raise ModelError(
                f"{name}: {file} is an adapter, whose base model nobody named: merge it into its base model "
                "(merge_and_unload) and save that"
            )
    if (folder / "custom_generate").exists():
        raise ModelError(f"{name}: custom_generate asks to run its author's code, {_NEVER}")


def ensure_no_code(file: Path, settings: Mapping[str, Any], name: str) -> None:
    """Refuses settings, at any depth, that make transformers run, fetch or open what is not in the folder.

    Args:
        file: That holds them.
        settings: Its content.
        name: What the errors call the model.

    Raises:
        ModelError: It asks; its message names the file and the setting.
    """
    for key, value in _all_settings(settings):
        if not value:
            continue
        for pattern, meaning in _ASKS:
            if pattern.fullmatch(key) and not (key.endswith("_autoset") or value in _HARMLESS):
                raise ModelError(f"{name}: {file.name} {meaning.format(key)}")
        if key.endswith("_file") and isinstance(value, str) and _leads_out(file.parent, value):
            raise ModelError(
                f"{name}: {file.name} names a file of another folder ({key}), which is not read: remove the setting"
            )


def _all_settings(settings: Any) -> Iterator[tuple[str, Any]]:
    rest = [settings]
    while rest:
        found = rest.pop()
        if isinstance(found, Mapping):
            yield from ((str(key), value) for key, value in found.items())
            rest += found.values()
        elif isinstance(found, list):
            rest += found


def _leads_out(folder: Path, value: str) -> bool:
    """True for a path of something that is there and not in the folder; many folders keep a path of who made them."""
    try:
        place = folder / value
        return place.parent != folder and place.exists()
    except (OSError, ValueError):
        return False
