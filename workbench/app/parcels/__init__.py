"""Signed files that bring code: updates of the program and packs for its engines."""
