"""Long-lived native services that are no engine: a process of their own answers questions."""

from __future__ import annotations

import importlib
import os
import queue
import threading
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO, Protocol, TypeAlias

from workbench.base.errors import EngineError, EngineUnavailable
from workbench.engines.codec import Codec
from workbench.engines.framing import read_message

SERVICES: dict[str, tuple[str, str]] = {
    "foundry-local": (
        "workbench.engines.foundry_local.service",
        "Install it with: pip install 'agent-workbench[foundry]'",
    ),
}
"""Name of the service to the module whose ``open_service`` starts it, and what it needs."""
Send: TypeAlias = Callable[[list[Any]], None]


class Service(Protocol):
    """What answers."""

    def ask(self, verb: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Do what is asked; JSON values in and out.

        Raises:
            EngineError: It was refused.
        """
        ...

    def close(self) -> None:
        """Free everything."""
        ...


def serve(name: str, arguments: Mapping[str, Any], commands: BinaryIO, send: Send) -> None:
    """Answer one question after the other, until told to close or the program is gone."""
    module, hint = SERVICES[name]
    try:
        service: Service = importlib.import_module(module).open_service(arguments)
    except ImportError as exc:
        missing = EngineUnavailable(f"{name} is not installed: {exc}", hint)
        send(["refused", Codec().encode_error(missing)])
        return
    except Exception as exc:  # noqa: BLE001 - worker boundary: the reason must reach the user
        send(["refused", Codec().encode_error(_as_engine_error(exc))])
        return
    asked: queue.SimpleQueue[list[Any]] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(commands, asked), daemon=True).start()
    send(["ready", {}])
    try:
        while (message := asked.get())[0] == "ask":
            send(_answer(service, *message[1:]))
    finally:
        service.close()


def _answer(service: Service, number: int, verb: str, arguments: Any) -> list[Any]:
    try:
        return ["answer", number, service.ask(verb, arguments)]
    except Exception as exc:  # noqa: BLE001 - worker boundary: the reason must reach the user
        return ["failed", number, Codec().encode_error(_as_engine_error(exc))]


def _read(commands: BinaryIO, asked: queue.SimpleQueue[list[Any]]) -> None:
    while (message := read_message(commands)) is not None:
        asked.put(message)
    # The program is gone: there is nobody left to work or to tidy up for.
    os._exit(0)


def _as_engine_error(exc: Exception) -> EngineError:
    if isinstance(exc, EngineError):
        return exc
    return EngineError(f"it failed: {type(exc).__name__}: {exc}"[:500], "Try again.")
