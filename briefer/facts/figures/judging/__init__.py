"""Is a figure what its source says? Same value, same measure, same thing."""
