"""Figures in other languages than English: a list of words and CLDR for each, and one way to read them all."""

from briefer.facts.figures.languages.find import find_figures_in

__all__ = ["find_figures_in"]
