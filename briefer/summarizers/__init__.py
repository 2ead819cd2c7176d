"""Summarizers: the protocol, the transformers engine, the extractive fallback, and the model that ships."""

from briefer.summarizers.base import Candidate, GenerationSettings, Passage, Summarizer

__all__ = ["Candidate", "GenerationSettings", "Passage", "Summarizer", "load"]

EXTRACTIVE = "extractive"


def load(
    model: str | None = None,
    settings: GenerationSettings | None = None,
    *,
    prompt: str | None = None,
    grounded: bool = True,
) -> Summarizer:
    """The summarizer that a name means.

    Args:
        model: None or ``bundled`` for the model that ships, ``extractive`` for the summarizer without a model, a local
            model folder, or a hub id that is in the local cache.
        settings: How to search for candidates.
        prompt: Name or path of a template; None for the one that suits the model.
        grounded: Let names and figures only be copied from the passage.

    Raises:
        ModelError: The model cannot be found, loaded or trusted.
        ConfigError: The prompt is not usable.
    """
    if model == EXTRACTIVE:
        from briefer.summarizers.extractive import ExtractiveSummarizer

        return ExtractiveSummarizer()
    from briefer.summarizers.resolution import resolve

    # Resolved first: a wrong name should not have to wait for torch.
    resolved = resolve(model)
    from briefer.summarizers.transformers_engine import load as load_transformers

    return load_transformers(resolved, settings, prompt=prompt, grounded=grounded)
