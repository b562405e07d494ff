"""The kinds of nodes a graph is made of, one file each."""
