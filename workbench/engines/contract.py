"""What every engine can: the seam behind which a library is; its values are in ``api``."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from workbench.engines.api import (
    EngineEvent,
    EngineInfo,
    EngineUsage,
    LoadOptions,
    Request,
    TextTask,
)
from workbench.engines.token_values import TokenTask


class Engine(Protocol):
    """A loaded model. Plain blocking Python that knows neither Qt nor asyncio.

    An engine without batching steps one request at a time.
    """

    def info(self) -> EngineInfo:
        """What was loaded."""
        ...

    def usage(self) -> EngineUsage:
        """The state now."""
        ...

    def submit(self, request_id: str, request: Request) -> None:
        """Queue a request. Its failures come as ``Failed`` events, never as exceptions."""
        ...

    def cancel(self, request_id: str) -> None:
        """Stop a request; ``Finished("cancelled")`` follows. Unknown ids are ignored.

        May be called from another thread while ``step`` runs, and then interrupts it.
        """
        ...

    def step(self) -> list[tuple[str, EngineEvent]]:
        """Do one slice of work for every running request; empty when there is none."""
        ...

    def close(self) -> None:
        """Free everything."""
        ...


class TextEngine(Protocol):
    """What an engine can beside ``Engine`` that makes vectors of texts or ranks them."""

    def submit_task(self, request_id: str, task: TextTask) -> None:
        """Queue a task; ``step`` tells ``TextVectors`` or ``TextScores``, then its end."""
        ...


class TokenEngine(Protocol):
    """What an engine can beside ``Engine`` that shows the tokens of what it read and wrote."""

    def submit_tokens(self, request_id: str, task: TokenTask) -> None:
        """Queue a task; ``step`` tells ``TokenPieces``, ``TokenScores``, then its end."""
        ...


class LoadEngine(Protocol):
    """Loads a model: the one entry point of an engine's module."""

    def __call__(self, path: Path, options: LoadOptions) -> Engine:
        """Load the model at ``path``.

        Raises:
            ModelLoadError: The file or the options were refused.
            EngineUnavailable: The library is not installed.
        """
        ...
