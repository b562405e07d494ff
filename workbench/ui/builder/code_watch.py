"""Whether the Python code of the graph on screen is Python, looked at on the side."""

from __future__ import annotations

import asyncio
import threading

from PySide6.QtCore import QObject, Signal

from workbench.agents.graphs.checks import GraphProblem
from workbench.agents.graphs.code_checks import code_problems, sources_of
from workbench.agents.graphs.documents import GraphDocument
from workbench.base.threads import begin_in_thread
from workbench.ui.builder.draft import GraphDraft
from workbench.ui.panels import ShellApi


class CodeWatch(QObject):
    """Looks again when the code is another.

    Signals:
        told: arg: a tuple of GraphProblem.
    """

    told = Signal(object)

    def __init__(self, shell: ShellApi, draft: GraphDraft, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._draft = shell, draft
        self._seen: tuple[tuple[str, str], ...] = ()
        self._looks = False

    def look(self) -> None:
        """The graph on screen was checked."""
        if self._looks or sources_of(self._draft.document) == self._seen:
            return
        try:
            asyncio.get_running_loop()
        except RuntimeError:  # the window is closing
            return
        self._looks = True
        self._shell.run_task(self._find(), "")

    async def _find(self) -> None:
        try:
            while (sources := sources_of(self._draft.document)) != self._seen:
                self._seen = sources
                self.told.emit(await _problems_of(self._draft.document))
        finally:
            self._looks = False


async def _problems_of(document: GraphDocument) -> tuple[GraphProblem, ...]:
    """What is wrong with the code; a child that is at work is ended with this."""
    cancelled = threading.Event()
    work = begin_in_thread(code_problems, document, cancelled)
    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        cancelled.set()
        await work
        raise
