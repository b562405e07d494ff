"""Graphs of agents and steps: documents, files, edits, checks, plans and runs of them."""
