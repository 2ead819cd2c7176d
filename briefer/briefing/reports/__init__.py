"""A brief as text, Markdown or JSON."""
