"""Digests: what many articles say together, story by story, and where they differ."""
