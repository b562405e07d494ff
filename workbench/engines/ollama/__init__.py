"""Ollama: its own API for models; conversations go by its OpenAI-compatible one."""
