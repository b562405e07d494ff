"""Where models come from: one file for each kind of source, one row each in the registry."""
