"""Names: found by capitals and word tables, judged against the words of a source."""

from briefer.facts.names.finding.find import find_names
from briefer.facts.names.judging.index import NameIndex
from briefer.facts.names.judging.judge import judge_name

__all__ = ["NameIndex", "find_names", "judge_name"]
