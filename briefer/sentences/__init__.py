"""Text to sentences: blocks first, sentences second."""

from briefer.sentences.splitter import split_paragraph, split_sentences

__all__ = ["split_paragraph", "split_sentences"]
