"""From a trained network to the folder that ships."""
