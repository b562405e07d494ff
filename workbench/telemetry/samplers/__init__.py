"""One file per source of measurements."""
