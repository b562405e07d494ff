"""The engine that talks to a server with an OpenAI-compatible API."""
