"""Learns what the sentences of a passage say about each other's worth: `models.set_ranker`."""
