"""A digest as Markdown, a page or JSON."""
