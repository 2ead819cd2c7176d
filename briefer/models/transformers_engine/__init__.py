"""The engine that runs seq2seq models with transformers: the only package that imports torch and transformers."""

from briefer.errors import ModelError
from briefer.models.base import GenerationSettings
from briefer.models.model_folder import SALIENCE_HEAD, ResolvedModel
from briefer.models.prompts import load_prompt, prompt_for_family
from briefer.models.salience_head import SalienceHead
from briefer.models.transformers_engine import internals
from briefer.models.transformers_engine.loading import (
    load_config,
    load_model,
    load_tokenizer,
    search_config,
    settings_for,
)
from briefer.models.transformers_engine.summarizer import TransformersSummarizer, quiet

__all__ = ["TransformersSummarizer", "load"]


def load(
    resolved: ResolvedModel,
    settings: GenerationSettings | None = None,
    *,
    prompt: str | None = None,
    grounded: bool = True,
    language: str | None = None,
) -> TransformersSummarizer:
    """Load a model from its folder, on the CPU, in single precision. No network, no pickles, no remote code.

    Args:
        resolved: The folder, checked.
        settings: How to search; what is None comes from the folder's generation_config.json, then from `DEFAULTS`.
        prompt: Name or path of a template; None for the folder's own or its family's.
        grounded: Let names and figures only be copied from the passage, and a model that chooses what to say do so.
        language: What a model with several writes, such as ``en_XX``; None for the folder's own choice.

    Raises:
        ModelError: One line that says what is wrong with the folder and what to do.
        ConfigError: The prompt is not usable, or the model has no such language.
    """
    template = load_prompt(prompt or resolved.prompt or prompt_for_family(resolved.model_type))
    with quiet(), internals.offline():
        config = load_config(resolved)
        tokenizer = load_tokenizer(resolved, config)
        model = load_model(resolved, config)
    chosen = settings_for(settings or GenerationSettings(), model)
    model.generation_config = search_config(
        resolved.name, model, chosen, tokenizer, grounded=grounded, language=language
    )
    reranks_options = resolved.reranks_options and grounded
    head = SalienceHead.load(resolved.folder, resolved.name, model.config.hidden_size) if reranks_options else None
    if head and not tokenizer.is_fast:
        raise ModelError(
            f"{resolved.name}: {SALIENCE_HEAD} needs a tokenizer.json beside it: save the tokenizer as one"
        )
    return TransformersSummarizer(
        resolved, model, tokenizer, template, chosen, grounded=grounded, reranks_options=reranks_options, salience=head
    )
