"""The kinds of tools that users make without code of the program, one module each."""
