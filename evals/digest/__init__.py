"""How well a digest groups articles and finds what they disagree on; see `grouping` and `agreement`."""
