"""Why an article was split as it was: each line with its part and the evidence for it."""

from briefer.readers.explain.lines import ExplainedLine, Reason, explained

__all__ = ["ExplainedLine", "Reason", "explained"]
