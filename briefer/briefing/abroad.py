"""Who summarizes a text in another language: the bundled model chooses among English wordings, and knows no other."""

from briefer.models.base import Summarizer
from briefer.models.extractive import ExtractiveSummarizer
from briefer.text.language import Language, TextLanguage


def substitute(summarizer: Summarizer, language: TextLanguage) -> ExtractiveSummarizer | None:
    """What takes the place of a model that knows English alone; None where the model can be asked.

    It proposes the text's own sentences, the most telling first. A text in a language that is not covered stays with
    the model.
    """
    covered = language.covered
    if covered is None or covered is Language.ENGLISH or not summarizer.reranks_options:
        return None
    note = f"{language.name} text, English model ({summarizer.name}): the brief is extractive, made without the model"
    return ExtractiveSummarizer(note, covered)
