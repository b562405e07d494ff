"""Workbench: build, run and watch AI agents on small language models, offline."""
