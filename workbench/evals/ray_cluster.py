"""Sharing the tries of a candidate among the machines of a Ray cluster.

Each task tries one slice on its machine and streams the outcomes back; what a lost task left is
given to another one. Who is here keeps them, so a try has one outcome wherever it was made.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from workbench.base.errors import EngineUnavailable, RunError, WorkbenchError
from workbench.evals.plan_json import read_outcome, write_plan
from workbench.evals.progress import Control
from workbench.evals.side_by_side import without_answer
from workbench.evals.values import Attempt, Candidate, Outcome, Plan

log = logging.getLogger(__name__)
Slice = Callable[[str, list[tuple[str, str, int]]], Iterator[str]]
"""What a task does: a plan as JSON and attempts in; outcomes as JSON out, one by one."""
MOST_LOST = 3
_LOOK_S = 0.5
_TASKS_ALONE = 2
_STORE_BYTES = 100 * 1024 * 1024
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}
_ALONE = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0", "RAY_AUTH_MODE": "token"}
"""A cluster that is no cluster listens at 127.0.0.1, and one with a key is ours alone."""
_MISSING = "Install it with: pip install 'agent-workbench[ray]'"


@contextlib.contextmanager
def connected(address: str = "") -> Iterator[None]:
    """Be part of a cluster; blocking.

    Args:
        address: ``HOST:PORT`` of one that runs; empty for one of this machine alone, which
            listens at the loopback address only, asks for a key, and ends with this.

    Raises:
        EngineUnavailable: Ray is not installed, or this program cannot be part of a cluster.
        RunError: There is no such cluster.
    """
    if getattr(sys, "frozen", False):
        raise EngineUnavailable(
            "a packed program cannot be part of a cluster", "Run it from its source there."
        )
    folder = Path(tempfile.mkdtemp(prefix="wb-ray-"))  # short: the names of sockets are bounded
    try:
        with _set(_QUIET if address else {**_QUIET, **_ALONE, "RAY_AUTH_TOKEN": _key()}):
            try:
                import ray
            except ImportError as exc:
                raise EngineUnavailable("Ray is not installed", _MISSING) from exc
            try:
                _init(ray, address, folder)
            except (ConnectionError, RuntimeError, ValueError, OSError) as exc:
                raise RunError(
                    f"the cluster cannot be used: {exc!s:.300}", "Check its address."
                ) from exc
            try:
                yield
            finally:
                ray.shutdown()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _init(ray: Any, address: str, folder: Path) -> None:
    quiet = {"log_to_driver": False, "logging_level": logging.ERROR}
    if address:
        ray.init(address=address, **quiet)
        return
    ray.init(
        num_cpus=_TASKS_ALONE,
        num_gpus=0,
        include_dashboard=False,
        object_store_memory=_STORE_BYTES,
        _node_ip_address="127.0.0.1",
        _temp_dir=str(folder),
        _plasma_directory=str(folder),
        **quiet,
    )


@cache
def _key() -> str:
    """The key of clusters of this program alone: the library reads it once in a process."""
    return secrets.token_hex(32)


@contextlib.contextmanager
def _set(values: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@dataclass(frozen=True, slots=True)
class OnCluster:
    """Tries cases on the cluster that this program is part of; a ``Source``."""

    work: Slice

    async def __call__(
        self, plan: Plan, candidate: Candidate, waiting: Sequence[Attempt], control: Control
    ) -> AsyncGenerator[Outcome, None]:
        """Share the tries; a pause gives up what goes on, which is tried again later."""
        tasks = [_Task(self.work, plan, part) for part in _slices(waiting, _places())]
        outcomes: asyncio.Queue[Outcome] = asyncio.Queue()
        running = {asyncio.create_task(one.go(outcomes.put_nowait)) for one in tasks}
        try:
            while running and not control.paused:
                done, _ = await asyncio.wait(
                    running, timeout=_LOOK_S, return_when=asyncio.FIRST_COMPLETED
                )
                running -= done
                while not outcomes.empty():
                    yield outcomes.get_nowait()
                for task in done:
                    task.result()
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)


class _Task:
    """One slice, tried until all of it has outcomes, or was lost too often."""

    def __init__(self, work: Slice, plan: Plan, part: Sequence[Attempt]) -> None:
        self._work, self._text = work, write_plan(plan)
        self._left = dict.fromkeys(part)

    async def go(self, came: Callable[[Outcome], None]) -> None:
        reason = ""
        for number in range(MOST_LOST):
            if not self._left:
                return
            try:
                await self._once(came)
                reason = "a machine ended before all of its cases were tried"
            except WorkbenchError:
                raise
            except Exception as exc:  # noqa: BLE001 - whatever a strange machine says
                reason = str(exc).strip().splitlines()[-1] if str(exc).strip() else repr(exc)
            log.warning("evaluation.task_lost number=%d reason=%.300s", number + 1, reason)
        for attempt in self._left:
            came(
                without_answer(attempt, f"{MOST_LOST} machines could not try it: {reason:.300}")
            )

    async def _once(self, came: Callable[[Outcome], None]) -> None:
        import ray

        keys = [(one.candidate_id, one.case_id, one.repetition) for one in self._left]
        task = ray.remote(max_retries=0, num_cpus=1, scheduling_strategy="SPREAD")(self._work)
        stream = task.options(num_returns="streaming").remote(self._text, keys)
        try:
            async for piece in stream:
                outcome = read_outcome(str(await piece))
                if outcome.attempt in self._left:
                    del self._left[outcome.attempt]
                    came(outcome)
        finally:
            if self._left:
                with contextlib.suppress(Exception):
                    ray.cancel(stream, force=True)


def _places() -> int:
    """How many tasks are given out: one for each machine, or two on this one."""
    import ray

    machines = sum(1 for node in ray.nodes() if node.get("Alive"))
    return machines if machines > 1 else _TASKS_ALONE


def _slices(waiting: Sequence[Attempt], count: int) -> list[Sequence[Attempt]]:
    return [part for number in range(count) if (part := waiting[number::count])]
