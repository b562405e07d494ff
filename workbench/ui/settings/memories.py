"""What graphs remember: each memory with its entries, to read and to forget."""

from __future__ import annotations

from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.app.workbench import Workbench
from workbench.base.errors import DocumentError
from workbench.tools.memory.values import MemoryState, Remembered
from workbench.ui.chat.inline import visible
from workbench.ui.language.figures import date_text
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, label
from workbench.ui.widgets.buttons import Button, on_click

_SHOWN = 50


class KeptMemories(QWidget):
    """The memories; read again whenever they come on screen."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self._memories, self._theme, self._shell = workbench.memories, theme, shell
        self._open_key = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(2)
        column.addWidget(label(self.tr("What graphs remember")))
        words = self.tr("Kept by “Remember” nodes from run to run. What you forget is gone.")
        column.addWidget(label(words, "muted", wrap=True))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column.addLayout(self._rows)

    def showEvent(self, event: QShowEvent) -> None:
        self._do(self._refresh())
        super().showEvent(event)

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        self._shell.run_task(work, "")

    async def _refresh(self) -> None:
        states = await self._memories.list()
        entries: tuple[Remembered, ...] = ()
        if any(state.place.key == self._open_key for state in states):
            entries = await self._memories.entries(self._open_key)
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for state in states:
            self._rows.addWidget(self._memory(state))
            if state.place.key == self._open_key:
                for entry in entries[:_SHOWN]:
                    self._rows.addWidget(self._entry(entry))
                if (more := len(entries) - _SHOWN) > 0:
                    words = self.tr("{0} more; the command line shows all").format(more)
                    self._rows.addWidget(label(words, "muted"))
        if not states:
            self._rows.addWidget(label(self.tr("Nothing."), "muted"))

    def _memory(self, state: MemoryState) -> QWidget:
        key, place = state.place.key, state.place
        is_graph = place.scope == "graph"
        of = self.tr("of the graph {0}") if is_graph else self.tr("of the conversation {0}")
        about = self.tr("{0}, {1} entries").format(of.format(place.owner[:32]), state.entries)
        is_open = key == self._open_key
        show = Button(
            self._theme, self.tr("Hide") if is_open else self.tr("Show"), kind="quiet"
        )
        show.setAccessibleName(
            (self.tr("Hide {0}") if is_open else self.tr("Show {0}")).format(key)
        )
        on_click(show, lambda: self._do(self._show("" if is_open else key)))
        forget = Button(self._theme, self.tr("Forget all"), kind="quiet")
        forget.setAccessibleName(self.tr("Forget all of {0}").format(key))
        on_click(forget, lambda: self._do(self._forget(key, None)))
        return self._line((label(place.name, "mono"), label(about, "muted")), (show, forget))

    def _entry(self, entry: Remembered) -> QWidget:
        day = date_text(entry.made_s)
        text = visible(" ".join(entry.text.split()))
        shown = ElidedLabel(text)
        shown.setToolTip(text[:2_000])
        forget = Button(self._theme, self.tr("Forget"), kind="quiet")
        forget.setAccessibleName(self.tr("Forget “{0}”").format(text[:60]))
        key = self._open_key
        on_click(forget, lambda: self._do(self._forget(key, entry.id)))
        line = self._line((label(day, "muted"),), (forget,), shown)
        line.setContentsMargins(16, 0, 0, 0)
        return line

    @staticmethod
    def _line(
        words: tuple[QWidget, ...], buttons: tuple[Button, ...], wide: QWidget | None = None
    ) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for each in words:
            row.addWidget(each)
        if wide is None:
            row.addStretch(1)
        else:
            row.addWidget(wide, 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return holder

    async def _show(self, key: str) -> None:
        self._open_key = key
        await self._refresh()

    async def _forget(self, key: str, entry_id: int | None) -> None:
        with suppress(DocumentError):  # it went meanwhile
            await self._memories.remove(key, entry_id)
        await self._refresh()
