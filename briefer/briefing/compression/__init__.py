"""What may be said of a passage in its own words: its sentences, whole and shortened, each judged before it is said."""

from briefer.briefing.compression.forms import shorter_forms

__all__ = ["shorter_forms"]
