"""Judges: local models that say whether a passage says what a statement says."""
