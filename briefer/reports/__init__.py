"""Renderers: from a brief or a report to text, Markdown and JSON."""
