"""Where an Ollama server is."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from workbench.base.errors import SettingsError
from workbench.policy.network import is_plain_host

DEFAULT_ADDRESS = "http://127.0.0.1:11434"
ADDRESS_VARIABLE = "OLLAMA_HOST"
_PORTS = {"http": 11434, "https": 443}


def plain_address(text: str) -> str:
    """An address as ``scheme://host:port``; an empty one is the usual one.

    Raises:
        SettingsError: It is no address of a server.
    """
    text = text.strip() or DEFAULT_ADDRESS
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        parts, port = urlsplit(""), 0
    host = parts.hostname or ""
    plain = is_plain_host(host) and not (parts.username or parts.query)
    if parts.scheme not in ("http", "https") or not plain:
        raise SettingsError(
            f"{text[:100]!r} is no address of an Ollama server",
            f"Write it as {DEFAULT_ADDRESS}, or leave it out.",
        )
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - it listens there
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}:{port}"


def usual_address() -> str:
    """Where Ollama's own tools look for the server."""
    return plain_address(os.environ.get(ADDRESS_VARIABLE, ""))
