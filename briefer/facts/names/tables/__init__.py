"""Words that finding and judging names look up."""
