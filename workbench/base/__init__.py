"""What every room may use: errors, paths, files, settings, logs, streams."""
