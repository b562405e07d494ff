"""Whether the models of the graph on screen fit into memory, looked at on the side."""

from __future__ import annotations

import asyncio
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from workbench.agents.nodes.api import World
from workbench.app.graph_memory import GraphMemory, asked_models, graph_memory
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.ui.builder.draft import GraphDraft
from workbench.ui.panels import ShellApi


class MemoryWatch(QObject):
    """Looks again when other models are asked, loaded or unloaded.

    Signals:
        told: arg: a GraphMemory.
    """

    told = Signal(object)

    def __init__(
        self, workbench: Workbench, shell: ShellApi, draft: GraphDraft, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workbench, self._shell, self._draft = workbench, shell, draft
        self._world: World | None = None
        self._seen: object = None
        self._looks = False
        self._unlisten = workbench.loading.listen(lambda _loaded: self._look())

    def close(self) -> None:
        """Stop listening."""
        self._unlisten()

    def look(self, world: World) -> None:
        """The graph on screen was checked."""
        self._world = world
        self._look()

    @Slot()
    def _look(self) -> None:
        if self._world is None or self._looks or self._key() == self._seen:
            return
        try:
            asyncio.get_running_loop()
        except RuntimeError:  # the window is closing
            return
        self._looks = True
        self._shell.run_task(self._find(self._world), "")

    def _key(self) -> Any:
        if self._world is None:
            return None
        workbench = self._workbench
        loaded = [one.model.id for one in workbench.loading.snapshot if one.info is not None]
        document = self._draft.document
        return loaded, asked_models(
            document, self._world, workbench.models, workbench.tool_library.around_now()
        )

    async def _find(self, world: World) -> None:
        workbench = self._workbench
        try:
            while (key := self._key()) != self._seen:
                self._seen = key
                try:
                    found = await graph_memory(
                        self._draft.document,
                        world,
                        workbench.models,
                        workbench.tool_library.around_now(),
                        workbench.loading.snapshot,
                    )
                except WorkbenchError:  # a header cannot be read; the checks name the model
                    found = GraphMemory()
                self.told.emit(found)
        finally:
            self._looks = False
