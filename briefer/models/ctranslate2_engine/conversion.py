"""From a model folder to CTranslate2's form: the one module of this engine that needs torch and transformers."""

from pathlib import Path
from typing import Any

from briefer.errors import ModelError
from briefer.models.base import ComputeType
from briefer.models.capacity import window
from briefer.models.ctranslate2_engine.record import MODEL, RECORD, TOKENIZER, Record, seal
from briefer.models.model_folder import ResolvedModel

# Families whose texts are tested to equal transformers'. CTranslate2 converts more (mBART, M2M100), but starts those
# with a language that a plain text does not name.
_FAMILIES = ("bart", "mt5", "pegasus", "t5")

# What transformers 4 wrote into every BART and Pegasus configuration, and the converter reads; transformers 5 has no
# such settings, only models of the one kind: BART normalizes after each block, Pegasus before.
_LAYOUTS = {
    "bart": {"normalize_before": False, "add_final_layer_norm": False, "normalize_embedding": True},
    "pegasus": {"normalize_before": True, "add_final_layer_norm": True, "normalize_embedding": False},
}


def convert(resolved: ResolvedModel, compute_type: ComputeType, folder: Path) -> None:
    """Writes a model, its tokenizer and its `Record` to `folder`, which must not exist.

    Raises:
        ModelError: One line that says why CTranslate2 cannot take it, or what is wrong with the folder.
    """
    if resolved.model_type not in _FAMILIES:
        raise ModelError(
            f"{resolved.name} is a {resolved.model_type} model, which CTranslate2 cannot run faithfully: "
            "use --engine transformers"
        )
    from briefer.models.transformers_engine import internals, loading
    from briefer.models.transformers_engine.summarizer import quiet

    with quiet(), internals.offline():
        config = loading.load_config(resolved)
        tokenizer = loading.load_tokenizer(resolved, config)
        model = loading.load_model(resolved, config)
    if getattr(tokenizer, "backend_tokenizer", None) is None:
        raise ModelError(f"{resolved.name}: its tokenizer runs only in transformers: use --engine transformers")
    for name, value in _LAYOUTS.get(resolved.model_type, {}).items():
        if not hasattr(model.config, name):
            setattr(model.config, name, value)
    folder.mkdir()
    try:
        _converter(model, tokenizer)(str(resolved.folder)).convert(str(folder / MODEL), quantization=compute_type.value)
    except OSError:
        raise  # the disk's, and told as such
    except Exception as error:  # nothing narrower is promised
        raise ModelError(
            f"{resolved.name}: CTranslate2 cannot convert it ({error}): use --engine transformers"
        ) from error
    tokenizer.backend_tokenizer.save(str(folder / TOKENIZER))
    (folder / RECORD).write_text(_record(model, tokenizer).to_json(), encoding="utf-8")
    seal(folder)


class _Vocabulary:
    """A tokenizer for the converter, with one name for each token of the model.

    T5's has 100 more tokens than `spiece.model`, BART-large fewer than its model, and the converter counts neither off.
    """

    def __init__(self, tokenizer: Any, size: int) -> None:
        self._tokenizer = tokenizer
        self._size = size

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tokenizer, name)

    def get_vocab(self) -> dict[str, int]:
        names = {number: name for name, number in self._tokenizer.get_vocab().items()}
        return {names.get(number, f"<unused {number}>"): number for number in range(self._size)}


def _converter(model: Any, tokenizer: Any) -> Any:
    """CTranslate2's converter for a model that is loaded already, with briefer's checks, and not a second time."""
    from ctranslate2.converters import TransformersConverter

    class Converter(TransformersConverter):  # type: ignore[misc]  # ctranslate2 has no types
        def load_model(self, *args: Any, **kwargs: Any) -> Any:
            return model

        def load_tokenizer(self, *args: Any, **kwargs: Any) -> Any:
            return _Vocabulary(tokenizer, model.get_input_embeddings().num_embeddings)

    return Converter


def _record(model: Any, tokenizer: Any) -> Record:
    from briefer.models.transformers_engine import loading

    search = model.generation_config
    eos = search.eos_token_id if search.eos_token_id is not None else tokenizer.eos_token_id
    return Record(
        window=window(model.config.to_dict(), tokenizer.model_max_length),
        vocabulary=model.get_input_embeddings().num_embeddings,
        longest=loading.longest_text(model.config),
        eos=tuple(eos) if isinstance(eos, list) else (eos,),
        forced_first=search.forced_bos_token_id,
        suppressed=(
            *map(tuple, search.bad_words_ids or ()),
            *((token,) for token in search.suppress_tokens or ()),
        ),
        search=loading.folder_settings(model),
    )
