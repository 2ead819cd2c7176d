"""Text to sentences: blocks first, sentences second."""

from briefer.text.sentences import split_paragraph, split_sentences

__all__ = ["split_paragraph", "split_sentences"]
