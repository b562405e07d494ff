"""Fetching model files in parts, so that nothing fetched is lost and nothing wrong is kept."""
