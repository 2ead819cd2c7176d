"""What the formats of news wires have in common."""
