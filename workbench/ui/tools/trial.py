"""Tries the tool on screen: in a thread or as a run of its own, with a way to stop it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from contextlib import aclosing
from typing import Any

from PySide6.QtCore import QObject, Signal

from workbench.app.run import Run
from workbench.app.tool_trials import trial_result
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.policy.roles import refusal
from workbench.tools.api import ToolContext, ToolResult, ToolSpec
from workbench.tools.runner import run_tool
from workbench.traces.events import Decision
from workbench.ui.panels import ShellApi
from workbench.ui.tools.words import tr


class Trial(QObject):
    """One call at a time.

    Signals:
        began: A call runs.
        asking: An agent or a graph that the tool asks wants something of a person, or nothing
            more. args: the ApprovalAsked or None, the PersonAsked or None.
        ended: arg: the ToolResult.
        stopped: The person stopped it. arg: seconds it had taken.
    """

    began = Signal()
    asking = Signal(object, object)
    ended = Signal(object)
    stopped = Signal(float)

    def __init__(self, workbench: Workbench, shell: ShellApi, parent: QObject) -> None:
        super().__init__(parent)
        self._notes, self._runs = workbench.paths.notes, workbench.runs
        self._settings, self._shell = workbench.settings, shell
        self._task: asyncio.Task[Any] | None = None
        self._is_unwanted = False
        self.running = False

    def run(self, spec: ToolSpec, arguments: Mapping[str, Any]) -> None:
        """Call a tool for the person who asks for it, which is all the leave it needs."""
        if not self.running:
            self.running, self._is_unwanted = True, False
            self._shell.run_task(self._work(spec, arguments), tr("Try {0}").format(spec.title))
            self.began.emit()

    def stop(self) -> None:
        """End the call; what it started ends with it."""
        self._is_unwanted = True
        if self._task is not None:
            self._task.cancel()

    def decide(self, ask_id: str, *, allow: bool) -> None:
        """Answer what a tool inside asked; it counts for this one call."""
        decision: Decision = "allow_once" if allow else "deny"
        self._shell.run_task(self._runs.answer(ask_id, decision), "")

    def give(self, ask_id: str, values: Mapping[str, Any] | None) -> None:
        """Fill in a form of a graph; None declines."""
        self._shell.run_task(self._runs.give(ask_id, values), "")

    async def _work(self, spec: ToolSpec, arguments: Mapping[str, Any]) -> None:
        start = time.perf_counter()
        self._task = asyncio.current_task()
        if self._is_unwanted and self._task is not None:
            self._task.cancel()  # it was stopped before it began
        try:
            role = self._settings.settings.acting_role
            if why := refusal(role, spec.name, spec.roles):
                result = ToolResult(why, failed=True)
            elif spec.errand is None:
                result = await run_tool(spec, arguments, ToolContext(self._notes))
            else:
                result = await self._as_run(spec, arguments)
        except asyncio.CancelledError:
            self._done()
            self.stopped.emit(time.perf_counter() - start)
            raise
        self._done()
        self.ended.emit(result)

    async def _as_run(self, spec: ToolSpec, arguments: Mapping[str, Any]) -> ToolResult:
        try:
            run = await self._runs.try_tool(spec, arguments)
        except WorkbenchError as exc:
            return ToolResult(f"{exc.message} {exc.hint}".strip(), failed=True)
        try:
            await self._follow(run)
        finally:
            run.stop.stop()
        return trial_result(run.records)

    async def _follow(self, run: Run) -> None:
        """Pass on what is asked until the run ends."""
        shown: tuple[object, object] = (None, None)
        async with aclosing(run.events()) as batches:
            async for _batch in batches:
                now = (next(iter(run.asking), None), next(iter(run.forms), None))
                if now != shown:
                    shown = now
                    self.asking.emit(*now)

    def _done(self) -> None:
        self._task, self.running = None, False
        self.asking.emit(None, None)
