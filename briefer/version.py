"""The version, for everything that says who wrote it."""

__version__ = "0.1.0"
