"""Finds names in a text."""
