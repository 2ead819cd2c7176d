"""JSON, hashes, files that appear only when whole, and what a terminal may be shown."""
