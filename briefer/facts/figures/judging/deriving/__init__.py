"""What a reader works out of a source's words: each kind of working out in its own module."""
