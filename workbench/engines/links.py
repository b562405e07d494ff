"""What the host of an engine asks of it, and what it hears from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

from workbench.base.errors import EngineError
from workbench.engines.api import EngineInfo, EngineUsage, Request
from workbench.engines.codec import Batch
from workbench.policy.network_events import Attempt, Counted, Tried


class Loaded:
    """The model is ready."""

    def __init__(self, info: EngineInfo) -> None:
        self.info = info


class Gone:
    """The engine ended; ``error`` says why if it was not asked to. Always the last."""

    def __init__(self, error: EngineError | None) -> None:
        self.error = error


News: TypeAlias = Batch | EngineUsage | Loaded | Attempt | Tried | Counted | Gone
Deliver: TypeAlias = Callable[[News], None]


class Link(Protocol):
    """A way to an engine. News may be delivered from any thread."""

    pid: int | None

    def submit(self, request_id: str, request: Request) -> None:
        """Begin a request."""
        ...

    def cancel(self, request_id: str) -> None:
        """Stop a request."""
        ...

    def close(self) -> None:
        """Ask the engine to end."""
        ...

    def kill(self, reason: EngineError | None) -> None:
        """End it now; ``reason`` is what ``Gone`` will say."""
        ...
