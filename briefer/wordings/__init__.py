"""What may be said of a passage in its own words: its sentences, whole and shortened, each judged before it is said."""

from briefer.wordings.cuts import shorter_forms
from briefer.wordings.saying import Background, Saying, sayings

__all__ = ["Background", "Saying", "sayings", "shorter_forms"]
