"""Native work that is no conversation: what a worker process does besides running a model."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from workbench.base.errors import EngineError, EngineUnavailable, ModelLoadError
from workbench.engines.codec import Codec

Told: TypeAlias = Callable[[float, str], None]
Work: TypeAlias = Callable[[Mapping[str, Any], Told], dict[str, Any]]

WORKS: dict[str, str] = {
    "quantise": "workbench.engines.llama_cpp.quantize",
    "compare": "workbench.engines.llama_cpp.compare",
}
"""Name of the work to the module whose ``run`` does it."""


def do_work(name: str, arguments: Mapping[str, Any], send: Callable[[list[Any]], None]) -> None:
    """Do it, telling ``send`` of progress and then of the result or the refusal."""
    last: list[Any] = []

    def told(share: float, text: str) -> None:
        now = [round(share, 3), text]
        if now != last:
            last[:] = now
            send(["progress", now])

    try:
        send(["done", _function(name)(arguments, told)])
    except EngineError as exc:
        send(["refused", Codec().encode_error(exc)])
    except ImportError as exc:
        missing = EngineUnavailable(
            f"a library is missing: {exc}", "Install the program again."
        )
        send(["refused", Codec().encode_error(missing)])
    except Exception as exc:  # noqa: BLE001 - worker boundary: the reason must reach the user
        failed = ModelLoadError(f"it failed: {type(exc).__name__}: {exc}"[:500], "Try again.")
        send(["refused", Codec().encode_error(failed)])


def _function(name: str) -> Work:
    found: Work = importlib.import_module(WORKS[name]).run
    return found
