"""Checks of many summaries for CI: what to check, by which rules, and what is known already."""
