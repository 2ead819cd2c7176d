"""XML, parsed without opening anything that it names, and its elements read as those of a page."""
