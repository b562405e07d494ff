"""The window of an encrypted store, before the program, and its card in the settings."""
