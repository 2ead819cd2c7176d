"""Plain text, split along its subheadings."""
