"""What a reader made of a file."""
