"""briefer: summaries that never state a name or a figure their source does not support."""

from typing import TYPE_CHECKING

from briefer.article import Article
from briefer.config import Settings
from briefer.evaluator import Faithfulness, check
from briefer.readers import read

if TYPE_CHECKING:
    from briefer.brief import Brief

__version__ = "0.1.0"

__all__ = ["Article", "Faithfulness", "Settings", "__version__", "check", "read", "summarize"]


def summarize(article: Article, model: str | None = None, settings: Settings | None = None) -> "Brief":
    """Summarizes an article, section by section, with the bundled model or another seq2seq model.

    Args:
        article: What `read` made of a file.
        model: A local model folder, or a hub id that is in the local cache; None for the model that ships.
        settings: How to compose the brief.

    Raises:
        ModelError: when the model cannot be found or loaded.
    """
    from briefer.pipeline import brief
    from briefer.summarizers import load

    return brief(article, load(model), settings)
