"""Work that waits for somebody else, and that nobody waits for once it was stopped."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import copy_context
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


async def aside(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do blocking work in a thread that is left behind when the task is cancelled.

    ``asyncio.to_thread`` would keep the program from ending until a silent server answers.
    """
    done: Future[T] = Future()
    done.set_running_or_notify_cancel()
    context = copy_context()

    def run() -> None:
        try:
            done.set_result(context.run(work, *args, **kwargs))
        except Exception as exc:  # noqa: BLE001 - worker boundary: it must reach the caller
            done.set_exception(exc)

    threading.Thread(target=run, name="aside", daemon=True).start()
    return await asyncio.wrap_future(done)
