"""A newer version of the program from a file, without a network."""
