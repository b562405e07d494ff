"""Tries the tool on screen: in a thread, with a way to stop it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from workbench.tools.api import ToolContext, ToolResult, ToolSpec
from workbench.tools.runner import run_tool
from workbench.ui.panels import ShellApi
from workbench.ui.tools.words import tr


class Trial(QObject):
    """One call at a time.

    Signals:
        began: A call runs.
        ended: arg: the ToolResult.
        stopped: The person stopped it. arg: seconds it had taken.
    """

    began = Signal()
    ended = Signal(object)
    stopped = Signal(float)

    def __init__(self, notes: Path, shell: ShellApi, parent: QObject) -> None:
        super().__init__(parent)
        self._notes, self._shell = notes, shell
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

    async def _work(self, spec: ToolSpec, arguments: Mapping[str, Any]) -> None:
        start = time.perf_counter()
        self._task = asyncio.current_task()
        if self._is_unwanted and self._task is not None:
            self._task.cancel()  # it was stopped before it began
        try:
            result: ToolResult = await run_tool(spec, arguments, ToolContext(self._notes))
        except asyncio.CancelledError:
            self._done()
            self.stopped.emit(time.perf_counter() - start)
            raise
        self._done()
        self.ended.emit(result)

    def _done(self) -> None:
        self._task, self.running = None, False
