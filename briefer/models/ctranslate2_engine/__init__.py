"""The engine that runs seq2seq models with CTranslate2; once a model is converted, without torch."""

from importlib.util import find_spec

from briefer.errors import ConfigError
from briefer.models.base import ComputeType, GenerationSettings
from briefer.models.ctranslate2_engine.store import converted
from briefer.models.model_folder import ResolvedModel
from briefer.models.prompts import load_prompt, prompt_for_family
from briefer.models.seq2seq import Seq2SeqSummarizer
from briefer.version import install_line

__all__ = ["load"]


def load(
    resolved: ResolvedModel,
    settings: GenerationSettings | None = None,
    *,
    prompt: str | None = None,
    grounded: bool = True,
    compute_type: ComputeType = ComputeType.INT8,
) -> Seq2SeqSummarizer:
    """Load a model from its folder, converted; the first time converts it, which takes torch and transformers.

    CTranslate2 lets no rule into its search, so nothing that is searched for is grounded there: what a candidate states
    is for the evaluator to judge. A model that chooses what to say needs no search.

    Args:
        resolved: The folder, checked.
        settings: How to search; what is None comes from the folder's generation_config.json, then from `DEFAULTS`.
        prompt: Name or path of a template; None for the folder's own or its family's.
        grounded: Let a model that chooses what to say do so.
        compute_type: Precision of the weights.

    Raises:
        ConfigError: The extra is not installed, or the prompt is not usable.
        ModelError: The model cannot be converted, or the cache cannot be written.
    """
    if find_spec("ctranslate2") is None:
        raise ConfigError(f"--engine ctranslate2 needs an extra: run `{install_line('fast')}`")
    template = load_prompt(prompt or resolved.prompt or prompt_for_family(resolved.model_type))
    model = converted(resolved, compute_type)
    from briefer.models.ctranslate2_engine.summarizer import CTranslate2Summarizer

    reranks_options = resolved.reranks_options and grounded
    return CTranslate2Summarizer(
        resolved, model, template, settings or GenerationSettings(), reranks_options=reranks_options
    )
