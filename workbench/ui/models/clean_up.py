"""The dialog that clears away what downloads, imports and removals left."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout
from shiboken6 import isValid

from workbench.app.cleaning import clean, leftovers
from workbench.app.notices import Notice
from workbench.base.errors import WorkbenchError
from workbench.models.leftovers import Leftover
from workbench.models.store import InstalledModel
from workbench.ui.language.figures import size_text
from workbench.ui.language.messages import said
from workbench.ui.models.bundle_parts import WIDTH_PX, Choices
from workbench.ui.models.more import Place
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click


class CleanUpDialog(QDialog):
    """Says what can go and how many bytes that is; what is ticked goes on a word."""

    def __init__(self, place: Place) -> None:
        super().__init__(place.widget)
        self._place = place
        self._found: dict[str, Leftover] = {}
        self.setWindowTitle(self.tr("Clean up leftovers"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH_PX)
        self.note = label(self.tr("Looking…"), "muted", wrap=True)
        self.choices = Choices(place.theme, self.tr("Leftovers"), self._count)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self.keep = Button(place.theme, self.tr("Keep everything"))
        self.remove = Button(place.theme, self.tr("Remove"), kind="danger", icon="trash-2")
        space = place.theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl_px, space.l_px, space.xl_px, space.l_px)
        column.setSpacing(space.m_px)
        for widget in (self.note, self.choices, self.problem):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.remove)
        column.addLayout(row)
        self.choices.hide()
        self.remove.setEnabled(False)
        on_click(self.keep, self.reject)
        on_click(self.remove, lambda: self._begin(self._remove()))
        self._work: asyncio.Task[None] | None = None
        self._begin(self._look())

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        self._work = asyncio.get_running_loop().create_task(work)

    async def _look(self) -> None:
        found = await leftovers(self._place.workbench)
        if not isValid(self):
            return
        self._found = {str(one.path): one for one in found}
        for key, one in self._found.items():
            self.choices.add(key, one.what, size_text(one.size_bytes), checked=_is_safe(one))
        self.choices.setVisible(bool(found))
        self._count()
        self.adjustSize()

    def _count(self) -> None:
        chosen = [self._found[key] for key in self.choices.chosen]
        total = size_text(sum(one.size_bytes for one in chosen))
        words = self.tr("%s become free. What is ticked is removed for good.") % total
        if not self._found:
            words = self.tr("There is nothing to clean up.")
        elif not chosen:
            words = self.tr("Tick what is to be removed.")
        self.note.setText(words)
        self.remove.setEnabled(bool(chosen))

    async def _remove(self) -> None:
        chosen = [self._found[key] for key in self.choices.chosen]
        self.remove.setEnabled(False)
        try:
            freed = await clean(self._place.workbench, chosen)
        except WorkbenchError as exc:
            if isValid(self):
                self.problem.setText(f"{said(exc.message)}. {said(exc.hint)}")
                self.problem.show()
            return
        done = self.tr("%s are free again") % size_text(freed)
        self._place.shell.notify(Notice("success", done))
        if isValid(self):
            self.accept()


def _is_safe(one: Leftover) -> bool:
    """A damaged model may still be repaired, so its box is not set beforehand."""
    return one.kind != "damaged"


def start_cleaning(place: Place, _model: InstalledModel) -> None:
    """Open the dialog."""
    CleanUpDialog(place).open()
