"""Blocking work that begins in a thread at once and goes to its end, whoever waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import copy_context
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def begin_in_thread(
    work: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> asyncio.Future[T]:
    """Begin ``work`` in a thread of the loop, and return the future of its result.

    ``ensure_future(to_thread(...))`` begins only at the loop's next turn, which may never
    come where the loop is about to end; what must be done is begun here.

    Raises:
        RuntimeError: No loop runs here, or its threads have ended.
    """
    call = partial(copy_context().run, work, *args, **kwargs)
    return asyncio.get_running_loop().run_in_executor(None, call)
