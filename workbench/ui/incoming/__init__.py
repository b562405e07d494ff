"""Files that are opened with the program: shown first, taken in when asked to."""
