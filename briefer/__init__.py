"""briefer: summaries that never state a name or a figure their source does not support."""

from typing import TYPE_CHECKING

from briefer.briefing.settings import Settings
from briefer.documents.article import Article
from briefer.faithfulness.check import check
from briefer.faithfulness.report import FaithfulnessReport as Faithfulness
from briefer.readers import read, read_all
from briefer.version import __version__

if TYPE_CHECKING:
    from briefer.briefing.brief import Brief

__all__ = ["Article", "Faithfulness", "Settings", "__version__", "check", "read", "read_all", "summarize"]


def summarize(article: Article, model: str | None = None, settings: Settings | None = None) -> "Brief":
    """Summarizes an article, section by section, with the bundled model or another seq2seq model.

    Args:
        article: What `read` made of a file.
        model: A local model folder, or a hub id that is in the local cache; None for the model that ships.
        settings: How to compose the brief.

    Raises:
        ModelError: when the model cannot be found or loaded.
    """
    from briefer.briefing.pipeline import brief
    from briefer.models import load

    return brief(article, load(model), settings)
