"""A deployment written for other systems."""
