"""Agents as documents, and running them."""
