"""A web service of Foundry Local's that runs in another program, on this machine."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlsplit

from workbench.base.errors import EngineError, EngineUnavailable, ModelError, PolicyError
from workbench.policy.network import is_local, is_plain_host

_CONNECT_S = 3.0
_ANSWER_S = 10.0
_LOAD_S = 600.0
_MOST_BYTES = 4 * 1024 * 1024
_SHOWN_CHARS = 300
_MISSING = 404


class FoundryWebService:
    """One running web service. Blocks: it wants a thread."""

    def __init__(self, url: str, key: str) -> None:
        """Prepare; nothing is opened yet.

        Args:
            url: Its OpenAI-compatible address, as ``FoundryCatalogue.start_service`` gave it.
            key: Likewise.

        Raises:
            PolicyError: It is not on this machine.
        """
        host, port = _host_and_port(url)
        if not (is_plain_host(host) and is_local(host)):
            raise PolicyError(
                f"{url[:100]!r} is no Foundry Local on this machine",
                "Connect to other servers with: workbench engines connect",
            )
        self.url, self._key = url, key
        self._root = f"http://{f'[{host}]' if ':' in host else host}:{port}"

    def loaded(self) -> frozenset[str]:
        """Ids of the models in its memory.

        Raises:
            EngineUnavailable: It does not run any more.
            EngineError: It did not answer as expected.
        """
        answer = self._ask("/models/loaded", _ANSWER_S)
        if not isinstance(answer, list):
            raise EngineError(
                "what answers there is not Foundry Local",
                "Start it again: workbench engines foundry serve",
            )
        return frozenset(item for item in answer if isinstance(item, str))

    def load(self, model_id: str) -> None:
        """Take a model into memory.

        Raises:
            ModelError: It knows no such model.
            EngineError: It does not run any more, or refused.
        """
        self._ask("/models/load/", _LOAD_S, model_id)

    def unload(self, model_id: str) -> None:
        """Take a model out of memory.

        Raises:
            ModelError: It knows no such model.
            EngineError: It does not run any more, or refused.
        """
        self._ask("/models/unload/", _LOAD_S, model_id)

    def _ask(self, path: str, patience_s: float, model_id: str = "") -> Any:
        import httpx2

        timeout = httpx2.Timeout(patience_s, connect=_CONNECT_S)
        # It takes aliases here, which are the ids of our own catalogue without the version.
        path += quote(model_id.partition(":")[0], safe="")
        head, data = {"Authorization": f"Bearer {self._key}"}, bytearray()
        try:
            with (
                httpx2.Client(timeout=timeout, trust_env=False, verify=False) as client,
                client.stream("GET", self._root + path, headers=head) as response,
            ):
                for piece in response.iter_raw():
                    data += piece
                    if len(data) > _MOST_BYTES:
                        break
        except httpx2.HTTPError as exc:
            raise EngineUnavailable(
                f"Foundry Local's web service does not answer at {self._root}",
                "Start it: workbench engines foundry serve",
            ) from exc
        if model_id and response.status_code == _MISSING:
            raise ModelError(
                f"Foundry Local has no model {model_id!r}",
                "See which it has: workbench engines foundry list",
            )
        if not response.is_success:
            text = " ".join(bytes(data).decode("utf-8", "replace").split())[:_SHOWN_CHARS]
            raise EngineError(
                f"Foundry Local's web service answered {response.status_code}: {text}",
                "Try again; if it repeats, start it again.",
            )
        try:
            return json.loads(data) if data.strip() else None
        except (ValueError, RecursionError):
            return None


def _host_and_port(url: str) -> tuple[str, int]:
    """Of an address that begins with ``http://``; of others an empty host."""
    try:
        parts = urlsplit(url)
        port = parts.port or 80
    except ValueError:
        return "", 0
    return (parts.hostname or "", port) if parts.scheme == "http" else ("", 0)
