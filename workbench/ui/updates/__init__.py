"""Updates of the program and packs for engines, from signed files."""
