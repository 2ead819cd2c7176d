"""Figures: finding them in a text, and judging those of a summary against those of its source."""

from briefer.facts.figures.grammar.find import find_figures
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.judge import is_stated, judge_figure
from briefer.facts.figures.judging.named_days import by_its_date

__all__ = ["FigureIndex", "by_its_date", "find_figures", "is_stated", "judge_figure"]
