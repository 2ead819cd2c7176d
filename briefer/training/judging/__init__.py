"""How a judge is made: a model that says whether a passage says what a sentence says."""
