"""briefer: summaries that never state a name or a figure their source does not support."""

from briefer.version import __version__

# As `typing` has it, whose import takes longer than all else that the command does before it listens to Ctrl-C.
TYPE_CHECKING = False
if TYPE_CHECKING:
    import os

    from briefer.briefing.brief import Brief
    from briefer.briefing.settings import Settings
    from briefer.checks.report import Report, check
    from briefer.documents.article import Article
    from briefer.faithfulness.report import FaithfulnessReport as Faithfulness
    from briefer.readers import read, read_all, read_text

__all__ = [
    "Article",
    "Brief",
    "Faithfulness",
    "Report",
    "Settings",
    "__version__",
    "check",
    "read",
    "read_all",
    "read_text",
    "summarize",
]

# Imported when they are asked for: `briefer --help` needs none of them, and a reader no evaluator.
_HOMES = {
    "Article": ("briefer.documents.article", "Article"),
    "Brief": ("briefer.briefing.brief", "Brief"),
    "Faithfulness": ("briefer.faithfulness.report", "FaithfulnessReport"),
    "Report": ("briefer.checks.report", "Report"),
    "Settings": ("briefer.briefing.settings", "Settings"),
    "check": ("briefer.checks.report", "check"),
    "read": ("briefer.readers", "read"),
    "read_all": ("briefer.readers", "read_all"),
    "read_text": ("briefer.readers", "read_text"),
}


def summarize(
    article: "str | os.PathLike[str] | Article", model: str | None = None, settings: "Settings | None" = None
) -> "Brief":
    """Summarizes an article, section by section, with the bundled model or another seq2seq model.

    Several threads may call this at once. The model that was used last stays loaded for the next call.

    Args:
        article: A text (``str``), the path of a file (``Path``), or what `read` made of one.
        model: A local model folder, or a hub id that is in the local cache; None for the model that ships.
        settings: How to compose the brief.

    Raises:
        InputError: when the file cannot be read, a text is the name of one, or it is too long.
        ModelError: when the model cannot be found or loaded.
    """
    from briefer.briefing.pipeline import brief
    from briefer.checks.report import article_of
    from briefer.models.loaded import loaded

    return brief(article_of(article, "article"), loaded(model), settings)


if not TYPE_CHECKING:  # a type checker would take every misspelt name for one of these

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        module, attribute = _HOMES[name]
        found = globals()[name] = getattr(import_module(module), attribute)
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *_HOMES})
