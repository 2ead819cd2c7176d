"""Summarizers: the protocol, the engines, the extractive fallback, and the model that ships."""

import os
from contextlib import nullcontext
from threading import RLock
from typing import TypeVar

from briefer.errors import ConfigError
from briefer.models.base import BUNDLED, Candidate, ComputeType, Engine, GenerationSettings, Passage, Summarizer

__all__ = ["Candidate", "ComputeType", "Engine", "GenerationSettings", "Passage", "Summarizer", "load"]

EXTRACTIVE = "extractive"

_Choice = TypeVar("_Choice", Engine, ComputeType)

# transformers replaces functions of torch while it loads, and puts back what it found: four threads that loaded at once
# left torch without its initializers, and every later model "lacked 3 tensors".
_loading = RLock()


def _after_fork() -> None:
    global _loading
    _loading = RLock()  # a thread that the child does not have may hold the parent's


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)

_WORDS = {Engine: "engine", ComputeType: "compute type"}


def load(
    model: str | None = None,
    settings: GenerationSettings | None = None,
    *,
    prompt: str | None = None,
    grounded: bool = True,
    engine: Engine | str | None = None,
    compute_type: ComputeType | str = ComputeType.INT8,
    language: str | None = None,
) -> Summarizer:
    """The summarizer that a name means. Several threads may call this at once; they load one after the other.

    Of a model whose weights are no numbers (NaN) nothing can come: an `ExtractiveSummarizer` takes its place, whose
    `note` says why, and every brief repeats it.

    Args:
        model: None or ``bundled`` for the model that ships, ``extractive`` for the summarizer without a model, a local
            model folder, or a hub id that is in the local cache.
        settings: How to search for candidates.
        prompt: Name or path of a template; None for the one that suits the model.
        grounded: Let names and figures only be copied from the passage, and a model that chooses what to say (the
            bundled one) do so. Ctranslate2 cannot ground a search, and its summarizers say so.
        engine: ``numpy``, which runs T5 models that choose, ``transformers``, which runs all, or ``ctranslate2``, which
            is faster and needs the extra ``fast``. None for the bundled model's numpy and every other's transformers.
        compute_type: ``int8`` or ``float32``, for ctranslate2; the others always run in single precision.
        language: What a model with several languages writes, such as ``en_XX``; None for the folder's own choice.

    Raises:
        ModelError: The model cannot be found, loaded, converted or trusted.
        ConfigError: The prompt is not usable, the engine is unknown, its extra is missing, or the model has no such
            language.
    """
    chosen = None if engine is None else _known(Engine, engine)
    precision = _known(ComputeType, compute_type)
    if language is not None and (model in (None, BUNDLED, EXTRACTIVE) or chosen not in (None, Engine.TRANSFORMERS)):
        raise ConfigError("--target-language is for models with several languages, which --engine transformers runs")
    if model == EXTRACTIVE:
        return _extractive(None)
    from briefer.models.broken import NotNumbersError, broken

    foreign = nullcontext() if model in (None, BUNDLED) else broken(str(model), "the model")
    try:
        with _loading, foreign:
            return _load(model, settings, prompt, grounded, chosen, precision, language)
    except NotNumbersError as error:
        return _extractive(f"{error}: the brief is extractive, made without the model")


def _extractive(note: str | None) -> Summarizer:
    from briefer.models.extractive import ExtractiveSummarizer

    return ExtractiveSummarizer(note)


def _load(
    model: str | None,
    settings: GenerationSettings | None,
    prompt: str | None,
    grounded: bool,
    engine: Engine | None,
    compute_type: ComputeType,
    language: str | None,
) -> Summarizer:
    from briefer.models.model_folder import resolve

    # Resolved first: a wrong name should not have to wait for torch.
    resolved = resolve(model)
    if resolved.name == BUNDLED:
        resolved.ensure_as_made()
    chosen = engine or default_engine(resolved.name)
    if chosen is Engine.NUMPY:
        from briefer.models.numpy_engine import load as load_numpy

        return load_numpy(resolved, settings, prompt=prompt, grounded=grounded)
    if chosen is Engine.CTRANSLATE2:
        from briefer.models.ctranslate2_engine import load as load_ctranslate2

        return load_ctranslate2(resolved, settings, prompt=prompt, grounded=grounded, compute_type=compute_type)
    from briefer.models.transformers_engine import load as load_transformers

    return load_transformers(resolved, settings, prompt=prompt, grounded=grounded, language=language)


def default_engine(name: str | None) -> Engine:
    """What runs a model where nobody says what should: `name` is a model's, None for the bundled one."""
    return Engine.NUMPY if name in (None, BUNDLED) else Engine.TRANSFORMERS


def _known(kind: type[_Choice], name: str) -> _Choice:
    try:
        return kind(name)
    except ValueError:
        *others, last = (member.value for member in kind)
        known = f"{', '.join(others)} or {last}"
        raise ConfigError(f"unknown {_WORDS[kind]} {name}: give {known}") from None
