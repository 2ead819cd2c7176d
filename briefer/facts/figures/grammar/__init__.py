"""Finds figures in a text: one rule a form."""
