"""Readers: from what people have to an Article."""

from briefer.readers.files import read, read_all, read_text

__all__ = ["read", "read_all", "read_text"]
