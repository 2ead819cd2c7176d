"""Texts and files made to take briefer down, and what it costs to read them. `python -m evals.hostile` runs them."""
