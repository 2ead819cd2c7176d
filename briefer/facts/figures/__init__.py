"""Figures: finding them in a text, and judging those of a summary against those of its source."""

from briefer.facts.figures.grammar.find import find_figures
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.judge import is_stated, judge_figure

__all__ = ["FigureIndex", "find_figures", "is_stated", "judge_figure"]
