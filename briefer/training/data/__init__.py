"""What the bundled model is trained on."""
