"""Renderers: from a brief or a check run to what people, scripts and CI services read."""
