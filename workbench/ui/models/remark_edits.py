"""Edits of titles, stars, tags and notes, and the way back from each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from workbench.app.model_library import ModelLibrary
from workbench.models.remarks import Remark
from workbench.ui.panels import ShellApi

_MOST_UNDO = 50


class RemarkEdits(QObject):
    """Carries edits to the library and remembers what was.

    Signals:
        changed: Whether there is something to take back. arg: that.
    """

    changed = Signal(bool)

    def __init__(self, library: ModelLibrary, shell: ShellApi, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._shell = library, shell
        self._before: list[tuple[str, Remark]] = []

    @Slot(str, object)
    def edit(self, model_id: str, fields: Mapping[str, Any]) -> None:
        """Change some of what is said of a model."""
        if model_id:
            work = self._edit(model_id, dict(fields))
            self._shell.run_task(work, self.tr("Keeping the change"))

    @Slot()
    def undo(self) -> None:
        """Take back the last edit."""
        if self._before:
            self._shell.run_task(self._undo(), self.tr("Taking the change back"))

    async def _edit(self, model_id: str, fields: dict[str, Any]) -> None:
        before = await self._library.edit(model_id, lambda said: replace(said, **fields))
        self._before = [*self._before, (model_id, before)][-_MOST_UNDO:]
        self.changed.emit(True)

    async def _undo(self) -> None:
        model_id, before = self._before.pop()
        self.changed.emit(bool(self._before))
        await self._library.edit(model_id, lambda _said: before)
