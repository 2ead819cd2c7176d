"""What does a page look like? One self-contained file: no network, no script, foreign text escaped."""
