"""Names and figures: finding them, and judging those of one text by another."""
