"""Names in German, French, Spanish, Italian, Dutch and Portuguese, and names across languages."""
