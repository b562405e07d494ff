"""Which model servers answer on this machine's usual ports; only looked for when asked."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.app.connections import PROGRAMS
from workbench.app.near_http import Page, get_page
from workbench.base.threads import begin_in_thread
from workbench.engines.openai_compatible.connection import Connection, Kind

log = logging.getLogger(__name__)
HERE = "127.0.0.1"
_MOST_MODELS = 500
_FORBIDDEN = (401, 403)
USUAL_PORTS: tuple[tuple[int, Kind], ...] = (
    (11434, "ollama"),
    (1234, "lm-studio"),
    (8080, "llama-cpp"),
    (8000, "vllm"),
    (5273, "foundry"),
)
_OWNERS: dict[str, Kind] = {
    "vllm": "vllm",
    "llamacpp": "llama-cpp",
    "library": "ollama",
    "organization_owner": "lm-studio",
}
Get = Callable[[str, int, str], Page | None]


@dataclass(frozen=True, slots=True)
class FoundServer:
    """A server that answers on this machine. Nothing of it is used until it is connected.

    Attributes:
        models: Names of its models.
        version: As it says, or empty.
        wants_key: It tells its models only to who has a key.
    """

    kind: Kind
    base_url: str
    models: tuple[str, ...] = ()
    version: str = ""
    wants_key: bool = False

    @property
    def program(self) -> str:
        """Which program it is, in words."""
        return PROGRAMS[self.kind]

    def connection(self, model: str) -> Connection:
        """The connection for one of its models."""
        return Connection(self.base_url, model, kind=self.kind)


async def discover(
    ports: Sequence[tuple[int, Kind]] = USUAL_PORTS, get: Get = get_page
) -> tuple[FoundServer, ...]:
    """Ask each port of this machine, all at once; within some seconds."""
    asked = (begin_in_thread(_look, port, kind, get) for port, kind in ports)
    found = tuple(server for server in await asyncio.gather(*asked) if server is not None)
    log.info("servers.looked_for ports=%d found=%d", len(ports), len(found))
    return found


def _look(port: int, usual: Kind, get: Get) -> FoundServer | None:
    page = get(HERE, port, "/v1/models")
    if page is None:
        # One server is known whose list breaks off; another answer shows that it is there.
        page = get(HERE, port, "/health")
        if page is None or page.value is None:
            return None
        return FoundServer("mlx" if "BaseHTTP" in page.server else usual, _url(port))
    if page.status in _FORBIDDEN:
        return FoundServer(usual, _url(port), wants_key=True)
    entries = _entries(page.value)
    if entries is None:
        return None  # something else listens there
    kind = _kind(entries, page, port, get)
    names = tuple(str(entry["id"])[:200] for entry in entries if entry.get("id"))
    return FoundServer(kind, _url(port), names[:_MOST_MODELS], _version(kind, port, get))


def _kind(entries: Sequence[dict[str, Any]], page: Page, port: int, get: Get) -> Kind:
    """Which program it is, by what only that program says."""
    for entry in entries:
        owner = entry.get("owned_by")
        if isinstance(owner, str) and owner in _OWNERS:
            return _OWNERS[owner]
    if _has(get(HERE, port, "/api/version"), "version"):
        return "ollama"
    if _has(get(HERE, port, "/api/v0/models"), "data"):
        return "lm-studio"
    if _has(get(HERE, port, "/props"), "default_generation_settings"):
        return "llama-cpp"
    if _has(get(HERE, port, "/version"), "version"):
        return "vllm"
    loaded = get(HERE, port, "/models/loaded")
    if _has(get(HERE, port, "/openai/status"), "") or isinstance(
        loaded.value if loaded else None, list
    ):
        return "foundry"
    return "mlx" if "BaseHTTP" in page.server else "other"


def _version(kind: Kind, port: int, get: Get) -> str:
    path = {"ollama": "/api/version", "vllm": "/version"}.get(kind)
    page = get(HERE, port, path) if path else None
    version = page.value.get("version") if page and isinstance(page.value, dict) else None
    return version[:40] if isinstance(version, str) else ""


def _entries(value: Any) -> list[dict[str, Any]] | None:
    data = value.get("data") if isinstance(value, dict) else None
    if not isinstance(data, list):
        return None
    return [entry for entry in data if isinstance(entry, dict)]


def _has(page: Page | None, name: str) -> bool:
    value = page.value if page is not None else None
    return isinstance(value, dict) and (not name or name in value)


def _url(port: int) -> str:
    return f"http://{HERE}:{port}/v1"
