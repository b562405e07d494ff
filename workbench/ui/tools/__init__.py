"""The tools panel: tools without code, and with it."""
