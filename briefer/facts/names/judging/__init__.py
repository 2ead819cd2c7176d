"""Is a name what its source says? The same words, an alias, another spelling."""
