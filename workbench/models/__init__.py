"""AI models on disk."""
