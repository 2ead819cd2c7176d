"""Names: found by capitals and word tables, judged against the words of a source."""

from briefer.facts.names.finder import find_names
from briefer.facts.names.index import NameIndex
from briefer.facts.names.judging import judge_name

__all__ = ["NameIndex", "find_names", "judge_name"]
