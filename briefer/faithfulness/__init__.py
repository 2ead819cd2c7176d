"""Is this one summary faithful to this one source?"""
