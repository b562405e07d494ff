"""Evaluations: data sets, what is compared on them, and what came out."""
