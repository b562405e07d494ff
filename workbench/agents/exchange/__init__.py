"""Agents and graphs in the files of other programs, out and in."""
