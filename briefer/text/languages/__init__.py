"""Languages other than English, as far as text needs to know them: where a sentence ends."""
