"""Summarizers: the protocol, the engines, the extractive fallback, and the model that ships."""

from typing import TypeVar

from briefer.errors import ConfigError
from briefer.models.base import Candidate, ComputeType, Engine, GenerationSettings, Passage, Summarizer

__all__ = ["Candidate", "ComputeType", "Engine", "GenerationSettings", "Passage", "Summarizer", "load"]

EXTRACTIVE = "extractive"

_Choice = TypeVar("_Choice", Engine, ComputeType)

_WORDS = {Engine: "engine", ComputeType: "compute type"}


def load(
    model: str | None = None,
    settings: GenerationSettings | None = None,
    *,
    prompt: str | None = None,
    grounded: bool = True,
    engine: Engine | str = Engine.TRANSFORMERS,
    compute_type: ComputeType | str = ComputeType.INT8,
) -> Summarizer:
    """The summarizer that a name means.

    Args:
        model: None or ``bundled`` for the model that ships, ``extractive`` for the summarizer without a model, a local
            model folder, or a hub id that is in the local cache.
        settings: How to search for candidates.
        prompt: Name or path of a template; None for the one that suits the model.
        grounded: Let names and figures only be copied from the passage, and a model that chooses what to say (the
            bundled one) do so. Ctranslate2 cannot ground a search, and its summarizers say so.
        engine: ``transformers``, or ``ctranslate2``, which is faster and needs the extra ``fast``.
        compute_type: ``int8`` or ``float32``, for ctranslate2; transformers always runs in single precision.

    Raises:
        ModelError: The model cannot be found, loaded, converted or trusted.
        ConfigError: The prompt is not usable, the engine is unknown, or its extra is missing.
    """
    chosen = _known(Engine, engine)
    precision = _known(ComputeType, compute_type)
    if model == EXTRACTIVE:
        from briefer.models.extractive import ExtractiveSummarizer

        return ExtractiveSummarizer()
    from briefer.models.model_folder import resolve

    # Resolved first: a wrong name should not have to wait for torch.
    resolved = resolve(model)
    if chosen is Engine.CTRANSLATE2:
        from briefer.models.ctranslate2_engine import load as load_ctranslate2

        return load_ctranslate2(resolved, settings, prompt=prompt, grounded=grounded, compute_type=precision)
    from briefer.models.transformers_engine import load as load_transformers

    return load_transformers(resolved, settings, prompt=prompt, grounded=grounded)


def _known(kind: type[_Choice], name: str) -> _Choice:
    try:
        return kind(name)
    except ValueError:
        known = " or ".join(member.value for member in kind)
        raise ConfigError(f"unknown {_WORDS[kind]} {name}: give {known}") from None
